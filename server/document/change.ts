import { absolute, compare, isZero, subtract } from '../model/money.ts';
import type { Context } from './Context.ts';
import type { MoneyFigure } from './DocumentLayout.ts';
import { figureOf, type Resolved } from './figureOf.ts';
import { amountRun, liveRun } from './liveRun.ts';
import { fractionOf, printedAmount, printedPercent } from './numbers.ts';
import { type Filled, fillTemplate, nothing } from './template.ts';

/** How an amount changed against another: by how much, and by what rate where that other is not zero. */
export interface Change {
  /** Never below zero. */
  readonly difference: Resolved;
  /** As printed; undefined where the base is zero. */
  readonly rate: string | undefined;
  readonly direction: 'increase' | 'decrease' | 'same';
}

/** The change from `since` to `figure`; undefined where one of them is not known. One that would be printed as zero is none. */
export function changeOf(figure: MoneyFigure, since: MoneyFigure, context: Context): Change | undefined {
  const now = figureOf(figure, context);
  const before = figureOf(since, context);
  if (!now || !before) return undefined;
  const difference = { value: absolute(subtract(now.value, before.value)), items: now.items };
  const isSame = !/[1-9]/.test(printedAmount(difference.value, context.layout.amounts.sentence));
  return {
    difference,
    rate: isZero(before.value) ? undefined : printedPercent(fractionOf(difference.value, absolute(before.value))),
    direction: isSame ? 'same' : compare(now.value, before.value) > 0 ? 'increase' : 'decrease',
  };
}

/** The phrase for a change, its other slots filled by `resolve`; zero where there is none, missing where it is not known. */
export function filledChange(
  { figure, since }: { readonly figure: MoneyFigure; readonly since: MoneyFigure },
  address: string,
  context: Context,
  resolve: (name: string) => Filled,
): Filled {
  const change = changeOf(figure, since, context);
  if (!change) return nothing;
  const { difference, rate, direction } = change;
  const { changes, amounts } = context.layout;
  const phrase = rate === undefined && direction !== 'same' ? changes.fromZero : changes[direction];
  const { runs } = fillTemplate(phrase, (name) => {
    if (name === 'difference')
      return { runs: [amountRun(difference, `${address}-difference`, amounts.sentence)], state: 'given' };
    if (name !== 'rate') return resolve(name);
    return rate === undefined
      ? nothing
      : { runs: [liveRun(rate, `${address}-rate`, difference.items)], state: 'given' };
  });
  return { runs, state: direction === 'same' ? 'zero' : 'given' };
}
