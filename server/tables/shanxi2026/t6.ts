import type { TableLayout } from '../layout.ts';
import { source, totalRow, units } from './shared.ts';

/** 基本支出分经济科目表: basic expenditure of the general public budget by departmental and government economic codes. */
export const t6: TableLayout = {
  id: 't6',
  label: '表六',
  number: '预算公开表6',
  title: '{年度}年一般公共预算安排基本支出分经济科目表（不含上年结转）',
  ...units,
  source,
  sides: [
    {
      where: { part: 'basic', sources: ['general'], carryover: false },
      columns: [
        { header: '部门预算支出经济科目名称', show: 'name' },
        { header: '政府预算支出经济科目名称', show: 'government' },
        {
          header: '{年度}年预算数',
          columns: [
            { header: '合计', key: 'total', where: {} },
            { header: '人员经费', key: 'personnel', where: { economic: 'personnel' } },
            { header: '公用经费', key: 'public', where: { economic: 'public' } },
          ],
        },
      ],
      rows: [totalRow, { kind: 'economic' }],
    },
  ],
};
