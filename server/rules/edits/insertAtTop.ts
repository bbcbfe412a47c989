import { statementsOf } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { stretchesFrom } from '../../model/cutBlocks.ts';
import { goesOn } from '../../syntax/splitSegments.ts';
import { isContinued } from '../../syntax/stretches.ts';
import { emptySegment, type Segment } from '../../syntax/tree.ts';
import type { PlacedEdit } from '../Rule.ts';
import { unevenIn } from '../structure/earlyEnds.ts';

/**
 * Writes a statement into the root, as a paragraph of its own: behind those that the language lists before it, and behind
 * others of its keyword where it may stand several times. It stands apart from what an early `}` has cut off
 * from its block; undefined where it cannot.
 */
export function insertAtTop(field: StatementSchema, text: string, budget: Budget): PlacedEdit | undefined {
  const { rootParts } = budget;
  const { around } = unevenIn(budget);
  const isCutOff = (segment: Segment): boolean => (around.get(segment)?.ends.length ?? 0) > 0;
  const order = statementsOf('file');
  const last = order.indexOf(field) - (field.many ? 0 : 1);
  const before = rootParts
    .filter(({ bound }) => bound.some(({ schema }) => order.indexOf(schema) <= last))
    .flatMap((part) => (isContinued(part.segment) ? [] : [stretchesFrom(part, rootParts)]))
    .filter((stretches) => stretches.every(({ segment }) => isFinished(segment) && !isCutOff(segment)));
  const segment = before.at(-1)?.at(-1)?.segment;
  if (!segment) {
    const first = firstSegment(rootParts);
    return isCutOff(first) ? undefined : { place: { segment: first, start: 0, end: 0 }, newText: `${text}\n\n` };
  }
  const at = segment.text.trimEnd().length;
  return { place: { segment, start: at, end: at }, newText: `\n\n${text}` };
}

/** Whether what is written behind a segment cannot become a part of it, as it may behind what does not parse. */
function isFinished({ text, statements, faults }: Segment): boolean {
  return faults.length === 0 && !goesOn(text, statements.at(-1)?.end ?? 0);
}

function firstSegment([first]: Budget['parts']): Segment {
  return first?.segment ?? emptySegment;
}
