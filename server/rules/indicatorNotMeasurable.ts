import { faultyValues, kindWord } from './projects/indicators.ts';
import type { Rule } from './Rule.ts';

/** What is counted, and how satisfied people are, cannot be told in words. */
export const indicatorNotMeasurable: Rule = {
  id: 'indicator-not-measurable',
  severity: 'warning',
  source: {
    zh: '项目支出绩效目标：数量指标、满意度指标须填写具体数值',
    en: 'Performance targets: quantity and satisfaction are numbers',
  },
  doc: `数量指标、满意度指标的值里没有数字，年末无法考核。含有数字的文字（“每季度一次”“不少于5次”）可以考核。

The value of a quantity or satisfaction indicator has no number in it. A text with a number can be measured.

\`\`\`budget partial
项目 "会议费" {
    指标 数量   "完成计划会议数" <|"优"|>    # warning[indicator-not-measurable]
    指标 数量   "参会人员"       "不少于50人"
    指标 满意度 "参会人员满意度" <|"满意"|>  # warning[indicator-not-measurable]
}
\`\`\`
\`\`\`message
数量指标“完成计划会议数”的值“优”没有数字
满意度指标“参会人员满意度”的值“满意”没有数字
\`\`\`
\`\`\`message en
The quantity indicator “完成计划会议数” has a value without a number: “优”
The satisfaction indicator “参会人员满意度” has a value without a number: “满意”
\`\`\`
`,
  *checkPart(part, profile) {
    for (const { use, value, fault } of faultyValues(part, profile)) {
      if (fault !== 'unmeasured') continue;
      const word = kindWord(use.kind);
      yield {
        place: value.place,
        message: {
          zh: `${word.zh}指标“${use.name}”的值“${value.written}”没有数字`,
          en: `The ${word.en} indicator “${use.name}” has a value without a number: “${value.written}”`,
        },
      };
    }
  },
};
