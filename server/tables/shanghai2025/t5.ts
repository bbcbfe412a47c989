import { budgetTable } from './shared.ts';

/** 一般公共预算支出功能分类预算表. */
export const t5 = budgetTable('五', 5, '一般公共预算', 'general');
