import type { TableLayout } from '../layout.ts';
import { byPart, code, functionLevels, name, source, units } from './shared.ts';

/** 国有资本经营预算收支预算表: state-capital revenue and expenditure side by side. */
export const t9: TableLayout = {
  id: 't9',
  label: '表九',
  number: '预算公开表9',
  title: '{年度}年国有资本经营预算收支预算表（不含上年结转）',
  ...units,
  source,
  sides: [
    {
      where: { sources: ['capital'], carryover: false },
      columns: [
        {
          header: '国有资本经营预算收入',
          columns: [
            { header: '项目', columns: [{ header: '收入科目编码', show: 'code' }, name] },
            { header: '国有资本经营收入预算', key: 'amount', where: {} },
          ],
        },
      ],
      rows: [
        { kind: 'figure', key: 'total', label: '合计', of: ['revenue'], emphasis: 'total' },
        { kind: 'tree', by: 'revenue', levels: [7], withLeaves: true },
      ],
    },
    {
      where: { sources: ['capital'], carryover: false },
      columns: [{ header: '国有资本经营预算支出', columns: [code, name, ...byPart] }],
      rows: [
        { kind: 'figure', key: 'total', label: '', of: ['expenditure'], emphasis: 'total' },
        { kind: 'tree', by: 'expenditure', levels: functionLevels },
      ],
    },
  ],
};
