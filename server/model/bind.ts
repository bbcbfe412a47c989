import { knownWords, likelyWords } from '../language/likelyWords.ts';
import {
  type ArgumentIndex,
  argumentIndex,
  argumentWords,
  blockIndex,
  blocksWith,
  findValue,
  statementsOf,
  topLevel,
  valuesOf,
  type Words,
} from '../language/lookup.ts';
import type { ArgumentSchema, Localized, Spelling, StatementSchema } from '../language/schema.ts';
import { CodeLine } from '../syntax/CodeLine.ts';
import { type Argument, type Block, type Head, isExpression, type Statement } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { isAmountUnit } from './amount.ts';

/** A statement that the schema knows at its place. */
export interface Bound {
  readonly schema: StatementSchema;
  readonly statement: Statement;
  /** Arguments by name; of an argument that repeats, the first. */
  readonly args: Readonly<Record<string, Argument>>;
  /** All arguments of the one that repeats. */
  readonly repeated: readonly Argument[];
  readonly children: readonly Bound[];
}

/** The list of what is not there: one for all, as most statements have neither children nor repeated arguments. */
const none: readonly never[] = [];

/** A line of a code, a name, a number and words whose arguments all have their place. */
export class BoundLine implements Bound {
  readonly schema: StatementSchema;
  readonly statement: CodeLine;
  /** The words of the line by the names of the arguments that they are. */
  readonly words: Words;

  constructor(schema: StatementSchema, statement: CodeLine, words: Words) {
    this.schema = schema;
    this.statement = statement;
    this.words = words;
  }

  get args(): Bound['args'] {
    const { ofCodeLine } = argumentIndex(this.schema);
    const names = Object.entries(this.words);
    const named = this.statement.args.map((argument): [string, Argument] => {
      if (argument.kind === 'word') return [names.find(([, word]) => word === argument.text)?.[0] ?? '', argument];
      return [(argument.kind === 'string' ? ofCodeLine?.name : ofCodeLine?.amount) ?? '', argument];
    });
    return Object.fromEntries(named);
  }

  get repeated(): readonly never[] {
    return none;
  }

  get children(): readonly never[] {
    return none;
  }
}

/** What the schema finds wrong; one shape for each diagnostic that comes from binding. */
export type BindFault =
  | (Span & {
      readonly kind: 'unknown-keyword';
      readonly word: string;
      readonly candidates: readonly string[];
      readonly container: Statement | undefined;
      /** The only word that it can be, in which blanks were typed (合　计). */
      readonly joined?: string;
    })
  | (Span & {
      readonly kind: 'misplaced-statement';
      readonly word: string;
      readonly homes: readonly string[];
      readonly container: Statement | undefined;
    })
  | (Span & {
      readonly kind: 'duplicate-statement';
      readonly word: string;
      readonly first: Span;
      readonly statement: Statement;
    })
  | (Span & {
      readonly kind: 'missing-field';
      readonly field: StatementSchema;
      readonly container: Statement;
      readonly block: string;
    })
  | (Span & {
      readonly kind: 'invalid-value';
      readonly message: Localized;
      /** What it may be, the likeliest first, where that is plain. */
      readonly replacements?: readonly string[];
      /** Where all of a line was meant otherwise, that line and the edits that make it the only replacement. */
      readonly line?: Span;
      /** Whether that begins with something else then, so that nothing is as it is read now. */
      readonly beginsOtherwise?: boolean;
      /** Whether it is that a block is missing. */
      readonly lacksBlock?: true;
      readonly edits?: readonly TextEdit[];
    });

/** Binds a statement of a block to the schema; what does not fit becomes a fault, the rest is kept. */
export function bindStatement(
  statement: Statement,
  block: string,
  container: Statement | undefined,
  faults: BindFault[],
): Bound | undefined {
  const schema = schemaOf(statement, block, container, faults);
  if (!schema) return undefined;
  const { args, repeated } = bindArguments(statement, schema, faults);
  const children = statement.block ? bindBlock(statement, statement.block, schema, faults) : none;
  if (schema.block && !statement.block && !schema.blockOptional) {
    faults.push({
      kind: 'invalid-value',
      message: {
        zh: `${headText(statement)} 后面缺少 { }`,
        en: `${headText(statement)} needs a block { }`,
      },
      lacksBlock: true,
      ...headSpan(statement),
    });
  }
  return { schema, statement, args, repeated, children };
}

