import { everything } from '../model/figures/cells.ts';
import { agrees } from '../model/figures/figures.ts';
import { headSpan } from '../model/heads.ts';
import { compare, subtract } from '../model/money.ts';
import { procurementOf } from '../model/procurement.ts';
import { totalOf } from '../model/totalOf.ts';
import { amountText } from './amountText.ts';
import { isWhole } from './isWhole.ts';
import type { Related, Rule } from './Rule.ts';

/** What is procured is paid from the budget. */
export const procurementExceeded: Rule = {
  id: 'procurement-exceeded',
  severity: 'warning',
  source: {
    zh: '政府采购预算总额不超过支出总计（I21）',
    en: 'Procurement is no more than expenditure (I21)',
  },
  doc: `政府采购总额（部门和各单位的之和）超过支出总额。必填的内容还不全的不作判断。

Procurement, of the department and its units together, is more than all expenditure. Nothing is said before all that is required is there.

\`\`\`budget partial
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业; 职责 "招商引资。" }
收入 { 一般公共预算 16.26 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46; 30201 "办公费" 0.80 }
政府采购 {
    货物  0.70
    服务  23.00
    合计  <|23.70|>  # warning[procurement-exceeded]
}
\`\`\`
\`\`\`message
政府采购 23.70万元，超过支出总额 16.26万元，多 7.44万元
\`\`\`
\`\`\`message en
Procurement of 23.70万元 is above expenditure of 16.26万元 by 7.44万元
\`\`\`
`,
  *check(budget) {
    const { procurements, figures, unit } = budget;
    const [first] = procurements;
    const spent = figures.expenditure.root.figure(everything);
    if (!first || !isWhole(budget)) return;
    const { value } = procurementOf(budget);
    const { half } = totalOf(procurements.flatMap(({ lines }) => lines.map(({ amount }) => amount)));
    const excess = subtract(value, spent.value);
    if (compare(excess, 0) <= 0 || agrees({ value, half }, spent)) return;
    const [procured, all, more] = [value, spent.value, excess].map((each) => amountText(each, unit));
    yield {
      place: first.total?.place ?? { segment: first.segment, ...headSpan(first.bound.statement) },
      message: {
        zh: `政府采购 ${procured}，超过支出总额 ${all}，多 ${more}`,
        en: `Procurement of ${procured} is above expenditure of ${all} by ${more}`,
      },
      related: () =>
        procurements.slice(1).map(({ segment, bound }): Related => {
          const message = { zh: '另一处政府采购', en: 'Another block of procurement' };
          return { place: { segment, ...headSpan(bound.statement) }, message };
        }),
    };
  },
};
