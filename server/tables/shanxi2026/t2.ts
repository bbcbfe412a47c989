import type { TableLayout } from '../layout.ts';
import { yearEndNote } from '../yearEndNote.ts';
import { code, functionLevels, name, source, totalRow, units } from './shared.ts';

/** 预算收入总表: functional codes by source, carry-over apart. */
export const t2: TableLayout = {
  id: 't2',
  label: '表二',
  number: '预算公开表2',
  title: '{年度}年预算收入总表',
  ...units,
  source,
  notes: [yearEndNote],
  sides: [
    {
      columns: [
        { header: '项目', columns: [code, name] },
        {
          header: '本年收入',
          columns: [
            { header: '合计', key: 'total', where: { carryover: false } },
            { header: '一般公共预算', key: 'general', where: { sources: ['general'], carryover: false } },
            { header: '政府性基金', key: 'fund', where: { sources: ['fund'], carryover: false } },
            { header: '国有资本经营预算', key: 'capital', where: { sources: ['capital'], carryover: false } },
            { header: '财政专户管理资金', key: 'special', where: { sources: ['special'], carryover: false } },
            { header: '单位资金', key: 'unit', where: { sources: ['unit'], carryover: false } },
          ],
        },
        { header: '上年结转', key: 'carryover', where: { carryover: true } },
      ],
      rows: [totalRow, { kind: 'tree', by: 'expenditure', levels: functionLevels }],
    },
  ],
};