/** Binds the blocks in the rest of a statement: what is asked of the whole was asked of its beginning. */
export function bindContinued(statement: Statement, faults: BindFault[]): Bound | undefined {
  const schema = topLevel(statement.continues ?? '');
  if (!schema?.block) return undefined;
  const children = bindStatements(statement, statement.block?.statements ?? none, schema.block, faults);
  return { schema, statement, args: {}, repeated: none, children };
}

/** The span of the head, or of the whole statement where it has none. */
export function headSpan({ head, args, start, end }: Statement): Span {
  const at = head ?? args[0];
  return at ? { start: at.start, end: at.end } : { start, end };
}

/** The head as typed, in ASCII; empty for a statement of strings. */
export function headText({ head }: Statement): string {
  return head?.text ?? '';
}

function schemaOf(
  statement: Statement,
  block: string,
  container: Statement | undefined,
  faults: BindFault[],
): StatementSchema | undefined {
  const { head } = statement;
  const index = blockIndex(block);
  if (!head) {
    if (!index.strings && statement.args.length > 0) {
      faults.push({
        kind: 'invalid-value',
        message: { zh: '语句要以关键字或科目编码开头', en: 'A statement begins with a keyword or a code' },
        ...headSpan(statement),
      });
    }
    return index.strings;
  }
  if (isCode(head.text)) {
    if (index.code) return index.code;
    faults.push({
      kind: 'misplaced-statement',
      word: head.text,
      homes: [],
      container,
      start: head.start,
      end: head.end,
    });
    return undefined;
  }
  const schema = index.words.get(head.text);
  if (schema) return schema;
  const candidates = [...index.words.keys()];
  if (head.kind === 'code' && knownWords(head.text, candidates).length === 0) {
    faults.push({
      kind: 'invalid-value',
      message: { zh: `“${head.text}”不是科目编码`, en: `“${head.text}” is not a subject code` },
      start: head.start,
      end: head.end,
    });
    return undefined;
  }
  const spaced = withoutBlanks([head, ...statement.args], index.words);
  if (spaced) {
    faults.push({ kind: 'unknown-keyword', candidates, container, ...spaced });
    return undefined;
  }
  const homes = blocksWith(head.text);
  if (homes.length > 0)
    faults.push({ kind: 'misplaced-statement', word: head.text, homes, container, start: head.start, end: head.end });
  else
    faults.push({
      kind: 'unknown-keyword',
      word: head.text,
      candidates,
      container,
      start: head.start,
      end: head.end,
    });
  return undefined;
}

/** A word of the language with blanks in it: as many of some words in a row as together are one. */
function withoutBlanks(
  parts: readonly (Head | Argument)[],
  words: { has(word: string): boolean },
): (Span & { readonly word: string; readonly joined: string }) | undefined {
  const end = parts.findIndex(({ kind }) => kind !== 'word');
  const row = parts.slice(0, end < 0 ? MOST_PARTS : Math.min(end, MOST_PARTS));
  for (let count = row.length; count > 1; count--) {
    const typed = row.slice(0, count).map((part) => ('text' in part ? part.text : ''));
    const [first, last] = [row[0], row[count - 1]];
    const joined = [typed.join(''), typed.join('-')].find((word) => words.has(word));
    if (first && last && joined) return { start: first.start, end: last.end, word: typed.join(' '), joined };
  }
  return undefined;
}

/** So many words may be one; the longest keyword has some more characters. */
const MOST_PARTS = 8;

/** Digits, or a capital letter and digits. Read by hand: it is asked of every head. */
function isCode(text: string): boolean {
  const first = text.charCodeAt(0);
  const hasLetter = first >= 65 && first <= 90;
  for (let i = hasLetter ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return !hasLetter || text.length > 1;
}

/** Binds all statements of a block and checks which are there twice or not at all. */
export function bindBlock(
  container: Statement,
  block: Block,
  { block: name }: StatementSchema,
  faults: BindFault[],
): Bound[] {
  if (!name) {
    faults.push({
      kind: 'invalid-value',
      message: { zh: `${headText(container)} 不带 { }`, en: `${headText(container)} takes no block` },
      start: block.start,
      end: block.end,
    });
    return [];
  }
  const bound = bindStatements(container, block.statements, name, faults);
  for (const field of statementsOf(name)) {
    if (field.need && !bound.some(({ schema }) => schema === field)) {
      faults.push({ kind: 'missing-field', field, container, block: name, ...headSpan(container) });
    }
  }
  return bound;
}

function bindStatements(
  container: Statement,
  statements: readonly Statement[],
  name: string,
  faults: BindFault[],
): Bound[] {
  const bound: Bound[] = [];
  const line = blockIndex(name).code;
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i];
    if (!statement) continue;
    const child =
      (line && statement instanceof CodeLine ? bindLine(statement, line) : undefined) ??
      bindStatement(statement, name, container, faults);
    if (child) bound.push(child);
  }
  checkRepetition(bound, faults);
  // A copy has no room for more, which an array that grew has plenty of.
  return bound.slice();
}

