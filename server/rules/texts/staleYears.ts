import type { Budget } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { readPlaceholder } from '../../model/placeholders.ts';
import type { Finding, Fix } from '../Rule.ts';
import type { Severity } from '../severities.ts';
import { areSeveral, sentenceAt } from './otherYear.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';
import { totalOfYear } from './totalOfYear.ts';

/** A year, and not the beginning of a date or of a span of time. */
const YEAR = /(?<![\d—－-])(20\d\d)年(?!\s*[0-9０-９]{1,2}\s*月|底|末|初|以来|起|至|到|—|－|-|版)/g;

/** What a sentence about figures speaks of. */
const FIGURES = /(?:\d(?:万元|亿元|千元|元|[%％])|[{｛]|预算|决算|收入|支出|经费|比上年|同比)/;

/** 2022年预算…, 2024年集中采购目录: what is named by its year. */
const NAMED = /^(?:度)?(?:部门|单位)?(?:预算|集中采购目录|政府采购目录)/;

const noFindings: Finding[] = [];

/** Years that are neither the budget's nor the one before, where figures are spoken of, and the one before beside this year's. */
export function staleYears(budget: Budget): readonly Finding[] {
  const { branch, year } = budget;
  const named = yearsIn(branch);
  if (year === undefined || named.length === 0) return noFindings;
  return named.flatMap((each) => {
    if (each.year === year - 1) return ofThisYear(each, year, budget);
    return each.year === year || isOfSeveral(each) || isPlanned(each, year) ? [] : [finding(each, year)];
  });
}

/** Last year's number before a figure that is this year's: a placeholder, or a total that is typed. */
function ofThisYear({ text, at, year: named, severity }: NamedYear, year: number, budget: Budget): Finding[] {
  const end = at + YEAR_LENGTH;
  if (text.path !== 'explain') return noFindings;
  const [, between = '', behind] = FIGURE_BEHIND.exec(text.raw.slice(end)) ?? [];
  const name = ON_TO_THIS_YEAR.test(between) ? undefined : behind?.trim();
  const kind = name === undefined ? undefined : readPlaceholder(name)?.kind;
  const isPlaced = kind === 'figure' || kind === 'subject';
  const total = isPlaced ? undefined : totalOfYear(text, at, end, budget);
  if (!isPlaced && !total) return noFindings;
  return [
    {
      severity,
      place: placeIn(text, at, end),
      about: 'department/year',
      message: total
        ? {
            zh: `${named}年 是上年，${total.typed} 是 ${year}年的${total.known.name.zh}`,
            en: `${named} is the year before; ${total.typed} is the ${total.known.name.en} of ${year}`,
          }
        : {
            zh: `${named}年 是上年，{${name}} 是 ${year}年的数字`,
            en: `${named} is the year before; {${name}} is a figure of ${year}`,
          },
      fixes: () => [changeYear(text, at, end, year)],
    },
  ];
}

const YEAR_LENGTH = '2026年'.length;
/** The first placeholder in the clause, where no other number stands before it. */
const FIGURE_BEHIND = /^([^，,。；;、\n0-9０-９比较与{｛]*)[{｛]([^{}｛｝\n]*)[}｝]/;
/** Words with which a clause of last year comes to this one: 2025年结转资金列入本年收入. */
const ON_TO_THIS_YEAR = /今年|本年|当年|[增减]|[升降]|提高|至|到|结转|结余|列入|纳入|基础/;

/** The years in a text in whose sentences figures are spoken of; a title in 《》 keeps its year. */
export function yearsBesideFigures(raw: string): { readonly at: number; readonly named: number }[] {
  if (!raw.includes('年')) return [];
  const years = Array.from(raw.matchAll(YEAR), ({ index, 1: digits }) => ({ at: index, named: Number(digits) }));
  return years.filter(({ at }) => !isInTitle(raw, at) && isBesideFigures(raw, at));
}

function isBesideFigures(raw: string, at: number): boolean {
  return FIGURES.test(sentenceAt(raw, at));
}

/** A title is no longer than this: a text with many years is not read back to its beginning for each of them. */
const LONGEST_TITLE = 400;

/** Whether an offset lies in a title in 《》. */
export function isInTitle(raw: string, at: number): boolean {
  const before = raw.slice(Math.max(0, at - LONGEST_TITLE), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** A year that a text names, and how surely it is wrong where it is neither of the two. */
interface NamedYear {
  readonly text: PublishedText;
  readonly at: number;
  readonly year: number;
  readonly severity: Severity;
}

const none: readonly NamedYear[] = [];

const yearsIn = listed((part): readonly NamedYear[] => {
  const found: NamedYear[] = [];
  for (const text of publishedTexts(part)) {
    if (!text.raw.includes('年')) continue;
    for (const { index: at, 1: digits } of text.raw.matchAll(YEAR)) {
      const severity = severityOf(text, at);
      if (severity) found.push({ text, at, year: Number(digits), severity });
    }
  }
  return found.length > 0 ? found : none;
});

/** How surely a year is wrong; undefined where it is not. A title in 《》 keeps its year. */
function severityOf({ path, raw, argument }: PublishedText, at: number): Severity | undefined {
  if (isInTitle(raw, at)) return undefined;
  if (path === 'explain') return isBesideFigures(raw, at) ? 'warning' : undefined;
  const isTitle = path === 'appendix' && argument === 'name';
  const isProse = path.includes('project/') || path.startsWith('performance/');
  return (isTitle || isProse) && NAMED.test(raw.slice(at + YEAR_LENGTH)) ? 'information' : undefined;
}

/** Whether a sentence of an explanation tells of several years, or what was spent in one. */
function isOfSeveral({ text: { path, raw }, at }: NamedYear): boolean {
  if (path !== 'explain') return false;
  const sentence = sentenceAt(raw, at);
  const years = Array.from(sentence.matchAll(/(20\d\d)年/g), ([, digits]) => Number(digits));
  return areSeveral(years) || /决算|执行数/.test(sentence);
}

/** Whether a year to come is one that something is planned for. */
function isPlanned({ text: { raw }, at, year: named }: NamedYear, year: number): boolean {
  return named > year && /拟|计划|预计|将|规划|剩余|续/.test(sentenceAt(raw, at));
}

function finding({ text, at, year: named, severity }: NamedYear, year: number): Finding {
  const end = at + YEAR_LENGTH;
  return {
    severity,
    place: placeIn(text, at, end),
    about: 'department/year',
    message: {
      zh: `${named}年 既不是预算年度 ${year}年，也不是上年`,
      en: `${named} is neither the budget year ${year} nor the one before`,
    },
    fixes: () => [year, year - 1].map((wanted) => changeYear(text, at, end, wanted)),
  };
}

function changeYear(text: PublishedText, start: number, end: number, year: number): Fix {
  const newText = `${year}年`;
  return {
    title: { zh: `改为 ${newText}`, en: `Change to ${newText}` },
    edits: [{ place: placeIn(text, start, end), newText }],
  };
}
