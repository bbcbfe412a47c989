import type { Localized } from '../../language/schema.ts';
import type { Exception, Identity } from '../Identity.ts';

const text = (zh: string, en: string): Localized => ({ zh, en });
const noYearEnd = (sum: string): readonly Exception[] => [
  { sum, reason: text('有年终结转', 'There is a year-end carry-over') },
];

const t1AndT2: readonly Identity[] = [
  {
    rule: 'A01',
    part: 'appropriation',
    title: text('表一：财政拨款收入＝三个预算之和', 'T1: appropriation = the three budgets'),
    left: 't1/appropriation/amount',
    right: 't1/general,fund,capital/amount',
  },
  {
    rule: 'A01',
    part: 'total',
    title: text('表一：各类收入之和＝收入总计', 'T1: the kinds of revenue make the total'),
    left: 't1/revenue-total/amount',
    right: 't1/appropriation,business,operation,other/amount',
  },
  {
    rule: 'A07',
    title: text('表一：各类之和＋年终结转＝支出总计', 'T1: the classes and the year-end carry-over make the total'),
    left: 't1/expenditure-total/total',
    right: 't1/###,year-end/total',
  },
  { rule: 'A08', left: 't1/revenue-total/amount', right: 't1/expenditure-total/total', isExact: true },
  {
    rule: 'B01',
    title: text('表二：合计＝各类收入之和', 'T2: total = the kinds of revenue'),
    each: 't2/*/total',
    left: 't2/{row}/total',
    right: 't2/{row}/appropriation,business,operation,other',
  },
  { rule: 'B02', each: 't2/###,#####/*', left: 't2/{row}/{column}', right: 't2/{below}/{column}' },
  { rule: 'B03', each: 't2/total/*', left: 't2/total/{column}', right: 't2/{below}/{column}' },
  {
    rule: 'B04',
    title: text('表二合计＝表一收入总计', 'T2 total = T1 total revenue'),
    left: 't2/total/total',
    right: 't1/revenue-total/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/total'),
  },
  {
    rule: 'B05',
    each: 't1/appropriation,business,operation,other/amount',
    left: 't2/total/{row}',
    right: 't1/{row}/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/total'),
  },
  {
    rule: 'B07',
    title: text('表二各类＝表一该类', 'T2 classes = T1 classes'),
    each: 't2/###/total',
    left: 't2/{row}/total',
    right: 't1/{row}/total',
    isExact: true,
  },
];

const t3: readonly Identity[] = [
  { rule: 'C01', each: 't3/*/total', left: 't3/{row}/total', right: 't3/{row}/basic,project' },
  { rule: 'C02', each: 't3/###,#####/*', left: 't3/{row}/{column}', right: 't3/{below}/{column}' },
  { rule: 'C03', each: 't3/total/*', left: 't3/total/{column}', right: 't3/{below}/{column}' },
  {
    rule: 'C04',
    title: text('表三合计＝表一支出总计－年终结转', 'T3 total = T1 total expenditure less the year-end carry-over'),
    left: 't3/total/total',
    right: 't1/expenditure-total/total - t1/year-end/total',
    isExact: true,
  },
  { rule: 'C05', each: 't3/###/total', left: 't3/{row}/total', right: 't1/{row}/total', isExact: true },
  {
    rule: 'C06',
    title: text('表三各科目＝表二', 'T3 subjects = T2'),
    each: 't3,t2/*/total',
    left: 't3/{row}/total',
    right: 't2/{row}/total',
    isExact: true,
  },
  { rule: 'C07', left: 'count(t3/*/total)', right: 'count(t2/*/total)' },
];

