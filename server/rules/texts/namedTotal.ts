import { findValue } from '../../language/lookup.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { PublishedText } from './publishedText.ts';
import type { TypedAmount } from './typedFigures.ts';
import { betweenWords, type NamedTotal, namedTotals, totalWords } from './wordsOfTotals.ts';

/** The name of a total directly before an amount, and how surely it is meant there. */
export interface NameBefore {
  readonly total: NamedTotal;
  /** Where the name begins in the text. */
  readonly start: number;
  readonly meant: NamedTotal['meant'];
}

/** A name with the words between it and its number. */
const LONGEST = 32;

/** The total that is named directly before an amount; the longest name that there is. */
export function nameBefore(raw: string, at: number): NameBefore | undefined {
  const from = Math.max(0, at - LONGEST);
  const before = raw.slice(from, at);
  let best: { readonly total: NamedTotal; readonly start: number; readonly end: number } | undefined;
  for (let rest: string | undefined = before; rest !== undefined; rest = withoutLast(rest, between)) {
    const word = lastOf(rest, names);
    const start = word === undefined ? 0 : rest.length - word.length;
    const total = word === undefined ? undefined : totalsByWord.get(word);
    // Where two begin at the same place, the one that was found before is longer.
    if (total && (!best || start < best.start)) best = { total, start, end: rest.length };
  }
  if (!best) return undefined;
  const { total, start, end } = best;
  const around = `${before.slice(Math.max(0, start - 3), start)} ${before.slice(end)}`;
  const isTotal = total.meant === 'change' && totalWords.some((word) => around.includes(word));
  return { total, start: from + start, meant: isTotal ? 'sentence' : total.meant };
}

/** Words by their last character, the longest first. */
export type WordsByEnd = ReadonlyMap<string, readonly string[]>;

export function wordsByEnd(words: readonly string[]): WordsByEnd {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return groupedBy(longestFirst, (word) => word.slice(-1));
}

/** The longest of some words that a text ends with. */
function lastOf(text: string, words: WordsByEnd): string | undefined {
  return words.get(text.slice(-1))?.find((word) => text.endsWith(word));
}

/** A text without the longest of some words that it ends with; undefined where it ends with none. */
export function withoutLast(text: string, words: WordsByEnd): string | undefined {
  const last = lastOf(text, words);
  return last === undefined ? undefined : text.slice(0, -last.length);
}

const totalsByWord: ReadonlyMap<string, NamedTotal> = new Map(
  namedTotals.flatMap((total) => total.words.map((word) => [word, total] as const)),
);
const names = wordsByEnd([...totalsByWord.keys()]);
const between = wordsByEnd(betweenWords);

/** Whether a text begins with the name of a total. */
export function beginsWithTotal(text: string): boolean {
  return [...totalsByWord.keys()].some((word) => text.startsWith(word));
}

/** Whether such a name is that of the total in an explanation of this topic: in that of “三公”经费, 支出 is theirs. */
export function isMeantIn({ bound }: PublishedText, meant: NamedTotal['meant']): boolean {
  const topic = findValue('topic', wordOf(bound.args['topic']))?.id;
  switch (meant) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'threePublic':
      return topic === 'threePublic';
    case 'change':
      return topic === 'change';
    case 'sentence':
      return topic === 'change' || topic === 'other';
  }
}

/** Behind an amount that is all of what is named: the end of its clause, or what it is compared with. */
const WHOLE = /^[ \t]?(?:$|[，,。；;（(）)\\\n]|比|较|同比|占|、(?![0-9０-９]))/;
/** Behind what is part of it: what it is for. */
const PART = /^[ \t]?[，,]?(?:全部|专项|将|拟|已)?(?:用于|用作|购|支付|建设|纳入)/;
/** A change that is told behind what has changed: 人员经费5万元、会议费2万元等减少. */
const CHANGES = /(?:增加|减少|增长|下降|压减|压缩|核减|调减|调增|节约|取消|新增)(?!了?约?[ \t]?[0-9０-９{｛])/;
/** Behind an amount, what says something else of it or why it is so: what changes there is another thing. */
const COMMENT = /[，,](?:主要|其中|原因|[比较与](?:上年|上一年|去年|20[0-9]{2}年)|同比)/;
const FURTHEST = 100;

/** Whether what stands behind an amount leaves it the whole of what is named before it. */
export function isWholeBehind(raw: string, { end }: Pick<TypedAmount, 'end'>, meant: NamedTotal['meant']): boolean {
  const behind = raw.slice(end, end + FURTHEST);
  if (!WHOLE.test(behind)) return false;
  if (meant === 'always') return !behind.startsWith('、');
  return !isChangedBehind(raw, end) && !PART.test(behind);
}

/** Whether what stands behind an amount says what it is for. */
export function isPartBehind(raw: string, end: number): boolean {
  return PART.test(raw.slice(end, end + FURTHEST));
}

/** Whether a list that goes on behind an amount ends in how its figures change. */
export function isChangedBehind(raw: string, end: number): boolean {
  return CHANGES.test(listBehind(raw.slice(end, end + FURTHEST)));
}

/** What may be a list that goes on behind an amount, up to what tells of it. */
function listBehind(behind: string): string {
  const sentence = /^[^。；;\n]*/.exec(behind)?.[0] ?? '';
  return sentence.slice(0, COMMENT.exec(sentence)?.index);
}
