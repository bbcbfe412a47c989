import type { TableLayout } from '../layout.ts';
import { byPart, code, functionLevels, name, source, totalRow, units } from './shared.ts';

/** 一般公共预算支出预算表: this year's general public budget by functional code. */
export const t5: TableLayout = {
  id: 't5',
  label: '表五',
  number: '预算公开表5',
  title: '{年度}年一般公共预算支出预算表（不含上年结转）',
  ...units,
  source,
  sides: [
    {
      where: { sources: ['general'], carryover: false },
      columns: [
        { header: '项目', columns: [code, name] },
        { header: '{年度}年预算数', columns: byPart },
      ],
      rows: [totalRow, { kind: 'tree', by: 'expenditure', levels: functionLevels }],
    },
  ],
};
