import type { Rule } from './Rule.ts';
import { comparisonFinding } from './sums/comparisonFinding.ts';

/** A declared total that the items do not make is the mistake a disclosure is sent back for most. */
export const totalMismatch: Rule = {
  id: 'total-mismatch',
  severity: 'error',
  fix: 'choice',
  source: { zh: '各表勾稽关系：合计等于各项之和', en: 'Reconciliation: a total equals the sum of its parts' },
  fixAll: { zh: '把所有不符的合计改为各项之和', en: 'Set all totals that do not hold to the sums of their parts' },
  doc: `声明的合计与各项之和相差超出四舍五入的范围。可以把合计改为算出的数，也可以选一行明细来调整。几个上下级的合计都差同样的数（四舍五入的不计），正好是一行打错一个数字、单位写错、漏写来源或写错科目的，先给出改那一处；多出的正好是写了两次的一行或一段的，先给出删除重复的；收入与合计相符、或者可能是一行打错的，不在“把所有不符的合计改为各项之和”里；有金额或引入的文件读不到的，先改好那里，不给别的改法。

A declared total differs from the sum of its parts by more than rounding explains. Where one mistyped digit, unit, source or code explains why several totals above one another miss by the same, but for rounding, that is offered first, as it is to delete a line or block that stands twice where that makes the difference. A total that revenue bears out, or of which a line may be mistyped, is not among those that are set all at once. Where an amount or an included file cannot be read, nothing else is offered before that is put right.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    30102  "津贴补贴"   2.08
    合计               <|18.54|>  # error[total-mismatch]
}
\`\`\`
\`\`\`message
基本支出 2011308 合计写的是 18.54万元，各项相加是 17.54万元，多 1.00万元
\`\`\`
\`\`\`message en
the total of basic 2011308: stated as 18.54万元, its parts add up to 17.54万元: 1.00万元 too much
\`\`\`
\`\`\`fixes
把 18.54 改为 17.54（各项之和）；各表不变
把明细 30101 基本工资 由 15.46 改为 16.46；表一至表六随之变化
把明细 30102 津贴补贴 由 2.08 改为 3.08；表一至表六随之变化
接受相差 1.00万元，写明原因
\`\`\`
\`\`\`fixes en
Change 18.54 to 17.54, the sum of the parts; no table changes
Change the line 30101 基本工资 from 15.46 to 16.46; changes 表一–表六
Change the line 30102 津贴补贴 from 2.08 to 3.08; changes 表一–表六
Accept the difference of 1.00万元, with a reason
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    30102  "津贴补贴"   2.08
    合计               17.54  # error[total-mismatch]
}
\`\`\`
`,
  *check(budget) {
    for (const comparison of budget.differences)
      if (comparison.state === 'mismatch') yield comparisonFinding(comparison, budget);
  },
};
