import type { Exception, Identity } from '../Identity.ts';
import { appropriatedCarryover, exception, noCarryover, noYearEnd } from './exceptions.ts';

const pension: readonly [string, string] = ['t6/30108*/total', 't5/2080505/basic'];
const annuity: readonly [string, string] = ['t6/30109*/total', 't5/2080506/basic'];
const medical: readonly [string, string] = ['t6/30110*/total', 't5/210110#/basic'];
const housing: readonly [string, string] = ['t6/30113*/total', 't5/2210201/basic'];
const noOtherMedical: readonly Exception[] = [
  exception(
    't6/30111*,30112*,30114*,30307*,30311*/total',
    '还有公务员医疗补助、其他社会保障缴费或医疗费',
    'There are other medical expenses or contributions',
  ),
];
const usual = (rule: string, [left, right]: readonly [string, string]): Identity => ({
  rule,
  left,
  right,
  withinEach: '0.01',
  pairs: [[left, right]],
});

const t6: readonly Identity[] = [
  { rule: 'F01', each: 't6/###/total', left: 't6/{row}/total', right: 't6/{below}/total' },
  { rule: 'F02', each: 't6/total/*', left: 't6/total/{column}', right: 't6/{below}/{column}' },
  { rule: 'F03', each: 't6/*/total', left: 't6/{row}/total', right: 't6/{row}/personnel,public' },
  { rule: 'F04', left: 't6/total/total', right: 't5/total/basic', isExact: true },
  usual('F05', pension),
  usual('F06', annuity),
  { ...usual('F07', medical), unless: noOtherMedical },
  usual('F08', housing),
  {
    rule: 'F09',
    left: 't6/#####*,!30108*,!30109*,!30110*,!30113*/total',
    right: 't5/#######,!2080505,!2080506,!210110#,!2210201/basic',
    pairs: [pension, annuity, medical, housing],
    unless: noOtherMedical,
  },
  {
    rule: 'F10',
    left: 't6/30109*/total',
    right: '0.5 × t6/30108*/total',
    withinEach: '0.01',
    pairs: [['t6/30109*/total', 't6/30108*/total']],
  },
];

const t7To13: readonly Identity[] = [
  { rule: 'G02', part: 'revenue', left: 't7/total/amount', right: 't4/fund/amount', isExact: true },
  {
    rule: 'G02',
    part: 'expenditure',
    left: 't8/total/total',
    right: 't4/expenditure/fund - t4/carryover-fund/amount',
    isExact: true,
    unless: noYearEnd('t4/year-end/fund'),
  },
  { rule: 'G03', part: 'revenue', left: 't9/total/amount', right: 't4/capital/amount', isExact: true },
  {
    rule: 'G03',
    part: 'expenditure',
    left: 't9/total/total',
    right: 't4/expenditure/capital - t4/carryover-capital/amount',
    isExact: true,
    unless: noYearEnd('t4/year-end/capital'),
  },
  {
    rule: 'G03',
    part: 'balance',
    left: 't9/total/amount',
    right: 't9/total/total',
    isExact: true,
    unless: noYearEnd('t4/year-end/capital'),
  },
  {
    rule: 'G04',
    title: {
      zh: '表十三合计≤表四上年财政拨款结转（其中的项目部分）',
      en: 'T13 total ≤ carry-over of T4, of which it is the projects',
    },
    left: 't13/department/total',
    relation: '≤',
    right: 't4/carryover/amount',
    isExact: true,
  },
  {
    rule: 'G05',
    part: 'total',
    each: 't10/total/*',
    left: 't10/total/{column}',
    right: 't10/abroad,reception,vehicles/{column}',
  },
  {
    rule: 'G05',
    part: 'vehicles',
    each: 't10/vehicles/*',
    left: 't10/vehicles/{column}',
    right: 't10/vehicle-purchase,vehicle-running/{column}',
  },
  { rule: 'G06', part: '30212', left: 't6/30212*/total', relation: '≤', right: 't10/abroad/general', isExact: true },
  { rule: 'G06', part: '30217', left: 't6/30217*/total', relation: '≤', right: 't10/reception/general', isExact: true },
  {
    rule: 'G06',
    part: '30231',
    left: 't6/30231*/total',
    relation: '≤',
    right: 't10/vehicle-running/general',
    isExact: true,
  },
  {
    rule: 'G06',
    part: '31013',
    left: 't6/31013*/total',
    relation: '≤',
    right: 't10/vehicle-purchase/general',
    isExact: true,
  },
  {
    rule: 'G07',
    left: 't11/total/general',
    right: 't6/total/public',
    withinEach: '0.01',
    unless: [
      exception(
        'units/institution',
        '有事业单位，其公用经费不是机关运行经费',
        'There are institutions, which have no operating costs',
      ),
      noCarryover('t4/carryover-general/amount'),
    ],
  },
  { rule: 'H01', each: 't12/*/total', left: 't12/{row}/total', right: 't12/{row}/general,fund,capital,special,unit' },
  { rule: 'H02', each: 't12/unit-*/*', left: 't12/{row}/{column}', right: 't12/{below}/{column}' },
  { rule: 'H03', each: 't12/department/*', left: 't12/department/{column}', right: 't12/{below}/{column}' },
  {
    rule: 'H04',
    left: 't3/total/project',
    right: 't12,t13/department/total',
    isExact: true,
    unless: appropriatedCarryover,
  },
  { rule: 'H05', left: 't12/department/general', right: 't5/total/project', isExact: true },
];

/** The relations of the sixth to the thirteenth table: basic expenditure, single budgets, projects. */
export const detailIdentities: readonly Identity[] = [...t6, ...t7To13];
