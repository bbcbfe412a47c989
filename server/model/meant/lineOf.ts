import { knownWords } from '../../language/likelyWords.ts';
import { blockIndex, blocksWith } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import {
  BLANK,
  classAt,
  codesOf,
  endOfClass,
  endOfCurly,
  endOfLine,
  endOfMatch,
  endOfString,
  LINE_END,
} from '../../syntax/scan.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { partitionPoint } from '../../text/partitionPoint.ts';
import type { Span } from '../../text/Span.ts';
import type { Bound } from '../binding/bind.ts';

/** Longer lines are left alone. */
export const LONGEST = 4000;

/** A statement with its schema, or with that which it would have; its arguments end with its line, or where a block begins. */
export interface Line extends Span {
  readonly schema: StatementSchema;
  /** Whether a code belongs before what it begins with. */
  readonly lacksCode: boolean;
  /** Where its arguments begin. */
  readonly from: number;
  readonly block: string;
  readonly hasBlock: boolean;
  /** Where its arguments end if the next lines have some, which follow an operator. */
  readonly reach: number;
}

/** A statement, the block that it stands in, and its schema where it has one there. */
export interface KnownStatement {
  readonly statement: Statement;
  readonly schema: StatementSchema | undefined;
  readonly block: string;
}

/** The last statement that begins before a place, inside of those around the place. */
export function statementAt(
  place: number,
  { statements }: Segment,
  bound: readonly Bound[],
): KnownStatement | undefined {
  let [block, among, known]: [string, readonly Statement[], readonly Bound[]] = ['file', statements, bound];
  while (true) {
    const statement = startingBefore(place, among, (each) => each);
    const own = startingBefore(place, known, (each) => each.statement);
    if (!statement) return undefined;
    const schema = own?.statement === statement ? own.schema : undefined;
    if (!schema?.block || !statement.block || place < statement.block.start) return { statement, schema, block };
    [block, among, known] = [schema.block, statement.block.statements, own?.children ?? []];
  }
}

/** The last one of a sorted list that starts at a place or before it. */
function startingBefore<T>(place: number, sorted: readonly T[], statementOf: (each: T) => Statement): T | undefined {
  return sorted[partitionPoint(sorted.length, (i) => isBehind(sorted[i], place, statementOf)) - 1];
}

function isBehind<T>(each: T | undefined, place: number, statementOf: (each: T) => Statement): boolean {
  return each !== undefined && statementOf(each).start > place;
}

/** The line that a statement begins, up to where its arguments end; undefined where no schema is for it. */
export function lineOf(
  { statement: { start: begin, head, args, continues }, schema, block }: KnownStatement,
  text: string,
): Line | undefined {
  const { strings, code, words } = blockIndex(block);
  const [digits = ''] = /^\d*/.exec(head?.text ?? '') ?? [];
  const wanted = schema ?? strings ?? code;
  if (continues || !wanted) return undefined;
  const lacksCode = !schema && wanted === code && digits === '';
  // What is a keyword elsewhere, or what people write for one, is no name.
  if (lacksCode && head && (blocksWith(head.text).length > 0 || knownWords(head.text, words.keys()).length > 0))
    return undefined;
  const start = wanted === strings ? startOfString(text, begin) : begin;
  const end = endOfArguments(text, start, isProse(wanted) ? words : undefined);
  if (end - start > LONGEST) return undefined;
  const endOfCode = wanted === strings ? start : start + digits.length;
  const from = schema && head ? endOfColon(text, head.end) : endOfCode;
  const hasBlock = isBeforeBlock(text, end);
  return { start, end, from, schema: wanted, lacksCode, block, hasBlock, reach: Math.max(end, args.at(-1)?.end ?? 0) };
}

/** Where the line ends on which something begins: before a comment, a brace or a semicolon. */
export function plainLine(text: string, start: number): { readonly end: number; readonly hasBlock: boolean } {
  const end = endOfArguments(text, start, undefined);
  return { end, hasBlock: isBeforeBlock(text, end) };
}

/** Whether only blanks stand between an offset and a `{`. */
function isBeforeBlock(text: string, at: number): boolean {
  return /[{｛]/.test(text.charAt(endOfClass(text, at, BLANK)));
}

/** Before the quote of another kind that may stand in front of what was taken for the beginning of a statement. */
function startOfString(text: string, begin: number): number {
  return /[‘’“”「『＂']/.test(text.charAt(begin - 1)) ? begin - 1 : begin;
}

/** Whether a statement ends in a text of sentences. */
function isProse({ args, block }: StatementSchema): boolean {
  return args.at(-1)?.type === 'text' && block === undefined;
}

/** Behind the colon that may follow a head. */
function endOfColon(text: string, endOfHead: number): number {
  const at = endOfClass(text, endOfHead, BLANK);
  return /[:：]/.test(text.charAt(at)) ? at + 1 : endOfHead;
}

const STOPS = codesOf('#＃{｛}｝;；');
/** In sentences there may be placeholders and semicolons. */
const STOPS_OF_SENTENCES = codesOf('#＃{｛}｝');

/** Where a line goes on with something else than arguments; what stands in closed quotes is one. */
function endOfPlain(line: string, isProse: boolean): number {
  const stops = isProse ? STOPS_OF_SENTENCES : STOPS;
  let i = 0;
  while (i < line.length) {
    const end = endOfQuoted(line, i) ?? (isProse ? endOfPlaceholder(line, i) : undefined);
    if (end === undefined && stops.has(line.charCodeAt(i))) return i;
    i = end ?? i + 1;
  }
  return i;
}

const PLACEHOLDER = /(?:\{[^{}]*\})?/y;

function endOfPlaceholder(line: string, at: number): number | undefined {
  const end = endOfMatch(PLACEHOLDER, line, at);
  return end > at ? end : undefined;
}

function endOfQuoted(line: string, at: number): number | undefined {
  const close = closing.get(line.charAt(at));
  if (close === undefined) return undefined;
  const end = close === '"' ? endOfString(line, at) : endOfCurly(line, at);
  return end > at + 1 && line.charAt(end - 1) === close ? end : undefined;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
]);

/**
 * Where the arguments of a statement end on its line. Of sentences that begin the line a semicolon is a part, unless one of
 * the words comes behind it with which a statement may begin there.
 */
function endOfArguments(text: string, start: number, words: ReadonlyMap<string, unknown> | undefined): number {
  const near = text.slice(start, start + 2 * LONGEST);
  const line = near.slice(0, endOfLine(near, 0));
  const all = line.slice(0, endOfPlain(line, words !== undefined && beginsLine(text, start)));
  const next = [...all.matchAll(/[;；]\s*([^\s:：]*)/g)].find(({ 1: word }) => words?.has(word ?? ''));
  return start + all.slice(0, next?.index).trimEnd().length;
}

function beginsLine(text: string, at: number): boolean {
  let i = at;
  while ((classAt(text, i - 1) & BLANK) !== 0) i--;
  return i === 0 || (classAt(text, i - 1) & LINE_END) !== 0;
}
