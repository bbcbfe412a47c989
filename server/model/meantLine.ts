import { argumentIndex, blockIndex, blocksWith } from '../language/lookup.ts';
import type { ArgumentType, Localized, StatementSchema } from '../language/schema.ts';
import { parseSegment } from '../syntax/parseSegment.ts';
import { BLANK, classAt, codesOf, endOfClass, endOfCurly, endOfLine, endOfString, LINE_END } from '../syntax/scan.ts';
import type { Segment, Statement, SyntaxFault } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';
import { applyEdits, type TextEdit } from '../text/TextEdit.ts';
import type { Part } from './Budget.ts';
import { type BindFault, type Bound, bindStatement } from './bind.ts';
import { type Correction, meantArguments, reasonsOf } from './meantArguments.ts';

/** A line that says nothing as it is typed, and what it says with its quotes, blanks and signs as they have to be. */
export interface MeantLine extends Span {
  /** All of it, from the head to the end of its arguments. */
  readonly line: Span;
  readonly edits: readonly [TextEdit, ...TextEdit[]];
  /** The line with them. */
  readonly written: string;
  readonly message: Localized;
}

/** Longer lines are left alone. */
const LONGEST = 4000;

/**
 * What the lines are meant to say in which faults were found: with quotes around a text that has none or others, without
 * them around a number or keyword, and so on. A line is told only where all of it fits the schema then.
 */
export function meantLines(segment: Segment, bound: readonly Bound[], faults: readonly BindFault[]): MeantLine[] {
  const meant: MeantLine[] = [];
  let done = 0;
  let tried: Statement | undefined;
  const places = [...faults.filter(isOfLine), ...segment.faults.filter(isHalf)].map(({ start }) => start);
  for (const place of places.sort((a, b) => a - b)) {
    if (place < done) continue;
    const known = statementAt(place, segment, bound);
    if (!known || known.statement === tried) continue;
    tried = known.statement;
    const line = lineOf(known, segment.text);
    if (!line || place >= line.reach) continue;
    done = line.end;
    const found = meantBy(line, segment.text);
    if (found && place < found.line.end) meant.push(found);
  }
  return meant;
}

/** Whether a fault is of those that go when its line is written as it is meant. */
export function isOfLine({ kind }: BindFault): boolean {
  return kind === 'invalid-value' || kind === 'unknown-keyword' || kind === 'misplaced-statement';
}

/** Whether a fault of syntax may come from what stands in brackets or quotes that are not meant as such. */
function isHalf({ kind }: SyntaxFault): boolean {
  return kind === 'unclosed-paren' || kind === 'missing-operand' || kind === 'unclosed-string';
}

/** The lines of a part that are told as meant otherwise: nothing else is said of what they say now. */
export const linesMeant = onceFor(({ faults }: Part): readonly Span[] =>
  faults.flatMap((fault) => (fault.kind === 'invalid-value' ? (fault.line ?? []) : [])),
);

/** Whether one of some lines, which follow each other, has a place in it. */
export function isInOne(lines: readonly Span[], place: number): boolean {
  const line = lines[partitionPoint(lines.length, (i) => (lines[i]?.start ?? 0) > place) - 1];
  return line !== undefined && place < line.end;
}

