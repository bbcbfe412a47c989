import type { Budget } from '../model/Budget.ts';

/** A text of a layout as a budget prints it: `{年度}` stands for the budget year, `{部门}` for 部门, or 单位 in the budget of one unit. */
export function inWords(text: string, { year, scope }: Budget): string {
  return text
    .replaceAll('{年度}', year === undefined ? '' : String(year))
    .replaceAll('{部门}', scope === 'unit' ? '单位' : '部门');
}
