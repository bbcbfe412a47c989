import { type Locale, say } from '../../language/locale.ts';

/** A stretch of a long list: no answer to an assistant may be longer than it can read. */
export interface Page<T> {
  readonly shown: readonly T[];
  /** How many there are in all. */
  readonly count: number;
  /** Says that there are more, and how to ask for them. */
  readonly note?: string;
}

/** At most `most` of a list, from a zero-based place on. */
export function page<T>(all: readonly T[], from: number, most: number, locale: Locale): Page<T> {
  const end = Math.min(from + most, all.length);
  const shown = all.slice(from, end);
  if (end >= all.length && from === 0) return { shown, count: all.length };
  const rest = {
    zh: `后面还有 ${all.length - end} 项，用 from=${end} 再问`,
    en: `${all.length - end} more: ask again with from=${end}`,
  };
  const last = { zh: '后面没有了', en: 'These are the last ones' };
  return { shown, count: all.length, note: say(end < all.length ? rest : last, locale) };
}
