import type { Identity } from '../Identity.ts';
import { generalOnly, noCarryover, noYearEnd } from './exceptions.ts';

const t1: readonly Identity[] = [
  { rule: 'A01', left: 't1/revenue/amount', right: 't1/general,fund,capital,special,unit/amount' },
  { rule: 'A02', left: 't1/revenue-total/amount', right: 't1/revenue,carryover/amount' },
  { rule: 'A03', left: 't1/expenditure/total', right: 't1/###/total' },
  { rule: 'A04', left: 't1/expenditure/current', right: 't1/###/current' },
  { rule: 'A05', left: 't1/expenditure/carryover', right: 't1/###/carryover' },
  { rule: 'A06', each: 't1/*/total', left: 't1/{row}/total', right: 't1/{row}/current,carryover' },
  { rule: 'A07', left: 't1/expenditure-total/total', right: 't1/expenditure,year-end/total' },
  { rule: 'A08', left: 't1/revenue-total/amount', right: 't1/expenditure-total/total', isExact: true },
  {
    rule: 'A09',
    left: 't1/expenditure-total/carryover',
    right: 't1/carryover/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/total'),
  },
];

const t2: readonly Identity[] = [
  { rule: 'B01', each: 't2/*/total', left: 't2/{row}/total', right: 't2/{row}/general,fund,capital,special,unit' },
  { rule: 'B02', each: 't2/###,#####/*', left: 't2/{row}/{column}', right: 't2/{below}/{column}' },
  { rule: 'B03', each: 't2/total/*', left: 't2/total/{column}', right: 't2/{below}/{column}' },
  {
    rule: 'B04',
    left: 't2/total/total',
    right: 't1/revenue/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/current'),
  },
  {
    rule: 'B05',
    each: 't1/general,fund,capital,special,unit/amount',
    left: 't2/total/{row}',
    right: 't1/{row}/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/current'),
  },
  {
    rule: 'B06',
    left: 't2/total/carryover',
    right: 't1/carryover/amount',
    isExact: true,
    unless: noYearEnd('t1/year-end/carryover'),
  },
  { rule: 'B07', each: 't2/###/total', left: 't2/{row}/total,carryover', right: 't1/{row}/total', isExact: true },
];

const t3: readonly Identity[] = [
  { rule: 'C01', each: 't3/*/total', left: 't3/{row}/total', right: 't3/{row}/basic,project' },
  { rule: 'C02', each: 't3/###,#####/*', left: 't3/{row}/{column}', right: 't3/{below}/{column}' },
  { rule: 'C03', each: 't3/total/*', left: 't3/total/{column}', right: 't3/{below}/{column}' },
  { rule: 'C04', left: 't3/total/total', right: 't1/expenditure/total', isExact: true },
  { rule: 'C05', each: 't3/###/total', left: 't3/{row}/total', right: 't1/{row}/total', isExact: true },
  { rule: 'C06', each: 't3,t2/*/total', left: 't3/{row}/total', right: 't2/{row}/total,carryover', isExact: true },
  { rule: 'C07', left: 'count(t3/*/total)', right: 'count(t2/*/total)' },
];

const t4: readonly Identity[] = [
  { rule: 'D01', left: 't4/revenue/amount', right: 't4/general,fund,capital/amount' },
  { rule: 'D02', left: 't4/revenue-total/amount', right: 't4/revenue,carryover/amount' },
  {
    rule: 'D03',
    left: 't4/carryover/amount',
    right: 't4/carryover-general,carryover-fund,carryover-capital/amount',
  },
  { rule: 'D04', each: 't4/expenditure/*', left: 't4/expenditure/{column}', right: 't4/###/{column}' },
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

const t5: readonly Identity[] = [
  { rule: 'E01', each: 't5/*/total', left: 't5/{row}/total', right: 't5/{row}/basic,project' },
  { rule: 'E02', each: 't5/###,#####/*', left: 't5/{row}/{column}', right: 't5/{below}/{column}' },
  { rule: 'E03', each: 't5/total/*', left: 't5/total/{column}', right: 't5/{below}/{column}' },
  {
    rule: 'E04',
    left: 't5/total/total',
    right: 't4/general/amount',
    isExact: true,
    unless: noYearEnd('t4/year-end/general'),
  },
  {
    rule: 'E05',
    left: 't5/total/total',
    right: 't4/expenditure/general - t4/carryover-general/amount',
    isExact: true,
    unless: noYearEnd('t4/year-end/general'),
  },
  {
    rule: 'E06',
    each: 't5/###/total',
    left: 't5/{row}/total',
    right: 't4/{row}/general',
    isExact: true,
    unless: [noCarryover('t4/carryover-general/amount')],
  },
  { rule: 'E07', each: 't5/*/total', left: 't5/{row}/total', relation: '≤', right: 't3/{row}/total', isExact: true },
  {
    rule: 'E08',
    each: 't5,t3/*/*',
    left: 't5/{row}/{column}',
    right: 't3/{row}/{column}',
    isExact: true,
    unless: generalOnly,
  },
];

/** The relations in and between the first five tables: revenue and expenditure as a whole. */
export const totalIdentities: readonly Identity[] = [...t1, ...t2, ...t3, ...t4, ...t5];
