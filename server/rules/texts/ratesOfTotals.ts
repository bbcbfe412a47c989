import { Decimal } from 'decimal.js';
import type { Budget } from '../../model/Budget.ts';
import { add, compare, isZero, type Money, subtract } from '../../model/money.ts';
import type { Span } from '../../text/Span.ts';
import { amountText } from '../amountText.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { changeBefore, wayOf } from './changeWords.ts';
import { comparedAt, comparesOther, totalsAt } from './comparedWith.ts';
import type { TypedText } from './figuresInText.ts';
import { isRateBehind, isRateOf } from './ownArithmetic.ts';
import { percentText } from './percentText.ts';
import { placeIn } from './publishedText.ts';
import { asTyped, type TypedAmount, type TypedFigure, type TypedPercent } from './typedFigures.ts';
import { partsOf } from './verdictOnTotal.ts';

/** By how much a total is said to have changed, and which rate that is said to be. */
interface Change {
  readonly change: TypedAmount;
  readonly rate: TypedPercent;
  /** The amounts that the text tells before it. */
  readonly told: readonly TypedAmount[];
}

/** So many figures before a change may be what has changed. */
const MOST = 12;

/**
 * “三公”经费比上年减少3.90万元，下降13.86%: rates that are not those of the change of a total, whose figure of this year is known
 * and that of last year is not.
 */
export function* ratesOfTotals(
  { text, figures }: TypedText,
  budget: Budget,
  found: readonly Finding[],
): Iterable<Finding> {
  if (text.path !== 'explain') return;
  const starts = new Set(found.map(({ place }) => place.start));
  const isFound = ({ start, end }: Span): boolean => starts.has(placeIn(text, start, end).start);
  for (const { change, rate, told } of changesIn(figures, text.raw)) {
    const word = changeBefore(text.raw, change.start);
    const way = word && wayOf(word.word);
    if (!word || !way || [word, change, rate, ...told.slice(-2)].some(isFound)) continue;
    if (comparesOther(text, word.start) || comparedAt(text, word.start, budget).length > 0) continue;
    const baseOf = (now: Money): Money => (way.direction === 'increase' ? subtract : add)(now, change.value);
    const totals = totalsAt(text, word.start, budget);
    const known = totals.flatMap(({ of }) => partsOf(of, budget)).filter((value) => !isZero(value));
    const [now] = known;
    const [total] = totals;
    if (now === undefined || !total || compare(baseOf(now), 0) <= 0) continue;
    if ([...known, ...told.map(({ value }) => value)].some((value) => isRateOf({ change, rate }, baseOf(value))))
      continue;
    const newText = percentText(rate, new Decimal(change.value).div(baseOf(now)));
    const place = placeIn(text, rate.start, rate.end);
    const [by, said, is] = [asTyped(change, text.raw), asTyped(rate, text.raw), amountText(now, '万元')];
    yield {
      place,
      message: {
        zh: `${total.name}是 ${is}，${word.word} ${by} 的增减率是 ${newText}，不是 ${said}`,
        en: `A change by ${by} to ${is} is one by ${newText}, not ${said}`,
      },
      fixes: () => [changeTo(newText, [{ place, newText }])],
    };
  }
}

function changesIn(figures: readonly TypedFigure[], raw: string): readonly Change[] {
  return figures.flatMap((change, i): Change[] => {
    const rate = figures[i + 1];
    if (change.kind !== 'amount' || rate?.kind !== 'percent' || !isRateBehind(change, rate, raw)) return [];
    const told = figures.slice(Math.max(0, i - MOST), i).filter((each): each is TypedAmount => each.kind === 'amount');
    return [{ change, rate, told }];
  });
}
