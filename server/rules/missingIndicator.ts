import type { Localized } from '../language/schema.ts';
import type { Indicator, Part, Spending } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { headSpan } from '../model/heads.ts';
import { add, exactText, isZero, type Money } from '../model/money.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import type { Segment } from '../syntax/tree.ts';
import { lacksClosing } from './edits/insertLines.ts';
import { insertIndicators } from './projects/insertIndicators.ts';
import type { Finding, Fix, Rule } from './Rule.ts';

/** The form of a project has a row for each kind of indicator, and a row without one is what it is sent back for. */
export const missingIndicator: Rule = {
  id: 'missing-indicator',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '财预〔2015〕88号：产出、效益、满意度指标',
    en: 'Performance targets have indicators of output, benefit and satisfaction',
  },
  doc: `项目至少要有数量、质量、时效、成本、效益、满意度指标各一条（警告）；整体绩效也一样（信息）。成本可以是经济、社会、生态成本，效益可以是经济、社会、生态效益或可持续影响。修复会在合适的位置插入占位的内容，插入后请改成实际的。

A project needs at least one indicator each of quantity, quality, timeliness, cost, benefit and satisfaction (warning), and so
does the overall performance (information). The fix inserts them with placeholders.

\`\`\`budget
部门 "示例中心" {
    代码 901; 年度 2026; 单位性质 事业; 职责 "负责招商引资工作。"; 内设机构 "办公室"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }; 上年 { 收入 2.00; 支出 2.00 }
}
收入 { 一般公共预算 20,000元 }
项目 <|"会议费"|> {  # warning[missing-indicator]
    功能科目  2011308  "招商引资"
    类别      特定目标类
    金额      20,000元
    属性 经常性; 项目期 1年; 资金 { 市县 20,000元 }; 概况 "召开会议。"; 立项依据 "管委会要求。"; 必要性 "推进招商引资。"
    保障措施 "专款专用。"; 实施计划 "按季度召开。"; 总体目标 "完成会议计划。"; 年度目标 "完成会议计划。"
    指标 数量     "会议数"       >= 4次  # 每季度一次
    指标 质量     "参会率"       >= 90%
    指标 社会效益 "签约企业户数" >= 2户
}
<|整体绩效|> {  # information[missing-indicator]
    战略目标 "做好招商引资。"; 重点任务 "招商引资" "引进企业"; 年度目标 "引进企业。"
    指标 数量 "引进企业" >= 2户; 指标 质量 "签约率" >= 50%; 指标 时效 "签约时间" "12月底前"
    指标 成本 "招商费用" <= 2万元; 指标 可持续影响 "企业存续期" >= 3年
}
\`\`\`
\`\`\`message
“会议费”缺少时效、成本、满意度指标
整体绩效缺少满意度指标
\`\`\`
\`\`\`message en
“会议费” lacks indicators of timeliness, cost and satisfaction
The overall performance lacks indicators of satisfaction
\`\`\`
\`\`\`fixes
插入时效、成本、满意度指标
插入满意度指标
\`\`\`
\`\`\`fixes en
Insert indicators of timeliness, cost and satisfaction
Insert indicators of satisfaction
\`\`\`
\`\`\`fixed
部门 "示例中心" {
    代码 901; 年度 2026; 单位性质 事业; 职责 "负责招商引资工作。"; 内设机构 "办公室"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }; 上年 { 收入 2.00; 支出 2.00 }
}
收入 { 一般公共预算 20,000元 }
项目 "会议费" {  # warning[missing-indicator]
    功能科目  2011308  "招商引资"
    类别      特定目标类
    金额      20,000元
    属性 经常性; 项目期 1年; 资金 { 市县 20,000元 }; 概况 "召开会议。"; 立项依据 "管委会要求。"; 必要性 "推进招商引资。"
    保障措施 "专款专用。"; 实施计划 "按季度召开。"; 总体目标 "完成会议计划。"; 年度目标 "完成会议计划。"
    指标 数量     "会议数"       >= 4次  # 每季度一次
    指标 质量     "参会率"       >= 90%
    指标 时效     "时效指标"     "12月底前"
    指标 成本     "成本指标"     <= 20,000元
    指标 社会效益 "签约企业户数" >= 2户
    指标 满意度   "服务对象满意度" >= 95%
}
整体绩效 {  # information[missing-indicator]
    战略目标 "做好招商引资。"; 重点任务 "招商引资" "引进企业"; 年度目标 "引进企业。"
    指标 数量 "引进企业" >= 2户; 指标 质量 "签约率" >= 50%; 指标 时效 "签约时间" "12月底前"
    指标 成本 "招商费用" <= 2万元; 指标 可持续影响 "企业存续期" >= 3年
}
\`\`\`
`,
  *checkPart(part) {
    for (const spending of spendingsIn(part)) if (spending.kind === 'project') yield* inProject(spending);
    for (const bound of part.bound) if (bound.schema.id === 'performance') yield* inPerformance(bound, part);
  },
};

