import type { MoneyFigure, Slot } from '../DocumentLayout.ts';
import type { FormLayout } from '../FormLayout.ts';
import { expenditure } from '../figures.ts';
import { beside, label, prose, row, value } from '../formCells.ts';
import { indicatorLevels } from '../indicatorLevels.ts';
import { amount, count, numberOf, performanceTexts, text } from '../slots.ts';

const money = (figure: MoneyFigure): Slot => amount(figure, 'form');
/** People of the department and of its units. */
const people = (key: string): Slot =>
  count({ kind: 'numbers', paths: [`department/staff/${key}`, `unit/staff/${key}`] });

/** 部门（单位）整体支出绩效目标申报表: five columns, the first with the name of each part. */
export const performanceForm: FormLayout = {
  title: '预算部门（单位）整体支出绩效目标申报表',
  subtitle: '（{year}年度）',
  columns: [14, 24, 19, 25, 18],
  slots: {
    code: text('department/code'),
    offices: count({ kind: 'values', path: 'department/offices' }),
    units: numberOf('unit'),
    authorized: people('authorized'),
    onPayroll: people('onPayroll'),
    established: people('established'),
    others: people('other'),
    ...performanceTexts,
    totalBySource: money(expenditure()),
    general: money(expenditure({ sources: ['general'] })),
    fund: money(expenditure({ sources: ['fund'] })),
    capital: money(expenditure({ sources: ['capital'] })),
    socialInsurance: money(expenditure({ sources: [] })),
    special: money(expenditure({ sources: ['special'] })),
    unit: money(expenditure({ sources: ['unit'] })),
    total: money(expenditure()),
    basic: money(expenditure({ part: 'basic' })),
    project: money(expenditure({ part: 'project' })),
  },
  rows: [
    beside(
      [label('{scope}基本信息')],
      row(label('{scope}名称'), value('[{code}-]{department}', 3)),
      row(label('内设职能部门数'), value('{offices}个'), label('所属预算单位数'), value('{units}个')),
      beside(
        [label('核定的人员编制数'), value('[{authorized}人]')],
        row(label('实际在职人员总数'), value('[{onPayroll}人]')),
        row(label('其中：在编人员数'), value('[{established}人]')),
        row(label('其他人员数'), value('[{others}人]')),
      ),
    ),
    row(label('{scope}职责'), prose('{duties}', 4)),
    row(label('{scope}战略目标'), prose('{strategy}', 4)),
    beside(
      [label('年度预算情况')],
      row(label('按资金来源划分'), label('资金总额（万元）'), label('按资金方向划分'), label('资金总额（万元）')),
      row(label('合计'), value('{totalBySource}'), label('合计'), value('{total}')),
      row(label('其中：一般公共预算资金'), value('{general}'), label('其中：基本支出'), value('{basic}')),
      row(label('政府性基金预算资金'), value('{fund}'), label('项目支出'), value('{project}')),
      row(label('国有资本经营预算资金'), value('{capital}'), value('', 2, { rowSpan: 4 })),
      row(label('社会保险基金预算资金'), value('{socialInsurance}')),
      row(label('专户管理资金'), value('{special}')),
      row(label('单位资金'), value('{unit}')),
    ),
    beside([label('年度重点任务')], row(label('核心职能', 2), label('重点任务', 2)), {
      kind: 'each',
      path: 'performance/task',
      cells: [prose('{function}', 2), prose('{task}', 2)],
    }),
    row(label('年度绩效目标'), prose('{goal}', 4)),
    beside([label('年度绩效指标')], row(label('一级指标'), label('二级指标'), label('三级指标'), label('指标值')), {
      kind: 'indicators',
      of: 'department',
      halves: [{ key: 'indicator' }],
      levels: indicatorLevels('可持续性影响'),
    }),
  ],
};
