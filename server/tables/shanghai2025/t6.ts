import { budgetTable } from './shared.ts';

/** 政府性基金预算支出功能分类预算表. */
export const t6 = budgetTable('六', 6, '政府性基金预算', 'fund');
