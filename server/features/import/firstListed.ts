import type { Localized } from '../../language/schema.ts';

/** The first of several things that are to be told, with a mark between them. */
export function firstListed<T>(
  all: readonly T[],
  told: (each: T) => Localized,
  between: Localized = { zh: '；', en: '; ' },
): Localized {
  const first = all.slice(0, MOST_LISTED).map(told);
  const isAll = first.length === all.length;
  return {
    zh: first.map(({ zh }) => zh).join(between.zh) + (isAll ? '' : ' 等'),
    en: first.map(({ en }) => en).join(between.en) + (isAll ? '' : ' …'),
  };
}

const MOST_LISTED = 3;
