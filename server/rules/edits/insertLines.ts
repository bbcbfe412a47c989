import { blockIndex, statementsOf } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { endOfGap, startOfLine } from '../../syntax/scan.ts';
import { goesOn } from '../../syntax/splitSegments.ts';
import type { Block, Segment, Statement, SyntaxFault } from '../../syntax/tree.ts';
import { partitionPoint } from '../../text/partitionPoint.ts';
import type { Span } from '../../text/Span.ts';
import type { PlacedEdit } from '../Rule.ts';

/** A block that statements are written into. */
export interface OpenBlock {
  readonly block: Block;
  /** The statement that the block belongs to. */
  readonly container: Statement;
  readonly segment: Segment;
}

/**
 * Whether a `}` or the quote of a text is missing: until it is there, nobody knows where the block, or that text, ends. What
 * stands in blocks within it, or on lines of codes, ends with those.
 */
export function lacksClosing(statement: Statement, { faults }: Segment): boolean {
  const { block } = statement;
  const isOpen = (fault: SyntaxFault): boolean =>
    fault.kind === 'unclosed-block' || (fault.kind === 'unclosed-string' && isOwnText(fault, statement));
  return block?.closed === false || faults.some(isOpen);
}

function isOwnText({ start: at }: SyntaxFault, { start, end, block }: Statement): boolean {
  if (at < start || at >= end) return false;
  const within = block?.statements.find((each) => each.start <= at && at < each.end);
  return !within || (!within.block && !/^\d/.test(within.head?.text ?? ''));
}

/**
 * The offset behind the last statement that the language lists before the field, and behind what follows that and is none,
 * which may be the rest of it; at the start of the block where there is none.
 */
export function offsetFor(field: StatementSchema, { start, statements }: Block, name: string): number {
  const order = statementsOf(name);
  const index = blockIndex(name);
  const schemaOf = ({ head }: Statement): StatementSchema | undefined =>
    (head && (index.words.get(head.text) ?? (/^\d/.test(head.text) ? index.code : undefined))) ?? undefined;
  const schemas = statements.map(schemaOf);
  const last = schemas.findLastIndex((schema) => schema && order.indexOf(schema) < order.indexOf(field));
  if (last < 0) return start + 1;
  const next = schemas.findIndex((schema, i) => i > last && schema);
  return statements[(next < 0 ? statements.length : next) - 1]?.end ?? start + 1;
}

/** Writes statements at an offset of a block: each on a line of its own, or all in the line where that has to be. */
export function insertLines(
  lines: readonly string[],
  behind: number,
  { block, container, segment }: OpenBlock,
): PlacedEdit {
  const offset = behindUnread(behind, segment);
  const hasMoreBehind = /^[ \t]*[;；][ \t]*[^\s#＃]/.test(segment.text.slice(offset));
  if (isOneLine(block, segment) || hasMoreBehind || goesOn(segment.text, offset)) {
    const text = lines.join('; ');
    const newText = offset === block.start + 1 ? ` ${text};` : `; ${text}${isJoined(segment, offset) ? ';' : ''}`;
    return { place: { segment, start: offset, end: offset }, newText };
  }
  const indent = indentOf(segment, container, block, offset);
  const end = lineEnd(segment, offset);
  const isLineEnd = /^(?:[\r\n]|[ \t]*[}｝]|$)/.test(segment.text.slice(end));
  // A brace on a line of its own would be one of the last statement.
  const isBeforeBrace = /[{｛]/.test(segment.text.charAt(endOfGap(segment.text, end)));
  const newText = lines.map((line) => `\n${indent}${line}`).join('') + (isBeforeBrace ? ';' : '');
  return { place: { segment, start: end, end }, newText: isLineEnd ? newText : `${newText}\n${indent}` };
}

/** Behind what follows on the line that nobody can read: it stays with what it was typed behind. */
function behindUnread(offset: number, { text, faults }: Segment): number {
  let end = offset;
  for (let i = partitionPoint(faults.length, (at) => (faults[at]?.start ?? 0) >= offset); i < faults.length; i++) {
    const fault = faults[i];
    const follows = fault?.kind === 'unexpected' && /^[ \t\u3000]*$/.test(text.slice(end, fault.start));
    // A block that begins there goes on with what stands in it.
    if (!follows || /[{｛]/.test(text.charAt(fault.start))) break;
    end = fault.end;
  }
  return end;
}

/** Whether another statement follows at once, with neither `;` nor a line's end before it. */
function isJoined({ text }: Segment, offset: number): boolean {
  return /^[ \t\u3000]*[^\s;；#＃}｝]/.test(text.slice(offset));
}

/** Whether a block or another stretch stands on one line, or what of it stands in a segment. */
export function isOneLine({ start, end }: Span, { text }: Segment): boolean {
  return !/[\r\n]/.test(text.slice(Math.max(start, 0), end));
}

/** The indentation of the last line above an offset that a statement of a block begins, else of the first; of its own line and four more where there is none. */
function indentOf({ text }: Segment, container: Statement, { statements }: Block, offset: number): string {
  // Of many statements on one line all but the last know where that begins.
  let line = text.length;
  const isFirstOfLine = ({ start }: Statement): boolean => {
    if (start < line) line = startOfLine(text, start);
    return line + indentation(text.slice(line)).length === start;
  };
  const above = statements.findLast((each) => each.start < offset && isFirstOfLine(each));
  const first = above ?? statements.slice(0, 1).find(isFirstOfLine);
  if (first) return text.slice(line, first.start);
  return `${indentation(text.slice(startOfLine(text, container.start)))}    `;
}

/** The blanks that a line begins with; what only looks like one is none. */
export function indentation(line: string): string {
  return /^[ \t\u3000]*/.exec(line)?.[0] ?? '';
}

/** The end of the line that an offset stands on, so that a comment behind the statement stays with it. */
function lineEnd({ text }: Segment, offset: number): number {
  const rest = text.slice(offset);
  const comment = /^[ \t\u3000]*(?:[;；][ \t\u3000]*)?(?:[#＃][^\r\n]*)?(?=[\r\n]|$)/.exec(rest)?.[0];
  return offset + (comment ?? '').length;
}
