import type { Locale } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import type { Analysis } from './Analysis.ts';
import { rollForward } from './rollForward.ts';

/** The file of a new year's budget. */
export interface NextYearFile {
  readonly fileName: string;
  readonly text: string;
}

/** The budget of the year after, to stand in the folder of the one that it comes from, whose name is given; or why there is none. */
export function nextYear(
  analysis: Analysis,
  name: string,
  locale: Locale,
): NextYearFile | { readonly reason: Localized } {
  const { year } = analysis.budget;
  if (year === undefined) return { reason: noYear };
  const lost = lostInclude(analysis.budget);
  if (lost) return { reason: lost };
  return {
    fileName: nameOfNext(name, year),
    text: rollForward(analysis, { year: year + 1, priorPath: name }, locale),
  };
}

/** Why a budget cannot be rolled: it includes a file that is not read. */
export function lostInclude({ includes }: Budget): Localized | undefined {
  const lost = includes.find(({ state: { kind } }) => kind !== 'included' && kind !== 'repeated');
  return lost && notWhole(lost.path);
}

/** A name with the year in it has the next year there, else it is put behind. */
function nameOfNext(name: string, year: number): string {
  const stem = name.replace(/\.budget$/i, '');
  const renamed = stem.replace(/\d+/g, (number) => (number === String(year) ? String(year + 1) : number));
  return `${renamed === stem ? stem + (year + 1) : renamed}.budget`;
}

const noYear: Localized = {
  zh: '文件里没有写年度',
  en: 'the file does not say its year',
};

function notWhole(lost: string): Localized {
  return {
    zh: `引入的“${lost}”读不到，不能转入`,
    en: `the included “${lost}” cannot be read, so the budget cannot be rolled`,
  };
}
