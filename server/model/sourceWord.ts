import { findValue, valuesOf } from '../language/lookup.ts';
import { type Source, sources } from './Budget.ts';

/** The source that a word says. */
export function sourceOf(word: string): Source | undefined {
  if (word === '') return undefined;
  const id = findValue('source', word)?.id;
  return sources.find((source) => source === id);
}

/** The words by which sources are known, for messages: 一般公共预算 …, in the order of the columns. */
export function sourceWord(source: Source): { readonly zh: string; readonly en: string } {
  return valuesOf('source').find(({ id }) => id === source)?.word ?? { zh: source, en: source };
}
