import { likelyWords } from '../../language/likelyWords.ts';
import { type ArgumentIndex, argumentIndex, argumentWords, findValue, valuesOf } from '../../language/lookup.ts';
import type { ArgumentSchema, Localized, Spelling, StatementSchema } from '../../language/schema.ts';
import { type Argument, isExpression, type Statement } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import { headSpan, quotedHead } from '../heads.ts';
import { withUnitApart } from '../units/unitApart.ts';
import { withoutBlanks } from '../withoutBlanks.ts';
import type { BindFault } from './BindFault.ts';

/** The list of what is not there: one for all, as most statements have neither children nor repeated arguments. */
export const none: readonly never[] = [];

/** Arguments by name, and those of the one that repeats. */
export interface BoundArguments {
  readonly args: Readonly<Record<string, Argument>>;
  readonly repeated: readonly Argument[];
}

/** Gives each argument of a statement its place in the schema; what has none, or does not fit, becomes a fault. */
export function bindArguments(statement: Statement, schema: StatementSchema, faults: BindFault[]): BoundArguments {
  const { labels, required } = argumentIndex(schema);
  const args: Record<string, Argument> = {};
  let repeated: Argument[] | undefined;
  let label: Argument | undefined;
  let last: ArgumentSchema | undefined;
  const given = statement.args;
  for (let i = 0; i < given.length; i++) {
    const argument = given[i];
    if (!argument || argument.kind === 'missing') continue;
    if (labels && argument.kind === 'word' && labels.has(argument.text)) {
      label = argument;
      continue;
    }
    const spec = specFor(argument, schema, args, label !== undefined);
    if (!spec) {
      i = bindStray(i, statement, schema, { args, last, faults });
      continue;
    }
    last = spec;
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

/** What is bound of a statement so far. */
interface BoundSoFar {
  readonly args: Record<string, Argument>;
  readonly last: ArgumentSchema | undefined;
  readonly faults: BindFault[];
}

/** Tells of an argument that has no place; the result is the index of the last one that the fault is about. */
function bindStray(
  at: number,
  statement: Statement,
  schema: StatementSchema,
  { args, last, faults }: BoundSoFar,
): number {
  const given = statement.args;
  const argument = given[at];
  if (!argument) return at;
  const spaced = withoutBlanks(given, new Set(argumentWords(schema)), at);
  if (spaced) {
    faults.push({ kind: 'unknown-keyword', candidates: none, container: statement, ...spaced });
    let end = at;
    while ((given[end + 1]?.end ?? Number.POSITIVE_INFINITY) <= spaced.end) end++;
    return end;
  }
  faults.push(strayArgument(argument, statement, schema, args));
  const number = last && args[last.name];
  // A unit that stands apart is a fault, and the number has it all the same.
  const whole = last && number && number === given[at - 1] && withUnitApart(number, argument, last.type);
  if (last && whole) args[last.name] = whole;
  return at;
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
    // A text without its quotes where one is asked for, or a word of this statement once more.
    const isValue = candidates.length === 0 ? required !== undefined : candidates.includes(argument.text);
    if (!isValue) return { kind: 'unknown-keyword', word: argument.text, candidates, container: statement, ...at };
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
    faults.push(missingValue(headSpan(statement), `${word}后面缺少${wanted.zh}`, `${word.trim()} lacks ${wanted.en}`));
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
  return quotedHead(statement) || (first?.kind === 'string' ? `“${first.value}”` : '');
}

function missingValue({ start, end }: Span, zh: string, en: string): BindFault {
  return { kind: 'invalid-value', message: { zh, en }, start, end };
}

function textOf(argument: Argument): string {
  return argument.kind === 'word' ? argument.text : '';
}
