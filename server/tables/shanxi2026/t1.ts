import { classCodes } from '../classCodes.ts';
import type { FigureRow, TableLayout } from '../layout.ts';
import { label, source, units } from './shared.ts';

const revenueOf = (
  key: string,
  text: string,
  from: 'general' | 'fund' | 'capital' | 'special' | 'unit',
): FigureRow => ({
  kind: 'figure',
  key,
  label: text,
  of: ['revenue'],
  where: { sources: [from], carryover: false },
});

/** 预算收支总表: revenue by source, expenditure by 类. */
export const t1: TableLayout = {
  id: 't1',
  label: '表一',
  number: '预算公开表1',
  title: '{年度}年预算收支总表',
  ...units,
  source,
  notes: [{ text: '注：本套报表因取数时四舍五入，部分金额可能存在尾差' }],
  sides: [
    {
      columns: [{ header: '收入', columns: [label, { header: '{年度}年', key: 'amount', where: {} }] }],
      rows: [
        revenueOf('general', '一、一般公共预算', 'general'),
        revenueOf('fund', '二、政府性基金预算', 'fund'),
        revenueOf('capital', '三、国有资本经营预算', 'capital'),
        revenueOf('special', '四、财政专户管理资金', 'special'),
        revenueOf('unit', '五、单位资金', 'unit'),
        { kind: 'blank', count: 'fill' },
        {
          kind: 'figure',
          key: 'revenue',
          label: '本年收入合计',
          of: ['revenue'],
          where: { carryover: false },
          emphasis: 'total',
        },
        { kind: 'figure', key: 'carryover', label: '上年结转', of: ['revenue'], where: { carryover: true } },
        { kind: 'figure', key: 'revenue-total', label: '收入总计', of: ['revenue'], emphasis: 'total' },
      ],
    },
    {
      columns: [
        {
          header: '支出',
          columns: [
            label,
            { header: '{年度}年合计', key: 'total', where: {} },
            { header: '当年预算安排', key: 'current', where: { carryover: false } },
            { header: '上年结转安排', key: 'carryover', where: { carryover: true } },
          ],
        },
      ],
      rows: [
        { kind: 'classes', codes: classCodes },
        { kind: 'blank', count: 'fill' },
        { kind: 'figure', key: 'expenditure', label: '本年支出合计', of: ['expenditure'], emphasis: 'total' },
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
