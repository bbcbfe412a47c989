import type { Localized } from './schema.ts';

/** Under which first and second level of the performance framework a kind of indicator stands. */
export interface IndicatorLevels {
  readonly one: Localized;
  readonly two: Localized;
}

const output: Localized = { zh: '产出指标', en: 'Output' };
const cost: Localized = { zh: '成本指标', en: 'Cost' };
const benefit: Localized = { zh: '效益指标', en: 'Benefit' };

const under = (one: Localized, zh: string, en: string): IndicatorLevels => ({ one, two: { zh, en } });

/** The levels by the id of the kind (LANGUAGE.md §4, 指标). */
export const indicatorLevels: Readonly<Record<string, IndicatorLevels>> = {
  quantity: under(output, '数量指标', 'quantity'),
  quality: under(output, '质量指标', 'quality'),
  timeliness: under(output, '时效指标', 'timeliness'),
  cost: under(output, '成本指标', 'cost'),
  economicCost: under(cost, '经济成本指标', 'economic cost'),
  socialCost: under(cost, '社会成本指标', 'social cost'),
  ecologicalCost: under(cost, '生态环境成本指标', 'ecological cost'),
  economic: under(benefit, '经济效益', 'economic'),
  social: under(benefit, '社会效益', 'social'),
  ecological: under(benefit, '生态效益', 'ecological'),
  sustainability: under(benefit, '可持续影响', 'lasting effect'),
  satisfaction: under({ zh: '满意度指标', en: 'Satisfaction' }, '服务对象满意度', 'of those served'),
};
