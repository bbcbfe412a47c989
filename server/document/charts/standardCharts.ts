import type { ChartLayout, ChartPart } from '../DocumentLayout.ts';
import { expenditure, expenditureTotal, generalCurrent, lastYear, revenue } from '../figures.ts';

const unit = '单位：万元';

/** The words of a chart that shares out a whole. */
export const shareWords = {
  kind: 'chart',
  of: 'shares',
  unit,
  description: '{title}：合计{whole}万元，其中{items}。',
  item: '{name}{amount}万元，占{share}',
  bar: '{amount}（{share}）',
  separator: '；',
} as const;

const parts: readonly ChartPart[] = [
  { key: 'basic', name: '基本支出', where: { part: 'basic' } },
  { key: 'project', name: '项目支出', where: { part: 'project' } },
];

const bySource: readonly ChartPart[] = [
  { key: 'general', name: '一般公共预算', where: { sources: ['general'] } },
  { key: 'fund', name: '政府性基金预算', where: { sources: ['fund'] } },
  { key: 'capital', name: '国有资本经营预算', where: { sources: ['capital'] } },
  { key: 'special', name: '财政专户管理资金', where: { sources: ['special'] } },
  { key: 'unit', name: '单位资金', where: { sources: ['unit'] } },
];

/** What any budget is looked at by: its structure, basic against project expenditure, this year against the last. */
export const standardCharts: readonly ChartLayout[] = [
  {
    ...shareWords,
    id: 'charts/function',
    title: '[{year}年]支出结构（按功能分类）',
    by: 'function',
    columns: ['功能分类', '金额（万元）', '占比'],
    where: {},
  },
  {
    ...shareWords,
    id: 'charts/economic',
    title: '[{year}年]支出结构（按经济分类）',
    by: 'economic',
    columns: ['经济分类', '金额（万元）', '占比'],
    where: {},
    rest: '未列经济分类',
  },
  {
    kind: 'chart',
    of: 'parts',
    id: 'charts/part',
    title: '[{year}年]基本支出与项目支出',
    unit,
    columns: ['资金来源', '基本支出（万元）', '占比', '项目支出（万元）', '占比'],
    parts,
    whole: { key: '', name: '支出合计', where: {} },
    rows: bySource,
    description: '{title}：{items}。',
    item: '{name}中，{parts}',
    bar: '{amount}（{share}）',
    separator: '；',
    part: '{part}{amount}万元，占{share}',
    partSeparator: '，',
  },
  {
    kind: 'chart',
    of: 'years',
    id: 'charts/years',
    title: '[{year}年与{lastYear}年]预算对比',
    unit,
    columns: ['项目', '上年预算（万元）', '本年预算（万元）', '增减（万元）', '增减率'],
    series: ['上年预算[（{lastYear}年）]', '本年预算[（{year}年）]'],
    rows: [
      { key: 'revenue', name: '收入总计', figure: revenue(), since: lastYear.revenue },
      { key: 'expenditure', name: '支出总计', figure: expenditureTotal, since: lastYear.expenditure },
      { key: 'general', name: '一般公共预算当年支出', figure: expenditure(generalCurrent), since: lastYear.general },
    ],
    classes: {},
    description: '{title}：{items}。',
    item: '{name}{amount}万元[，{change}]',
    bar: '{amount}',
    separator: '；',
  },
];
