import { type AmountSort, type AmountWord, amountWords, PLAIN_RANK } from '../../data/amountWords.ts';
import { folded } from '../../text/folded.ts';

/** The word by which the cells of a header, from above, tell what figures stand below it. */
export function amountWordOf(cells: readonly string[]): AmountWord | undefined {
  const texts = cells.map((text) => folded(text).toLowerCase().replace(aside, ''));
  const last = (texts.at(-1) ?? '').replace(inParentheses, '').replace(/%$/, '');
  const found = amountWords.find(({ word, place }) => {
    if (place === 'end') return last.endsWith(word);
    if (place === 'all') return last === word;
    return texts.some((text) => (place === 'start' ? text.startsWith(word) : text.includes(word)));
  });
  return found?.sort === 'other' ? undefined : found;
}

const aside = /\((?:不?含|包括|单位)[^()]*\)/g;
const inParentheses = /\([^()]*\)/g;

/** Whether a header is one of money of a budget, or of a stage on its way. */
export function isOfMoney(word: AmountWord | undefined): boolean {
  return word !== undefined && moneySorts.has(word.sort);
}

const moneySorts: ReadonlySet<AmountSort> = new Set(['final', 'plain', 'total', 'asked', 'change', 'prior']);

/** What is known of a column of figures before it is decided which ones are the budget. */
export interface Figures {
  readonly column: number;
  readonly word: AmountWord | undefined;
  /** The word of the headers above the lowest one. */
  readonly group: AmountWord | undefined;
  /** Whether its role is one of money: an amount, a part of it, or what was carried over. */
  readonly isMoney: boolean;
  /** Whether its role is that of an amount with all its parts. */
  readonly isWhole: boolean;
  readonly isEarlier: boolean;
  readonly hasFigures: boolean;
}

/** Of some columns the figures that may be the budget, each with its rank: the least comes first. */
export function ranked(columns: readonly Figures[]): ReadonlyMap<number, number> {
  const hasChange = isChanged(columns);
  const rankOf = ({ word, isWhole, hasFigures }: Figures): number => {
    const rank = word?.rank ?? PLAIN_RANK;
    if (isWhole && !hasFigures) return rank + BLANK;
    // Beside a change, the sum is what is there after it.
    return hasChange && word?.sort === 'total' ? PLAIN_RANK - 1 : rank;
  };
  const usable = columns.filter(({ word, isMoney }) => isMoney && !isNoAmount(word));
  const isDecided = usable.some(
    ({ word, isWhole, isEarlier, hasFigures }) =>
      hasFigures && !isEarlier && (word?.sort === 'final' || (isWhole && word?.sort !== 'asked')),
  );
  const open = usable.filter(({ word }) => word?.sort !== 'asked' || !(isDecided || hasChange));
  const best = Math.min(...open.filter(({ isWhole, isEarlier }) => isWhole && !isEarlier).map(rankOf));
  // What stands below a header of another stage is part of that one.
  const own = open.filter(({ group }) => !group || !isOfMoney(group) || group.sort === 'total' || group.rank <= best);
  return new Map(own.map((each) => [each.column, rankOf(each)]));
}

/** An amount of which nothing is filled in comes behind all others. */
const BLANK = 100;

const neverAmounts: ReadonlySet<AmountSort> = new Set(['change', 'prior', 'count', 'none', 'people']);

/** Whether a header tells figures that are never the budget. */
export function isNoAmount(word: AmountWord | undefined): boolean {
  return word !== undefined && neverAmounts.has(word.sort);
}

/** Whether some of the figures are changes. */
export function isChanged(columns: readonly Figures[]): boolean {
  return columns.some(({ word, hasFigures }) => word?.sort === 'change' && hasFigures);
}
