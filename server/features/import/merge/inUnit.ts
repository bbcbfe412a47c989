import { statementsOf } from '../../../language/lookup.ts';
import type { Unit } from '../../../model/Budget.ts';
import { headText } from '../../../model/heads.ts';
import { quoted } from '../../../syntax/stringValue.ts';
import type { Analysis } from '../../Analysis.ts';
import { childrenIn, type Placed, placedIn, textOf } from './placed.ts';
import { settings } from './settings.ts';

/** Tables of one unit as the text of a department with that unit. */
export interface TablesOfUnit {
  readonly text: string;
  /** The words of what only a department has, and so is left out. */
  readonly leftOut: readonly string[];
}

/** Tables of one unit as they stand in a file of its department: what they tell of it is in its 预算单位. */
export function inUnit({ budget: { parts } }: Analysis, { name }: Unit): TablesOfUnit {
  const mayStand = new Set(statementsOf('unit').map(({ id }) => id));
  const isOwn = ({ bound: { schema } }: Placed): boolean => mayStand.has(schema.id) && !settings.has(schema.id);
  const all = placedIn(parts);
  const ofItself = all.flatMap((each) => (each.bound.schema.id === 'department' ? childrenIn(each) : []));
  const texts = (placed: readonly Placed[]): string[] =>
    placed.map(({ bound, segment }) => textOf(segment, bound.statement));
  const text = [
    '部门 "" {',
    ...texts(ofItself.filter(({ bound }) => bound.schema.id === 'year')),
    '}',
    ...texts(all.filter(({ bound }) => bound.schema.id === 'unit')),
    `预算单位 ${quoted(name)} {`,
    ...texts([...ofItself, ...all].filter(isOwn)),
    '}',
  ].join('\n');
  const leftOut = all.filter((each) => !isOwn(each) && !toldOtherwise.has(each.bound.schema.id));
  return { text, leftOut: [...new Set(leftOut.map(({ bound }) => headText(bound.statement)))] };
}

/** What stands apart in the text, or is held against the figures of the unit. */
const toldOtherwise: ReadonlySet<string> = new Set(['department', 'unit', 'subjects', 'totals', 'revenue']);
