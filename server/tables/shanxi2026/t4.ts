import { classCodes } from '../classCodes.ts';
import type { FigureRow, TableLayout } from '../layout.ts';
import { appropriated, byAppropriation, label, source, units } from './shared.ts';

const revenueOf = (key: string, text: string, from: (typeof appropriated)[number], carryover: boolean): FigureRow => ({
  kind: 'figure',
  key,
  label: text,
  of: ['revenue'],
  where: { sources: [from], carryover },
});

/** 财政拨款收支总表: the three appropriated budgets by 类. */
export const t4: TableLayout = {
  id: 't4',
  label: '表四',
  number: '预算公开表4',
  title: '{年度}年财政拨款收支总表',
  ...units,
  source,
  sides: [
    {
      where: { sources: appropriated },
      columns: [{ header: '收入', columns: [label, { header: '金额', key: 'amount', where: {} }] }],
      rows: [
        revenueOf('general', '一、一般公共预算', 'general', false),
        revenueOf('fund', '二、政府性基金预算', 'fund', false),
        revenueOf('capital', '三、国有资本经营预算', 'capital', false),
        { kind: 'blank', count: 'fill' },
        {
          kind: 'figure',
          key: 'revenue',
          label: '本年收入合计',
          of: ['revenue'],
          where: { carryover: false },
          emphasis: 'total',
        },
        { kind: 'figure', key: 'carryover', label: '上年财政拨款结转', of: ['revenue'], where: { carryover: true } },
        revenueOf('carryover-general', '一、一般公共预算', 'general', true),
        revenueOf('carryover-fund', '二、政府性基金预算', 'fund', true),
        revenueOf('carryover-capital', '三、国有资本经营预算', 'capital', true),
        { kind: 'figure', key: 'revenue-total', label: '收入总计', of: ['revenue'], emphasis: 'total' },
      ],
    },
    {
      where: { sources: appropriated },
      columns: [
        {
          header: '支出',
          columns: [
            label,
            { header: '金额', columns: [{ header: '小计', key: 'total', where: {} }, ...byAppropriation] },
          ],
        },
      ],
      rows: [
        { kind: 'classes', codes: classCodes },
        { kind: 'blank', count: 'fill' },
        { kind: 'figure', key: 'expenditure', label: '本年支出合计', of: ['expenditure'], emphasis: 'total' },
        { kind: 'figure', key: 'year-end', label: '年终结转', of: ['yearEnd'] },
        { kind: 'blank', count: 3 },
        {
          kind: 'figure',
          key: 'expenditure-total',
          label: '支出总计',
          of: ['expenditure', 'yearEnd'],
          emphasis: 'total',
        },
      ],
    },
  ],
};
