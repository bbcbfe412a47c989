import { Decimal } from 'decimal.js';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { everything } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { grandAmounts } from '../../model/figures/knownFigures.ts';
import { calledAmounts } from '../../model/figures/knownParts.ts';
import { distanceTo, type KnownShare, shareIn } from '../../model/figures/knownShares.ts';
import { isZero, type Money } from '../../model/money.ts';
import { sentenceBefore } from './comparedWith.ts';
import { amountsIn, countBefore, type TypedText } from './figuresInText.ts';
import { projectOf } from './projectOf.ts';
import type { PublishedText } from './publishedText.ts';
import { asTyped, type TypedPercent } from './typedFigures.ts';

/** So far before a percentage is read what is a share of what. */
const FURTHEST = 48;

/** Words of money. */
const MONEY = /费|款|资金|金额|预算|支出|收入|工资|补[助贴]|采购|结转|基金|财政|[元}｝]/;

/** The words of a clause that tell a share: what has it, and what it is one of. */
interface ShareWords {
  /** What stands before the clause. */
  readonly before: string;
  readonly part: string;
  readonly whole: string;
}

function shareWords({ start }: TypedPercent, raw: string): ShareWords {
  const passage = raw.slice(Math.max(0, start - FURTHEST), start);
  const clause = /[^，,。；;：:（(\n]*$/.exec(passage)?.[0] ?? '';
  const before = passage.slice(0, passage.length - clause.length);
  const [part = '', whole = ''] = clause.split('占');
  return { before, part, whole };
}

/** A number of people, vehicles, hectares before what tells which share they are. */
const COUNTED = /[0-9０-９][ \t]?(?!年)[^0-9０-９，,。；;元%％}｝\s]{1,6}[，,（(]$/;

/** Words between a percentage and what has it that name nothing: 比例为, 了; in a list the percentages before it. */
const NOTHING =
  /^(?:比重|比例|比率|比|分别|依次|各|均|合计|共|[的为是达到至了约、和及与\s]|[0-9０-９][0-9０-９.．]{0,8}[%％])*$/;

/** The kinds of procurement. */
const PROCURED = /(?:货物|工程|服务)(?:类|采购)?$/;

/** Whether a percentage can be a share of money: 党员占职工总数的72.4% is none. */
export function isShareOfMoney(typed: TypedPercent, { raw }: PublishedText, budget: Budget): boolean {
  const { before, part, whole } = shareWords(typed, raw);
  if (!NOTHING.test(whole) && !isMoney(whole, budget)) return false;
  if (!NOTHING.test(part)) return isMoney(part, budget) || PROCURED.test(part);
  return !COUNTED.test(before);
}

function isMoney(words: string, budget: Budget): boolean {
  if (MONEY.test(words)) return true;
  for (const called of calledAmounts(budget).keys()) if (words.includes(called)) return true;
  return false;
}

/** An amount that a share is of, or one of which it is a share, as a message names it. */
interface Told {
  readonly name: Localized;
  readonly value: Money;
}

/** What a text tells before a percentage that may be the part, and the whole. */
export interface ToldBefore {
  readonly parts: readonly Told[];
  readonly wholes: readonly Told[];
}

/** Whether the text itself tells of what a percentage is the share: of the amount before it, of an amount or a figure named there. */
export function isShareInText(
  told: ToldBefore,
  budget: Budget,
  isWanted: (part: Money, whole: Money) => boolean,
): boolean {
  const grand = grandAmounts(budget).filter(({ isChange }) => !isChange);
  const wholes = [...told.wholes, ...grand].filter(({ value }) => !isZero(value));
  return told.parts.some((part) => wholes.some((whole) => isWanted(part.value, whole.value)));
}

/** So far off is a share that was mistyped, and no other one. */
const FAR = 0.02;

/** The share nearest to a percentage of those that the text tells; undefined where all are far off. */
export function nearestInText({ percent }: TypedPercent, { parts, wholes }: ToldBefore): KnownShare | undefined {
  const wanted = percent.div(100);
  let [nearest, distance]: [KnownShare | undefined, Decimal] = [undefined, new Decimal(FAR)];
  for (const part of parts)
    for (const whole of wholes) {
      if (isZero(whole.value) || part === whole) continue;
      const share = shareIn(part, whole);
      const own = distanceTo(wanted, share);
      if (own.lt(distance)) [nearest, distance] = [share, own];
    }
  return nearest;
}

/** So many amounts before a percentage may be the whole. */
const MOST = 12;

/** The amount before a percentage in its sentence, all of them where several are told together, and what is named in its clause. */
export function toldBefore(typed: TypedPercent, all: TypedText, budget: Budget): ToldBefore {
  const { raw } = all.text;
  const amounts = amountsIn(all);
  const count = countBefore(amounts, typed.start);
  const told = amounts
    .slice(Math.max(0, count - MOST), count)
    .map((amount) => ({ ...amount, words: asTyped(amount, raw) }))
    .map(({ words, value, start }) => ({ name: { zh: words, en: words }, value, start }));
  const sentence = sentenceBefore(raw, typed.start) ?? '';
  const inSentence = told.filter(({ start }) => start >= typed.start - sentence.length);
  const { part, whole } = shareWords(typed, raw);
  const named = (words: string): readonly Told[] => [
    ...grandAmounts(budget).filter(({ name }) => words.includes(name.zh)),
    ...[...calledAmounts(budget)]
      .filter(([called]) => words.includes(called))
      .map(([called, value]) => ({ name: { zh: called, en: called }, value })),
  ];
  const project = projectOf(all.text, budget);
  const own = project && {
    name: { zh: '本项目', en: 'this project' },
    value: blockOf(project).figure(everything).value,
  };
  return {
    parts: [...(/分别|依次|各占/.test(sentence) ? inSentence : inSentence.slice(-1)), ...named(part)],
    wholes: [...told, ...(own ? [own] : []), ...named(whole)],
  };
}
