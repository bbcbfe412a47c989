import { blockIndex } from '../language/lookup.ts';
import type { StatementSchema } from '../language/schema.ts';
import type { Budget, Part, Place } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { statementAt } from '../model/meant/lineOf.ts';
import { isOfLine } from '../model/meant/meantLine.ts';
import { isOneLine } from './insertLines.ts';

/** Where an amount may stand that counts as nothing, as what stands there cannot be read, in the order of the text. */
export function unreadAmounts({ branch }: Budget): readonly Place[] {
  return unread(branch);
}

const unread = listed(unreadIn);

function unreadIn({ segment, bound, faults }: Part): readonly Place[] {
  const found = [...faults.filter(isOfLine), ...segment.faults].toSorted((a, b) => a.start - b.start);
  const places = found.flatMap(({ start, end }): Place[] => {
    const known = statementAt(start, segment, bound);
    return !known || mayHoldMoney(known.schema, known.block) ? [{ segment, start, end }] : [];
  });
  // One of each line is enough.
  return places.filter(({ start }, i) => {
    const before = places[i - 1];
    return !before || !isOneLine({ start: before.start, end: start }, segment);
  });
}

/** Of what no schema is for, whether a statement with an amount may stand there. */
function mayHoldMoney(schema: StatementSchema | undefined, block: string): boolean {
  if (schema) return schema.args.some(({ type }) => type === 'amount') || schema.block !== undefined;
  const { code, words } = blockIndex(block);
  return [code, ...words.values()].some((each) => each?.args.some(({ type }) => type === 'amount'));
}
