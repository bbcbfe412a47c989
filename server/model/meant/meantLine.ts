import { argumentIndex, blockIndex } from '../../language/lookup.ts';
import type { ArgumentType, Localized } from '../../language/schema.ts';
import { openCalculation } from '../../syntax/openCalculation.ts';
import { parseSegment } from '../../syntax/parseSegment.ts';
import { BLANK, endOfClass, endOfLine, startOfLine } from '../../syntax/scan.ts';
import type { Segment, Statement, SyntaxFault } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { partitionPoint } from '../../text/partitionPoint.ts';
import type { Span } from '../../text/Span.ts';
import { applyEdits, type TextEdit } from '../../text/TextEdit.ts';
import type { Part } from '../Budget.ts';
import type { BindFault } from '../binding/BindFault.ts';
import { type Bound, bindStatement } from '../binding/bind.ts';
import { brokenInTwo } from './brokenInTwo.ts';
import { type Correction, reasonsOf } from './Correction.ts';
import { choiceIn } from './choiceIn.ts';
import { withSemicolons } from './commas.ts';
import { type KnownStatement, type Line, LONGEST, lineOf, plainLine, statementAt } from './lineOf.ts';
import { loneQuote } from './loneQuote.ts';
import { meantArguments } from './meantArguments.ts';
import { formulaIn, joinedLines } from './pasted.ts';
import { areWholeStatements, isInOrder, isOfLine, readAlone } from './readAlone.ts';
import { remarkOn } from './remarks.ts';
import { slipsIn } from './slips.ts';

/** A line that says nothing as it is typed, and what it says with its quotes, blanks and signs as they have to be. */
export interface MeantLine extends Span {
  /** All of it, from the head to the end of its arguments. */
  readonly line: Span;
  /** Whether it begins with something else then. */
  readonly beginsOtherwise?: boolean;
  /** What makes it so; where one has to be chosen, each replaces all that it is about. */
  readonly edits?: readonly TextEdit[];
  /** The line with them, or what there is to choose from. */
  readonly replacements: readonly string[];
  readonly message: Localized;
}

/**
 * What the lines are meant to say in which faults were found: with quotes around a text that has none or others, without
 * them around a number or keyword, and so on. A line is told only where all of it fits the schema then.
 */
export function meantLines(segment: Segment, bound: readonly Bound[], faults: readonly BindFault[]): MeantLine[] {
  const finder = new Finder(segment, bound);
  const places = [...faults.filter(isOfLine), ...segment.faults.filter((each) => isHalf(each) || isStray(each))];
  for (const each of places.sort((a, b) => a.start - b.start)) finder.look(each);
  return finder.meant;
}

/** What a place stands on; `isOpen` where a calculation there lacks nothing but its parenthesis. */
interface OwnLine extends Span {
  readonly isOpen: boolean;
}

/** Looks at faults in their order; what is asked of a line or a statement is asked once, as it may have a fault at every sign. */
class Finder {
  readonly meant: MeantLine[] = [];
  readonly #segment: Segment;
  readonly #bound: readonly Bound[];
  #own: OwnLine = { start: 0, end: -1, isOpen: false };
  /** What was looked at for slips, and to where. */
  #looked: { readonly statement: Statement; readonly line: number; readonly end: number } | undefined;
  /** The last statement of which all was tried. */
  #tried: Statement | undefined;
  /** What stands before it is told, or cannot be. */
  #done = 0;

  constructor(segment: Segment, bound: readonly Bound[]) {
    this.#segment = segment;
    this.#bound = bound;
  }

