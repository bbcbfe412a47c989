import type { Localized } from '../../language/schema.ts';
import type { KnownAmount } from '../../model/figures/knownFigures.ts';
import { type AmountFormat, compare, formatMoney, isZero, type Money, multiply } from '../../model/money.ts';
import { inOtherUnit, otherUnit } from '../../model/otherUnit.ts';
import type { Fix } from '../Rule.ts';
import { type PublishedText, placeIn } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';

/** The fixes that put a known figure, or its placeholder, in place of a typed amount; `title` names the figure. */
export function replaceAmount(
  amount: TypedAmount,
  { value, placeholder }: Pick<KnownAmount, 'value' | 'placeholder'>,
  title: Localized,
  text: PublishedText,
): Fix[] {
  const place = placeIn(text, amount.start, amount.end);
  const newText = writtenAs(value, amount);
  const fix: Fix = {
    title: { zh: `改为 ${newText}（${title.zh}）`, en: `Change to ${newText} (${title.en})` },
    edits: [{ place, newText }],
  };
  const name = placeholderIn(text, { placeholder });
  if (name === undefined) return [fix];
  return [
    fix,
    {
      title: { zh: `改为 {${name}}，随数字变化`, en: `Change to {${name}}, which follows the figure` },
      edits: [{ place, newText: `{${name}}` }],
    },
  ];
}

/** What may be written for a figure in a text, so that it follows; undefined where nothing does. */
export function placeholderIn(
  { path }: PublishedText,
  { placeholder }: { readonly placeholder?: string | undefined },
): string | undefined {
  return path === 'explain' ? placeholder : undefined;
}

/** Where a figure would be nothing in the unit and the decimals of a typed amount. */
const finer: readonly Pick<AmountFormat, 'unit' | 'decimals'>[] = [
  { unit: '万元', decimals: 2 },
  { unit: '元', decimals: 2 },
];

/** A figure as an amount was typed, with as many decimals and separators if it has any: in the same unit, or in the one that was meant. */
export function writtenAs(value: Money, amount: TypedAmount): string {
  const unit = isInOtherUnit(value, amount) ? otherUnit(amount.unit) : amount.unit;
  const formats = [{ unit, decimals: amount.decimals }, ...(isZero(value) ? [] : finer)];
  const texts = formats.map((format) => formatMoney(value, { ...format, separators: amount.separators }) + format.unit);
  return texts.find((each) => /[1-9]/.test(each)) ?? texts[0] ?? '';
}

/** So many steps make a number that is not another one by chance. */
const TELLING = 100;

/** Whether an amount is a figure but for its unit: 716.00元 where 716.00万元 is meant, or the other way round. */
export function isInOtherUnit(value: Money, amount: TypedAmount): boolean {
  if (amount.unit !== '元' && amount.unit !== '万元') return false;
  if (readsAs(value, amount) || compare(amount.value, multiply(amount.step, TELLING)) < 0) return false;
  const inOther = (typed: Money): Money => inOtherUnit(typed, amount.unit);
  return readsAs(value, { value: inOther(amount.value), step: inOther(amount.step) });
}
