import type { Locale } from '../language/locale.ts';
import { newFindings, readBaseline } from './baseline.ts';
import type { Command, ExitCode } from './Command.ts';
import { localeOption } from './Command.ts';
import { findBudgets } from './findBudgets.ts';
import { githubReport } from './githubReport.ts';
import { isFault } from './Host.ts';
import { jsonReport } from './jsonReport.ts';
import { junitReport } from './junitReport.ts';
import { type CheckedFile, readBudget, refuse } from './readBudget.ts';
import { sarifReport } from './sarifReport.ts';
import { textReport } from './textReport.ts';

/** What the findings are written as, by the name of the format; the first is the default. */
const reports: ReadonlyMap<string, (checked: readonly CheckedFile[], locale: Locale) => string> = new Map([
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
    localeOption,
  ],
  run({ operands, options, locale }, host) {
    const { files, faults } = findBudgets(operands, host.files);
    for (const fault of faults) refuse(fault, locale, host);
    const baselineFile = options.get('baseline');
    const baseline = baselineFile === undefined ? new Map<string, number>() : readBaseline(baselineFile, host.files);
    if (isFault(baseline)) {
      refuse(baseline, locale, host);
      return 2;
    }
    const read = files.flatMap((file) => readBudget(file, locale, host) ?? []);
    const checked = newFindings(read, baseline);
    const report = reports.get(options.get('format') ?? 'text') ?? textReport;
    host.print(report(checked, locale));
    return faults.length > 0 || checked.length < files.length ? 2 : exitCodeOf(checked);
  },
};

/** 2 where a rule failed: then nobody can say that there are no errors. */
export function exitCodeOf(checked: readonly CheckedFile[]): ExitCode {
  if (checked.some(({ isComplete }) => !isComplete)) return 2;
  return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
