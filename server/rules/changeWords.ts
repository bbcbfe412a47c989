import type { Span } from '../text/Span.ts';

/** A word that says which way a figure changed; what stands behind it is by how much. */
export interface ChangeWord extends Span {
  readonly word: string;
}

/** Words of change with what makes them those of its amount or its rate: 增加额为, 下降了. */
const CHANGED =
  /(增加|增长|上升|提高|调增|减少|下降|降低|调减|压减|压缩|核减|节约)(?:(?:额|率|幅度)为?)?[了约]{0,2}[ \t]?$/;
const LONGEST = 12;

/** The word of change directly before a figure; undefined where it is none by which something changed. */
export function changeBefore(raw: string, at: number): ChangeWord | undefined {
  const from = Math.max(0, at - LONGEST);
  const match = CHANGED.exec(raw.slice(from, at));
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  const start = from + match.index;
  return { word, start, end: start + word.length };
}

/** Words that say the way and nothing else, each with the one that says the other way. */
const opposites: ReadonlyMap<string, { readonly direction: 'increase' | 'decrease'; readonly opposite: string }> =
  new Map([
    ['增加', { direction: 'increase', opposite: '减少' }],
    ['增长', { direction: 'increase', opposite: '下降' }],
    ['上升', { direction: 'increase', opposite: '下降' }],
    ['提高', { direction: 'increase', opposite: '降低' }],
    ['减少', { direction: 'decrease', opposite: '增加' }],
    ['下降', { direction: 'decrease', opposite: '增长' }],
    ['降低', { direction: 'decrease', opposite: '提高' }],
  ]);

/** Which way a word of change says, and the word for the other way. */
export function wayOf(word: string) {
  return opposites.get(word);
}