/** What has to be there, by the kinds of which one will do; the first is the one that the fix writes. */
const groups: readonly { readonly kinds: readonly string[]; readonly label: Localized }[] = [
  { kinds: ['quantity'], label: { zh: '数量', en: 'quantity' } },
  { kinds: ['quality'], label: { zh: '质量', en: 'quality' } },
  { kinds: ['timeliness'], label: { zh: '时效', en: 'timeliness' } },
  { kinds: ['cost', 'economicCost', 'socialCost', 'ecologicalCost'], label: { zh: '成本', en: 'cost' } },
  { kinds: ['social', 'economic', 'ecological', 'sustainability'], label: { zh: '效益', en: 'benefit' } },
  { kinds: ['satisfaction'], label: { zh: '满意度', en: 'satisfaction' } },
];
type Group = (typeof groups)[number];

function missingIn(indicators: readonly Indicator[]): readonly Group[] {
  return groups.filter((group) => !indicators.some(({ kind }) => group.kinds.includes(kind)));
}

function* inProject({ bound, name, items, indicators, segment }: Spending): Iterable<Finding> {
  const missing = missingIn(indicators);
  const at = bound.args['name'] ?? headSpan(bound.statement);
  if (missing.length === 0 || !bound.statement.block) return;
  const amount = items.reduce<Money>((sum, item) => add(sum, item.amount.value), 0);
  yield {
    place: { segment, start: at.start, end: at.end },
    message: lacks({ zh: `“${name}”`, en: `“${name}”` }, missing),
    fixes: () => insertion(missing, bound, segment, isZero(amount) ? undefined : `<= ${exactText(amount, '元')}元`),
  };
}

function* inPerformance(bound: Bound, { segment, indicatorLists }: Part): Iterable<Finding> {
  const missing = missingIn(indicatorLists.flat().filter((each) => bound.children.includes(each.bound)));
  if (missing.length === 0 || !bound.statement.block) return;
  yield {
    place: { segment, ...headSpan(bound.statement) },
    severity: 'information',
    message: lacks({ zh: '整体绩效', en: 'The overall performance' }, missing),
    fixes: () => insertion(missing, bound, segment, undefined),
  };
}

function lacks(owner: Localized, missing: readonly Group[]): Localized {
  return {
    zh: `${owner.zh}缺少${missing.map(({ label }) => label.zh).join('、')}指标`,
    en: `${owner.en} lacks indicators of ${listed(missing)}`,
  };
}

function listed(missing: readonly Group[]): string {
  const words = missing.map(({ label }) => label.en);
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

function insertion(missing: readonly Group[], bound: Bound, segment: Segment, ceiling: string | undefined): Fix[] {
  if (lacksClosing(bound.statement, segment)) return [];
  const edits = insertIndicators(
    missing.flatMap(({ kinds: [kind] }) => kind ?? []),
    bound,
    segment,
    ceiling,
  );
  const title = {
    zh: `插入${missing.map(({ label }) => label.zh).join('、')}指标`,
    en: `Insert indicators of ${listed(missing)}`,
  };
  return [{ title, edits }];
}
