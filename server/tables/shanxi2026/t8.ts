import type { TableLayout } from '../layout.ts';
import { byPart, code, functionLevels, name, source, totalRow, units } from './shared.ts';

/** 政府性基金预算支出表: fund expenditure by functional code. */
export const t8: TableLayout = {
  id: 't8',
  label: '表八',
  number: '预算公开表8',
  title: '{年度}年政府性基金预算支出表（不含上年结转）',
  ...units,
  source,
  sides: [
    {
      where: { sources: ['fund'], carryover: false },
      columns: [code, name, ...byPart],
      rows: [totalRow, { kind: 'tree', by: 'expenditure', levels: functionLevels }],
    },
  ],
};
