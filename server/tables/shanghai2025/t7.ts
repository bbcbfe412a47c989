import { budgetTable } from './shared.ts';

/** 国有资本经营预算支出功能分类预算表. */
export const t7 = budgetTable('七', 7, '国有资本经营预算', 'capital');
