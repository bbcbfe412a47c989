/** As many characters before an amount can name it. */
const LONGEST = 40;

/** The end of a clause, or of another figure. */
const BREAK = /[，,。；;\n（(]|[0-9０-９][ \t]?(?:[千万亿]?元|[%％])/g;

/** The words before an amount in its clause, behind the figure before it. */
export function wordsBefore(raw: string, at: number): string {
  const before = raw.slice(Math.max(0, at - LONGEST), at);
  const last = [...before.matchAll(BREAK)].at(-1);
  return last ? before.slice(last.index + last[0].length) : before;
}