/** A line every part of which has its place in the schema, so that nothing has to be reported. */
function bindLine(line: CodeLine, schema: StatementSchema): BoundLine | undefined {
  const { ofCodeLine } = argumentIndex(schema);
  const isComplete = ofCodeLine && (line.name !== undefined || !ofCodeLine.isNameRequired) && isAmountUnit(line.unit);
  const words = isComplete ? ofCodeLine.wordsOf(line.words) : undefined;
  return words && new BoundLine(schema, line, words);
}

/** Faults for once-only statements that stand again; enumerated heads are told apart by their value. */
export function checkRepetition(bound: readonly Bound[], faults: BindFault[]): void {
  let seen: Map<string, Statement> | undefined;
  for (let i = 0; i < bound.length; i++) {
    const each = bound[i];
    if (!each || each.schema.many) continue;
    const { schema, statement } = each;
    const key =
      'values' in schema.head ? (findValue(schema.head.values, headText(statement))?.id ?? schema.id) : schema.id;
    seen ??= new Map();
    const first = seen.get(key);
    if (first)
      faults.push({
        kind: 'duplicate-statement',
        word: headText(statement),
        first: headSpan(first),
        statement,
        ...headSpan(statement),
      });
    else seen.set(key, statement);
  }
}

interface BoundArguments {
  readonly args: Readonly<Record<string, Argument>>;
  readonly repeated: readonly Argument[];
}

