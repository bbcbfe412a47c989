import type { Locale } from '../language/locale.ts';
import { type Baseline, newFindings, readBaseline } from './baseline.ts';
import type { CheckResult, Findings } from './CheckResult.ts';
import type { Call, Command, ExitCode } from './Command.ts';
import { localeOption } from './Command.ts';
import { type CheckParameters, checkJob } from './checkJob.ts';
import { refuse } from './files/BudgetFiles.ts';
import { type FoundBudget, findBudgets } from './files/findBudgets.ts';
import { type FileFault, type Files, isFault } from './Host.ts';
import { eachBudget, type JobRun } from './jobs/eachBudget.ts';
import { jobsIn, jobsOption } from './jobs/jobsOption.ts';
import { ledgerFault, ledgerOption, notWhollyChecked, writeLedger } from './ledger.ts';
import { githubReport } from './reports/githubReport.ts';
import { jsonReport } from './reports/jsonReport.ts';
import { junitReport } from './reports/junitReport.ts';
import type { PlainDiagnostic } from './reports/PlainDiagnostic.ts';
import { sarifReport } from './reports/sarifReport.ts';
import { type Closing, textReport, verdictOf } from './reports/textReport.ts';

interface Report {
  readonly write: (checked: readonly CheckResult[], locale: Locale, closing: Closing) => string;
  /** Whether it tells related lines and remedies. */
  readonly isFull: boolean;
}

const standardReport: Report = { write: textReport, isFull: false };

/** What the findings are written as, by the name of the format; the first is the default. */
const reports: ReadonlyMap<string, Report> = new Map([
  ['text', standardReport],
  ['json', { write: jsonReport, isFull: true }],
  ['sarif', { write: sarifReport, isFull: true }],
  ['github', { write: githubReport, isFull: false }],
  ['junit', { write: junitReport, isFull: false }],
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
    jobsOption,
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
    const { report, baseline, ledger } = asked;
    const parameters: CheckParameters = { isFull: report.isFull, hasLedger: ledger !== undefined };
    const {
      checked: all,
      isWhole,
      unread,
    } = await checkAll(files, parameters, { jobs: jobsIn(options), locale, host });
    const checked = newFindings(all, baseline);
    const isAll = isWhole && faults.length === 0;
    const known = findingsIn(all) - findingsIn(checked);
    host.print(
      report.write(checked, locale, {
        verdict: verdictOf(all, isAll),
        known,
        unread: [...faults.map(({ path }) => path), ...unread],
      }),
    );
    const code = isAll ? exitCodeOf(checked) : 2;
    if (ledger === undefined) return code;
    const fault = code === 2 ? notWhollyChecked(ledger) : await writeLedger(all, ledger, locale, host);
    if (fault) refuse(fault, locale, host);
    return fault ? 2 : code;
  },
};

function findingsIn(checked: readonly CheckResult[]): number {
  return checked.reduce((count, { diagnostics }) => count + diagnostics.length, 0);
}

/** What came of checking some files. */
interface Checked {
  readonly checked: readonly CheckResult[];
  /** Whether all of them could be read. */
  readonly isWhole: boolean;
  /** Those that could not. */
  readonly unread: readonly string[];
}

async function checkAll(found: readonly FoundBudget[], parameters: CheckParameters, run: JobRun): Promise<Checked> {
  const checked: CheckResult[] = [];
  const unread: string[] = [];
  let isAllWhole = true;
  for await (const { file, answer, isWhole } of eachBudget(checkJob, found, parameters, run)) {
    if (answer) checked.push(answer);
    else unread.push(file);
    isAllWhole &&= isWhole;
  }
  return { checked: withoutRepeated(checked), isWhole: isAllWhole, unread };
}

/** What was found in a file before, for another budget that has it too, is not told again. */
function withoutRepeated(checked: readonly CheckResult[]): CheckResult[] {
  const told = new Set<string>();
  const isNew = ({ file, id, range, message }: PlainDiagnostic): boolean => {
    const key = JSON.stringify([file, id, range, message]);
    return told.size < told.add(key).size;
  };
  return checked.map((each) => ({
    ...each,
    diagnostics: each.diagnostics.filter((found) => found.file === each.file || isNew(found)),
  }));
}

/** What the options ask for; a fault where it cannot be had. */
function askedFor(options: Call['options'], budgets: readonly string[], files: Files): Asked | FileFault {
  const [baseline, ledger] = [options.get('baseline'), options.get('ledger')];
  const fault = ledger === undefined ? undefined : ledgerFault(budgets, ledger, files);
  const known = baseline === undefined ? new Map<string, number>() : readBaseline(baseline, files);
  if (fault) return fault;
  if (isFault(known)) return known;
  const report = reports.get(options.get('format') ?? 'text') ?? standardReport;
  return { baseline: known, report, ledger };
}

interface Asked {
  readonly baseline: Baseline;
  readonly report: Report;
  /** The file that the ledger is written to. */
  readonly ledger: string | undefined;
}

/** 2 where a rule failed: then nobody can say that there are no errors. */
export function exitCodeOf(checked: readonly Findings[]): ExitCode {
  if (checked.some(({ isComplete }) => !isComplete)) return 2;
  return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
