import { faultyValues, kindWord } from './projects/indicators.ts';
import type { Rule } from './Rule.ts';

/** A cost that is not to exceed anything is no target. */
export const indicatorWithoutCeiling: Rule = {
  id: 'indicator-without-ceiling',
  severity: 'warning',
  source: {
    zh: '项目支出绩效目标：成本指标是不超过的金额或标准',
    en: 'Performance targets: a cost is an amount or a standard that is not exceeded',
  },
  doc: `成本指标的值既没有金额，也没有说按什么控制，例如“提升”“控制制度”。“控制在年度预算内”“按标准严格执行”可以。

The value of a cost indicator is not an amount, nor does it say by what the cost is limited.

\`\`\`budget partial
项目 "党建经费" {
    指标 成本     "党建费用成本控制" <|"提升"|>      # warning[indicator-without-ceiling]
    指标 经济成本 "培训成本"         <|"控制制度"|>  # warning[indicator-without-ceiling]
    指标 成本     "资料印刷费"       "控制在年度预算内"
    指标 成本     "人均培训费"       <= 400元
}
\`\`\`
\`\`\`message
成本指标“党建费用成本控制”的值“提升”没有说不超过多少
经济成本指标“培训成本”的值“控制制度”没有说不超过多少
\`\`\`
\`\`\`message en
The cost indicator “党建费用成本控制” has a value that sets no ceiling: “提升”
The economic-cost indicator “培训成本” has a value that sets no ceiling: “控制制度”
\`\`\`
`,
  *checkPart(part, profile) {
    for (const { use, value, fault } of faultyValues(part, profile)) {
      if (fault !== 'no-ceiling') continue;
      const word = kindWord(use.kind);
      yield {
        place: value.place,
        message: {
          zh: `${word.zh}指标“${use.name}”的值“${value.written}”没有说不超过多少`,
          en: `The ${word.en} indicator “${use.name}” has a value that sets no ceiling: “${value.written}”`,
        },
      };
    }
  },
};
