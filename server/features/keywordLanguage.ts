import { findValue, statementsOf } from '../language/lookup.ts';
import type { Spelling, StatementSchema } from '../language/schema.ts';
import type { Part } from '../model/Budget.ts';
import { type Bound, BoundLine } from '../model/binding/bind.ts';
import type { Argument } from '../syntax/tree.ts';
import { ofLists } from '../text/eachOf.ts';
import { spanOf } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';

/** In which of its two spellings a keyword stands: Chinese or English. */
export type KeywordLanguage = keyof Spelling;

/** The edits that give every keyword of a part the spelling of one language; offsets are those of its segment. */
export function keywordEdits({ bound }: Part, to: KeywordLanguage): TextEdit[] {
  return bound.flatMap((each) => editsIn(each, to));
}

function editsIn(bound: Bound, to: KeywordLanguage): TextEdit[] {
  const { schema, statement, children } = bound;
  if (bound instanceof BoundLine && statement.args.every(({ kind }) => kind !== 'word')) return [];
  const { head } = statement;
  const typed = head && headSpelling(schema, head.text);
  return [
    ...(head && typed && typed[to] !== head.text ? [{ span: spanOf(head), newText: typed[to] }] : []),
    ...statement.args.flatMap((argument) => wordEdit(argument, bound, to)),
    ...children.flatMap((child) => editsIn(child, to)),
  ];
}

/** The spellings of the word that a statement begins with; undefined for codes and strings. */
export function headSpelling({ head }: StatementSchema, word: string): Spelling | undefined {
  if ('word' in head) return head.word;
  return 'values' in head ? findValue(head.values, word)?.word : undefined;
}

function wordEdit(argument: Argument, { schema }: Bound, to: KeywordLanguage): TextEdit[] {
  if (argument.kind !== 'word') return [];
  const known = argumentSpelling(schema, argument.text);
  return known && known[to] !== argument.text ? [{ span: spanOf(argument), newText: known[to] }] : [];
}

/** The spellings of a word behind the head: a value of an enumeration, or what stands before an argument (`权重`). */
export function argumentSpelling({ args }: StatementSchema, word: string): Spelling | undefined {
  for (const { label, values } of args) {
    if (label && (label.zh === word || label.en === word)) return label;
    const value = values === undefined ? undefined : findValue(values, word)?.word;
    if (value) return value;
  }
  return undefined;
}

/** The language in which most heads of the file's own statements stand; Chinese where there are none. */
export function keywordLanguageOf(parts: readonly Part[]): KeywordLanguage {
  return englishSurplus(parts) > 0 ? 'en' : 'zh';
}

/** By how many more English heads there are at the top of parts than others. */
const englishSurplus = ofLists<Part, number>((parts, before) => {
  if (!before) return surplusIn(parts, 0, parts.length);
  const { items, made, start, end } = before;
  return made - surplusIn(items, start, items.length - end) + surplusIn(parts, start, parts.length - end);
});

function surplusIn(parts: readonly Part[], from: number, to: number): number {
  const heads = parts
    .slice(from, to)
    .flatMap(({ bound }) => bound.flatMap(({ statement }) => statement.head?.text ?? []));
  return heads.reduce((sum, head) => sum + (englishHeads().has(head) ? 1 : -1), 0);
}

let known: ReadonlySet<string> | undefined;

function englishHeads(): ReadonlySet<string> {
  known ??= new Set(statementsOf('file').flatMap(({ head }) => ('word' in head ? [head.word.en] : [])));
  return known;
}
