import type { Localized } from '../../language/schema.ts';
import type { Budget, Comparison, Part } from '../../model/Budget.ts';
import { absolute, compare, subtract } from '../../model/money.ts';
import { comparedText } from '../../rules/amountText.ts';
import { comparisonMessage } from '../../rules/sums/comparisonFinding.ts';
import { comparisonsIn } from '../comparisonsIn.ts';
import type { PartHint } from './HintSource.ts';

/** Behind a declared total that its parts do not make, by how much it is off. */
export function* differenceHints(part: Part, budget: Budget): Iterable<PartHint> {
  for (const comparison of comparisonsIn(part, budget)) {
    if (comparison.state === 'equal' || !comparison.isWritten) continue;
    yield {
      at: comparison.declared.place.end,
      text: differenceText(comparison, budget),
      tooltip: () => comparisonMessage(comparison, budget),
      target: comparison.parts().find(({ broken }) => broken)?.broken?.place,
    };
  }
}

/** `多 600元`, `尾差 +0.01万元`. */
export function differenceText(comparison: Comparison, { fileUnit }: Budget): Localized {
  const { declared, sum, state } = comparison;
  const excess = subtract(declared.amount.value, sum.value);
  const isMore = compare(excess, 0) > 0;
  const amount = comparedText(absolute(excess), comparison, fileUnit);
  if (state === 'rounding') {
    const signed = `${isMore ? '+' : '−'}${amount}`;
    return { zh: `尾差 ${signed}`, en: `rounding ${signed}` };
  }
  return { zh: `${isMore ? '多' : '少'} ${amount}`, en: `${amount} too ${isMore ? 'much' : 'little'}` };
}
