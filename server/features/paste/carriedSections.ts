import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { moneyIn, totalIn, unnumbered } from './cells.ts';
import type { Columns } from './columns.ts';
import { isRounding } from './isRounding.ts';
import type { Row } from './plainRows.ts';
import { carriedOver, type SourceRole, sourceIn } from './roles.ts';

/**
 * Whether a row of revenue is the sum of what was carried over by source, or a source of which it was; or what was carried over
 * of the only source that there is, or of nobody knows which.
 */
export type CarriedRow = 'sum' | 'source' | 'untold' | { readonly of: SourceRole };

/**
 * The rows of a table of revenue that tell what was carried over source by source: `上年财政拨款结转 26` and below it
 * `一、一般公共预算 21`, `二、政府性基金预算 5`. Nothing is one of them where the sources do not make the sum. Where there are none
 * below it and all other revenue is of one source, it is of that.
 */
export const carriedSections = onceFor(({ rows, at }: Columns): ReadonlyMap<Row, CarriedRow> => {
  const found = new Map<Row, CarriedRow>();
  const column = at.get('amount') ?? -1;
  const amountOf: AmountOf = (row) => moneyIn(row[column]);
  for (const [i, row] of rows.entries()) {
    if (!isSum(nameOf(row)) || amountOf(row).isZero()) continue;
    const end = rows.findIndex((other, at) => at > i && !namesSource(nameOf(other)));
    const sources = rows.slice(i + 1, end < 0 ? undefined : end).filter((each) => !amountOf(each).isZero());
    const rest = sources.reduce((left, each) => left.minus(amountOf(each)), amountOf(row));
    if (sources.length === 0 || !isRounding(rest, sources.length)) {
      const only = onlySource(row, rows, amountOf, sources.length > 0);
      found.set(row, only ? { of: only } : 'untold');
      continue;
    }
    found.set(row, 'sum');
    for (const each of sources) found.set(each, 'source');
  }
  return found;
});

type AmountOf = (row: Row) => ReturnType<typeof moneyIn>;

/**
 * The source of all other rows that have money; undefined where one has none, where a total is not all of them together, and
 * where there has to be a total, as what follows may be a part of it.
 */
function onlySource(
  carried: Row,
  rows: readonly Row[],
  amountOf: AmountOf,
  needsTotal: boolean,
): SourceRole | undefined {
  if (carried.some(({ text }) => text.startsWith('其中'))) return undefined;
  const filled = rows.filter((row) => !amountOf(row).isZero());
  const total = filled.findLast((row) => totalIn(nameOf(row)) === 'total');
  const others = filled.filter((row) => row !== carried && totalIn(nameOf(row)) === undefined);
  const sum = others.reduce((whole, row) => whole.plus(amountOf(row)), amountOf(carried));
  if (!total && needsTotal) return undefined;
  if (total && !isRounding(amountOf(total).minus(sum), others.length + 1)) return undefined;
  const [only, ...more] = new Set(others.map((row) => (isSum(nameOf(row)) ? undefined : sourceOf(nameOf(row)))));
  return more.length === 0 ? only : undefined;
}

function nameOf(row: Row): string {
  return folded(unnumbered(row.find(({ text }) => text !== '')?.text ?? ''));
}

/** Whether a name is of all that was carried over, or of all that was of fiscal appropriation. */
function isSum(name: string): boolean {
  return /^(?:上年|以前年度)/.test(name) && carriedOver.test(name) && !namesSource(name.replace('财政拨款', ''));
}

function namesSource(name: string): boolean {
  return totalIn(name) === undefined && sourceOf(name) !== undefined;
}

function sourceOf(name: string): SourceRole | undefined {
  return sourceIn(name);
}
