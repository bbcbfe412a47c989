import { formats } from '../render/formats.ts';
import { type Command, type ExitCode, localeOption, type Option } from './Command.ts';

const endings = formats.map(({ ending }) => ending);

/** Where the document is written, in one of its forms. */
export const documentOption: Option = {
  name: 'output',
  short: 'o',
  value: 'OUT',
  required: true,
  doc: { zh: `写到这个文件：${endings.join('、')}`, en: `the file to write: ${endings.join(', ')}` },
};

/** Which browser prints a PDF. */
export const browserOption: Option = {
  name: 'browser',
  value: 'PATH',
  doc: {
    zh: '打印 PDF 的 Chrome、Edge 或 Chromium；默认用 BUDGET_CHROME 指明的，或已经安装的',
    en: 'the Chrome, Edge or Chromium that prints a PDF; by default that of BUDGET_CHROME, or one that is installed',
  },
};

/** `budget render FILE -o OUT`: the document as published; one with errors is written too, and its errors are counted. */
export const render: Command = {
  name: 'render',
  doc: {
    zh: '生成公开文本；形式由 OUT 的扩展名决定',
    en: 'writes the published document; the ending of OUT chooses the form',
  },
  operands: { shown: 'FILE', least: 1, most: 1 },
  options: [
    documentOption,
    {
      name: 'unit',
      value: 'NAME_OR_CODE',
      doc: {
        zh: '只生成一个预算单位的单位预算，写它的名称或代码；写部门自己的名称或代码，则是本级的',
        en: 'only the budget of one unit, by its name or code; the name or code of the department means the department itself',
      },
    },
    {
      name: 'charts',
      value: 'DIR',
      doc: {
        zh: '另把各图表写到这个文件夹：每图一个 SVG 文件，可插入幻灯片',
        en: 'writes the charts into this folder too: an SVG file each, for slides',
      },
    },
    browserOption,
    localeOption,
  ],
  /** The document and its renderers are a bundle of their own, so that they cost the other commands nothing. */
  async run(call, host): Promise<ExitCode> {
    const { renderFile } = await import('./renderFile.ts');
    return renderFile(call, host);
  },
};
