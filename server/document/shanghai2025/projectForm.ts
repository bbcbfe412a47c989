import type { FormLayout } from '../FormLayout.ts';
import { beside, label, prose, row, value } from '../formCells.ts';
import { indicatorLevels } from '../indicatorLevels.ts';
import { amount, projectTexts, text } from '../slots.ts';

/** 项目支出绩效目标申报表, in five columns: one list of indicators, those of the year. */
export const projectForm: FormLayout = {
  title: '项目支出绩效目标申报表',
  subtitle: '（{year}年度）',
  columns: [14, 18, 20, 30, 18],
  slots: {
    ...projectTexts,
    category: text('project/category'),
    annual: amount({ kind: 'project' }, 'yuan'),
    filled: { kind: 'text', path: 'project/filled' },
  },
  rows: [
    row(label('项目名称'), value('{name}', 4)),
    row(label('主管部门'), value('{superior}', 2), label('实施单位'), value('{owner}')),
    row(label('项目类别'), value('{category}', 2), label('项目属性'), value('[{attribute}项目]')),
    row(label('项目期'), value('{term}', 2), label('当年预算（元）'), value('{annual}')),
    row(label('项目概况'), prose('{overview}', 4)),
    row(label('立项依据'), prose('{basis}', 4)),
    row(label('项目设立的必要性'), prose('{necessity}', 4)),
    row(label('保证项目实施的制度、措施'), prose('{safeguards}', 4)),
    row(label('项目实施计划'), prose('{plan}', 4)),
    row(label('项目总目标'), prose('{goal}', 4)),
    row(label('年度绩效目标'), prose('{annualGoal}', 4)),
    beside([label('绩效指标')], row(label('一级指标'), label('二级指标'), label('三级指标'), label('年度指标值')), {
      kind: 'indicators',
      of: 'project',
      halves: [{ key: 'indicator' }],
      levels: indicatorLevels('可持续影响'),
    }),
    row(label('负责人'), value('{responsible}'), label('经办人'), value('{operator}', 2)),
    row(label('联系电话'), value('{phone}'), label('填报日期'), value('{filled}', 2)),
  ],
};
