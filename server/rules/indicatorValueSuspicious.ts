import type { Part } from '../model/Budget.ts';
import { changeTo } from './edits/changeTo.ts';
import { type IndicatorUse, type IndicatorValue, indicatorUses, isLikeName, textOf } from './projects/indicators.ts';
import { type Repetition, timesSaid } from './projects/repetition.ts';
import { unitOfOther } from './projects/unitOfOther.ts';
import type { Finding, Fix, Rule } from './Rule.ts';

/** A value that was pasted twice, over which the name was pasted, or in a unit of something else. */
export const indicatorValueSuspicious: Rule = {
  id: 'indicator-value-suspicious',
  severity: 'warning',
  fix: 'safe',
  source: {
    zh: '项目支出绩效目标：指标值应明确、可考核',
    en: 'Performance targets: values are definite and measurable',
  },
  fixAll: { zh: '把所有重复的指标值改为一个', en: 'Keep one of every value that repeats itself' },
  doc: `指标值把同样的字写了两遍（“优优”“及时及时”），或者只是重复了指标的名称；或者名称是面积、长度、人数、单价，单位却是别的（面积写公里、人数写万元）。写了两遍的，可以改为一个。

The value of an indicator says the same twice, or nothing but the name of the indicator; or the name is that of an area, a
length, people or a price, and the unit measures another of these. Where it is said twice, the fix keeps one.

\`\`\`budget partial
项目 "维稳工作经费" {
    指标 时效 "处理信访事件及时性" <|"及时及时"|>                      # warning[indicator-value-suspicious]
    指标 成本 "维稳经费控制度"     <|"维稳经费控制度维稳经费控制度"|>  # warning[indicator-value-suspicious]
    指标 质量 "入户走访"           "人人"
}
\`\`\`
\`\`\`message
指标值“及时及时”把“及时”写了 2 遍
指标“维稳经费控制度”的值只是重复了名称
\`\`\`
\`\`\`message en
The value “及时及时” says “及时” twice
The value of “维稳经费控制度” says nothing but its name
\`\`\`
\`\`\`fixes
改为“及时”
\`\`\`
\`\`\`fixes en
Change to “及时”
\`\`\`
\`\`\`fixed
项目 "维稳工作经费" {
    指标 时效 "处理信访事件及时性" "及时"                      # warning[indicator-value-suspicious]
    指标 成本 "维稳经费控制度"     "维稳经费控制度维稳经费控制度"  # warning[indicator-value-suspicious]
    指标 质量 "入户走访"           "人人"
}
\`\`\`
`,
  *checkPart(part) {
    for (const use of indicatorUses(part)) {
      const { name, value } = use;
      const other = value?.measure && unitOfOther(use, value.measure);
      if (value && other) yield { place: value.place, message: other };
      if (!value?.isText) continue;
      if (isLikeName(use)) {
        const message = {
          zh: `指标“${name}”的值只是重复了名称`,
          en: `The value of “${name}” says nothing but its name`,
        };
        yield { place: value.place, message };
        continue;
      }
      const repetition = timesSaid(value.written);
      if (repetition) yield finding(use, value, repetition, part);
    }
  },
};

function finding(
  use: IndicatorUse,
  { place, written }: IndicatorValue,
  { once, times }: Repetition,
  part: Part,
): Finding {
  return {
    place,
    message: {
      zh: `指标值“${written}”把“${once}”写了 ${times} 遍`,
      en: `The value “${written}” says “${once}” ${times === 2 ? 'twice' : `${times} times`}`,
    },
    fixes: () => sayOnce(use, part),
  };
}

function sayOnce(use: IndicatorUse, part: Part): Fix[] {
  const text = textOf(use, 'value', part);
  const repetition = text && timesSaid(text.raw.trim());
  if (!repetition) return [];
  const { once } = repetition;
  return [{ ...changeTo(once, [{ place: text.place, newText: once }]), inAll: true }];
}
