import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';
import type { PublishedText } from './publishedText.ts';

/** A word that says which way a figure changed; what stands behind it is by how much. */
export interface ChangeWord extends Span {
  readonly word: string;
}

/** Words of change with what makes them those of its amount or its rate: 增加额为, 下降了; 比上年多, and not 至少, 最多. */
const CHANGED =
  /(增加|增长|上升|提高|调增|减少|下降|降低|调减|压减|压缩|核减|节约|调整|增资|[增减升降]幅|(?<=[，,、年度期比数算额出入费资金款净 \t])[增减]|(?<![至最不较过很更许])[多少])(?:(?:额|率|幅度)为?)?[了约]{0,2}[ \t]?$/;
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
export function startOfList(text: PublishedText, at: number): number {
  return beginning(listsIn(text), at, (start) => {
    const match = LISTED.exec(text.raw.slice(Math.max(0, start - 24), start));
    return match ? start - match[0].length : undefined;
  });
}

const listsIn = onceFor((_: PublishedText) => new Map<number, number>());

/** Where somebody comes to who goes back from an offset step by step; it is kept, as the next one may come the same way. */
function beginning(known: Map<number, number>, at: number, before: (start: number) => number | undefined): number {
  const passed: number[] = [];
  let start = at;
  for (let next = known.get(at) ?? before(at); next !== undefined; next = known.get(start) ?? before(start)) {
    passed.push(start);
    start = next;
  }
  for (const each of passed) known.set(each, start);
  return start;
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
export function changedObject(text: PublishedText, at: number): string | undefined {
  const { raw } = text;
  const own = objectBefore(raw, at);
  if (own !== undefined) return own;
  const next = nextBefore(raw, at);
  if (!next) return undefined;
  const first = beginning(namesIn(text), next.start, (start) =>
    objectBefore(raw, start) === undefined ? nextBefore(raw, start)?.start : undefined,
  );
  return objectBefore(raw, first) === undefined ? undefined : next.name;
}

const namesIn = onceFor((_: PublishedText) => new Map<number, number>());

function objectBefore(raw: string, at: number): string | undefined {
  return OF_NAMED.exec(raw.slice(Math.max(0, at - 20), at))?.[1];
}

/** What is named in a list before an offset, and where the amount before it begins. */
function nextBefore(raw: string, at: number): { readonly name: string; readonly start: number } | undefined {
  const match = NEXT_NAMED.exec(raw.slice(Math.max(0, at - 40), at));
  return match?.[1] === undefined ? undefined : { name: match[1], start: at - match[0].length };
}

/** Words that say the way and nothing else, each with the one that says the other way. */
const opposites: ReadonlyMap<string, { readonly direction: 'increase' | 'decrease'; readonly opposite: string }> =
  new Map([
    ['增', { direction: 'increase', opposite: '减' }],
    ['增加', { direction: 'increase', opposite: '减少' }],
    ['增长', { direction: 'increase', opposite: '下降' }],
    ['上升', { direction: 'increase', opposite: '下降' }],
    ['提高', { direction: 'increase', opposite: '降低' }],
    ['减', { direction: 'decrease', opposite: '增' }],
    ['减少', { direction: 'decrease', opposite: '增加' }],
    ['下降', { direction: 'decrease', opposite: '增长' }],
    ['降低', { direction: 'decrease', opposite: '提高' }],
  ]);

/** Which way a word of change says, and the word for the other way. */
export function wayOf(word: string) {
  return opposites.get(word);
}
