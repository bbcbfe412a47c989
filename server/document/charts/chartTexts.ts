import { Decimal } from 'decimal.js';
import { type Money, moneyUnits } from '../../model/money.ts';
import type { Context } from '../Context.ts';
import type { AmountStyle, ChartLayout } from '../DocumentLayout.ts';
import { fillWith } from '../fillSlot.ts';
import { filledText, fillTemplate, textOfRuns } from '../template.ts';

type Texts = Readonly<Record<string, string>>;

/** A template of a chart with the slots of the document. */
export function chartText(template: string, { id }: ChartLayout, context: Context): string {
  return textOfRuns(fillWith(template, {}, id, context).runs);
}

/** A template of a chart with texts of its own. */
export function withTexts(template: string, texts: Texts): string {
  return textOfRuns(fillTemplate(template, (name) => filledText(texts[name] ?? '')).runs);
}

/** The sentence that says what a chart shows. */
export function descriptionOf(layout: ChartLayout, items: readonly Texts[], texts: Texts): string {
  const { description, item, separator } = layout;
  return withTexts(description, { ...texts, items: items.map((each) => withTexts(item, each)).join(separator) });
}

/** An amount in the unit in which it is printed; a drawing needs no more digits than these. */
export function amountIn(value: Money, { unit }: AmountStyle): number {
  return new Decimal(value).div(moneyUnits[unit]).toNumber();
}
