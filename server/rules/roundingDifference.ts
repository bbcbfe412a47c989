import type { Rule } from './Rule.ts';
import { comparisonFinding } from './sums/comparisonFinding.ts';

/** 尾差: rounded numbers need not add up; the difference is told once, where it arises, so that it can be explained. */
export const roundingDifference: Rule = {
  id: 'rounding-difference',
  severity: 'information',
  fix: 'choice',
  source: {
    zh: '公开表注：本套报表因取数时四舍五入，部分金额可能存在尾差',
    en: 'Note on the published tables: amounts are rounded and may differ in the last digit',
  },
  doc: `声明的合计与各项之和不相等，但差额在四舍五入的范围内（尾差），不是错误。公开表上印声明的数。

A declared total differs from the sum of its parts within what rounding explains. It is published as declared.

\`\`\`budget
科目 {
    20805  "行政事业单位养老支出"  <|6.97|>  # information[rounding-difference]
}
基本支出 2080505 { 30108 4.64 }
基本支出 2080506 { 30109 2.32 }
\`\`\`
\`\`\`message
20805 行政事业单位养老支出写的是 6.97万元，各项相加是 6.96万元，尾差 0.01万元，在四舍五入范围内
\`\`\`
\`\`\`message en
20805 行政事业单位养老支出: stated as 6.97万元, its parts add up to 6.96万元; a rounding difference of 0.01万元
\`\`\`
\`\`\`fixed
科目 {
    20805  "行政事业单位养老支出"  6.96  # information[rounding-difference]
}
基本支出 2080505 { 30108 4.64 }
基本支出 2080506 { 30109 2.32 }
\`\`\`
`,
  *check(budget) {
    for (const comparison of budget.differences)
      if (comparison.state === 'rounding') yield comparisonFinding(comparison, budget);
  },
};
