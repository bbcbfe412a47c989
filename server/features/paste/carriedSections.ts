import { decimal } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { amountIn, numberOf, totalIn, unnumbered } from './cells.ts';
import type { Columns } from './columns.ts';
import type { Row } from './plainRows.ts';
import { carriedOver, sourceNames } from './roles.ts';

/** Whether a row of revenue is the sum of what was carried over, or a source of which it was. */
export type CarriedRow = 'sum' | 'source';

/**
 * The rows of a table of revenue that tell what was carried over source by source: `上年财政拨款结转 26` and below it
 * `一、一般公共预算 21`, `二、政府性基金预算 5`. Nothing is one of them where the sources do not make the sum.
 */
export const carriedSections = onceFor(({ rows, at }: Columns): ReadonlyMap<Row, CarriedRow> => {
  const found = new Map<Row, CarriedRow>();
  const column = at.get('amount') ?? -1;
  const amountOf = (row: Row): ReturnType<typeof decimal> => {
    const amount = amountIn(row[column]);
    return amount === undefined || amount === 'empty' ? decimal('0') : numberOf(amount);
  };
  for (const [i, row] of rows.entries()) {
    if (!isSum(nameOf(row)) || amountOf(row).isZero()) continue;
    const end = rows.findIndex((other, at) => at > i && !namesSource(nameOf(other)));
    const sources = rows.slice(i + 1, end < 0 ? undefined : end).filter((each) => !amountOf(each).isZero());
    const rest = sources.reduce((left, each) => left.minus(amountOf(each)), amountOf(row));
    if (sources.length === 0 || rest.abs().gt(decimal('0.005').times(sources.length + 1))) continue;
    found.set(row, 'sum');
    for (const each of sources) found.set(each, 'source');
  }
  return found;
});

function nameOf(row: Row): string {
  return folded(unnumbered(row.find(({ text }) => text !== '')?.text ?? ''));
}

/** Whether a name is of all that was carried over, or of all that was of fiscal appropriation. */
function isSum(name: string): boolean {
  return /^(?:上年|以前年度)/.test(name) && carriedOver.test(name) && !namesSource(name.replace('财政拨款', ''));
}

function namesSource(name: string): boolean {
  return totalIn(name) === undefined && sourceNames.some(([, pattern]) => pattern.test(name));
}
