import type { Locale } from '../language/locale.ts';
import { refuse } from './BudgetFiles.ts';
import { type Baseline, newFindings, readBaseline } from './baseline.ts';
import type { Call, Command, ExitCode } from './Command.ts';
import { localeOption } from './Command.ts';
import { findBudgets } from './findBudgets.ts';
import { githubReport } from './githubReport.ts';
import { type FileFault, type Files, isFault } from './Host.ts';
import { jsonReport } from './jsonReport.ts';
import { junitReport } from './junitReport.ts';
import { ledgerFault, ledgerOption, notWhollyChecked, writeLedger } from './ledger.ts';
import { type CheckedFile, checkBudgets } from './readBudget.ts';
import { sarifReport } from './sarifReport.ts';
import { textReport } from './textReport.ts';

type Report = (checked: readonly CheckedFile[], locale: Locale) => string;

/** What the findings are written as, by the name of the format; the first is the default. */
const reports: ReadonlyMap<string, Report> = new Map([
  ['text', textReport],
  ['json', jsonReport],
  ['sarif', sarifReport],
  ['github', githubReport],
  ['junit', junitReport],
]);

/** `budget check PATH…`: every finding in files and folders. What cannot be read does not keep the rest from being checked. */
export const check: Command = {
  name: 'check',
  doc: { zh: '检查文件，或文件夹里所有的 .budget 文件', en: 'checks files, or all .budget files in folders' },
  operands: { shown: 'PATH…', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'format',
      choices: [...reports.keys()],
      doc: { zh: '结果的形式；默认 text', en: 'the form of the findings; text by default' },
    },
    {
      name: 'baseline',
      value: 'FILE',
      doc: {
        zh: '只报告这份旧结果（--format json 写出的）里没有的问题',
        en: 'reports only what an earlier result (written by --format json) does not have',
      },
    },
    ledgerOption,
    localeOption,
  ],
  async run({ operands, options, locale }, host) {
    const { files, faults } = findBudgets(operands, host.files);
    for (const fault of faults) refuse(fault, locale, host);
    const asked = askedFor(
      options,
      files.map(({ path }) => path),
      host.files,
    );
    if (isFault(asked)) {
      refuse(asked, locale, host);
      return 2;
    }
    const { checked: read, isWhole } = checkBudgets(files, locale, host);
    const checked = newFindings(read, asked.baseline);
    host.print(asked.report(checked, locale));
    const code = faults.length > 0 || !isWhole ? 2 : exitCodeOf(checked);
    const { ledger } = asked;
    if (ledger === undefined) return code;
    const fault = code === 2 ? notWhollyChecked(ledger) : await writeLedger(read, ledger, locale, host);
    if (fault) refuse(fault, locale, host);
    return fault ? 2 : code;
  },
};

/** What the options ask for; a fault where it cannot be had. */
function askedFor(options: Call['options'], budgets: readonly string[], files: Files): Asked | FileFault {
  const [baseline, ledger] = [options.get('baseline'), options.get('ledger')];
  const fault = ledger === undefined ? undefined : ledgerFault(budgets, ledger, files);
  const known = baseline === undefined ? new Map<string, number>() : readBaseline(baseline, files);
  if (fault) return fault;
  if (isFault(known)) return known;
  const report = reports.get(options.get('format') ?? 'text') ?? textReport;
  return { baseline: known, report, ledger };
}

interface Asked {
  readonly baseline: Baseline;
  readonly report: Report;
  /** The file that the ledger is written to. */
  readonly ledger: string | undefined;
}

/** 2 where a rule failed: then nobody can say that there are no errors. */
export function exitCodeOf(checked: readonly CheckedFile[]): ExitCode {
  if (checked.some(({ isComplete }) => !isComplete)) return 2;
  return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
