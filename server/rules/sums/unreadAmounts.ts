import { blockIndex } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import type { Budget, Part, Place } from '../../model/Budget.ts';
import type { BindFault } from '../../model/binding/BindFault.ts';
import { listed } from '../../model/branches.ts';
import { statementAt } from '../../model/meant/lineOf.ts';
import { isOfLine } from '../../model/meant/readAlone.ts';
import { firstOf, lastOf } from '../../syntax/stretches.ts';
import type { Segment } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { isOneLine } from '../edits/insertLines.ts';
import { whyNotRead } from '../includeNotFound.ts';
import type { Related } from '../Rule.ts';

/** How many places are named that cannot be read. */
const MOST_NAMED = 5;

/** Files that cannot be read and what counts as nothing, as places to look at before any total is changed. */
export const unreadFirst = onceFor((budget: Budget): readonly Related[] =>
  [...lostFiles(budget), ...unreadAmounts(budget).slice(0, MOST_NAMED).map(notRight)].slice(0, MOST_NAMED),
);

/** The same of one statement, in which lines of other files do not count; of one that is cut, in all of its stretches. */
export function unreadIn({ segment }: Place, budget: Budget): readonly Related[] {
  const places = unreadAmounts(budget);
  if (places.length === 0) return none;
  const own = segment.stretch ? stretchesOf(segment, budget) : [segment];
  return places
    .filter((place) => own.includes(place.segment))
    .slice(0, MOST_NAMED)
    .map(notRight);
}

const none: readonly never[] = [];

function stretchesOf(segment: Segment, { parts }: Budget): readonly Segment[] {
  const segments = parts.map((part) => part.segment);
  const at = segments.indexOf(segment);
  return at < 0 ? [segment] : segments.slice(firstOf(segments, at), lastOf(segments, at) + 1);
}

function lostFiles({ includes }: Budget): Related[] {
  return includes
    .filter((each) => whyNotRead(each))
    .map(({ place }) => ({
      place,
      message: {
        zh: '这里引入的文件读不到，其中的金额没有计入；先改好这里',
        en: 'The file included here cannot be read, so that its amounts do not count; put it right first',
      },
    }));
}

function notRight(place: Place): Related {
  return {
    place,
    message: {
      zh: '这里还没写对，金额可能没有计入；先改好这里',
      en: 'This is not right yet, so that an amount may not count; put it right first',
    },
  };
}

/** Where an amount may stand that counts as nothing, as what stands there cannot be read, in the order of the text. */
function unreadAmounts({ branch }: Budget): readonly Place[] {
  return unread(branch);
}

const unread = listed(unreadInPart);

function unreadInPart({ segment, bound, faults }: Part): readonly Place[] {
  const found = [...faults.filter(isOfLine), ...segment.faults].toSorted((a, b) => a.start - b.start);
  const places = found.flatMap((fault): Place[] => {
    const { kind, start, end } = fault;
    if (kind === 'misplaced-statement') return holdsMoney(fault) ? [{ segment, start, end }] : [];
    const known = statementAt(start, segment, bound);
    return !known || mayHoldMoney(known.schema, known.block) ? [{ segment, start, end }] : [];
  });
  // One of each line is enough.
  return places.filter(({ start }, i) => {
    const before = places[i - 1];
    return !before || !isOneLine({ start: before.start, end: start }, segment);
  });
}

/** Whether a statement that stands in the wrong block has an amount, or a block in which there may be one. */
function holdsMoney({ word, homes }: Extract<BindFault, { kind: 'misplaced-statement' }>): boolean {
  const schemas = homes.map((home) => blockIndex(home).words.get(word) ?? blockIndex(home).code);
  return schemas.length === 0 || schemas.some((schema) => schema !== undefined && mayHoldMoney(schema, ''));
}

/** Of what no schema is for, whether a statement with an amount may stand there. */
function mayHoldMoney(schema: StatementSchema | undefined, block: string): boolean {
  if (schema) return schema.args.some(({ type }) => type === 'amount') || schema.block !== undefined;
  const { code, words } = blockIndex(block);
  return [code, ...words.values()].some((each) => each?.args.some(({ type }) => type === 'amount'));
}
