import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { moneyIn, totalIn, unnumbered } from './cells.ts';
import type { Columns } from './columns.ts';
import { isRounding } from './isRounding.ts';
import type { Row } from './plainRows.ts';
import { carriedOver, type SourceRole, sourceIn } from './roles.ts';

/** Whether a row of revenue is what those below it make, is in the one above already, or has others in it that are told apart. */
export type Included = 'whole' | 'part' | { readonly without: readonly Row[] };

/**
 * The rows of a table of revenue with `其中：` and what stands above them: `财政拨款收入 153` and below it `其中：一般公共预算 123`,
 * `政府性基金 30`. Where these make it, it follows from them; else they are in it, and so are those of one source that are none
 * themselves: below `一般公共预算拨款`, `其中：经费拨款`. Those of another source are taken out of it: below `事业收入`,
 * `其中：财政专户管理资金`. What was carried over is told otherwise.
 */
export const includedParts = onceFor((columns: Columns): ReadonlyMap<Row, Included> => {
  return new Map(columns.rows.flatMap((whole, i) => includedIn(whole, i, columns)));
});

/** What a row and those in it are; `at` is its place in the table. */
function includedIn(whole: Row, at: number, columns: Columns): (readonly [Row, Included])[] {
  const next = columns.rows[at + 1];
  const isListed = isListedBelow(whole, next);
  if (!(isListed || WITHIN.test(nameOf(next))) || isNoWhole(whole)) return [];
  const below = partsAmong(columns.rows.slice(at + 1), whole, isListed);
  const parts = below.filter((row) => !amountOf(row, columns).isZero());
  if (parts.length === 0 || [whole, ...parts].some((row) => carriedOver.test(nameOf(row)))) return [];
  const rest = parts.reduce((left, row) => left.minus(amountOf(row, columns)), amountOf(whole, columns));
  const isOfOneSource = namesSource(whole) && !parts.every(namesSource);
  if (isRounding(rest, parts.length) && !isOfOneSource) return [[whole, 'whole']];
  if (isListed) return [];
  const areOfOthers = namesSource(whole) && parts.every((row) => namesSource(row) && sourceOf(row) !== sourceOf(whole));
  return areOfOthers ? [[whole, { without: parts }]] : parts.map((row) => [row, 'part']);
}

/** Whether a row is numbered and the next one is so on a level below it. */
function isListedBelow(whole: Row, next: Row | undefined): boolean {
  const level = levelOf(nameOf(whole));
  return level > 0 && levelOf(nameOf(next)) > level;
}

/** Whether a row is in another one itself, or a total. */
function isNoWhole(row: Row): boolean {
  return WITHIN.test(nameOf(row)) || totalIn(unnumbered(nameOf(row))) !== undefined;
}

/** The rows below one that are in it, the first of them in any case. */
function partsAmong(below: readonly Row[], whole: Row, isListed: boolean): readonly Row[] {
  const level = levelOf(nameOf(whole));
  const isBelow = (row: Row): boolean => (isListed ? levelOf(nameOf(row)) > level : isPart(nameOf(row)));
  const end = below.findIndex((row, at) => at > 0 && !isBelow(row));
  return end < 0 ? below : below.slice(0, end);
}

function amountOf(row: Row, { at }: Columns): ReturnType<typeof moneyIn> {
  return moneyIn(row[at.get('amount') ?? -1]);
}

/** How deep the number of a name says that it stands: `一、`, `（一）`, `1.`; 0 where it has none. */
function levelOf(name: string): number {
  return numbers.findIndex((pattern) => pattern.test(name)) + 1;
}

const numbers = [/^[一二三四五六七八九十]+、/, /^[（(][一二三四五六七八九十]+[）)]/, /^\d+[.、．]/, /^[（(]\d+[）)]/];

const WITHIN = /^其中[:：]/;

/** Those that are numbered, and totals, stand beside the whole. */
function isPart(name: string): boolean {
  return totalIn(name) === undefined && (WITHIN.test(name) || unnumbered(name) === name);
}

function namesSource(row: Row): boolean {
  return sourceOf(row) !== undefined;
}

function sourceOf(row: Row): SourceRole | undefined {
  return sourceIn(folded(nameOf(row)));
}

function nameOf(row: Row | undefined): string {
  return row?.find(({ text }) => text !== '')?.text ?? '';
}
