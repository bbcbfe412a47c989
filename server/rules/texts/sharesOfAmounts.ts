import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { grandAmounts } from '../../model/figures/knownFigures.ts';
import { subjectAmounts } from '../../model/figures/knownParts.ts';
import { shareOf, wholeNames } from '../../model/figures/knownShares.ts';
import { compare, isZero, type Money } from '../../model/money.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { sentenceBefore } from './comparedWith.ts';
import { amountsIn, countBefore, type TypedText } from './figuresInText.ts';
import { isOfOthers } from './ofOthers.ts';
import { isOfAnotherYear } from './otherYear.ts';
import { percentText } from './percentText.ts';
import { placeIn } from './publishedText.ts';
import { isShareTyped } from './stalePercents.ts';
import { asTyped, type TypedAmount, type TypedPercent } from './typedFigures.ts';

/** Between an amount and its share of all: 207.00万元，占; what is named there may be anything. */
const SHARE = /^[ \t]?[，,（(]?(?:占比?|比重)(?:(?:总)?(?:支出|收入|预算)(?:总额|总计|合计)?的)?[为达约是：:]{0,2}$/;

/** An amount with the share that a text tells of it. */
interface Shared {
  readonly amount: TypedAmount;
  readonly percent: TypedPercent;
}

/** So many amounts are looked at that may be the part or the whole. */
const MOST = 12;

/** What amounts may be shares of. */
interface Whole {
  readonly name: Localized;
  readonly value: Money;
}

/** Shares that are those of other amounts, in a text that tells others of the same whole right: 216.00万元，占2.58%. */
export function* sharesOfAmounts(typed: TypedText, budget: Budget, found: readonly Finding[]): Iterable<Finding> {
  const shares = sharesIn(typed);
  if (shares.length < 2) return;
  const whole = commonWhole(shares, typed, budget);
  if (!whole) return;
  const { text } = typed;
  const told = new Set(found.map(({ place }) => place.start));
  for (const { amount, percent } of shares) {
    const place = placeIn(text, percent.start, percent.end);
    const isTold = told.has(place.start) || told.has(placeIn(text, amount.start, amount.end).start);
    if (isTold || isShareTyped(percent, amount.value, whole.value) || isShareOfAny(amount, percent, typed, budget))
      continue;
    if (isOfOthers(text.raw, amount.start, budget) || isOfAnotherYear(text.raw, amount.start, budget)) continue;
    const newText = percentText(percent, shareOf(amount.value, whole.value));
    const [part, share] = [amount, percent].map((figure) => asTyped(figure, text.raw));
    yield {
      place,
      message: {
        zh: `${part} 占${whole.name.zh} ${newText}，不是 ${share}`,
        en: `${part} is ${newText} of ${whole.name.en}, not ${share}`,
      },
      fixes: () => [changeTo(newText, [{ place, newText }])],
    };
  }
}

function sharesIn({ text: { path, raw }, figures }: TypedText): readonly Shared[] {
  if (path !== 'explain' || !raw.includes('占')) return [];
  return figures.flatMap((percent, i): Shared[] => {
    const amount = figures[i - 1];
    if (percent.kind !== 'percent' || amount?.kind !== 'amount' || percent.percent.isZero()) return [];
    return SHARE.test(raw.slice(amount.end, percent.start)) ? [{ amount, percent }] : [];
  });
}

/** That of which most of some shares are, half of them at least, or of which two have changed places. */
function commonWhole(shares: readonly Shared[], typed: TypedText, budget: Budget): Whole | undefined {
  const named = grandAmounts(budget).filter(({ name }) => wholeNames.has(name.zh));
  let [best, most]: [Whole | undefined, number] = [undefined, 0];
  for (const whole of [...named, ...toldIn(typed)]) {
    if (isZero(whole.value)) continue;
    const right = shares.filter(({ amount, percent }) => isShareTyped(percent, amount.value, whole.value)).length;
    const isSwapped = shares.every(({ amount }) =>
      shares.some(({ percent }) => isShareTyped(percent, amount.value, whole.value)),
    );
    const count = isSwapped ? shares.length : right;
    if (count * 2 >= shares.length && count > most) [best, most] = [whole, count];
  }
  return best;
}

/** The first amounts of a text, of which what follows may be shares. */
function toldIn(typed: TypedText): readonly Whole[] {
  const { raw } = typed.text;
  return amountsIn(typed)
    .slice(0, MOST)
    .map(({ start, end, value }) => {
      const words = raw.slice(start, end);
      return { name: { zh: words, en: words }, value };
    });
}

/** Whether a share is one of anything that the budget has or the text tells: of what is split up, where 其中 stands before it. */
function isShareOfAny(amount: TypedAmount, percent: TypedPercent, typed: TypedText, budget: Budget): boolean {
  const { raw } = typed.text;
  const sentence = sentenceBefore(raw, percent.start) ?? '其中';
  const amounts = amountsIn(typed);
  const count = countBefore(amounts, percent.start);
  const parts = sentence.includes('其中') ? amounts.slice(Math.max(0, count - MOST), count) : [amount];
  return [...grandAmounts(budget), ...toldIn(typed), ...subjectAmounts(budget)].some((whole) =>
    parts.some(
      ({ value }) =>
        compare(whole.value, value) >= 0 && !isZero(whole.value) && isShareTyped(percent, value, whole.value),
    ),
  );
}
