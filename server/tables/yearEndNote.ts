import type { TableNote } from './layout.ts';

/** What is received and stays unspent at the end of the year is in no function, so a table of revenue by function lacks it. */
export const yearEndNote: TableNote = {
  text: '注：本表按支出功能分类列示，不含年终结转{金额}',
  amount: { of: ['yearEnd'] },
};
