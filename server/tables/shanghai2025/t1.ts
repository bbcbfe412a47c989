import { classCodes } from '../classCodes.ts';
import type { FigureRow, TableLayout } from '../layout.ts';
import { appropriated, inYuan, label } from './shared.ts';

const revenueOf = (
  key: string,
  text: string,
  sources: readonly ('general' | 'fund' | 'capital' | 'special' | 'unit')[],
): FigureRow => ({
  kind: 'figure',
  key,
  label: text,
  of: ['revenue'],
  where: { sources },
});

/** 财务收支预算总表: revenue by kind, expenditure by 类. */
export const t1: TableLayout = {
  ...inYuan,
  id: 't1',
  label: '表一',
  number: '预算公开表1',
  title: '{年度}年{部门}财务收支预算总表',
  sides: [
    {
      columns: [{ header: '本年收入', columns: [label, { header: '预算数', key: 'amount', where: {} }] }],
      rows: [
        revenueOf('appropriation', '一、财政拨款收入', appropriated),
        revenueOf('general', '1. 一般公共预算资金', ['general']),
        revenueOf('fund', '2. 政府性基金', ['fund']),
        revenueOf('capital', '3. 国有资本经营预算', ['capital']),
        revenueOf('business', '二、事业收入', ['special']),
        revenueOf('operation', '三、事业单位经营收入', []),
        revenueOf('other', '四、其他收入', ['unit']),
        { kind: 'blank', count: 'fill' },
        { kind: 'figure', key: 'revenue-total', label: '收入总计', of: ['revenue'], emphasis: 'total' },
      ],
    },
    {
      columns: [{ header: '本年支出', columns: [label, { header: '预算数', key: 'total', where: {} }] }],
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