function bindArguments(statement: Statement, schema: StatementSchema, faults: BindFault[]): BoundArguments {
  const { labels, required } = argumentIndex(schema);
  const args: Record<string, Argument> = {};
  let repeated: Argument[] | undefined;
  let label: Argument | undefined;
  const given = statement.args;
  for (let i = 0; i < given.length; i++) {
    const argument = given[i];
    if (!argument || argument.kind === 'missing') continue;
    if (labels && argument.kind === 'word' && labels.has(argument.text)) {
      label = argument;
      continue;
    }
    const spec = specFor(argument, schema, args, label !== undefined);
    const spaced = spec ? undefined : withoutBlanks(given.slice(i, i + MOST_PARTS), new Set(argumentWords(schema)));
    if (spaced) {
      faults.push({ kind: 'unknown-keyword', candidates: none, container: statement, ...spaced });
      while ((given[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= spaced.end) i++;
      continue;
    }
    if (!spec) {
      faults.push(strayArgument(argument, statement, schema, args));
      continue;
    }
    if (spec.label) label = undefined;
    args[spec.name] ??= argument;
    if (!spec.many) continue;
    repeated ??= [];
    repeated.push(argument);
  }
  if (label)
    faults.push(missingValue(label, `${textOf(label)} 后面缺少数字`, `A number is missing after ${textOf(label)}`));
  reportMissing(statement, required, args, faults);
  return { args, repeated: repeated ?? none };
}

/** The first open place of a statement that takes an argument. A plain loop: it runs for every argument of a file. */
function specFor(
  argument: Argument,
  { args }: StatementSchema,
  taken: BoundArguments['args'],
  afterLabel: boolean,
): ArgumentSchema | undefined {
  for (let i = 0; i < args.length; i++) {
    const spec = args[i];
    if (!spec || (spec.label !== undefined) !== afterLabel) continue;
    if ((spec.many || taken[spec.name] === undefined) && fits(spec, argument)) return spec;
  }
  return undefined;
}

function fits({ type, values }: ArgumentSchema, argument: Argument): boolean {
  const isString = argument.kind === 'string' || argument.kind === 'text';
  switch (type) {
    case 'string':
      return argument.kind === 'string';
    case 'text':
      return isString;
    case 'identifier':
      return isString || argument.kind === 'quantity' || argument.kind === 'word';
    case 'amount':
    case 'count':
      return isExpression(argument);
    case 'code':
    case 'quantity':
      return argument.kind === 'quantity';
    case 'date':
      return isExpression(argument) || argument.kind === 'word';
    case 'comparator':
      return argument.kind === 'comparator';
    case 'value':
      return argument.kind === 'string' || argument.kind === 'quantity' || argument.kind === 'negation';
    case 'enumeration':
      return argument.kind === 'word' && findValue(values ?? '', argument.text) !== undefined;
    default:
      return type satisfies never;
  }
}

function strayArgument(
  argument: Argument,
  statement: Statement,
  schema: StatementSchema,
  taken: Readonly<Record<string, Argument>>,
): BindFault {
  const at = { start: argument.start, end: argument.end };
  const required = schema.args.find((spec) => !spec.optional && !Object.hasOwn(taken, spec.name));
  if (argument.kind === 'word') {
    if (required?.values) return { kind: 'invalid-value', ...wrongWord(argument.text, required), ...at };
    const candidates = argumentWords(schema);
    const isSurplus = candidates.length === 0 || candidates.includes(argument.text);
    if (!isSurplus) return { kind: 'unknown-keyword', word: argument.text, candidates, container: statement, ...at };
  }
  return {
    kind: 'invalid-value',
    message: required
      ? { zh: `这里应是${briefly(required).zh}`, en: `Expected here: ${briefly(required).en}` }
      : { zh: '这里多了一项', en: 'One argument too many' },
    ...at,
  };
}

/** What an argument is, without what more there is to say about it. */
function briefly({ doc: { zh, en } }: ArgumentSchema): Localized {
  const [[shortZh = zh], [shortEn = en]] = [zh.split('；'), en.split(';')];
  return { zh: shortZh, en: shortEn };
}

function wrongWord(
  word: string,
  { values, doc }: ArgumentSchema,
): { readonly message: Localized; readonly replacements: readonly string[] } {
  const words = valuesOf(values ?? '').map((value) => value.word);
  return {
    message: {
      zh: `“${word}”不是${doc.zh}；可以是：${words.map(({ zh }) => zh).join('、')}`,
      en: `“${word}” is not ${doc.en}; it can be ${words.map(({ en }) => en).join(', ')}`,
    },
    replacements: likelyValues(word, words),
  };
}

/** So many choices are offered together where none of them is near. */
const FEW = 4;

function likelyValues(word: string, words: readonly Spelling[]): readonly string[] {
  const likely = likelyWords(
    word,
    words.flatMap(({ zh, en }) => [zh, en]),
  );
  if (likely.length > 0 || words.length > FEW) return likely;
  return words.map(({ zh, en }) => (/^[a-z]/i.test(word) ? en : zh));
}

function reportMissing(
  statement: Statement,
  required: ArgumentIndex['required'],
  args: Readonly<Record<string, Argument>>,
  faults: BindFault[],
): void {
  for (let i = 0; i < required.length; i++) {
    const spec = required[i];
    if (!spec || args[spec.name] !== undefined) continue;
    const wanted = briefly(spec);
    if (statement.args.some(({ kind }) => kind === 'missing') || hasFaultIn(statement, faults)) return;
    const word = nameOf(statement);
    faults.push(
      missingValue(
        headSpan(statement),
        `${word}${word.endsWith('”') ? '' : ' '}后面缺少${wanted.zh}`,
        `${word} lacks ${wanted.en}`,
      ),
    );
    return;
  }
}

/** Whether an argument of the statement was refused already: then what is missing is what was refused. */
function hasFaultIn(statement: Statement, faults: readonly BindFault[]): boolean {
  const end = statement.block?.start ?? statement.end;
  return faults.some((fault) => isOfArgument(fault) && fault.start >= statement.start && fault.end <= end);
}

function isOfArgument(fault: BindFault): boolean {
  return fault.kind === 'invalid-value' || (fault.kind === 'unknown-keyword' && fault.joined !== undefined);
}

/** The head, or the string that a statement without one begins with. */
function nameOf(statement: Statement): string {
  const [first] = statement.args;
  return headText(statement) || (first?.kind === 'string' ? `“${first.value}”` : '');
}

function missingValue({ start, end }: Span, zh: string, en: string): BindFault {
  return { kind: 'invalid-value', message: { zh, en }, start, end };
}

function textOf(argument: Argument): string {
  return argument.kind === 'word' ? argument.text : '';
}
