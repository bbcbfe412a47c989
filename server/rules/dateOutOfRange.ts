import type { Localized } from '../language/schema.ts';
import { assetsIn } from '../model/assetsIn.ts';
import type { Part, Place, Unit } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { listed, listedFor } from '../model/branches.ts';
import { readDate } from '../model/date.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Finding, Fix, Related, Rule } from './Rule.ts';
import { type ImpossibleDate, impossibleDates } from './texts/impossibleDates.ts';
import { documentsIn, type IssuedDocument } from './texts/issuedDocuments.ts';
import { type PastDeadline, pastDeadlines } from './texts/pastDeadlines.ts';
import { type LateStep, lateSteps } from './texts/planSteps.ts';

/** A budget is drawn up in the year before or at the start of its own. */
export const dateOutOfRange: Rule = {
  id: 'date-out-of-range',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '绩效目标表的填报日期在编制期内（J15）；资产数据截至上年末或编制时（P24）',
    en: 'Forms are filled in while the budget is drawn up (J15); assets are those of the end of the year before (P24)',
  },
  doc: `填报日期不在预算年度或上一年；国有资产的截止日期晚于预算年度、是预算年度的最后一天，或者比预算年度早两年以上；一年期项目的时效指标、实施计划、年度目标里的期限在预算年度之前。日历上没有的日子（6月31日、13月底、第五季度），文号的年份晚于预算年度的，实施计划里竣工早于开工、月份晚于同名时效指标的，也提示。跨年度的、用上年结转资金的项目，说以前已做完的、前期准备的，以及认定对象、计算年限的截止日，不算。

The date of filling in is neither in the budget year nor in the year before; or the date of the assets is after the budget year, its last day, or more than two years before it; or a deadline in an indicator of time, the plan or the goal of a project of one year lies before the budget year; a day that no calendar has (6月31日), or a document numbered in a year after the budget’s; or a step of a plan that ends before the one begins that it comes after, or later than its indicator asks for. Projects over several years or of money carried over, what was done before or prepares the work, and the day by which somebody or something counts, are left alone.

\`\`\`budget partial
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业 }
项目 "会议费" {
    功能科目  2011308  "招商引资"
    类别      特定目标类
    30215     "会议费"  2.00
    填报日期  <|20280126|>  # warning[date-out-of-range]
}
国有资产 { 截至 2025年12月31日; 办公用房 140平方米 }
\`\`\`
\`\`\`diagnostics
6 «20280126» warning[date-out-of-range]
\`\`\`
\`\`\`related
1 «2026» 预算年度
\`\`\`
\`\`\`related en
1 «2026» The budget year
\`\`\`
\`\`\`message
填报日期 20280126 不在预算年度 2026年，也不在 2025年
\`\`\`
\`\`\`message en
Filled in on 20280126: neither in the budget year 2026 nor in 2025
\`\`\`
\`\`\`fixes
改为 20260126
\`\`\`
\`\`\`fixes en
Change to 20260126
\`\`\`
\`\`\`fixed
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业 }
项目 "会议费" {
    功能科目  2011308  "招商引资"
    类别      特定目标类
    30215     "会议费"  2.00
    填报日期  20260126  # warning[date-out-of-range]
}
国有资产 { 截至 2025年12月31日; 办公用房 140平方米 }
\`\`\`
`,
  *check({ year, branch, department }) {
    for (const date of impossibleDates(branch)) yield noDate(date);
    for (const step of lateSteps(branch)) yield tooSoonOrLate(step);
    if (year === undefined) return;
    for (const each of documentsIn(branch)) if (each.year > year) yield tooNew(each, year);
    const all = outOfRange(branch, year);
    const written = department && writtenYear(department, year);
    const meant = written && all.length > 1 ? yearMeant(written, datesOf(branch)) : undefined;
    for (const dated of all)
      yield finding(dated, year, written, meant && isInRange(dated, meant.year) ? meant : undefined);
    for (const deadline of pastDeadlines(branch, year)) yield tooEarly(deadline, year);
  },
};

/** 6月31日. */
function noDate({ place, text, last }: ImpossibleDate): Finding {
  return {
    place,
    message: { zh: `日历上没有 ${text}`, en: `The calendar has no ${text}` },
    fixes: () => (last === undefined ? [] : [changeTo(last, [{ place, newText: last }])]),
  };
}

/** A step that is done before what it comes after, or later than it is asked for; which of the two is wrong nobody knows. */
function tooSoonOrLate({ place, typed, before, than }: LateStep): Finding {
  if (!than)
    return {
      place,
      message: { zh: `${typed} 早于前面的“${before}”`, en: `${typed} is before “${before}”, which comes first` },
    };
  const { use, month } = than;
  const newText = typed.replace(/^[0-9]{1,2}/, String(month));
  return {
    place,
    message: {
      zh: `${typed} 晚于指标“${use.name}”的 ${use.value?.written}`,
      en: `${typed} is later than the indicator “${use.name}” asks for, ${use.value?.written}`,
    },
    related: () => (use.value ? [{ place: use.value.place, message: { zh: '指标值', en: 'The value' } }] : []),
    fixes: () => [changeTo(newText, [{ place, newText }])],
  };
}

