import { findValue } from '../../language/lookup.ts';
import type { Budget } from '../../model/Budget.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { grandAmounts, type KnownAmount } from '../../model/figures/knownFigures.ts';
import { isZero } from '../../model/money.ts';
import { priorBudget } from '../../model/priorYear.ts';
import { isAboutWhole, saysNothing } from './aboutWhole.ts';
import { pairsOf } from './comparedWith.ts';
import { explanationsOf } from './explanationsOf.ts';
import { figuresInText } from './figuresInText.ts';
import { isMeantIn, isWholeBehind, type NameBefore, nameBefore } from './namedTotal.ts';
import { sentenceAt } from './otherYear.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import { asTyped, type TypedAmount } from './typedFigures.ts';
import { partsOf } from './verdictOnTotal.ts';

/** A total and the amount that a text gives for it. */
export interface TypedTotal {
  readonly typed: string;
  readonly known: KnownAmount;
}

/** So far behind a year the amount of its total ends. */
const FURTHEST = 80;

/** The total of this year that is typed behind the number of last year, at an offset; undefined where it may well be last year's. */
export function totalOfYear(text: PublishedText, at: number, yearEnd: number, budget: Budget): TypedTotal | undefined {
  const amount = amountBehind(text.raw, yearEnd);
  const name = amount && nameBefore(text.raw, amount.start);
  if (!name || name.start < yearEnd || !saysNothing(text.raw.slice(yearEnd, name.start).replace(/^度/, ''), budget))
    return undefined;
  if (!isMeantIn(text, name.meant) || !isWholeBehind(text.raw, amount, name.meant)) return undefined;
  if (!isAboutWhole(text.raw, { ...name, start: at }, budget)) return undefined;
  const known = grandAmounts(budget).find(({ name: { zh } }) => zh === name.total.name);
  if (!known || isZero(known.value) || !readsAs(known.value, amount)) return undefined;
  if (mayBeLastYears(amount, name, text, budget)) return undefined;
  return { typed: asTyped(amount, text.raw), known };
}

/** The first amount behind a year in its clause. */
function amountBehind(raw: string, from: number): TypedAmount | undefined {
  const clause = /^[^，。；;\n]*/.exec(raw.slice(from, from + FURTHEST))?.[0] ?? '';
  const [first] = figuresInText(clause);
  if (first?.kind !== 'amount') return undefined;
  return { ...first, start: from + first.start, end: from + first.end };
}

/** Words of a text that compares this year with the last one, whose totals may be equal. */
const COMPARED = /持平|不变|一致|相同|变化|今年|本年|当年|[比较与]上年|[比较与]去年|同比/;

/** Words of another text of the same topic that say that both years are equal. */
const EQUAL = /持平|不变|一致|相同|无(?:增减)?变化/;

/** Words of a sentence that speaks of what was spent last year, or says that this year has the same. */
const SPENT = /执行|决算|实际|预计|完成|追加|调整|[与和同](?:今年|本年)/;

/** Whether an amount is last year's as well, or may be, as nothing is known of that. */
function mayBeLastYears(amount: TypedAmount, { total }: NameBefore, text: PublishedText, budget: Budget): boolean {
  const { raw } = text;
  if (SPENT.test(sentenceAt(raw, amount.start))) return true;
  const before = priorBudget(budget);
  if (before) return partsOf(total.of, before).some((value) => readsAs(value, amount));
  const pairs = pairsOf(total, budget);
  if (pairs.length > 0) return pairs.some((pair) => readsAs(pair.before, amount));
  if (amount.decimals < 2 || COMPARED.test(raw) || raw.includes(`${budget.year}年`)) return true;
  const own = topicOf(text);
  return explanationsOf(budget).some((each) => each.topic === own && EQUAL.test(each.text));
}

function topicOf({ bound }: PublishedText): string | undefined {
  return findValue('topic', wordOf(bound.args['topic']))?.id;
}
