import { decimal } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { amountIn, numberOf, totalIn, unnumbered } from './cells.ts';
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
export const includedParts = onceFor(({ rows, at }: Columns): ReadonlyMap<Row, Included> => {
  const found = new Map<Row, Included>();
  const column = at.get('amount') ?? -1;
  const amountOf = (row: Row): ReturnType<typeof decimal> => {
    const amount = amountIn(row[column]);
    return amount === undefined || amount === 'empty' ? decimal('0') : numberOf(amount);
  };
  for (const [i, whole] of rows.entries()) {
    const below = rows.slice(i + 1);
    const first = nameOf(below[0]);
    const level = levelOf(nameOf(whole));
    const isListed = level > 0 && levelOf(first) > level;
    if (!(WITHIN.test(first) || isListed) || WITHIN.test(nameOf(whole)) || totalIn(unnumbered(nameOf(whole)))) continue;
    const isBelow = (row: Row): boolean => (isListed ? levelOf(nameOf(row)) > level : isPart(nameOf(row)));
    const end = below.findIndex((row, at) => at > 0 && !isBelow(row));
    const parts = below.slice(0, end < 0 ? undefined : end).filter((row) => !amountOf(row).isZero());
    if (parts.length === 0 || [whole, ...parts].some((row) => carriedOver.test(nameOf(row)))) continue;
    const rest = parts.reduce((left, row) => left.minus(amountOf(row)), amountOf(whole));
    const isSum = isRounding(rest, parts.length);
    const isOfOneSource = namesSource(whole) && !parts.every(namesSource);
    if (isSum && !isOfOneSource) found.set(whole, 'whole');
    else if (!isListed) {
      const areOfOthers =
        namesSource(whole) && parts.every((row) => namesSource(row) && sourceOf(row) !== sourceOf(whole));
      if (areOfOthers) found.set(whole, { without: parts });
      else for (const row of parts) found.set(row, 'part');
    }
  }
  return found;
});

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
