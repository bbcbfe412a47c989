import type { Operand, Origin, Written } from '../model/Origin.ts';
import type { LiveField, LiveFigure, Run } from './Disclosure.ts';
import type { AmountStyle } from './DocumentLayout.ts';
import { fractionOf, printedAmount, printedPercent } from './numbers.ts';

/** A live number as a run. */
export interface FigureRun extends Run {
  readonly figure: LiveFigure;
}

/** A live number as a run that is no money: a share, a count. */
export function liveRun(text: string, address: string, origin: () => Origin): FigureRun {
  return { text, figure: { address, origin } };
}

/** A text of the file as a run. */
export function fieldRun(text: string, address: string, written: Written): Run & { readonly field: LiveField } {
  return { text, field: { address, written } };
}

/** An amount as a live number, without its unit. */
export function amountRun({ value, origin }: Operand, address: string, style: AmountStyle): FigureRun {
  return { text: printedAmount(value, style), figure: { address, amount: value, unit: style.unit, origin } };
}

/** What share of a whole an amount is, as a live number. */
export function shareRun(part: Operand, whole: Operand, address: string, asWhole = false): FigureRun {
  const text = printedPercent(fractionOf(part.value, whole.value), asWhole);
  return liveRun(text, address, () => ({ kind: 'share', part, whole }));
}
