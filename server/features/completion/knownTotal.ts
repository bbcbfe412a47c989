import type { Localized, StatementSchema } from '../../language/schema.ts';
import type { Budget, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { grandFigure } from '../../model/figures/grandFigure.ts';
import { isZero, type Money, writtenDigits } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { totalOf } from '../../model/totalOf.ts';
import type { Segment } from '../../syntax/tree.ts';

/** What a total has to be, as it is written in its block without a unit, and what figure that is. */
export interface KnownTotal {
  readonly digits: string;
  readonly title: Localized;
}

/** A statement that may state a total: with the block that it stands in, and of one by its source, that. */
export interface TotalStatement {
  readonly schema: StatementSchema;
  readonly source: string | undefined;
  readonly block: Bound | undefined;
  readonly segment: Segment;
}

/**
 * What is known of a total: 合计 is what the lines of its block add up to, and one of 总计 the figure of the budget. Undefined
 * where nothing is there yet that makes it.
 */
export function knownTotal({ schema, source, block, segment }: TotalStatement, budget: Budget): KnownTotal | undefined {
  if (!block) return undefined;
  const written = (value: Money, of: Segment): string =>
    writtenDigits(value, moneyUnitAt({ segment: of, start: block.statement.start }, budget.fileUnit));
  if (schema.id === 'total') {
    const { items = [], segment: own = segment } = linesOf(block, budget) ?? {};
    if (items.length === 0) return undefined;
    return { digits: written(totalOf(items.map(({ amount }) => amount)).value, own), title: sumOfLines };
  }
  const figure = block.schema.id === 'totals' ? grandFigure(source ?? schema.id, budget) : undefined;
  return figure && !isZero(figure.sum.value)
    ? { digits: written(figure.sum.value, segment), title: figure.title }
    : undefined;
}

const sumOfLines: Localized = { zh: '各行之和', en: 'what the lines add up to' };

function linesOf(
  block: Bound,
  { spendings, revenue, procurements }: Budget,
): Pick<Spending, 'items' | 'segment'> | undefined {
  const spending = spendings.find(({ bound }) => bound === block);
  const other = [...revenue, ...procurements].find(({ bound }) => bound === block);
  return spending ?? (other && { items: other.lines, segment: other.segment });
}