const t4: readonly Identity[] = [
  {
    rule: 'D01',
    title: text('表四：三个预算之和＝收入总计', 'T4: the three budgets make the total'),
    left: 't4/revenue-total/amount',
    right: 't4/general,fund,capital/amount',
  },
  {
    rule: 'D04',
    title: text('表四：各类之和＋年终结转＝支出总计', 'T4: the classes and the year-end carry-over make the total'),
    each: 't4/expenditure-total/*',
    left: 't4/expenditure-total/{column}',
    right: 't4/###,year-end/{column}',
  },
  { rule: 'D05', each: 't4/*/total', left: 't4/{row}/total', right: 't4/{row}/general,fund,capital' },
  { rule: 'D06', left: 't4/revenue-total/amount', right: 't4/expenditure-total/total', isExact: true },
  {
    rule: 'D07',
    each: 't4/general,fund,capital/amount',
    left: 't4/{row}/amount',
    right: 't1/{row}/amount',
    isExact: true,
  },
  { rule: 'D08', each: 't4/###/total', left: 't4/{row}/total', relation: '≤', right: 't1/{row}/total', isExact: true },
  { rule: 'D09', left: 't4/revenue-total/amount', relation: '≤', right: 't1/revenue-total/amount', isExact: true },
];

const t5To9: readonly Identity[] = [
  { rule: 'E01', each: 't5/*/total', left: 't5/{row}/total', right: 't5/{row}/basic,project' },
  { rule: 'E02', each: 't5/###,#####/*', left: 't5/{row}/{column}', right: 't5/{below}/{column}' },
  { rule: 'E03', each: 't5/total/*', left: 't5/total/{column}', right: 't5/{below}/{column}' },
  {
    rule: 'E05',
    title: text('表五合计＝表四一般公共预算支出', 'T5 total = T4 general expenditure'),
    left: 't5/total/total',
    right: 't4/expenditure-total/general - t4/year-end/general',
    isExact: true,
  },
  {
    rule: 'E06',
    title: text('表五各类＝表四该类一般公共预算', 'T5 classes = T4 classes of the general public budget'),
    each: 't5/###/total',
    left: 't5/{row}/total',
    right: 't4/{row}/general',
    isExact: true,
  },
  { rule: 'E07', each: 't5/*/total', left: 't5/{row}/total', relation: '≤', right: 't3/{row}/total', isExact: true },
  {
    rule: 'F01',
    title: text('表八：各款之和＝类', 'T8: sections → classes'),
    each: 't8/###/total',
    left: 't8/{row}/total',
    right: 't8/{below}/total',
  },
  {
    rule: 'F02',
    title: text('表八：各类之和＝合计', 'T8: the classes make the total'),
    each: 't8/total/*',
    left: 't8/total/{column}',
    right: 't8/{below}/{column}',
  },
  {
    rule: 'F03',
    title: text('表八：合计＝人员＋公用', 'T8: total = personnel + public'),
    each: 't8/*/total',
    left: 't8/{row}/total',
    right: 't8/{row}/personnel,public',
  },
  {
    rule: 'F04',
    title: text('表八合计＝表五基本支出', 'T8 total = basic of T5'),
    left: 't8/total/total',
    right: 't5/total/basic',
    isExact: true,
  },
  {
    rule: 'G02',
    title: text('表六合计＝表四政府性基金支出', 'T6 total = fund expenditure of T4'),
    left: 't6/total/total',
    right: 't4/expenditure-total/fund - t4/year-end/fund',
    isExact: true,
  },
  {
    rule: 'G03',
    title: text('表七合计＝表四国有资本经营支出', 'T7 total = state-capital expenditure of T4'),
    left: 't7/total/total',
    right: 't4/expenditure-total/capital - t4/year-end/capital',
    isExact: true,
  },
  {
    rule: 'G05',
    part: 'total',
    left: 't9/all/total',
    right: 't9/all/abroad,reception,vehicles',
  },
  { rule: 'G05', part: 'vehicles', left: 't9/all/vehicles', right: 't9/all/vehicle-purchase,vehicle-running' },
  ...[
    ['30212', 'abroad'],
    ['30217', 'reception'],
    ['30231', 'vehicle-running'],
    ['31013', 'vehicle-purchase'],
  ].map(
    ([code = '', column = '']): Identity => ({
      rule: 'G06',
      part: code,
      title: text('表八中的三公科目≤表九对应项', 'three public in T8 ≤ T9'),
      left: `t8/${code}*/total`,
      relation: '≤',
      right: `t9/all/${column}`,
      isExact: true,
    }),
  ),
];

/** The relations between the nine tables. */
export const identities: readonly Identity[] = [...t1AndT2, ...t3, ...t4, ...t5To9];
