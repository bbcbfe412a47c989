import path from 'node:path';
import type { Disclosure } from '../document/Disclosure.ts';
import { disclose } from '../document/disclose.ts';
import { say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { renderHtml } from '../render/html.ts';
import { renderJson } from '../render/json.ts';
import { type Call, type Command, type ExitCode, localeOption } from './Command.ts';
import { exitCodeOf } from './check.ts';
import { type FileFault, type Files, type Host, isFault } from './Host.ts';
import { type CheckedFile, readBudget, refuse } from './readBudget.ts';
import { countsText } from './textReport.ts';

/** What writes a document, by the ending of its file. */
const renderers: ReadonlyMap<string, (disclosure: Disclosure) => string> = new Map([
  ['.html', renderHtml],
  ['.json', renderJson],
]);

const endings = [...renderers.keys()];

/** `budget render FILE -o OUT`: the document as published; one with errors is written too, and its errors are counted. */
export const render: Command = {
  name: 'render',
  doc: {
    zh: '生成公开文本；形式由 OUT 的扩展名决定',
    en: 'writes the published document; the ending of OUT chooses the form',
  },
  operands: { shown: 'FILE', least: 1, most: 1 },
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'OUT',
      required: true,
      doc: { zh: `写到这个文件：${endings.join('、')}`, en: `the file to write: ${endings.join(', ')}` },
    },
    localeOption,
  ],
  run(call, host) {
    const [file = ''] = call.operands;
    const output = call.options.get('output') ?? '';
    const renderer = renderers.get(path.extname(output).toLowerCase());
    const fault = renderer ? outputFault(file, output, host.files) : { path: output, reason: unknownEnding };
    if (fault) refuse(fault, call.locale, host);
    if (fault || !renderer) return 2;
    const checked = readBudget(file, call.locale, host);
    return checked ? write(checked, output, renderer(disclose(checked.analysis.budget)), call, host) : 2;
  },
};

function write(checked: CheckedFile, output: string, document: string, { locale }: Call, host: Host): ExitCode {
  const fault = host.files.write(output, document);
  if (fault) {
    refuse(fault, locale, host);
    return 2;
  }
  const code = exitCodeOf([checked]);
  const counts = countsText(checked.diagnostics, locale);
  if (code === 1)
    host.complain(
      `${checked.file}: ${say({ zh: `${counts}；仍已写出 ${output}`, en: `${counts}; ${output} was written all the same` }, locale)}`,
    );
  return code;
}

function outputFault(file: string, output: string, files: Files): FileFault | undefined {
  if (files.isSame(file, output))
    return {
      path: output,
      reason: { zh: '这是要读的文件本身，不能写到这里', en: 'this is the file to be read, it cannot be written' },
    };
  if (files.kindOf(output) === 'folder')
    return {
      path: output,
      reason: { zh: '这是文件夹，不能写成文件', en: 'this is a folder, it cannot be written as a file' },
    };
  const folder = path.dirname(output);
  const kind = files.kindOf(folder);
  if (isFault(kind))
    return { path: output, reason: { zh: `文件夹 ${folder} 不存在`, en: `there is no folder ${folder}` } };
  return kind === 'folder'
    ? undefined
    : { path: output, reason: { zh: `${folder} 不是文件夹`, en: `${folder} is no folder` } };
}

const unknownEnding: Localized = {
  zh: `不认识这个扩展名；可用的扩展名：${endings.join('、')}`,
  en: `this ending is not known; the endings that work are ${endings.join(', ')}`,
};
