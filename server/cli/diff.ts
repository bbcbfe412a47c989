import type { Command } from './Command.ts';
import { localeOption } from './Command.ts';

/** The forms of a comparison, the first by default. */
const comparisonFormats = ['text', 'json', 'html'] as const;

/** `budget diff A B`: two budgets compared by code and project, with all that they include. */
export const diff: Command = {
  name: 'diff',
  doc: {
    zh: '按科目和项目对比两份预算（不按行）：原数、现数、增减、增减率',
    en: 'compares two budgets by code and project, not by line: before, after, change, rate',
  },
  operands: { shown: 'A B', least: 2, most: 2 },
  options: [
    {
      name: 'format',
      choices: comparisonFormats,
      doc: { zh: '结果的形式；默认 text', en: 'the form of the result; text by default' },
    },
    {
      name: 'output',
      short: 'o',
      value: 'OUT',
      doc: { zh: '写到这个文件；默认写到标准输出', en: 'the file to write; standard output by default' },
    },
    {
      name: 'unit',
      value: 'NAME_OR_CODE',
      doc: {
        zh: '只对比一个预算单位，按 B 中的名称或代码；A 中先按代码、再按名称找同一单位',
        en: 'compares only one unit, by its name or code in B; in A the same one is found by its code, else by its name',
      },
    },
    { name: 'all', doc: { zh: '不变的也列出', en: 'lists what did not change as well' } },
    {
      name: 'exit-code',
      doc: { zh: '有差别时退出码为 1', en: 'the exit code is 1 if something differs' },
    },
    localeOption,
  ],
  /** It is loaded when it is needed, as the renderers of the document are. */
  async run(call, host) {
    const { compareFiles } = await import('./compareFiles.ts');
    return compareFiles(call, host);
  },
};
