/** A text to plant errors in. */
export interface Source {
  readonly lines: readonly string[];
}

/** A text with one error, and the lines (zero-based) on one of which it has to be found. */
export interface Planted {
  readonly text: string;
  readonly at: readonly number[];
}

/** One kind of error: what it may be called, and every place of a text where it can be planted. */
export interface Mutation {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly plant: (source: Source) => readonly Planted[];
}

/** What stands in the place of a line; several lines where it has line ends, none where it is undefined. */
export type Edit = (line: string, index: number, source: Source) => string | undefined;

/** Changes each line that a pattern finds; the error is found there or on the lines that `at` adds. */
export function onLines(
  kind: string,
  ids: readonly string[],
  pattern: RegExp,
  edit: Edit,
  at: (index: number, source: Source) => readonly number[] = (index) => [index],
): Mutation {
  return {
    kind,
    ids,
    plant: (source) =>
      source.lines.flatMap((line, index) => {
        if (!pattern.test(line)) return [];
        const changed = edit(line, index, source);
        if (changed === line) return [];
        const lines = source.lines.toSpliced(index, 1, ...(changed === undefined ? [] : [changed]));
        return [{ text: lines.join('\n'), at: at(index, source) }];
      }),
  };
}

/** A line like `word  value`. */
export const statement = (...words: readonly string[]): RegExp => new RegExp(`^\\s*(?:${words.join('|')})\\s+\\S`, 'u');

/** A total of a block. */
export const TOTAL = statement('合计', 'total');
/** An item with its amount. */
export const ITEM = /^\s+3\d{4}\s+"[^"]*"\s+\d/u;
/** An item whose amount is a plain number, of general money and of this year. */
export const PLAIN_ITEM = /^\s+3\d{4}\s+"[^"]*"\s+\d[\d.]*\s*$/u;
/** The head of a project. */
export const PROJECT = /^\s*(?:项目|project)\s+"/u;
/** The head of basic expenditure. */
export const BASIC = /^\s*(?:基本支出|basic)\s+\d{7}/u;
/** A text of a project or of the overall performance that ends with a stop. */
export const PROSE = /^\s+(?:概况|overview|必要性|necessity|实施计划|plan|年度目标|annual-goal)\s+"[^"]*。"$/u;
/** An explanation. */
export const EXPLAIN = statement('说明', 'explain');
/** An indicator of one of some kinds. */
export const indicatorOf = (...kinds: readonly string[]): RegExp =>
  new RegExp(`^\\s+(?:指标|indicator)\\s+(?:${kinds.join('|')})\\s+"`, 'u');

/** The line of the total of the block that a line stands in; the line itself where there is none. */
export function totalBelow(index: number, { lines }: Source): number {
  for (let i = index; i < lines.length && !/^\s*\}/u.test(lines[i] ?? ''); i++)
    if (TOTAL.test(lines[i] ?? '')) return i;
  return index;
}

/** The line of the statement whose block a line stands in. */
export function headAbove(index: number, { lines }: Source): number {
  const indent = /^\s*/u.exec(lines[index] ?? '')?.[0].length ?? 0;
  for (let i = index; i > 0; i--) if ((/^\s*\S/u.exec(lines[i] ?? '')?.[0].length ?? 1e9) <= indent) return i;
  return 0;
}

/** The line of the statement whose block a `}` closes. */
export function openedAt(index: number, { lines }: Source): number {
  const indent = /^\s*/u.exec(lines[index] ?? '')?.[0] ?? '';
  return lines.findLastIndex(
    (line, i) => i < index && line.startsWith(indent) && /^[^\s}#]/u.test(line.slice(indent.length)),
  );
}

/** The line of the `}` that closes the block that begins on a line. */
export function endOf(index: number, { lines }: Source): number {
  const indent = /^\s*/u.exec(lines[index] ?? '')?.[0] ?? '';
  return lines.findIndex((line, i) => i > index && line.startsWith(`${indent}}`));
}

/** The first line that a pattern finds inside the block that begins on a line. */
export function inside(index: number, pattern: RegExp, source: Source): number {
  const found = source.lines.slice(index, endOf(index, source)).findIndex((line) => pattern.test(line));
  return found < 0 ? index : index + found;
}

/** Whether the block in which a line stands has a line that a pattern finds. */
export function has(index: number, pattern: RegExp, source: Source): boolean {
  const head = headAbove(index, source);
  return inside(head, pattern, source) > head;
}

/** The lines that a pattern finds. */
export function linesWith(pattern: RegExp, { lines }: Source): number[] {
  return lines.flatMap((line, i) => (pattern.test(line) ? [i] : []));
}

const NUMBER = /(?<=[\s{;])\d[\d,]*(?:\.\d+)?(?=$|[\s;}%]|\p{L})/u;

/** The last number of money on a line, changed. */
export function lastAmount(line: string, change: (digits: string) => string): string {
  const found = [...line.matchAll(new RegExp(NUMBER, 'gu'))].filter(
    ([digits]) => /\./u.test(digits) || /,/u.test(digits),
  );
  const last = found.at(-1);
  if (!last) return line;
  return line.slice(0, last.index) + change(last[0]) + line.slice(last.index + last[0].length);
}

/** A number that is 1 more, or 100 more where it is in yuan. */
export function more(digits: string): string {
  const value = Number(digits.replaceAll(',', ''));
  return digits.includes('.') ? (value + 1).toFixed(2) : String(value + 100);
}

/** A number with two of its digits swapped. */
export function swapped(digits: string): string {
  const places = [...digits].flatMap((digit, i) => {
    const next = digits[i + 1];
    return /\d/u.test(digit) && next !== undefined && /\d/u.test(next) && digit !== next ? [i] : [];
  });
  const at = places[0];
  if (at === undefined) return digits;
  return digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
}

/** The amount behind a word in braces, changed. */
export function amountOf(line: string, words: string, change: (digits: string) => string): string {
  return line.replace(
    new RegExp(`((?:${words})\\s+)(\\d[\\d.,]*)`, 'u'),
    (_, word: string, digits: string) => word + change(digits),
  );
}