/** A statement with its schema, or with that which it would have; its arguments end with its line, or where a block begins. */
interface Line extends Span {
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
interface KnownStatement {
  readonly statement: Statement;
  readonly schema: StatementSchema | undefined;
  readonly block: string;
}

/** The last statement that begins before a place, inside of those around the place. */
function statementAt(place: number, { statements }: Segment, bound: readonly Bound[]): KnownStatement | undefined {
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

function lineOf(
  { statement: { start: begin, head, args, continues }, schema, block }: KnownStatement,
  text: string,
): Line | undefined {
  const { strings, code, words } = blockIndex(block);
  const [digits = ''] = /^\d*/.exec(head?.text ?? '') ?? [];
  const wanted = schema ?? strings ?? code;
  if (continues || !wanted) return undefined;
  const lacksCode = !schema && wanted === code && digits === '';
  // What is a keyword elsewhere is no name.
  if (lacksCode && head && blocksWith(head.text).length > 0) return undefined;
  const start = wanted === strings ? startOfString(text, begin) : begin;
  const end = endOfArguments(text, start, isProse(wanted) ? words : undefined);
  if (end - start > LONGEST) return undefined;
  const endOfCode = wanted === strings ? start : start + digits.length;
  const from = schema && head ? endOfColon(text, head.end) : endOfCode;
  const opening = text.charAt(endOfClass(text, end, BLANK));
  const hasBlock = opening === '{' || opening === '｛';
  return { start, end, from, schema: wanted, lacksCode, block, hasBlock, reach: Math.max(end, args.at(-1)?.end ?? 0) };
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

const PLACEHOLDER = /\{[^{}]*\}/y;

function endOfPlaceholder(line: string, at: number): number | undefined {
  PLACEHOLDER.lastIndex = at;
  return PLACEHOLDER.test(line) ? PLACEHOLDER.lastIndex : undefined;
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

function meantBy(line: Line, text: string): MeantLine | undefined {
  let second: MeantLine | undefined;
  const { from: start, end, schema, lacksCode } = line;
  for (const corrections of meantArguments(text, { start, end }, schema, lacksCode)) {
    const meant = withCorrections(corrections, line, text);
    const fits = meant && howFits(meant, line);
    if (fits === 'whole') return meant;
    if (fits === 'in part') second ??= meant;
  }
  return second;
}

function withCorrections(corrections: readonly Correction[], line: Line, text: string): MeantLine | undefined {
  const [edit, ...edits] = corrections.flatMap((each) => each.edits);
  const [first, last] = [corrections[0], corrections.at(-1)];
  if (!edit || !first || !last) return undefined;
  return {
    start: first.start,
    end: last.end,
    // A dash that meant nothing went on with the next line.
    line: { start: line.start, end: corrections.some(({ reason }) => reason === 'none') ? line.reach : line.end },
    edits: [edit, ...edits],
    written: applyEdits(
      text.slice(line.start, line.end),
      [edit, ...edits].map((each) => movedBy(each, -line.start)),
    ),
    message: reasonsOf(corrections),
  };
}

function movedBy({ span: { start, end }, newText }: TextEdit, by: number): TextEdit {
  return { span: { start: start + by, end: end + by }, newText };
}

/** What may be missing in a line that is being typed: what comes behind the texts. */
const isTypedLast: ReadonlySet<ArgumentType> = new Set(['amount', 'value', 'string', 'text']);

/** Whether a line has nothing wrong then; `in part` where something is still missing that was never there. */
function howFits({ written }: MeantLine, { schema, block, hasBlock }: Line): 'whole' | 'in part' | undefined {
  const { statements, faults } = parseSegment(hasBlock ? `${written} {}` : written);
  const [statement, more] = statements;
  if (!statement || more || faults.length > 0) return undefined;
  const found: BindFault[] = [];
  const bound = bindStatement(statement, block, undefined, found);
  if (bound?.schema !== schema || !isInOrder(bound)) return undefined;
  const missing = argumentIndex(schema).required.filter(({ name }) => bound.args[name] === undefined);
  const left = found.filter(isOfLine);
  if (left.length === 0) return 'whole';
  const mayLack = missing.length > 0 && missing.every(({ type }) => isTypedLast.has(type));
  return mayLack && left.every(({ start }) => start === statement.start) ? 'in part' : undefined;
}

/** Whether strings stand where the schema names them, and not behind what should follow: there they may be anything. */
function isInOrder({ schema, args }: Bound): boolean {
  const given = schema.args.flatMap(({ name, label }) => (label ? [] : (args[name] ?? [])));
  return given.every(
    ({ kind, start }, i) =>
      (kind !== 'string' && kind !== 'text') || given.every((other, j) => i === j || other.start < start === j < i),
  );
}
