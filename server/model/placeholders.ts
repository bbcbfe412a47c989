import { classificationOf } from '../data/catalogue.ts';
import { spellingsOf, statementsOf, valuesOf } from '../language/lookup.ts';
import type { Spelling } from '../language/schema.ts';
import { ascii } from '../text/ascii.ts';
import type { Span } from '../text/Span.ts';

/** What a placeholder of an explanation stands for (LANGUAGE.md §4, 说明). */
export type Placeholder =
  /** A keyword of 总计, by its id: a sum of all expenditure or of one source. */
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'prior'; readonly id: 'revenue' | 'expenditure' }
  /** How expenditure changed since last year: by how much, and at what rate. */
  | { readonly kind: 'change'; readonly id: 'amount' | 'rate' }
  | { readonly kind: 'subject'; readonly code: string };

/** A `{name}` in a text; of a `{{`, which is a brace, the name is undefined. */
export interface PlaceholderUse extends Span {
  readonly name: string | undefined;
}

/** Every `{name}` and `{{` of a text, in order. */
export function placeholdersIn(text: string): PlaceholderUse[] {
  return Array.from(text.matchAll(/\{\{|[{｛]([^{}｛｝\n]*)[}｝]/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[1]?.trim(),
  }));
}

/** What a name stands for; undefined where it is the name of nothing. */
export function readPlaceholder(name: string): Placeholder | undefined {
  const code = /^(?:科目|subjects?)\s*(\d+)$/.exec(ascii(name))?.[1];
  if (code === undefined) return byName().get(name);
  const classification = classificationOf(code);
  const isSum = classification === 'function' || classification === 'economic' || classification === 'revenue';
  return isSum ? { kind: 'subject', code } : undefined;
}

/** The names that a placeholder may have, those of subjects left out. */
export function placeholderNames(): Iterable<string> {
  return byName().keys();
}

let names: ReadonlyMap<string, Placeholder> | undefined;

function byName(): ReadonlyMap<string, Placeholder> {
  names ??= new Map<string, Placeholder>([
    ...statementsOf('totals').flatMap(({ id, head }) => ('word' in head ? named(id, spellingsOf(head)) : [])),
    ...valuesOf('source').flatMap(({ id, word }) => named(id, [word])),
    ['上年收入', { kind: 'prior', id: 'revenue' }],
    ['上年支出', { kind: 'prior', id: 'expenditure' }],
    ['增减额', { kind: 'change', id: 'amount' }],
    ['增减率', { kind: 'change', id: 'rate' }],
  ]);
  return names;
}

function named(id: string, spellings: readonly Spelling[]): [string, Placeholder][] {
  const placeholder: Placeholder = { kind: 'figure', id };
  return spellings.flatMap(({ zh, en }): [string, Placeholder][] => [
    [zh, placeholder],
    [en, placeholder],
  ]);
}
