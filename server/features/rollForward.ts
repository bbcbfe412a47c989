import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import { applyEdits } from '../text/TextEdit.ts';
import { type Analysis, analyse } from './Analysis.ts';
import { isLaidOut, laidOut } from './formatting/laidOut.ts';
import { balancedRevenue, lastRevenueTotals } from './rollForward/balancedRevenue.ts';
import { leavingProjects } from './rollForward/leaving.ts';
import { byStart } from './rollForward/notesOf.ts';
import { rolledFile } from './rollForward/rolledFile.ts';
import { toCheck } from './rollForward/toCheck.ts';

/** What a budget is rolled to. */
export interface NextYear {
  readonly year: number;
  /** The path of the old budget from the folder of the new one, with `/` between its names. */
  readonly priorPath: string;
}

/**
 * The budget of a later year from one that is there, as one text: its figures are kept as a draft, and what cannot hold
 * again (ceilings, one-off projects, money carried over, totals that no longer hold, the reasons of changes) stands in it
 * as a comment.
 * Revenue is what the kept expenditure asks for.
 */
export function rollForward({ uncut: analysis }: Analysis, next: NextYear, locale: Locale): string {
  const from = analysis.budget.year;
  const leaving = byStart(leavingProjects(analysis.budget, next.year));
  const rolledWith = (drafted: Budget | undefined): string =>
    balanced(rolledFile(analysis.root, { analysis, drafted, next, leaving, locale }), from, locale);
  const text = rolledWith(analyse(rolledWith(undefined)).budget);
  const shown = analysis.files.every((file) => isLaidOut(file.text)) ? laidOut(text) : text;
  const rest = withoutIntroduction(shown.replace(/^\ufeff/, ''));
  const lines = `${introduction(rest, from, next, locale)}${rest}`;
  return lines.replace(/\r\n?|\n/g, /\r\n?|\n/.exec(analysis.root.text)?.[0] ?? '\n');
}

/** With the revenue that the expenditure asks for. */
function balanced(rolled: string, from: number | undefined, locale: Locale): string {
  const paid = applyEdits(rolled, balancedRevenue(analyse(rolled), from, locale));
  return applyEdits(paid, lastRevenueTotals(analyse(paid), locale));
}

/** Where a text comes from, and what is to be done with it. */
function introduction(text: string, from: number | undefined, next: NextYear, locale: Locale): string {
  const mark = `# ${say(toCheck, locale)}`;
  const marks = text.split(/\r\n?|\n/).filter((line) => line.trim().startsWith(mark)).length;
  const told = marks === 0 ? [origin(from, next)] : [origin(from, next), marksLeft(marks)];
  return told.map((each) => `# ${say(each, locale)}\n`).join('');
}

/** The text without what was said of it when it was rolled from the year before itself, which nobody took out. */
function withoutIntroduction(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const rest = lines.findIndex((line) => !introductions.some((each) => isLike(line.trim(), each)));
  return lines.slice(Math.max(0, rest)).join('');
}

/** Whether a line has the ends of a sentence, whatever stands between them. */
function isLike(line: string, [start, end]: readonly [string, string]): boolean {
  return line.startsWith(start) && line.endsWith(end);
}

const checkAll: Localized = {
  zh: '逐项核对改定后删去本行。',
  en: 'remove this line when all are checked.',
};
const whyComments: Localized = {
  zh: '改成注释的，上一行写着原因。',
  en: 'above what became a comment stands why.',
};

/** How the lines of an introduction begin and end. */
const introductions: readonly (readonly [string, string])[] = [
  ['# 由“', checkAll.zh],
  ['# rolled from “', checkAll.en],
  ['# 另有 ', whyComments.zh],
  ['# ', whyComments.en],
];

function marksLeft(marks: number): Localized {
  const [begin, each] = marks === 1 ? ['line begins', 'it'] : ['lines begin', 'each'];
  return {
    zh: `另有 ${marks} 处以“# ${toCheck.zh}”开头的提示，改好一处删去一处；${whyComments.zh}`,
    en: `${marks} ${begin} with “# ${toCheck.en}”: remove ${each} when it is done; ${whyComments.en}`,
  };
}

function origin(from: number | undefined, { year, priorPath }: NextYear): Localized {
  return {
    zh: `由“${priorPath}”转入 ${year}年度：金额沿用${from === undefined ? '上年' : ` ${from}年`}，${checkAll.zh}`,
    en: `rolled from “${priorPath}” to ${year}: amounts are those of ${from ?? 'the year before'}; ${checkAll.en}`,
  };
}
