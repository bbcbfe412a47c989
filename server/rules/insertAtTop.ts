import { statementsOf } from '../language/lookup.ts';
import type { StatementSchema } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import type { Segment } from '../syntax/tree.ts';
import type { PlacedEdit } from './Rule.ts';

/**
 * Writes a statement into the root, as a paragraph of its own: behind those that the language lists before it, and behind
 * others of its keyword where it may stand several times.
 */
export function insertAtTop(field: StatementSchema, text: string, { rootParts }: Budget): PlacedEdit {
  const order = statementsOf('file');
  const last = order.indexOf(field) - (field.many ? 0 : 1);
  // What does not parse may go on in what is written behind it.
  const parsed = rootParts.filter(({ segment }) => segment.faults.length === 0);
  const before = parsed.filter(({ bound }) => bound.some(({ schema }) => order.indexOf(schema) <= last));
  const segment = before.at(-1)?.segment;
  if (!segment) return { place: { segment: firstSegment(rootParts), start: 0, end: 0 }, newText: `${text}\n\n` };
  const at = segment.text.trimEnd().length;
  return { place: { segment, start: at, end: at }, newText: `\n\n${text}` };
}

function firstSegment([first]: Budget['parts']): Segment {
  return first?.segment ?? { text: '', statements: [], faults: [], comments: [] };
}
