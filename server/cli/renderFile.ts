import path from 'node:path';
import { exportDocument } from '../features/exportDocument.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
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
  return checked ? write(checked, { output, format: format.id }, call, host) : 2;
}

interface Target {
  readonly output: string;
  readonly format: FormatId;
}

async function write(checked: CheckedFile, { output, format }: Target, call: Call, host: Host): Promise<ExitCode> {
  const { locale, options } = call;
  const rendered = await exportDocument(checked.analysis, format);
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
