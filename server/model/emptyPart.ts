import { emptySegment } from '../syntax/tree.ts';
import type { Part } from './Budget.ts';

/** A part that says nothing. */
export const emptyPart: Part = {
  segment: emptySegment,
  bound: [],
  faults: [],
  spendings: [],
  subjects: [],
  revenue: [],
  totals: [],
  controls: [],
  procurements: [],
  staff: [],
  indicatorLists: [],
  units: [],
  goesOn: [],
  runs: undefined,
};
