import type { Budget } from '../../model/Budget.ts';
import { governmentSums } from '../../model/figures/governmentSums.ts';
import { calledAmounts } from '../../model/figures/knownParts.ts';
import { add, isZero, type Money } from '../../model/money.ts';
import { onceFor } from '../../text/onceFor.ts';
import { changeBefore } from './changeWords.ts';
import { amountsIn, type TypedText } from './figuresInText.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';
import { wordsBefore } from './wordsBefore.ts';

/** So many amounts beside each other may be added up; what is nothing adds nothing. */
const MOST = 12;

/** Whether an amount is the sum of figures of the budget that the text tells beside it, or that its clause names. */
export function isSumInText(
  amount: TypedAmount,
  typed: TypedText,
  budget: Budget,
  isKnown: (amount: TypedAmount) => boolean,
): boolean {
  return isSumOfNeighbours(amount, typed, isKnown) || isSumOfNamed(amount, typed.text, budget);
}

/** An amount among those of its text that are changes as it is, or none as it is. */
interface Alike {
  readonly isChange: boolean;
  readonly alike: readonly TypedAmount[];
  readonly at: number;
}

/** The amounts of a text that are not nothing, each with those that are alike. */
const alikeIn = onceFor((typed: TypedText): ReadonlyMap<TypedAmount, Alike> => {
  const [changes, others]: [TypedAmount[], TypedAmount[]] = [[], []];
  const places = new Map<TypedAmount, Alike>();
  for (const each of amountsIn(typed)) {
    if (isZero(each.value)) continue;
    const isChange = changeBefore(typed.text.raw, each.start) !== undefined;
    const alike = isChange ? changes : others;
    places.set(each, { isChange, alike, at: alike.length });
    alike.push(each);
  }
  return places;
});

/** 会议费2万元、培训费3万元，两项共5万元; 共5万元，其中会议费2万元、培训费3万元. Changes are the sums of changes. */
function isSumOfNeighbours(amount: TypedAmount, typed: TypedText, isKnown: (amount: TypedAmount) => boolean): boolean {
  const place = alikeIn(typed).get(amount);
  if (!place) return false;
  const { isChange, alike, at } = place;
  const [before, behind] = [alike.slice(Math.max(0, at - MOST), at).reverse(), alike.slice(at + 1, at + 1 + MOST)];
  if ([before, behind].some((neighbours) => startsWithSum(neighbours, amount, isKnown))) return true;
  const around = alike.slice(Math.max(0, at - MOST), at + MOST);
  return (
    isPartOfNeighbour(around, Math.min(at, MOST), isKnown) ||
    (!isChange && isPartOfSentence(amount, around, typed.text.raw, isKnown))
  );
}

/**
 * 采购619.39万元，其中集中采购36.42万元、分散采购582.97万元: with those beside it an amount makes a figure that is told before or
 * behind, which may be split up more than once: 按资金类型划分，…。按项目类型划分，….
 */
function isPartOfNeighbour(
  amounts: readonly TypedAmount[],
  at: number,
  isKnown: (amount: TypedAmount) => boolean,
): boolean {
  return amounts.some((whole, i) => {
    if (i === at || !isKnown(whole)) return false;
    const parts = i < at ? amounts.slice(i + 1) : amounts.slice(0, i).reverse();
    const own = (i < at ? at - i : i - at) - 1;
    let [sum, count]: [Money, number] = [0, 0];
    return parts.some(({ value }, k) => {
      [sum, count] = [add(sum, value), count + 1];
      if (count < 2 || !readsAs(sum, whole)) return false;
      if (k >= own) return true;
      [sum, count] = [0, 0];
      return false;
    });
  });
}

/** 按资金类型划分，一般公共预算拨款17万元，单位资金48.10万元。: all that is told up to full stops makes a figure that is left unsaid. */
function isPartOfSentence(
  amount: TypedAmount,
  around: readonly TypedAmount[],
  raw: string,
  isKnown: (amount: TypedAmount) => boolean,
): boolean {
  const [first = amount, last = amount] = [around[0], around.at(-1)];
  const before = raw.slice(first.start, amount.start);
  const start = first.start + 1 + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'));
  const behind = raw.slice(amount.end, last.end);
  const end = amount.end + (/[。\n]/.exec(behind)?.index ?? behind.length);
  const told = around.filter((each) => each.start >= start && each.end <= end);
  const sum = told.reduce<Money>((all, { value }) => add(all, value), 0);
  return told.length > 1 && isKnown({ ...amount, value: sum });
}

/** Whether two or more figures at the beginning of a list add up to an amount. */
function startsWithSum(
  neighbours: readonly TypedAmount[],
  amount: TypedAmount,
  isKnown: (amount: TypedAmount) => boolean,
): boolean {
  let sum: Money = 0;
  for (const [i, each] of neighbours.entries()) {
    if (!isKnown(each)) return false;
    sum = add(sum, each.value);
    if (i > 0 && readsAs(sum, amount)) return true;
  }
  return false;
}

/** 基本工资、津贴补贴、奖金三项共 613.97万元; 重点项目2个（渠系改造、技能培训），涉及资金311.95万元. */
function isSumOfNamed(amount: TypedAmount, { raw }: PublishedText, budget: Budget): boolean {
  return [wordsBefore(raw, amount.start), sinceFigure(raw, amount.start)].some((words) => {
    const sum = sumOfNamed(words, budget);
    return sum !== undefined && readsAs(sum, amount);
  });
}

/** What stands before an offset in its sentence, behind the amount before it. */
function sinceFigure(raw: string, at: number): string {
  const words = /(?:^|元|[。；;\n])[^。；;\n元]*$/.exec(raw.slice(Math.max(0, at - LONGEST_NAMES), at));
  return words?.[0] ?? '';
}

const LONGEST_NAMES = 120;

/** What the figures have together that some words call by their names; undefined where there are not several. */
function sumOfNamed(words: string, budget: Budget): Money | undefined {
  if (!/[、和及与]/.test(words)) return undefined;
  const values = new Map<string, Money>();
  for (const [called, value] of calledAmounts(budget)) if (words.includes(called)) values.set(called, value);
  for (const { called = '', value } of governmentSums(budget))
    if (called.length > 1 && !values.has(called) && words.includes(called)) values.set(called, value);
  let rest = words;
  let sum: Money = 0;
  let count = 0;
  for (const [called, value] of [...values].sort(([a], [b]) => b.length - a.length)) {
    if (!rest.includes(called)) continue;
    rest = rest.replaceAll(called, '|');
    sum = add(sum, value);
    count += 1;
  }
  return count > 1 ? sum : undefined;
}
