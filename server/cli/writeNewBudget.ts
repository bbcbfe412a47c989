import path from 'node:path';
import { analyseRoot } from '../features/Analysis.ts';
import { questions } from '../features/newBudget/questions.ts';
import { type GivenAnswers, newBudget } from '../features/newBudget.ts';
import { lostInclude } from '../features/nextYear.ts';
import { rollForward } from '../features/rollForward.ts';
import type { Locale } from '../language/locale.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { ascii } from '../text/ascii.ts';
import type { Call, ExitCode } from './Command.ts';
import { BudgetFiles, refuse } from './files/BudgetFiles.ts';
import { alone } from './files/findBudgets.ts';
import { endingFault, outputFault } from './files/outputFault.ts';
import type { Host } from './Host.ts';

/** Writes the budget that a call asks for; 2, after saying why, where there is none. */
export function writeNewBudget(call: Call, host: Host): ExitCode {
  const { options, locale } = call;
  const from = options.get('from');
  const output = options.get('output');
  if (output !== undefined && host.files.kindOf(output) === 'file')
    return refused({ path: output, reason: isThere }, locale, host);
  const text = from === undefined ? answered(options, locale, host) : rolled(from, call, host);
  if (text === undefined) return 2;
  if (output === undefined) {
    host.print(text);
    return 0;
  }
  const fault = outputFault(from ?? '', output, host.files) ?? endingFault(output) ?? host.files.write(output, text);
  return fault ? refused(fault, locale, host) : 0;
}

const isThere: Localized = { zh: '这个文件已经有了，不覆盖', en: 'this file is there already, it is not overwritten' };

function refused(fault: { readonly path: string; readonly reason: Localized }, locale: Locale, host: Host): ExitCode {
  refuse(fault, locale, host);
  return 2;
}

function complain(what: Localized, locale: Locale, host: Host): undefined {
  host.complain(`budget new: ${say(what, locale)}`);
}

/** The budget of five answers. */
function answered(options: Call['options'], locale: Locale, host: Host): string | undefined {
  const missing = questions.filter(({ id }) => !options.has(id)).map(({ id }) => `--${id}`);
  if (missing.length > 0)
    return complain(
      {
        zh: `缺少 ${missing.join('、')}；或用 --from 由上年的文件转入`,
        en: `${missing.join(', ')} missing; or roll last year's file with --from`,
      },
      locale,
      host,
    );
  const given: GivenAnswers = Object.fromEntries(questions.map(({ id }) => [id, options.get(id) ?? '']));
  const { faults, text } = newBudget(given, locale);
  for (const { question, message } of faults)
    complain({ zh: `--${question}：${message}`, en: `--${question}: ${message}` }, locale, host);
  return text;
}

/** The budget of a year before, rolled to the one that is asked for, or to the next. */
function rolled(from: string, { options, locale }: Call, host: Host): string | undefined {
  const others = questions.filter(({ id }) => id !== 'year' && options.has(id)).map(({ id }) => `--${id}`);
  if (others.length > 0)
    return complain(
      { zh: `用了 --from，不能再写 ${others.join('、')}`, en: `--from does not go together with ${others.join(', ')}` },
      locale,
      host,
    );
  const files = new BudgetFiles(locale, host);
  const root = files.root(alone(from));
  if (!root) return undefined;
  const analysis = analyseRoot(root, files.others(alone(from)));
  const year = yearAsked(options.get('year'), analysis.budget.year);
  const lost = lostInclude(analysis.budget);
  if (lost) return refuse({ path: from, reason: lost }, locale, host);
  if (year === undefined) return complain(noYear, locale, host);
  if (analysis.budget.year !== undefined && year <= analysis.budget.year)
    return complain(notLater(year, analysis.budget.year), locale, host);
  return rollForward(analysis, { year, priorPath: relativeFrom(options.get('output'), from) }, locale);
}

function yearAsked(typed: string | undefined, old: number | undefined): number | undefined {
  if (typed === undefined) return old === undefined ? undefined : old + 1;
  const digits = ascii(typed).trim();
  return /^(?:19|20)[0-9]{2}$/.test(digits) ? Number(digits) : undefined;
}

function relativeFrom(output: string | undefined, file: string): string {
  return path
    .relative(path.dirname(output ?? ''), file)
    .split(path.sep)
    .join('/');
}

const noYear: Localized = {
  zh: '--year 是四位数字的年度，如 2027',
  en: '--year is a year of four digits, such as 2027',
};

function notLater(year: number, old: number): Localized {
  return { zh: `${year} 不在上年文件的 ${old}年度之后`, en: `${year} is not after ${old}, the year of the old file` };
}
