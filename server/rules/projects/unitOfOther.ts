import { type MeasuredSort, measuredBy } from '../../data/indicatorWords.ts';
import type { Localized } from '../../language/schema.ts';
import { type IndicatorUse, isMoney, type Measure } from './indicators.ts';

/** Units that measure one thing only; what counts pieces, shares or times may stand behind most names. */
const measured: ReadonlyMap<string, MeasuredSort> = new Map(
  Object.entries({
    area: ['平方米', '万平方米', '平方公里', '㎡', 'm²', '亩', '万亩', '公顷', '万公顷'],
    length: ['米', '延米', '万米', '公里', '千米', '万公里', '里'],
    people: ['人', '万人', '人次', '万人次', '名'],
  } as const).flatMap(([sort, units]) => units.map((unit) => [unit, sort as MeasuredSort] as const)),
);

const sortNames: Readonly<Record<MeasuredSort, Localized>> = {
  area: { zh: '面积', en: 'an area' },
  length: { zh: '长度', en: 'a length' },
  people: { zh: '人数', en: 'a number of people' },
  price: { zh: '金额', en: 'money' },
};

/** A value in a unit of something else than its name measures: 绿化面积 6,000公里. */
export function unitOfOther({ name }: IndicatorUse, measure: Measure): Localized | undefined {
  const wanted = measuredBy(name);
  const given = isMoney(measure) ? 'price' : measured.get(measure.unit);
  if (!wanted || !given || given === wanted) return undefined;
  const { unit } = measure;
  return {
    zh: `“${name}”是${sortNames[wanted].zh}，“${unit}”是${sortNames[given].zh}的单位`,
    en: `“${name}” is ${sortNames[wanted].en}, and “${unit}” measures ${sortNames[given].en}`,
  };
}
