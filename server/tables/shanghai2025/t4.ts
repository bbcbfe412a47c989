import { classCodes } from '../classCodes.ts';
import type { FigureRow, TableLayout } from '../layout.ts';
import { appropriated, inYuan, label } from './shared.ts';

const revenueOf = (key: (typeof appropriated)[number], text: string): FigureRow => ({
  kind: 'figure',
  key,
  label: text,
  of: ['revenue'],
  where: { sources: [key] },
});

/** 财政拨款收支预算总表: the three appropriated budgets by 类. */
export const t4: TableLayout = {
  ...inYuan,
  id: 't4',
  label: '表四',
  number: '预算公开表4',
  title: '{年度}年{部门}财政拨款收支预算总表',
  landscape: true,
  sides: [
    {
      where: { sources: appropriated },
      columns: [{ header: '财政拨款收入', columns: [label, { header: '预算数', key: 'amount', where: {} }] }],
      rows: [
        revenueOf('general', '一、一般公共预算资金'),
        revenueOf('fund', '二、政府性基金'),
        revenueOf('capital', '三、国有资本经营预算'),
        { kind: 'blank', count: 'fill' },
        { kind: 'figure', key: 'revenue-total', label: '收入总计', of: ['revenue'], emphasis: 'total' },
      ],
    },
    {
      where: { sources: appropriated },
      columns: [
        {
          header: '财政拨款支出',
          columns: [
            label,
            { header: '合计', key: 'total', where: {} },
            { header: '一般公共预算', key: 'general', where: { sources: ['general'] } },
            { header: '政府性基金预算', key: 'fund', where: { sources: ['fund'] } },
            { header: '国有资本经营预算', key: 'capital', where: { sources: ['capital'] } },
          ],
        },
      ],
      rows: [
        { kind: 'classes', codes: classCodes },
        { kind: 'blank', count: 'fill' },
        { kind: 'figure', key: 'year-end', label: '年终结转', of: ['yearEnd'] },
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