/** A document of a year after the budget's, which nobody has issued yet: 财教〔2027〕310号. */
function tooNew({ place, text, year }: IssuedDocument, budgetYear: number): Finding {
  return {
    place,
    message: {
      zh: `文号 ${text} 的年份 ${year} 晚于预算年度 ${budgetYear}年`,
      en: `The document ${text} is of ${year}, after the budget year ${budgetYear}`,
    },
  };
}

/** What is to be done this year by a day that is over. */
function tooEarly({ place, text }: PastDeadline, budgetYear: number): Finding {
  return {
    place,
    message: {
      zh: `期限 ${text} 在预算年度 ${budgetYear}年之前`,
      en: `The deadline ${text} lies before the budget year ${budgetYear}`,
    },
    fixes: () => [changeTo(budgetYear + text.slice('2026'.length), [{ place, newText: String(budgetYear) }])],
  };
}

/** A date that has to lie near the budget year. */
interface Dated {
  readonly kind: 'filled' | 'asOf';
  readonly place: Place;
  /** As typed; the year stands first. */
  readonly text: string;
  readonly year: number;
  /** Whether it is the last day of its year. */
  readonly isLastDay: boolean;
}

const datesOf = listed(datesIn);

/** Those of a branch that are too far from a budget year. */
const outOfRange = listedFor((part, year: number) => datesIn(part).filter((each) => !isInRange(each, year)));

function datesIn(part: Part): Dated[] {
  return [
    ...spendingsIn(part).flatMap(({ bound }) =>
      childrenOf(bound, 'filled').flatMap((each) => dated('filled', each, part)),
    ),
    ...assetsIn(part).flatMap((each) => childrenOf(each, 'asOf').flatMap((child) => dated('asOf', child, part))),
  ];
}

function dated(kind: Dated['kind'], { args }: Bound, { segment }: Part): Dated[] {
  const argument = args['date'];
  if (!argument) return [];
  const { start, end } = argument;
  const text = segment.text.slice(start, end);
  const date = readDate(text);
  if (!date) return [];
  const isLastDay = date.month === 12 && date.day === 31;
  return [{ kind, text, year: date.year, isLastDay, place: { segment, start, end } }];
}

/** A budget is drawn up long before the last day of its year, so that nobody knows the assets of that. */
function isInRange({ kind, year, isLastDay }: Dated, budgetYear: number): boolean {
  if (kind === 'asOf' && year === budgetYear && isLastDay) return false;
  return year <= budgetYear && year >= budgetYear - (kind === 'filled' ? 1 : 2);
}

function finding(
  dated: Dated,
  budgetYear: number,
  written: WrittenYear | undefined,
  meant: WrittenYear | undefined,
): Finding {
  return {
    place: dated.place,
    message: messageOf(dated, budgetYear),
    related: () => (meant ? [relatedYear(meant, budgetYear)] : written ? [budgetYearAt(written)] : []),
    fixes: () => [...(meant ? [setYear(meant, budgetYear)] : []), ...inYear(dated, budgetYear)],
  };
}

/** A budget year, and where the department's is written. */
interface WrittenYear {
  readonly year: number;
  readonly place: Place;
}

function writtenYear({ bound, segment }: Unit, year: number): WrittenYear | undefined {
  const argument = childrenOf(bound, 'year')[0]?.args['year'];
  return argument && { year, place: { segment, start: argument.start, end: argument.end } };
}

/** Nothing is filled in after the budget year: where nearly all dates agree on a later one, that year is wrong and not they. */
function yearMeant(written: WrittenYear, all: readonly Dated[]): WrittenYear | undefined {
  const byYear = groupedBy(
    all.filter(({ kind }) => kind === 'filled'),
    ({ year }) => year,
  );
  const [most] = [...byYear].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return undefined;
  const [year, same] = most;
  const agreeing = all.filter((each) => isInRange(each, year));
  if (year <= written.year || same.length < 2 || agreeing.length * 4 < all.length * 3) return undefined;
  return { year, place: written.place };
}

function budgetYearAt({ place }: WrittenYear): Related {
  return { place, message: { zh: '预算年度', en: 'The budget year' } };
}

function relatedYear({ year, place }: WrittenYear, written: number): Related {
  return {
    place,
    message: {
      zh: `填报日期多在 ${year}年，年度写的是 ${written}`,
      en: `Most forms were filled in in ${year}, and the budget year is given as ${written}`,
    },
  };
}

function setYear({ year, place }: WrittenYear, written: number): Fix {
  return {
    title: { zh: `把年度 ${written} 改为 ${year}`, en: `Change the budget year from ${written} to ${year}` },
    edits: [{ place, newText: String(year) }],
  };
}

function messageOf({ kind, text, year }: Dated, budgetYear: number): Localized {
  if (kind === 'filled')
    return {
      zh: `填报日期 ${text} 不在预算年度 ${budgetYear}年，也不在 ${budgetYear - 1}年`,
      en: `Filled in on ${text}: neither in the budget year ${budgetYear} nor in ${budgetYear - 1}`,
    };
  if (year === budgetYear)
    return {
      zh: `截止日期 ${text} 是预算年度的最后一天，编制时还没有到`,
      en: `As of ${text}: the last day of the budget year, which is still to come`,
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
