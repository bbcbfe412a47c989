import type { Budget, Place } from '../../model/Budget.ts';
import type { BindFault } from '../../model/binding/BindFault.ts';
import { plainLine } from '../../model/meant/lineOf.ts';
import { onceFor } from '../../text/onceFor.ts';
import { applyEdits } from '../../text/TextEdit.ts';
import type { Fix } from '../Rule.ts';
import { faultsOf } from './bindFaults.ts';
import { type Uneven, unevenIn } from './earlyEnds.ts';
import { faultsWhenRead } from './faultsWhenRead.ts';

/** A block whose `{` is missing while its `}` is there. */
export interface MissingBrace {
  readonly fix: Fix;
  /** What else is wrong for that reason alone. */
  readonly covers: readonly Place[];
}

/** So many are tried of some segments in a row, and of no longer ones. */
const MOST = 3;
const LONGEST = 50_000;

/** By the faults that tell that a block is missing. */
export const missingBraces = onceFor((budget: Budget): ReadonlyMap<BindFault, MissingBrace> => {
  const found = new Map<BindFault, MissingBrace>();
  const { around } = unevenIn(budget);
  const tried = new Map<Uneven, number>();
  if (around.size === 0) return found;
  for (const { fault, place } of faultsOf(budget, 'invalid-value')) {
    const uneven = fault.lacksBlock ? around.get(place.segment) : undefined;
    const times = uneven ? (tried.get(uneven) ?? 0) : MOST;
    if (!uneven || times >= MOST) continue;
    tried.set(uneven, times + 1);
    const missing = missingBrace(place, uneven);
    if (missing) found.set(fault, missing);
  }
  return found;
});

/** What stands where a `{` was meant. */
const OTHER_BRACKET = /[（([【［<《「]$/;

function missingBrace({ segment, start }: Place, uneven: Uneven): MissingBrace | undefined {
  const offset = uneven.offsetOf({ segment, start: 0, end: 0 });
  if (offset === undefined || uneven.text.length > LONGEST) return undefined;
  const { end, hasBlock } = plainLine(segment.text, start);
  const typed = segment.text.slice(start, end);
  const from = start + typed.replace(OTHER_BRACKET, '').trimEnd().length;
  if (hasBlock) return undefined;
  const newText = applyEdits(uneven.text, [{ span: { start: offset + from, end: offset + end }, newText: ' {' }]);
  const [before, after] = [faultsWhenRead(uneven.text), faultsWhenRead(newText)];
  if (after.syntax >= before.syntax || after.lines >= before.lines) return undefined;
  const isAll = after.syntax + after.lines === 0;
  return {
    fix: {
      title: { zh: '补上“{”', en: 'Insert the “{”' },
      edits: [{ place: { segment, start: from, end }, newText: ' {' }],
    },
    covers: isAll ? uneven.segments.map((each) => ({ segment: each, start: 0, end: each.text.length })) : [],
  };
}
