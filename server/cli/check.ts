import type { Command, ExitCode } from './Command.ts';
import { localeOption } from './Command.ts';
import { findBudgets } from './findBudgets.ts';
import { jsonReport } from './jsonReport.ts';
import { type CheckedFile, readBudget, refuse } from './readBudget.ts';
import { textReport } from './textReport.ts';

/** `budget check PATH…`: every finding in files and folders. What cannot be read does not keep the rest from being checked. */
export const check: Command = {
  name: 'check',
  doc: { zh: '检查文件，或文件夹里所有的 .budget 文件', en: 'checks files, or all .budget files in folders' },
  operands: { shown: 'PATH…', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'format',
      choices: ['text', 'json'],
      doc: { zh: '结果的形式；默认 text', en: 'the form of the findings; text by default' },
    },
    localeOption,
  ],
  run({ operands, options, locale }, host) {
    const { files, faults } = findBudgets(operands, host.files);
    for (const fault of faults) refuse(fault, locale, host);
    const checked = files.flatMap((file) => readBudget(file, locale, host) ?? []);
    host.print(options.get('format') === 'json' ? jsonReport(checked) : textReport(checked, locale));
    return faults.length > 0 || checked.length < files.length ? 2 : exitCodeOf(checked);
  },
};

/** 2 where a rule failed: then nobody can say that there are no errors. */
export function exitCodeOf(checked: readonly CheckedFile[]): ExitCode {
  if (checked.some(({ isComplete }) => !isComplete)) return 2;
  return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0;
}
