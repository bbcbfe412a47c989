import { findValue } from '../../language/lookup.ts';
import type { Part, Place, Spending } from '../../model/Budget.ts';
import { childrenOf, stringOf, wordOf } from '../../model/binding/boundValues.ts';
import { listedFor } from '../../model/branches.ts';
import { carryoverCells } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import { ascii } from '../../text/ascii.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** A deadline of this year's work that lies before the year. */
export interface PastDeadline {
  /** Of the number of the year. */
  readonly place: Place;
  /** As typed: `2025年11月底前`. */
  readonly text: string;
}

/** Those of a branch; a budget year is told. */
export const pastDeadlines = listedFor((part, budgetYear: number): readonly PastDeadline[] =>
  publishedTexts(part).flatMap((text) => deadlineIn(text, part, budgetYear) ?? []),
);

/** By when: 2025年11月底前, 2025年12月31日, 2025年底. */
const DEADLINE =
  /^(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之?前|以前)?|年?[底末](?:之?前|以前)?|之?前|以前)/;

/** By when something is to be done: a clause of its own, and nothing that the clause says of something else with 的. */
const TO_BE_DONE =
  /(?<=^|[。；;，,：:\n])(?:确保|力争|计划)?(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?|年?[底末])?(?:之?前|以前)(?=(?:全部|全面|基本)?(?:完成|交付|竣工|验收|支付|发放|建成)[^，,。；;\n的]{0,24}(?:[，,。；;\n]|$))/;

/** Words of a text that tells what was done before, what prepares the work, or what is left of it. */
const DONE =
  /已|曾|上年|去年|往年|今年|本年|当年|次年|明年|来年|翌年|下一?年|尾款|质保|结转|后续|续建|延续|[一二三四五]期|第[一二三四五][批阶]|前期|入库|申报|立项|储备|可研|论证|摸底|方案|设计|招标/;

/** Names of indicators of time that say when the work is done, and no day that counts for something else. */
const OF_WORK = /(?:完成|完工|交付|支付|发放|竣工|验收|建成|提交)(?:时间|时限|期限|日期|时点)?$/;
const OF_A_DAY = /截止|时点|计算|认定|入库|申报|前期|立项|论证|招标|登记|基准/;

function deadlineIn(text: PublishedText, part: Part, budgetYear: number): PastDeadline | undefined {
  if (!text.raw.includes('年')) return undefined;
  const form = formOf(text);
  if (!form || yearsIn(text.plain).some((each) => each >= budgetYear)) return undefined;
  const match = form.exec(text.plain);
  if (!match || DONE.test(text.raw) || !isOfThisYear(text, part)) return undefined;
  const { 0: whole } = match;
  const index = match.index + whole.search(/20/);
  return {
    place: placeIn(text, index, index + '2026'.length),
    text: text.raw.slice(index, match.index + whole.length),
  };
}

/** How a deadline is written in a text; undefined where none is. */
function formOf({ bound, argument, path }: PublishedText): RegExp | undefined {
  if (!path.includes('project/') && !path.startsWith('performance/')) return undefined;
  const { id } = bound.schema;
  if (id === 'plan' || id === 'annualGoal') return TO_BE_DONE;
  if (id !== 'indicator' || argument !== 'value') return undefined;
  const name = stringOf(bound.args['name']);
  const isTimeliness = findValue('indicatorKind', wordOf(bound.args['kind']))?.id === 'timeliness';
  return isTimeliness && OF_WORK.test(name) && !OF_A_DAY.test(name) ? DEADLINE : undefined;
}

function yearsIn(plain: string): number[] {
  return Array.from(plain.matchAll(/(?<!\d)20\d\d(?!\d)/g), ([digits]) => Number(digits));
}

/** Whether what a text is about begins and ends this year: no project over several, and none of last year's money. */
function isOfThisYear({ owners, path }: PublishedText, part: Part): boolean {
  if (path.startsWith('performance/')) return true;
  const project = spendingsIn(part).find(({ bound }) => bound === owners.at(-1));
  return project !== undefined && (blockOf(project).nonZero & carryoverCells) === 0 && isOfOneYear(project);
}

function isOfOneYear({ bound, segment }: Spending): boolean {
  return childrenOf(bound, 'period').every(({ args: { period } }) => {
    return period !== undefined && /^1\s*年?$/.test(ascii(segment.text.slice(period.start, period.end)).trim());
  });
}
