import type { Localized } from '../language/schema.ts';
import type { Part, Place } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import { listedFor } from '../model/branches.ts';
import { readDate } from '../model/date.ts';
import { childrenOf } from '../model/readPart.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import type { Finding, Fix, Rule } from './Rule.ts';

/** A budget is drawn up in the year before or at the start of its own. */
export const dateOutOfRange: Rule = {
  id: 'date-out-of-range',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '绩效目标表的填报日期在编制期内（J15）；资产数据截至上年末或编制时（P24）',
    en: 'Forms are filled in while the budget is drawn up (J15); assets are those of the end of the year before (P24)',
  },
  doc: `填报日期不在预算年度或上一年；国有资产的截止日期晚于预算年度，或者早于两年以前。

The date of filling in is neither in the budget year nor in the year before; or the date of the assets is after the budget year or more than two years before it.

\`\`\`budget partial
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业 }
项目 "会议费" {
    功能科目  2011308  "招商引资"
    类别      特定目标类
    30215     "会议费"  2.00
    填报日期  <|20280126|>  # warning[date-out-of-range]
}
国有资产 { 截至 <|2026年12月31日|>; 办公用房 140平方米 }
\`\`\`
\`\`\`diagnostics
6 «20280126» warning[date-out-of-range]
\`\`\`
\`\`\`message
填报日期 20280126 不在预算年度 2026年，也不在 2025年
\`\`\`
\`\`\`fixes
改为 20260126
\`\`\`
\`\`\`fixed
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业 }
项目 "会议费" {
    功能科目  2011308  "招商引资"
    类别      特定目标类
    30215     "会议费"  2.00
    填报日期  20260126  # warning[date-out-of-range]
}
国有资产 { 截至 2026年12月31日; 办公用房 140平方米 }
\`\`\`
`,
  *check({ year, branch }) {
    if (year === undefined) return;
    for (const dated of outOfRange(branch, year)) yield finding(dated, year);
  },
};

/** A date that has to lie near the budget year. */
interface Dated {
  readonly kind: 'filled' | 'asOf';
  readonly place: Place;
  /** As typed; the year stands first. */
  readonly text: string;
  readonly year: number;
}

/** Those of a branch that are too far from a budget year. */
const outOfRange = listedFor((part, year: number) => datesIn(part).filter((each) => !isInRange(each, year)));

function datesIn(part: Part): Dated[] {
  const assets = part.bound.flatMap((each) => (each.schema.id === 'assets' ? [each] : childrenOf(each, 'assets')));
  return [
    ...spendingsIn(part).flatMap(({ bound }) =>
      childrenOf(bound, 'filled').flatMap((each) => dated('filled', each, part)),
    ),
    ...assets.flatMap((each) => childrenOf(each, 'asOf').flatMap((child) => dated('asOf', child, part))),
  ];
}

function dated(kind: Dated['kind'], { args }: Bound, { segment }: Part): Dated[] {
  const argument = args['date'];
  if (!argument) return [];
  const { start, end } = argument;
  const text = segment.text.slice(start, end);
  const date = readDate(text);
  return date ? [{ kind, text, year: date.year, place: { segment, start, end } }] : [];
}

function isInRange({ kind, year }: Dated, budgetYear: number): boolean {
  return year <= budgetYear && year >= budgetYear - (kind === 'filled' ? 1 : 2);
}

function finding(dated: Dated, budgetYear: number): Finding {
  return { place: dated.place, message: messageOf(dated, budgetYear), fixes: () => inYear(dated, budgetYear) };
}

function messageOf({ kind, text, year }: Dated, budgetYear: number): Localized {
  if (kind === 'filled')
    return {
      zh: `填报日期 ${text} 不在预算年度 ${budgetYear}年，也不在 ${budgetYear - 1}年`,
      en: `Filled in on ${text}: neither in the budget year ${budgetYear} nor in ${budgetYear - 1}`,
    };
  return year > budgetYear
    ? { zh: `截止日期 ${text} 晚于预算年度 ${budgetYear}年`, en: `As of ${text}: after the budget year ${budgetYear}` }
    : {
        zh: `截止日期 ${text} 比预算年度 ${budgetYear}年早 ${budgetYear - year}年`,
        en: `As of ${text}: ${budgetYear - year} years before the budget year ${budgetYear}`,
      };
}

/** The same day in the year in which it would usually lie, where that year has it. */
function inYear({ kind, text, place }: Dated, budgetYear: number): Fix[] {
  const newText = text.replace(/^\S{4}/, String(kind === 'filled' ? budgetYear : budgetYear - 1));
  if (!readDate(newText)) return [];
  return [{ title: { zh: `改为 ${newText}`, en: `Change to ${newText}` }, edits: [{ place, newText }] }];
}