  look({ kind, start: place, end }: Pick<BindFault | SyntaxFault, 'kind' | 'start' | 'end'>): void {
    if (place < this.#done) return;
    if (place > this.#own.end) this.#own = this.#lineAt(place);
    if (this.#own.isOpen) return;
    // A sign may stand before the first statement of a block.
    const known = this.#statementAt(place) ?? (kind === 'unexpected' ? this.#statementBehind(end) : undefined);
    if (!known) return;
    const slip = this.#slipAt(place, known);
    if (slip && place >= slip.line.start && place < slip.line.end) this.#tell(slip);
    else if (known.statement !== this.#tried && kind !== 'unexpected') this.#tryAll(place, known);
  }

  #lineAt(place: number): OwnLine {
    const { text } = this.#segment;
    return {
      start: startOfLine(text, place),
      end: endOfLine(text, place),
      isOpen: hasOpenCalculation(this.#segment, place),
    };
  }

  #statementAt(place: number): KnownStatement | undefined {
    return statementAt(place, this.#segment, this.#bound);
  }

  #statementBehind(place: number): KnownStatement | undefined {
    return this.#statementAt(endOfClass(this.#segment.text, place, BLANK));
  }

  /** What is wrong with signs of a statement on the line of a place, unless that was asked. */
  #slipAt(place: number, known: KnownStatement): MeantLine | undefined {
    const looked = this.#looked;
    const { start } = this.#own;
    if (looked && (place <= looked.end || (known.statement === looked.statement && start === looked.line)))
      return undefined;
    const { text } = this.#segment;
    const { end } = plainLine(text, Math.max(start, known.statement.start));
    this.#looked = { statement: known.statement, line: start, end };
    return (
      onOneLine(known, text) ?? brokenInTwo(this.#own, known.block, text) ?? withoutSlips(start, known, this.#segment)
    );
  }

  #tryAll(place: number, known: KnownStatement): void {
    const { text } = this.#segment;
    this.#tried = known.statement;
    const noted = withRemark(this.#own, known, text);
    if (noted) {
      this.#tell(noted);
      return;
    }
    const line = lineOf(known, text);
    if (!line || place >= line.reach) return;
    const found = asSeveral(line, text) ?? asChoice(line, text) ?? meantBy(line, text);
    if (found && place < found.line.end) this.#tell(found);
    else this.#done = found ? found.line.end : line.end;
  }

  #tell(line: MeantLine): void {
    this.#done = line.line.end;
    this.meant.push(line);
  }
}

/** Whether a calculation on the line of a place lacks nothing but its parenthesis. */
function hasOpenCalculation({ text, faults }: Segment, place: number): boolean {
  const [from, to] = [startOfLine(text, place), endOfLine(text, place)];
  for (let i = partitionPoint(faults.length, (at) => (faults[at]?.start ?? 0) >= from); i < faults.length; i++) {
    const fault = faults[i];
    if (!fault || fault.start >= to) return false;
    if (fault.kind === 'unclosed-paren') return openCalculation(text, fault.start) !== undefined;
  }
  return false;
}

/** Whether a fault of syntax may come from what stands in brackets or quotes that are not meant as such, or from blanks. */
function isHalf({ kind }: SyntaxFault): boolean {
  return kind === 'unclosed-paren' || kind === 'missing-operand' || kind === 'unclosed-string' || kind === 'unit-apart';
}

/** Whether a fault of syntax is a sign that may have come with what was pasted. */
function isStray({ kind }: SyntaxFault): boolean {
  return kind === 'unexpected';
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

/** Where what stands before a remark is a whole statement, or nothing: with the remark as a comment. */
function withRemark(own: Span, known: KnownStatement, text: string): MeantLine | undefined {
  const remark = remarkOn(own, known, text);
  if (!remark) return undefined;
  const { span, statement, correction } = remark;
  const before = text.slice(statement.start, statement.end);
  const { schema, block } = known;
  if (before && (!schema || howFits(before, { schema, block, hasBlock: false }) !== 'whole')) return undefined;
  const line = { start: statement.start, end: span.end, reach: span.end };
  return told([correction], writtenWith(correction.edits, line, text), line);
}

/** A line of which each column stands on a line of its own. */
function onOneLine({ statement: { start, block: own }, block }: KnownStatement, text: string): MeantLine | undefined {
  const joined = own ? undefined : joinedLines(text, start);
  if (!joined || !areWholeStatements(joined.written, block, false)) return undefined;
  const { end, written } = joined;
  const line = { start, end };
  return {
    ...line,
    line,
    edits: [{ span: line, newText: written }],
    replacements: [written],
    message: { zh: '编码、名称和金额要写在一行', en: 'Code, name and amount stand on one line' },
  };
}

/**
 * The line that begins at an offset, without what does not belong in it: the sign or number of a list, a currency, the dash
 * between a code and its name. What is left may still lack its quotes.
 */
function withoutSlips(startOfIts: number, known: KnownStatement, segment: Segment): MeantLine | undefined {
  const { text, faults } = segment;
  const { statement, block } = known;
  const isOnLine = statement.start >= startOfIts;
  const schema = isOnLine ? known.schema : undefined;
  // Before a statement there may be signs that are none of it.
  const isFirst = !isOnLine || !/[{}｛｝;；]/.test(text.slice(startOfIts, statement.start));
  const start = isFirst ? endOfClass(text, startOfIts, BLANK) : statement.start;
  const line = { start, ...(halfQuotedLine(text, start) ?? plainLine(text, start)) };
  if (line.end - start > LONGEST) return undefined;
  const typed = text.slice(start, line.end);
  const formula = formulaIn(typed, start);
  if (formula) return { ...formula, line: { start, end: line.end }, replacements: [], message: noFormula };
  const { corrections, isDoubtful } = slipsIn(typed, start, { schema, words: blockIndex(block).words });
  const [first, last] = [corrections[0], corrections.at(-1)];
  if (!first || !last) return undefined;
  const edits = corrections.flatMap((each) => each.edits);
  const [written, message] = [writtenWith(edits, line, text), reasonsOf(corrections)];
  const fits = (all: string): boolean => areWholeStatements(all, block, line.hasBlock);
  const more = inQuotes(written, block, line.hasBlock);
  const all = more?.written ?? written;
  if (!fits(all)) return undefined;
  const beginsOtherwise = first.start === start;
  // Another statement may take more into its block than is read there now, where some block is not closed.
  if (beginsOtherwise && line.hasBlock && faults.some(({ kind }) => kind === 'unclosed-block')) return undefined;
  // Where all of it is another line then, all of it is marked.
  const isAll = isDoubtful || more !== undefined;
  return {
    start: isAll ? start : first.start,
    end: isAll ? line.end : last.end,
    line: { start, end: line.hasBlock ? endOfClass(text, line.end, BLANK) + 1 : line.end },
    beginsOtherwise,
    ...(isDoubtful ? {} : { edits: more ? [{ span: { start, end: line.end }, newText: all }] : edits }),
    replacements: [all],
    message: more ? both(message, more.message) : message,
  };
}

const BEFORE_COMMENT = /^[^#＃]*/;

/** All of a line of which one quotation mark is missing, so that a semicolon in a text seems to stand outside of it. */
function halfQuotedLine(text: string, start: number): ReturnType<typeof plainLine> | undefined {
  const end = endOfLine(text, start);
  if (end - start > LONGEST || !text.slice(start, end).includes('"')) return undefined;
  const behindTexts = text.lastIndexOf('"', end - 1) + 1;
  const [rest = ''] = BEFORE_COMMENT.exec(text.slice(behindTexts, end)) ?? [];
  const line = text.slice(start, behindTexts) + rest.trimEnd();
  const isOpen = /[;；]/.test(line) && !/[#＃{｛}｝]/.test(line) && loneQuote(line) !== undefined;
  return isOpen ? { end: start + line.length, hasBlock: false } : undefined;
}

function both(one: Localized, other: Localized): Localized {
  return { zh: `${one.zh}；${other.zh}`, en: `${one.en}; ${other.en}` };
}

const noFormula: Localized = {
  zh: '不能写表格里的公式，要写算出的数，或写成 2,100元/月 × 12月 这样的算式',
  en: 'A spreadsheet formula does not belong here: write its result, or a calculation such as 2,100元/月 × 12月',
};

/** The statements of a text by themselves, as they are meant by their quotes and signs. */
function inQuotes(
  text: string,
  block: string,
  hasBlock: boolean,
): { readonly written: string; readonly message: Localized } | undefined {
  const all = hasBlock ? `${text} {}` : text;
  const { statements, faults } = parseSegment(all);
  if (faults.some(({ kind }) => kind === 'unexpected')) return undefined;
  const found = statements.flatMap((statement) => {
    const schema = bindStatement(statement, block, undefined, [])?.schema;
    const line = lineOf({ statement, schema, block }, all);
    return (line && meantBy(line, all)) ?? [];
  });
  const edits = found.flatMap((each) => each.edits ?? []);
  const messages = [...new Map(found.map(({ message }) => [message.zh, message])).values()];
  return edits.length > 0 ? { written: applyEdits(text, edits), message: messages.reduce(both) } : undefined;
}

/** Where commas stand between statements that are all right with semicolons. */
function asSeveral({ start, reach, block }: Line, text: string): MeantLine | undefined {
  const line = { start, end: reach, reach };
  const correction = withSemicolons(text, line, block);
  if (!correction) return undefined;
  const written = writtenWith(correction.edits, line, text);
  return readAlone(written, block)?.faults.length === 0 ? told([correction], written, line) : undefined;
}

/** Where several values stand of which one is to be chosen. */
function asChoice({ start, end, from, schema }: Line, text: string): MeantLine | undefined {
  const choice = choiceIn(text, { start: from, end }, schema);
  if (!choice) return undefined;
  const { words, ...at } = choice;
  return {
    ...at,
    line: { start, end },
    replacements: words,
    message: { zh: `这里只能写一个：${words.join('、')}`, en: `Only one of these may stand here: ${words.join(', ')}` },
  };
}

function meantBy(line: Line, text: string): MeantLine | undefined {
  let second: MeantLine | undefined;
  for (const corrections of meantArguments(text, { start: line.from, end: line.end }, line.schema, line.lacksCode)) {
    const edits = corrections.flatMap((each) => each.edits);
    if (edits.length === 0) continue;
    const written = writtenWith(edits, line, text);
    const fits = howFits(written, line);
    if (fits === 'whole') return told(corrections, written, line);
    if (fits === 'in part') second ??= told(corrections, written, line);
  }
  return second;
}

/** A line with edits of the text that it stands in. */
function writtenWith(edits: readonly TextEdit[], { start, end }: Span, text: string): string {
  const relative = edits.map((each) => movedBy(each, -start));
  return applyEdits(text.slice(start, end), relative);
}

function told(
  corrections: readonly Correction[],
  written: string,
  { start, end, reach }: Pick<Line, 'start' | 'end' | 'reach'>,
): MeantLine {
  // A dash that meant nothing went on with the next line.
  const hasDash = corrections.some(({ reason }) => reason === 'none');
  return {
    start: corrections[0]?.start ?? start,
    end: corrections.at(-1)?.end ?? end,
    line: { start, end: hasDash ? reach : end },
    edits: corrections.flatMap((each) => each.edits),
    replacements: [written],
    message: reasonsOf(corrections),
  };
}

function movedBy({ span: { start, end }, newText }: TextEdit, by: number): TextEdit {
  return { span: { start: start + by, end: end + by }, newText };
}

/** What may be missing in a line that is being typed: what comes behind the texts. */
const isTypedLast: ReadonlySet<ArgumentType> = new Set(['amount', 'value', 'string', 'text']);

/** Whether a line has nothing wrong then; `in part` where something is still missing that was never there. */
function howFits(
  written: string,
  { schema, block, hasBlock }: Pick<Line, 'schema' | 'block' | 'hasBlock'>,
): 'whole' | 'in part' | undefined {
  const { bound: [bound, ...others] = [], faults = [] } = readAlone(hasBlock ? `${written} {}` : written, block) ?? {};
  if (bound?.schema !== schema || others.length > 0 || !isInOrder(bound)) return undefined;
  const missing = argumentIndex(schema).required.filter(({ name }) => bound.args[name] === undefined);
  if (faults.length === 0) return 'whole';
  const mayLack = missing.length > 0 && missing.every(({ type }) => isTypedLast.has(type));
  return mayLack && faults.every(({ start }) => start === bound.statement.start) ? 'in part' : undefined;
}
