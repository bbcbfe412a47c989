import type { Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { literally } from '../../text/literally.ts';
import { remembered } from '../../text/remembered.ts';
import { changeTo } from '../edits/changeTo.ts';
import { type IndicatorUse, indicatorUses, type Measure } from '../projects/indicators.ts';
import type { Finding } from '../Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** A number in the goal of the year that is not the one by which it is measured. */
interface GoalMismatch {
  readonly place: Place;
  readonly typed: string;
  readonly use: IndicatorUse;
  readonly measure: Measure;
}

/** 完成管网铺设10公里 in the goal of the year, where 管网铺设长度 is to be 12公里. */
export const goalMismatches = listed((part): readonly GoalMismatch[] =>
  publishedTexts(part).flatMap((text) => {
    if (text.bound.schema.id !== 'annualGoal' || !/[0-9０-９]/.test(text.raw) || OTHER.test(text.raw)) return [];
    const children = text.owners.at(-1)?.children ?? [];
    const uses = indicatorUses(part).filter(({ indicator }) => children.includes(indicator.bound));
    return uses.flatMap((use) => mismatchesOf(use, text, uses));
  }),
);

/** Words of a goal that tells several years, or steps of one. */
const OTHER = /上年|去年|累计|季度|半年|每年|每月|[一二三四]期|远期|其中|分别/;

/** What the end of a name says that is counted, so that the words before say of what. */
const COUNTED = /(?:长度|里程|面积|数量|人数|人次|次数)$/;
/** Shorter words may be those of something else. */
const SHORTEST = 4;

/** What may stand before the words of an indicator where the whole of it is meant. */
const BEFORE = '(?:^|[,、;。:\\n]|完成|实施|开展|建设|建成|新建|打造|全年|年内|确保|使|实现)';
const BETWEEN = '(?:达到?|为|不低于|不少于|控制在)?';

/** How a goal tells the number of an indicator: before its words or behind them. Undefined where its name is too short to know. */
const formsOf = remembered((key: string): readonly RegExp[] => {
  const [words = '', unit = ''] = key.split('\n').map(literally);
  const number = '([0-9][0-9,]{0,12}(?:\\.[0-9]{1,4})?)';
  const end = unit === '%' ? '' : '(?![0-9次/])';
  return [
    new RegExp(`${BEFORE}${words}${BETWEEN}${number}${unit}${end}`),
    new RegExp(`${BEFORE}${number}${unit}${words}(?=[,、;。\\n]|$)`),
  ];
});

function mismatchesOf(use: IndicatorUse, text: PublishedText, uses: readonly IndicatorUse[]): GoalMismatch[] {
  const measure = use.value?.measure;
  const words = measure?.unit === '%' ? use.name : use.name.replace(COUNTED, '');
  if (!measure || measure.unit === '' || words.length < SHORTEST || isToldTwice(measure, text)) return [];
  return formsOf(`${words}\n${measure.unit}`).flatMap((form) => {
    const match = form.exec(text.plain);
    const digits = match?.[1];
    if (!match || digits === undefined) return [];
    const number = Number(digits.replaceAll(',', ''));
    if (agrees(number, measure) || uses.some(({ value }) => isSame(value?.measure, number, measure))) return [];
    const start = match.index + match[0].indexOf(digits);
    return [{ place: placeIn(text, start, start + digits.length), typed: digits + measure.unit, use, measure }];
  });
}

/** Whether several numbers have the unit: parts of what the indicator tells in all. Shares are told each by its name. */
function isToldTwice({ unit }: Measure, { plain }: PublishedText): boolean {
  return unit !== '%' && (plain.match(new RegExp(`[0-9]${literally(unit)}`, 'g'))?.length ?? 0) > 1;
}

/** Whether what a goal promises is what its indicator asks for, or more than that. */
function agrees(number: number, { number: target, comparator }: Measure): boolean {
  if (comparator.startsWith('>')) return number >= target;
  return comparator.startsWith('<') ? number <= target : number === target;
}

function isSame(other: Measure | undefined, number: number, { unit }: Measure): boolean {
  return other !== undefined && other.unit === unit && other.number === number;
}

export function goalFinding({ place, typed, use, measure }: GoalMismatch): Finding {
  const { number, unit } = measure;
  const shown = typed.includes(',') ? number.toLocaleString('en') : String(number);
  return {
    place,
    message: {
      zh: `年度目标写的是 ${typed}，指标“${use.name}”是 ${shown}${unit}`,
      en: `The goal says ${typed}, and the indicator “${use.name}” ${shown}${unit}`,
    },
    related: () => (use.value ? [{ place: use.value.place, message: { zh: '指标值', en: 'The value' } }] : []),
    fixes: () => [changeTo(shown, [{ place, newText: shown }])],
  };
}
