import { absolute, asPrinted, compare, isZero, subtract } from '../model/money.ts';
import type { Operand, Origin } from '../model/Origin.ts';
import type { Context } from './Context.ts';
import type { MoneyFigure } from './DocumentLayout.ts';
import { figureOf } from './figureOf.ts';
import { amountRun, liveRun } from './liveRun.ts';
import { fractionOf, printedPercent } from './numbers.ts';
import { type Filled, fillTemplate, nothing } from './template.ts';

/** How an amount changed against another: by how much, and by what rate where that other is not zero. */
export interface Change {
  /** Never below zero. */
  readonly difference: Operand;
  /** As printed; undefined where the base is zero. */
  readonly rate: { readonly text: string; readonly origin: () => Origin } | undefined;
  readonly direction: 'increase' | 'decrease' | 'same';
}

/** The change from `since` to `figure`; undefined where one of them is not known. One that would be printed as zero is none. */
export function changeOf(figure: MoneyFigure, since: MoneyFigure, context: Context): Change | undefined {
  const now = figureOf(figure, context);
  const before = figureOf(since, context);
  return now && before && changeBetween(now, before, context);
}

/** The change from one amount to another, both as they are printed: whoever subtracts these comes to the same. */
export function changeBetween(now: Operand, before: Operand, { layout }: Context): Change {
  const amount = asPrinted(now.value, layout.amounts.sentence);
  const base = asPrinted(before.value, layout.amounts.sentence);
  const origin =
    (shown: 'difference' | 'rate'): (() => Origin) =>
    () => ({ kind: 'change', shown, now, before });
  const difference = { value: absolute(subtract(amount, base)), origin: origin('difference') };
  // Of last year's amount that is too small to be printed there is a rate all the same: of what it is.
  const [part, whole] = isZero(base) ? [subtract(now.value, before.value), before.value] : [difference.value, base];
  return {
    difference,
    rate: isZero(whole)
      ? undefined
      : {
          text: printedPercent(fractionOf(absolute(part), absolute(whole))),
          origin: origin('rate'),
        },
    direction: isZero(difference.value) ? 'same' : compare(amount, base) > 0 ? 'increase' : 'decrease',
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
  return change ? changePhrase(change, address, context, resolve) : nothing;
}

/** The same of a change that is known. */
export function changePhrase(
  { difference, rate, direction }: Change,
  address: string,
  context: Context,
  resolve: (name: string) => Filled,
): Filled {
  const { changes, amounts } = context.layout;
  const phrase = rate === undefined && direction !== 'same' ? changes.fromZero : changes[direction];
  const { runs } = fillTemplate(phrase, (name) => {
    if (name === 'difference')
      return { runs: [amountRun(difference, `${address}-difference`, amounts.sentence)], state: 'given' };
    if (name !== 'rate') return resolve(name);
    return rate === undefined
      ? nothing
      : { runs: [liveRun(rate.text, `${address}-rate`, rate.origin)], state: 'given' };
  });
  return { runs, state: direction === 'same' ? 'zero' : 'given' };
}
