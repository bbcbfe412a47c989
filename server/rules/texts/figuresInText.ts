import { moneyUnits, multiply } from '../../model/money.ts';
import { onceFor } from '../../text/onceFor.ts';
import { partitionPoint } from '../../text/partitionPoint.ts';
import type { PublishedText } from './publishedText.ts';
import { type TypedAmount, type TypedFigure, typedFigures } from './typedFigures.ts';

/** A text with the amounts and percentages that are typed into it. */
export interface TypedText {
  readonly text: PublishedText;
  readonly figures: readonly TypedFigure[];
}

/** Those of its figures that are amounts. */
export const amountsIn = onceFor(({ figures }: TypedText): readonly TypedAmount[] =>
  figures.filter((each): each is TypedAmount => each.kind === 'amount'),
);

/** How many of some figures, which are in their order, end before an offset. */
export function countBefore(figures: readonly TypedFigure[], at: number): number {
  return partitionPoint(figures.length, (i) => (figures[i]?.end ?? 0) > at);
}

/** 118.76万 at the end of a clause: before anything else, 万 counts people, households, square metres. */
const SHORT = /(?<![0-9０-９,.．])[0-9０-９][0-9０-９,.．]{0,20}[ \t]?万(?=[ \t]?(?:[，,。；;、）)\\\n]|$))/g;

/** What it has to stand behind, so that it is money. */
const MONEY =
  /(?:支出|收入|预算|经费|资金|拨款|金额|费用|(?<!免)费)(?:预算|总额|总计|合计|共计)?(?:安排|共|为|是|达)?[:： \t]{0,2}$/;
const LONGEST_WORDS = 12;

/** The figures of a text as `typedFigures` finds them, and money in 万 in place of 万元. */
export function figuresInText(raw: string): readonly TypedFigure[] {
  const ends = endsOfShort(raw);
  if (ends.length === 0) return typedFigures(raw);
  return typedFigures(inYuan(raw, ends)).map((figure) =>
    raw.charAt(figure.end - 1) === '万' ? inWan(figure) : figure,
  );
}

/** Behind the 万 of each. */
function endsOfShort(raw: string): number[] {
  if (!raw.includes('万')) return [];
  return Array.from(raw.matchAll(SHORT)).flatMap(({ 0: typed, index }) =>
    MONEY.test(raw.slice(Math.max(0, index - LONGEST_WORDS), index)) ? [index + typed.length] : [],
  );
}

/** The text with 元 in place of each of these 万, so that every offset stays. */
function inYuan(raw: string, ends: readonly number[]): string {
  const pieces = ends.map((end, i) => `${raw.slice(ends[i - 1] ?? 0, end - 1)}元`);
  return pieces.join('') + raw.slice(ends.at(-1));
}

const WAN = moneyUnits.万元 / moneyUnits.元;

/** What was read as 元 in its own unit. */
function inWan(figure: TypedFigure): TypedFigure {
  if (figure.kind !== 'amount') return figure;
  return { ...figure, unit: '万元', value: multiply(figure.value, WAN), step: multiply(figure.step, WAN) };
}
