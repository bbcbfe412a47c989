import path from 'node:path';
import { exportDocument } from '../features/exportDocument.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import { budgetOf, scopeNamed } from '../model/unitBudget.ts';
import { type FormatId, formats } from '../render/formats.ts';
import type { Rendered } from '../render/renderDocument.ts';
import { refuse } from './BudgetFiles.ts';
import type { Call, ExitCode } from './Command.ts';
import { exitCodeOf } from './check.ts';
import type { Host } from './Host.ts';
import { outputFault } from './outputFault.ts';
import { type CheckedFile, readBudget } from './readBudget.ts';
import { countsText } from './textReport.ts';

/** Reads a budget, and writes its document to the file of `--output`, whose ending chooses the format. */
export async function renderFile(call: Call, host: Host): Promise<ExitCode> {
  const [file = ''] = call.operands;
  const output = call.options.get('output') ?? '';
  const format = formats.find(({ ending }) => ending === path.extname(output).toLowerCase());
  const fault = format ? outputFault(file, output, host.files) : { path: output, reason: unknownEnding() };
  if (fault) refuse(fault, call.locale, host);
  if (fault || !format) return 2;
  const checked = readBudget(file, call.locale, host);
  if (!checked) return 2;
  const budget = scopeOf(checked.analysis.budget, call.options.get('unit'));
  if (!('reason' in budget)) return write(checked, budget, { output, format: format.id }, call, host);
  refuse({ path: file, reason: budget.reason }, call.locale, host);
  return 2;
}

/** The budget to publish: that of the unit that is asked for, or of the only one in a file that names no department. */
function scopeOf(budget: Budget, wanted: string | undefined): Budget | { readonly reason: Localized } {
  const { scopes, department } = budget;
  const only = department === undefined && scopes.length === 1 ? scopes[0] : undefined;
  const scope = wanted === undefined ? only : scopeNamed(budget, wanted);
  if (scope) return budgetOf(budget, scope);
  return wanted === undefined ? budget : { reason: unknownUnit(wanted, budget) };
}

function unknownUnit(wanted: string, { scopes }: Budget): Localized {
  const names = scopes.map(({ unit: { name, code } }) => `${code} ${name}`.trim());
  if (names.length === 0)
    return { zh: `没有预算单位“${wanted}”；文件里没有预算单位`, en: `there is no unit ${wanted}; the file has none` };
  return {
    zh: `没有预算单位“${wanted}”；可选的单位：${names.join('、')}`,
    en: `there is no unit ${wanted}; the units are ${names.join(', ')}`,
  };
}

interface Target {
  readonly output: string;
  readonly format: FormatId;
}

async function write(
  checked: CheckedFile,
  budget: Budget,
  { output, format }: Target,
  call: Call,
  host: Host,
): Promise<ExitCode> {
  const { locale, options } = call;
  const rendered = await exportDocument({ budget }, format);
  const content = format === 'pdf' ? await host.printPdf(String(rendered), options.get('browser')) : rendered;
  const fault = isContent(content) ? host.files.write(output, content) : { path: output, reason: content.reason };
  if (fault) {
    refuse(fault, locale, host);
    return 2;
  }
  const code = exitCodeOf([checked]);
  if (code === 1) host.complain(`${checked.file}: ${say(writtenAllTheSame(checked, output, call), locale)}`);
  return code;
}

function isContent(content: Rendered | { readonly reason: Localized }): content is Rendered {
  return typeof content === 'string' || content instanceof Uint8Array;
}

function writtenAllTheSame({ diagnostics }: CheckedFile, output: string, { locale }: Call): Localized {
  const counts = countsText(diagnostics, locale);
  return { zh: `${counts}；仍已写出 ${output}`, en: `${counts}; ${output} was written all the same` };
}

function unknownEnding(): Localized {
  const endings = formats.map(({ ending }) => ending);
  return {
    zh: `不认识这个扩展名；可用的扩展名：${endings.join('、')}`,
    en: `this ending is not known; the endings that work are ${endings.join(', ')}`,
  };
}
