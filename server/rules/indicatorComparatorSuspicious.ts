import { endingOf } from '../data/indicatorWords.ts';
import type { Localized } from '../language/schema.ts';
import { type IndicatorUse, indicatorUses, isMoney, type Measure } from './projects/indicators.ts';
import type { Rule } from './Rule.ts';

/** A comparison that asks for more of what should be little, or for less of what should be much. */
export const indicatorComparatorSuspicious: Rule = {
  id: 'indicator-comparator-suspicious',
  severity: 'information',
  source: {
    zh: '项目支出绩效目标：正向指标用 ≥、=，反向指标用 ≤',
    en: 'Performance targets: ≥ and = for what should be much, ≤ for what should be little',
  },
  doc: `比较符的方向像是反了：满意度写“不高于”，投诉率、差错率、成本写“不低于”；或者满意度、合格率一类超过了 100%；满意度不到 50%；个数“不低于 0”。只提示，由人判断。

The comparison looks turned around: a maximum for satisfaction, a minimum for complaints or a cost; or a satisfaction or
rate beyond 100%, a satisfaction below 50%, or a count of at least 0. Only a person can decide.

\`\`\`budget partial
项目 "会议费" {
    指标 质量   "信息差错率"     <|≥|> 1%           # information[indicator-comparator-suspicious]
    指标 质量   "验收合格率"     = <|120%|>          # information[indicator-comparator-suspicious]
    指标 成本   "会议费用"       <|≥|> 20,000元     # information[indicator-comparator-suspicious]
    指标 满意度 "参会人员满意度" <|<=|> 95%          # information[indicator-comparator-suspicious]
    指标 质量   "差错率降低"     >= 1%
    指标 成本   "会议费用节约"   >= 2,000元
    指标 数量   "投诉办结率"     "≥98%"              # information[indicator-kind-suspicious]
}
\`\`\`
\`\`\`message
“信息差错率”越低越好，这里写的是不低于
“验收合格率”最多是 100%，这里写的是 120%
成本“会议费用”应有上限，这里写的是下限
“参会人员满意度”越高越好，这里写的是不高于
“投诉办结率”是比率，一般归质量指标，这里写的是数量
\`\`\`
\`\`\`message en
For “信息差错率” lower is better, but the target is a minimum
“验收合格率” can be at most 100%, but the target is 120%
The cost “会议费用” should have a ceiling, but the target is a minimum
For “参会人员满意度” higher is better, but the target is a maximum
“投诉办结率” is a rate, which is usually a quality indicator; here it is one of quantity
\`\`\`
`,
  *checkPart(part) {
    for (const use of indicatorUses(part)) {
      const { value, indicator } = use;
      if (!value?.measure) continue;
      const odd = beyondAll(use, value.measure) ?? hardlyAny(use, value.measure);
      if (odd) yield { place: value.place, message: odd };
      const turned = turnedAround(use, value.measure);
      const at = indicator.bound.args['comparator'] ?? value.place;
      if (turned) yield { place: { segment: part.segment, start: at.start, end: at.end }, message: turned };
    }
  },
};

function beyondAll({ name }: IndicatorUse, { number, unit }: Measure): Localized | undefined {
  if (unit !== '%' || number <= 100 || endingOf(name, 'at-most-all') === undefined) return undefined;
  return {
    zh: `“${name}”最多是 100%，这里写的是 ${number}%`,
    en: `“${name}” can be at most 100%, but the target is ${number}%`,
  };
}

/** So little satisfaction is no target; how much more of it there should be may be. */
const HARDLY_ANY = 50;
const MORE_OF_IT = /提[高升]|增[加长]|较|同比/;

function hardlyAny(use: IndicatorUse, { number, unit, comparator }: Measure): Localized | undefined {
  const isTarget = unit === '%' && number > 0 && number < HARDLY_ANY && !comparator.startsWith('<');
  if (!isTarget || !isSatisfaction(use) || MORE_OF_IT.test(use.name)) return undefined;
  return {
    zh: `“${use.name}”的目标只有 ${number}%`,
    en: `The target of “${use.name}” is only ${number}%`,
  };
}

/** What may be below zero, so that zero is a target. */
const MAY_BE_LESS = /增|减|变化|变动|结余|盈|利润|收益|净|差/;

/** A count that is to be no less than nothing, as each is: 安全事故 >= 0起. */
function isAnything({ name }: IndicatorUse, measure: Measure): boolean {
  const { number, unit, comparator } = measure;
  return (
    comparator === '>=' && number === 0 && unit !== '' && unit !== '%' && !isMoney(measure) && !MAY_BE_LESS.test(name)
  );
}

/** Of what should be little the less, of a cost what is paid out to people: there more is better. */
const TURNED = /下降|降低|减少|压减|节约|节省|补助|补贴|救助|抚恤|资助|奖励/;
const COST = /(?:成本|费用?|造价|单价|支出)$/;

function turnedAround(use: IndicatorUse, measure: Measure): Localized | undefined {
  const { name } = use;
  const isAtMost = measure.comparator.startsWith('<');
  if (isAtMost && isSatisfaction(use)) return isMuch(name);
  if (isAnything(use, measure)) return noLessThanNothing(name);
  if (!measure.comparator.startsWith('>') || TURNED.test(name)) return undefined;
  if (endingOf(name, 'adverse') !== undefined) return isLittle(name);
  return isCost(use) && isMoney(measure) ? isCeiling(name) : undefined;
}

function isSatisfaction({ kind, name }: IndicatorUse): boolean {
  return kind === 'satisfaction' && endingOf(name, 'satisfaction') !== undefined && !name.includes('不满');
}

function isCost({ kind, name }: IndicatorUse): boolean {
  return (kind === 'cost' || kind === 'economicCost') && COST.test(name);
}

function isMuch(name: string): Localized {
  return {
    zh: `“${name}”越高越好，这里写的是不高于`,
    en: `For “${name}” higher is better, but the target is a maximum`,
  };
}

function isLittle(name: string): Localized {
  return {
    zh: `“${name}”越低越好，这里写的是不低于`,
    en: `For “${name}” lower is better, but the target is a minimum`,
  };
}

function noLessThanNothing(name: string): Localized {
  return {
    zh: `“${name}”不低于 0，等于没有要求`,
    en: `“${name}” is to be at least 0, which asks for nothing`,
  };
}

function isCeiling(name: string): Localized {
  return {
    zh: `成本“${name}”应有上限，这里写的是下限`,
    en: `The cost “${name}” should have a ceiling, but the target is a minimum`,
  };
}
