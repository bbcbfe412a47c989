import type { Localized } from '../language/schema.ts';
import type { Part } from '../model/Budget.ts';
import { faultyValues, type IndicatorUse, type IndicatorValue, textOf } from './projects/indicators.ts';
import type { Fix, Rule } from './Rule.ts';

/** A rate of 90 is 90 times the whole. */
export const indicatorWithoutPercent: Rule = {
  id: 'indicator-without-percent',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '项目支出绩效目标：比率、满意度用百分数',
    en: 'Performance targets: rates and satisfaction are percentages',
  },
  doc: `名称是比率（…率、…比例、…占比）或满意度，值却没有百分号，或者根本不是数。效率、频率、出生率等不是百分数的不在此列。

The name is that of a percentage, but its value has no percent sign or is not a number at all. 效率, 频率, 出生率 and the like,
which are no percentages, are left alone.

\`\`\`budget partial
整体绩效 {
    指标 质量     "安全宣传活动覆盖率" <|"优"|>   # warning[indicator-without-percent]
    指标 经济效益 "重点任务完成率"     >= <|90|>  # warning[indicator-without-percent]
    指标 社会效益 "工作效率"           "提高 1 倍"
}
\`\`\`
\`\`\`message
“安全宣传活动覆盖率”是比率，值“优”不是百分数
“重点任务完成率”的值 90 没有百分号
\`\`\`
\`\`\`message en
“安全宣传活动覆盖率” is a rate, but its value “优” is not a percentage
The value 90 of “重点任务完成率” has no percent sign
\`\`\`
\`\`\`fixes
改为 90%
\`\`\`
\`\`\`fixes en
Change to 90%
\`\`\`
\`\`\`fixed
整体绩效 {
    指标 质量     "安全宣传活动覆盖率" "优"   # warning[indicator-without-percent]
    指标 经济效益 "重点任务完成率"     >= 90%  # warning[indicator-without-percent]
    指标 社会效益 "工作效率"           "提高 1 倍"
}
\`\`\`
`,
  *checkPart(part, profile) {
    for (const { use, value, fault } of faultyValues(part, profile)) {
      const { place, written } = value;
      if (fault === 'no-share') yield { place, message: isNoShare(use.name, written) };
      if (fault === 'no-percent')
        yield { place, message: hasNoSign(use.name, written), fixes: () => addSign(use, value, part) };
    }
  },
};

function isNoShare(name: string, written: string): Localized {
  return {
    zh: `“${name}”是比率，值“${written}”不是百分数`,
    en: `“${name}” is a rate, but its value “${written}” is not a percentage`,
  };
}

function hasNoSign(name: string, written: string): Localized {
  return { zh: `“${name}”的值 ${written} 没有百分号`, en: `The value ${written} of “${name}” has no percent sign` };
}

const NUMBER = /[\d０-９][\d０-９.．,，]*/;

/** Writes the sign behind a number that can be a percentage of a whole. */
function addSign(use: IndicatorUse, value: IndicatorValue, part: Part): Fix[] {
  if ((value.measure?.number ?? 0) > 100) return [];
  const { segment, start, end } = textOf(use, 'value', part)?.place ?? value.place;
  const found = NUMBER.exec(segment.text.slice(start, end));
  if (!found) return [];
  const at = start + found.index + found[0].length;
  return [
    {
      title: { zh: `改为 ${found[0]}%`, en: `Change to ${found[0]}%` },
      edits: [{ place: { segment, start: at, end: at }, newText: '%' }],
    },
  ];
}
