import type { Bound } from '../../../model/bind.ts';

/** What a file says of itself, whatever tables are read into it. */
export const settings: ReadonlySet<string> = new Set(['year', 'amounts', 'status', 'layout']);

/** Whether a statement is the file's own matter; lists of units tell the code of one of these, which may not be the department's. */
export function isSetting({ schema: { id } }: Bound, block: string | undefined, isOwn: boolean): boolean {
  if (block === 'department' && id === 'code') return !isOwn;
  return (block === 'department' || block === 'unit') && settings.has(id);
}
