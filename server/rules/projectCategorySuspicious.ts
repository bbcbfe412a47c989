import { valuesOf } from '../language/lookup.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import { isOperatingName } from './projects/operatingName.ts';
import type { Rule } from './Rule.ts';

/** What keeps a body running serves no specific purpose; the two categories are counted and published apart. */
export const projectCategorySuspicious: Rule = {
  id: 'project-category-suspicious',
  severity: 'information',
  fix: 'choice',
  source: {
    zh: '《预算管理一体化规范》：维持机构运转的项目为其他运转类；情况说明分类别列个数和金额（I25—I26）',
    en: 'Projects that keep a body running are other-operating; both categories are counted in the narrative (I25–I26)',
  },
  doc: `项目名称说的是维持机构运转（行政运行费、办公费、水电费、物业费、聘用人员工资等，名称里没有别的内容），类别却是特定目标类。

The name of a project says that it keeps the body running (行政运行费, 办公费, 物业费, wages of hired people, and nothing besides), but its category is specific-purpose.

\`\`\`budget partial
项目 "2026年办公楼物业管理费" {
    功能科目  2011308  "招商引资"
    类别      <|特定目标类|>  # information[project-category-suspicious]
    30209     "物业管理费"  6.00
}
项目 "农民工工资支付保障" { 功能科目 2011308 "招商引资"; 类别 特定目标类; 30299 "其他商品和服务支出" 1.00 }
\`\`\`
\`\`\`message
“2026年办公楼物业管理费”维持机构运转，一般属于其他运转类，这里写的是特定目标类
\`\`\`
\`\`\`message en
“2026年办公楼物业管理费” keeps the body running, which is usually other-operating; here it is specific-purpose
\`\`\`
\`\`\`fixed
项目 "2026年办公楼物业管理费" {
    功能科目  2011308  "招商引资"
    类别      其他运转类  # information[project-category-suspicious]
    30209     "物业管理费"  6.00
}
项目 "农民工工资支付保障" { 功能科目 2011308 "招商引资"; 类别 特定目标类; 30299 "其他商品和服务支出" 1.00 }
\`\`\`
`,
  *checkPart(part) {
    for (const { name, category, bound, segment } of spendingsIn(part)) {
      if (category?.id !== 'specificPurpose' || !isOperatingName(name)) continue;
      const argument = childrenOf(bound, 'category')[0]?.args['category'];
      const right = valuesOf('category').find(({ id }) => id === 'otherOperating')?.word;
      if (argument?.kind !== 'word' || !right) continue;
      const { start, end, text } = argument;
      const place = { segment, start, end };
      const newText = /^[a-z]/.test(text) ? right.en : right.zh;
      yield {
        place,
        message: {
          zh: `“${name}”维持机构运转，一般属于${right.zh}，这里写的是${category.word.zh}`,
          en: `“${name}” keeps the body running, which is usually ${right.en}; here it is ${category.word.en}`,
        },
        fixes: () => [{ title: { zh: `改为 ${newText}`, en: `Change to ${newText}` }, edits: [{ place, newText }] }],
      };
    }
  },
};
