import { findValue } from '../language/lookup.ts';
import type { Part, Place, Spending } from '../model/Budget.ts';
import { listedFor } from '../model/branches.ts';
import { carryoverCells } from '../model/cells.ts';
import { blockOf } from '../model/figures.ts';
import { childrenOf, wordOf } from '../model/readPart.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import { ascii } from '../text/ascii.ts';
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

/** By when something is to be done. */
const TO_BE_DONE =
  /(?<![\d于])(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?|年?[底末])?(?:之?前|以前)(?=(?:全部|全面|基本)?(?:完成|交付|竣工|验收|投入|支付|发放|启动|开工|建成))/;

/** Words of a text that tells what was done before, or what is left of it. */
const DONE = /已|曾|上年|去年|往年|今年|本年|当年|尾款|质保|结转|后续|续建|延续|[一二三四五]期/;

function deadlineIn(text: PublishedText, part: Part, budgetYear: number): PastDeadline | undefined {
  if (!text.raw.includes('年')) return undefined;
  const form = formOf(text);
  if (!form || yearsIn(text.plain).some((each) => each >= budgetYear)) return undefined;
  const match = form.exec(text.plain);
  if (!match || DONE.test(text.raw) || !isOfThisYear(text, part)) return undefined;
  const { index, 0: whole } = match;
  return {
    place: placeIn(text, index, index + '2026'.length),
    text: text.raw.slice(index, index + whole.length),
  };
}

/** How a deadline is written in a text; undefined where none is. */
function formOf({ bound, argument, path }: PublishedText): RegExp | undefined {
  if (!path.includes('project/') && !path.startsWith('performance/')) return undefined;
  const { id } = bound.schema;
  if (id === 'plan' || id === 'annualGoal') return TO_BE_DONE;
  const isTimeliness =
    id === 'indicator' &&
    argument === 'value' &&
    findValue('indicatorKind', wordOf(bound.args['kind']))?.id === 'timeliness';
  return isTimeliness ? DEADLINE : undefined;
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
