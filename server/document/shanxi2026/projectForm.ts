import type { Slot, Slots } from '../DocumentLayout.ts';
import type { FormLayout, FormRows } from '../FormLayout.ts';
import { beside, label, prose, row, value } from '../formCells.ts';
import { indicatorLevels } from '../indicatorLevels.ts';
import { amount, projectTexts, text } from '../slots.ts';

const levels = ['central', 'provincial', 'local', 'selfRaised', 'other'] as const;

/** The amount of a project and where it comes from, in yuan; other money is blank where there is none. */
const fundSlots = (half: string): Slots => ({
  [half]: amount({ kind: 'project' }, 'yuan'),
  ...Object.fromEntries(
    levels.map((level): [string, Slot] => [
      `${half}-${level}`,
      amount(
        { kind: 'written', path: `project/funds/${level}`, orZero: 'project/funds' },
        level === 'other' ? 'yuanOrBlank' : 'yuan',
      ),
    ]),
  ),
});

/** A row of the project's money: for the whole period and for this year. */
const funds = (period: string, annual: string, slot: string): FormRows =>
  row(label(period, 2), value(`{period${slot}}`, 2), label(annual, 2), value(`{annual${slot}}`));
const fundsOf = (name: string, level: (typeof levels)[number]): FormRows => funds(name, name, `-${level}`);
const described = (name: string, slot: string): FormRows => row(label(name, 2), prose(`{${slot}}`, 6));

/** 项目支出绩效目标表: 实施期 in columns 2 to 5, 年度 in columns 6 to 8. */
export const projectForm: FormLayout = {
  title: '预算部门（单位）项目支出绩效目标表',
  subtitle: '（{year}年度）',
  columns: [10, 12, 12, 15, 12, 12, 15, 12],
  slots: {
    ...projectTexts,
    superiorCode: text('superior/code'),
    ...fundSlots('period'),
    ...fundSlots('annual'),
    filled: { kind: 'text', path: 'project/filled', date: 'digits' },
  },
  rows: [
    row(label('项目名称', 2), value('{name}', 6)),
    row(label('主管部门及代码', 2), value('[{superiorCode}-]{superior}', 3), label('实施单位'), value('{owner}', 2)),
    row(label('项目属性', 2), value('[{attribute}项目]', 3), label('项目期'), value('{term}', 2)),
    beside(
      [label('项目资金（元）')],
      funds('实施期资金总额：', '年度资金总额：', ''),
      fundsOf('其中：中央财政资金', 'central'),
      fundsOf('省级财政资金', 'provincial'),
      fundsOf('市县（区）财政资金', 'local'),
      fundsOf('单位自筹', 'selfRaised'),
      fundsOf('其他资金', 'other'),
    ),
    described('项目概况', 'overview'),
    described('立项依据', 'basis'),
    described('项目设立必要性', 'necessity'),
    described('保证项目实施的制度、措施', 'safeguards'),
    described('项目实施计划', 'plan'),
    row(label('实施期目标', 5), label('年度目标', 3)),
    row(label('总体目标'), prose('{goal}', 4), prose('{annualGoal}', 3)),
    beside(
      [label('绩效指标')],
      row(
        label('一级指标'),
        label('二级指标'),
        label('三级指标'),
        label('指标值'),
        label('二级指标'),
        label('三级指标'),
        label('指标值'),
      ),
      {
        kind: 'indicators',
        of: 'project',
        halves: [{ key: 'period-indicator' }, { key: 'indicator' }],
        levels: indicatorLevels('可持续影响'),
      },
    ),
    row(
      label('负责人：'),
      value('{responsible}'),
      label('经办人：'),
      value('{operator}'),
      label('联系电话：'),
      value('{phone}'),
      label('填报日期：'),
      value('{filled}'),
    ),
  ],
};
