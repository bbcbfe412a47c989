/** So much is read of what a sentence goes on with. */
const FURTHEST = 160;

/** Words that name nothing of a budget: 2026年预算数为, 与上年相比. */
const NOTHING =
  /^(?:20[0-9]{2}年|上年|去年|本年|今年|当年|年初|预算|财政|拨款|安排|支出|收支|合计|相比|增加|增长|上升|提高|减少|下降|降低|[增减度总共计数额为是各比较与和同：:，, \t])*$/;

/** A sentence of the same paragraph, or a heading: 2.公务接待费。 */
const SENTENCE = /(?:^|[。；;\n])([^。；;\n]{2,120})。[ \t]?$/;
const HEADING = /(?:^|[。；;\n])[ \t　]*([^，,。；;\n]{2,24})[：:]?\n[ \t　]*$/;

/** An amount or a percentage, with which a sentence begins to tell. */
const FIGURE = /[0-9０-９][0-9０-９,.．]{0,20}[ \t]?(?:[千万亿]?元|[%％])/;

/**
 * The sentence or the heading that words at an offset go on with, where they name nothing themselves up to their first
 * figure: 公务接待费。2026年预算数3.60万元; nothing where they do.
 */
export function goesOnWith(raw: string, start: number, words: string): string {
  const first = FIGURE.exec(words);
  if (!NOTHING.test(first ? words.slice(0, first.index) : words)) return '';
  const before = raw.slice(Math.max(0, start - FURTHEST), start);
  const heading = HEADING.exec(before)?.[1];
  return SENTENCE.exec(before)?.[1] ?? (heading === undefined || FIGURE.test(heading) ? '' : heading);
}
