import { compare, moneyUnits, multiply } from '../../model/money.ts';
import { formalNumerals, numberOf } from '../../text/numerals.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { countBefore, type TypedText } from './figuresInText.ts';
import { placeIn } from './publishedText.ts';
import { writtenAs } from './replaceAmount.ts';
import { asTyped, type TypedAmount } from './typedFigures.ts';

const CAPITALS = /[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,24}(?=[元圆](?![零壹贰叁肆伍陆柒捌玖]))/g;

/** Between an amount and the same in capitals, whichever stands first. */
const BEFORE = /^[ \t]?(?:[（(](?:人民币)?(?:大写)?|[，,]?(?:人民币)?大写)(?:金额)?[为：:]?(?:人民币)?$/;
const BEHIND = /^[元圆][整正]?[ \t]?(?:[（(](?:小写)?|[，,]?(?:小写|即))(?:金额)?[为：:]?[¥￥]?$/;

/** Amounts in capitals that are not what stands in digits beside them; what is no figure of the budget is the one that is wrong. */
export function* capitalAmounts(
  { text, figures }: TypedText,
  isKnown: (amount: TypedAmount) => boolean,
  isFound: (amount: TypedAmount) => boolean,
): Iterable<Finding> {
  const { raw } = text;
  if (!/[壹贰叁肆伍陆柒捌玖]/.test(raw)) return;
  for (const { 0: words, index } of raw.matchAll(CAPITALS)) {
    const end = index + words.length;
    const yuan = numberOf(words);
    const count = countBefore(figures, index);
    const amount = figures
      .slice(Math.max(0, count - 1), count + 1)
      .find(
        (each): each is TypedAmount =>
          each.kind === 'amount' &&
          ((each.end <= index && BEFORE.test(raw.slice(each.end, index))) ||
            (each.start > end && BEHIND.test(raw.slice(end, each.start)))),
      );
    if (!amount || yuan === undefined || isFound(amount)) continue;
    const value = multiply(moneyUnits.元, yuan);
    const inYuan = Number(amount.value) / Number(moneyUnits.元);
    if (compare(value, amount.value) === 0 || !Number.isInteger(inYuan)) continue;
    const digits = asTyped(amount, raw);
    const isOfDigits = !isKnown(amount) && isKnown({ ...amount, value });
    const place = isOfDigits ? placeIn(text, amount.start, amount.end) : placeIn(text, index, end);
    const newText = isOfDigits ? writtenAs(value, amount) : formalNumerals(inYuan);
    yield {
      place,
      message: {
        zh: `大写“${words}元”与小写 ${digits} 不一致`,
        en: `“${words}元” in capitals is not ${digits}`,
      },
      fixes: () => [changeTo(newText, [{ place, newText }])],
    };
  }
}
