import type { FormLayout } from '../FormLayout.ts';
import { expenditure } from '../figures.ts';
import { beside, label, prose, row, value } from '../formCells.ts';
import { indicatorLevels } from '../indicatorLevels.ts';
import { amount, performanceTexts } from '../slots.ts';

/** 部门整体支出绩效目标申报表, in five columns. */
export const performanceForm: FormLayout = {
  title: '{scope}整体支出绩效目标申报表',
  subtitle: '（{year}年度）',
  columns: [14, 18, 20, 30, 18],
  slots: {
    ...performanceTexts,
    total: amount(expenditure(), 'yuan'),
    basic: amount(expenditure({ part: 'basic' }), 'yuan'),
    project: amount(expenditure({ part: 'project' }), 'yuan'),
  },
  rows: [
    row(label('{scope}名称'), value('{department}', 4)),
    row(label('{scope}职能'), prose('{duties}', 4)),
    row(label('中长期目标'), prose('{strategy}', 4)),
    beside(
      [label('{scope}预算（元）')],
      row(label('合计', 2), value('{total}', 2)),
      row(label('其中：基本支出', 2), value('{basic}', 2)),
      row(label('项目支出', 2), value('{project}', 2)),
    ),
    beside([label('年度主要任务')], row(label('核心职能', 2), label('重点任务', 2)), {
      kind: 'each',
      path: 'performance/task',
      cells: [prose('{function}', 2), prose('{task}', 2)],
    }),
    row(label('年度总体目标'), prose('{goal}', 4)),
    beside([label('绩效指标')], row(label('一级指标'), label('二级指标'), label('三级指标'), label('年度指标值')), {
      kind: 'indicators',
      of: 'department',
      halves: [{ key: 'indicator' }],
      levels: indicatorLevels('可持续影响'),
    }),
  ],
};
