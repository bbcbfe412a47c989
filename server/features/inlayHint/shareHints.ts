import { fractionOf, printedPercent } from '../../document/numbers.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, Item, Part } from '../../model/Budget.ts';
import { blocksIn } from '../../model/cutBlocks.ts';
import { everything } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { headSpan } from '../../model/heads.ts';
import { compare, type Money } from '../../model/money.ts';
import { totalOf } from '../../model/totalOf.ts';
import type { PartHint } from './HintSource.ts';

/** 占比: of a line in its block, of a block in all expenditure. */
export function* shareHints(part: Part, budget: Budget): Iterable<PartHint> {
  const whole = budget.figures.expenditure.root.figure(everything).value;
  for (const { spending, lines, begins } of blocksIn(part, budget)) {
    const { value } = blockOf(spending).figure(everything);
    const { statement, args } = spending.bound;
    const { end } = args['name'] ?? args['code'] ?? headSpan(statement);
    if (begins) yield* shareHint(value, whole, end, { zh: '占支出', en: 'of expenditure' });
    if (spending.items.length > 1) yield* lineShares(lines, value);
  }
  for (const { lines } of [...part.revenue, ...part.procurements])
    if (lines.length > 1) yield* lineShares(lines, totalOf(lines.map(({ amount }) => amount)).value);
}

function* lineShares(lines: readonly Item[], whole: Money): Iterable<PartHint> {
  for (const { amount, amountPlace } of lines)
    yield* shareHint(amount.value, whole, amountPlace.end, { zh: '占本段', en: 'of this block' });
}

/** Nothing below zero has a share. */
function* shareHint(value: Money, whole: Money, at: number, of: Localized): Iterable<PartHint> {
  if (compare(value, 0) < 0 || compare(whole, 0) <= 0) return;
  const percent = printedPercent(fractionOf(value, whole));
  yield {
    at,
    text: { zh: percent, en: percent },
    tooltip: () => ({ zh: `${of.zh} ${percent}`, en: `${percent} ${of.en}` }),
  };
}
