import { asFigures } from './asFigures.ts';
import { goesOnWith } from './goesOnWith.ts';

/** As many characters before an amount can name it. */
const LONGEST = 40;

/** The end of a clause, or of another figure; not what only closes a word: 因公出国（境）, 行政运行（项）. */
const BREAK = /[，,。；;\n]|[（(](?![^（()），,。；;\n]{1,8}[)）])|[0-9０-９][ \t]?(?:[千万亿]?元|[%％])/g;

/** The words before an amount in its clause, behind the figure before it, or those that they go on with. */
export function wordsBefore(raw: string, at: number): string {
  const before = raw.slice(Math.max(0, at - LONGEST), at);
  const last = [...before.matchAll(BREAK)].at(-1);
  const words = last ? before.slice(last.index + last[0].length) : before;
  const end = last?.[0] ?? '';
  const isSentence = end === '。' || end === '\n' || words.length === at;
  return asFigures((isSentence && goesOnWith(raw, at - words.length, words)) || words);
}
