import type { Localized } from '../language/schema.ts';
import { faultyValues } from './projects/indicators.ts';
import type { Rule } from './Rule.ts';

/** A value of which nobody can say at the end of the year whether it was reached. */
export const indicatorValueVague: Rule = {
  id: 'indicator-value-vague',
  severity: 'information',
  source: {
    zh: '项目支出绩效目标：指标值应细化、量化',
    en: 'Performance targets: values are detailed and measurable',
  },
  doc: `质量、效益指标的值只说“提升”“逐步提高”，没有说到什么程度（信息）。时效指标的值不是时间，也不是及时、按时（警告）。

The value of an indicator of quality or benefit only says that something rises, not how far (information). One of timeliness
is not a time, nor “in time” (warning).

\`\`\`budget partial
项目 "编外聘用人员工资类费用" {
    指标 时效       "工资类费用发放"         <|"提升"|>      # warning[indicator-value-vague]
    指标 时效       "会议开展及时性"         <|"合理"|>      # warning[indicator-value-vague]
    指标 社会效益   "带动聘用人员工作积极性" <|"逐步提高"|>  # information[indicator-value-vague]
    指标 时效       "资料报送"               "每月15日前"
    指标 可持续影响 "用人机制"               "健全"
}
\`\`\`
\`\`\`message
时效指标“工资类费用发放”的值“提升”不是时间
时效指标“会议开展及时性”的值“合理”不是时间
“带动聘用人员工作积极性”的值“逐步提高”没有说到什么程度
\`\`\`
\`\`\`message en
The value “提升” of the timeliness indicator “工资类费用发放” is not a time
The value “合理” of the timeliness indicator “会议开展及时性” is not a time
The value “逐步提高” of “带动聘用人员工作积极性” does not say how much
\`\`\`
`,
  *checkPart(part, profile) {
    for (const { use, value, fault } of faultyValues(part, profile)) {
      const { place, written } = value;
      if (fault === 'no-time') yield { place, severity: 'warning', message: isNoTime(use.name, written) };
      if (fault === 'vague') yield { place, message: isVague(use.name, written) };
    }
  },
};

function isNoTime(name: string, written: string): Localized {
  return {
    zh: `时效指标“${name}”的值“${written}”不是时间`,
    en: `The value “${written}” of the timeliness indicator “${name}” is not a time`,
  };
}

function isVague(name: string, written: string): Localized {
  return {
    zh: `“${name}”的值“${written}”没有说到什么程度`,
    en: `The value “${written}” of “${name}” does not say how much`,
  };
}
