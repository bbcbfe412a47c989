import { exportDocument } from '../features/exportDocument.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import { budgetOf } from '../model/units/unitBudget.ts';
import type { Call, ExitCode } from './Command.ts';
import { exitCodeOf } from './check.ts';
import { refuse } from './files/BudgetFiles.ts';
import { outputFault } from './files/outputFault.ts';
import { type CheckedFile, readBudget } from './files/readBudget.ts';
import { type Host, isFault } from './Host.ts';
import { countsText } from './reports/textReport.ts';
import { unitOf } from './unitOf.ts';
import { folderFault, writeCharts } from './writeCharts.ts';
import { type Target, targetOf, writeDocument } from './writeDocument.ts';

/** Reads a budget, and writes its document to the file of `--output`, whose ending chooses the format. */
export async function renderFile(call: Call, host: Host): Promise<ExitCode> {
  const [file = ''] = call.operands;
  const target = targetOf(call);
  const charts = call.options.get('charts');
  const fault = isFault(target)
    ? target
    : (outputFault(file, target.output, host.files) ??
      (charts === undefined ? undefined : folderFault(charts, host.files)));
  if (fault) refuse(fault, call.locale, host);
  if (fault || isFault(target)) return 2;
  const checked = readBudget(file, call.locale, host);
  if (!checked) return 2;
  const budget = scopeOf(checked.analysis.budget, call.options.get('unit'));
  if (!('reason' in budget)) return write(checked, budget, target, call, host);
  refuse({ path: file, reason: budget.reason }, call.locale, host);
  return 2;
}

/** The budget to publish: that of the unit that is asked for, or of the only one in a file that names no department. */
function scopeOf(budget: Budget, wanted: string | undefined): Budget | { readonly reason: Localized } {
  const { scopes, department } = budget;
  const only = department === undefined && scopes.length === 1 ? scopes[0] : undefined;
  if (wanted !== undefined) return unitOf(budget, wanted);
  return only ? budgetOf(budget, only) : budget;
}

async function write(checked: CheckedFile, budget: Budget, target: Target, call: Call, host: Host): Promise<ExitCode> {
  const { locale, options } = call;
  const charts = options.get('charts');
  const rendered = await exportDocument({ budget }, target.format);
  const fault =
    (await writeDocument(rendered, target, call, host)) ??
    (charts === undefined ? undefined : writeCharts(budget, charts, host.files));
  if (fault) {
    refuse(fault, locale, host);
    return 2;
  }
  const code = exitCodeOf([checked]);
  if (code === 1) host.complain(`${checked.file}: ${say(writtenAllTheSame(checked, target.output, call), locale)}`);
  return code;
}

function writtenAllTheSame({ diagnostics }: CheckedFile, output: string, { locale }: Call): Localized {
  const counts = countsText(diagnostics, locale);
  return { zh: `${counts}；仍已写出 ${output}`, en: `${counts}; ${output} was written all the same` };
}
