import type { Identity } from '../Identity.ts';
import { appropriatedCarryover } from './exceptions.ts';

/** The relations of the performance forms to the tables and the explanation, and in them. */
export const formIdentities: readonly Identity[] = [
  { rule: 'J01', left: 'performance/onPayroll', right: 'performance/established,others' },
  { rule: 'J03', left: 'performance/established', relation: '≤', right: 'performance/authorized' },
  { rule: 'J04', part: 'total', left: 'performance/totalBySource', right: 'performance/total', isExact: true },
  {
    rule: 'J04',
    part: 'source',
    left: 'performance/totalBySource',
    right: 'performance/general,fund,capital,socialInsurance,special,unit',
  },
  { rule: 'J04', part: 'direction', left: 'performance/total', right: 'performance/basic,project' },
  {
    rule: 'J05-07',
    each: 'performance/total,basic,project',
    left: 'performance/{row}',
    right: 't3/total/{row}',
    isExact: true,
  },
  { rule: 'J08', left: 'performance/units', right: 'performance-overall/units' },
  {
    rule: 'J09',
    left: 'count(projects/*/annual)',
    right: 'count(projects/*/t12,t13)',
    unless: appropriatedCarryover,
  },
  {
    rule: 'J10',
    each: 'projects/*/annual,t12,t13',
    left: 'projects/{row}/annual',
    right: 'projects/{row}/t12,t13',
    isExact: true,
    unless: appropriatedCarryover,
  },
  {
    rule: 'J11',
    each: 'projects/*/annual-central',
    left: 'projects/{row}/annual',
    right: 'projects/{row}/annual-central,annual-provincial,annual-local,annual-selfRaised,annual-other',
  },
  {
    rule: 'J12',
    each: 'projects/*/annual',
    left: 'projects/{row}/annual',
    relation: '≤',
    right: 'projects/{row}/period',
    isExact: true,
  },
  { rule: 'J16', left: 'projects/*/annual', right: 'performance-projects/publishedAmount' },
];
