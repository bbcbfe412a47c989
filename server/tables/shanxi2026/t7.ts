import type { TableLayout } from '../layout.ts';
import { name, source, units } from './shared.ts';

/** 政府性基金预算收入表: fund revenue by revenue code. */
export const t7: TableLayout = {
  id: 't7',
  label: '表七',
  number: '预算公开表7',
  title: '{年度}年政府性基金预算收入表（不含上年结转）',
  ...units,
  source,
  sides: [
    {
      where: { sources: ['fund'], carryover: false },
      columns: [
        { header: '项目', columns: [{ header: '收入科目编码', show: 'code' }, name] },
        { header: '政府性基金收入预算', key: 'amount', where: {} },
      ],
      rows: [
        { kind: 'figure', key: 'total', label: '合计', of: ['revenue'], emphasis: 'total' },
        { kind: 'tree', by: 'revenue', levels: [7], withLeaves: true },
      ],
    },
  ],
};
