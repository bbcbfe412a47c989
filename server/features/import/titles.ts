import type { Source } from '../../model/Budget.ts';
import { filledIn } from '../paste/plainRows.ts';
import { isOfSource, type Role, sourceNames } from '../paste/roles.ts';
import type { TableColumns } from './tableColumns.ts';

/** Whether a title above the headers of a table has something in it, `政府采购预算表`; without one, what its sheet is called. */
export function isTitled(word: RegExp, { head, called }: Pick<TableColumns, 'head' | 'called'>): boolean {
  const titles = head.flatMap((row) => {
    const [title, ...others] = filledIn(row);
    return title && others.length === 0 && /表(?:$|[\s（(])/.test(title.text) ? [title.text] : [];
  });
  return (titles.length > 0 ? titles : [called]).some((title) => word.test(title));
}

/** Whether something above the rows of a table, its titles and headers, has a word in it. */
export function tells(word: RegExp, { head }: Pick<TableColumns, 'head'>): boolean {
  return head.some((row) => row.some(({ text }) => word.test(text)));
}

/** The sources of money that the title of a table names. */
export function sourcesTitled(table: TableColumns): Source[] {
  return sourceNames.flatMap(([source, pattern]) => (isTitled(pattern, table) ? source : []));
}

/** A table whose title tells the one source of its money, and no column another, with its amounts as those of that source. */
export function withTitledSource(table: TableColumns): TableColumns {
  const { at } = table;
  const isTold = at.has('sourceName') || [...at.keys()].some(isOfSource);
  const [source, ...others] = sourcesTitled(table);
  if (isTold || source === undefined || source === 'general' || others.length > 0) return table;
  const roleOf = (role: Role): Role => {
    if (role === 'carryover') return `carried-${source}`;
    return role === 'amount' || (role === 'current' && !at.has('amount')) ? source : role;
  };
  return { ...table, at: new Map([...at].map(([role, column]) => [roleOf(role), column])) };
}

/** The tables of what others tell the money of: what is bought, what it is for in years to come, to whom it goes on. */
export const toldElsewhere = /购买服务|资产配置|新增资产|中期(?:财政)?规划|转移支付/;

/** Whether a table is one of what is procured, whatever projects and functions it names beside it. */
export function isOfProcurement(table: TableColumns): boolean {
  return isTitled(/政府采购/, table) && !isTitled(/项目支出/, table);
}

/** Whether what a table names as projects is basic expenditure, as its title says. */
export function isOfBasic(table: TableColumns): boolean {
  return isTitled(/基本支出/, table) && !isTitled(/项目支出/, table);
}
