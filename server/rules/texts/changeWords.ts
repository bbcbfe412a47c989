import type { Span } from '../../text/Span.ts';

/** A word that says which way a figure changed; what stands behind it is by how much. */
export interface ChangeWord extends Span {
  readonly word: string;
}

/** Words of change with what makes them those of its amount or its rate: 增加额为, 下降了; 比上年多, and not 至少, 最多. */
const CHANGED =
  /(增加|增长|上升|提高|调增|减少|下降|降低|调减|压减|压缩|核减|节约|调整|增资|(?<![至最不较过很更许])[多少])(?:(?:额|率|幅度)为?)?[了约]{0,2}[ \t]?$/;
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

/** What an amount in a list of changes stands behind: 分别减少2.55万元、1.46万元和0.59万元. */
const LISTED = /[0-9０-９][0-9０-９,.．]{0,15}[ \t]?(?:[千万亿]?元|[%％])(?:[、，,]?[和及与]|、)$/;

/** Where the first figure of a list begins of which one begins at an offset. */
export function startOfList(raw: string, at: number): number {
  let start = at;
  for (;;) {
    const match = LISTED.exec(raw.slice(Math.max(0, start - 24), start));
    if (!match) return start;
    start -= match[0].length;
  }
}

/** What one cause made of a change: 因调资增加, 新录用3人，增支. */
const CAUSED = /(?:[因受][^，,。；;、]{1,16}(?:增加|减少|增长|下降)|[增减少多](?:支|资|收))[了约为]?$/;

/** By how much something is more or less that is named behind the word of change: 增加人员经费. */
const OF_NAMED =
  /(?:增加|减少|压减|节约|调增|调减|核减|不再安排|取消)(?!的)([^，,。；;、：:0-9０-９{｛]{2,12})[了约为]?$/;

/** Whether an amount is one that a cause has made of a change. */
export function isCaused(raw: string, at: number): boolean {
  return CAUSED.test(raw.slice(Math.max(0, at - 28), at));
}

/** What is named in a list behind an amount: 压减办公费0.80万元、印刷费. */
const NEXT_NAMED =
  /[0-9０-９][0-9０-９,.．]{0,15}[ \t]?[千万亿]?元(?:、[和及与]?|[和及与])([^，,。；;、：:0-9０-９{｛]{2,12})$/;

/** What is named between a word of change and an amount, which may be one of a list of such; undefined where nothing is. */
export function changedObject(raw: string, at: number): string | undefined {
  const own = OF_NAMED.exec(raw.slice(Math.max(0, at - 20), at))?.[1];
  if (own !== undefined) return own;
  const next = NEXT_NAMED.exec(raw.slice(Math.max(0, at - 40), at));
  if (!next || changedObject(raw, at - next[0].length) === undefined) return undefined;
  return next[1];
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
