import type { Budget } from '../model/Budget.ts';

/**
 * Whether the department and everything that must be there of it and of the file is there. Before that a budget is a draft
 * or a piece of one, and what is not in it yet tells nothing.
 */
export function isWhole({ department, faults }: Budget): boolean {
  return (
    department !== undefined &&
    !faults.some(
      ({ fault }) =>
        fault.kind === 'missing-field' &&
        fault.field.need === 'required' &&
        (fault.block === 'file' || fault.block === 'department'),
    )
  );
}
