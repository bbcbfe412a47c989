import { type Command, type ExitCode, localeOption } from './Command.ts';

/**
 * `budget import FILE… -o OUT.budget`: tables of Excel, or text with commas, as a budget, or in the budget that is there; what
 * was not understood is told.
 */
export const importBudget: Command = {
  name: 'import',
  doc: {
    zh: '把 Excel 或 CSV 表格转成 .budget 文件，文件已有时把数字并入、注释和其余内容不动；未识别的行写成注释并列出；部门与各单位的工作簿可以一起给出',
    en: 'turns tables of Excel or CSV into a .budget file, or writes their figures into one that is there and keeps all else; rows that are not understood stand in comments and are listed; workbooks of a department and of its units may be given together',
  },
  operands: { shown: 'FILE…', least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'OUT.budget',
      required: true,
      doc: { zh: '写到这个 .budget 文件', en: 'the .budget file to write' },
    },
    {
      name: 'force',
      doc: { zh: '文件已有时整份改写，不并入', en: 'replaces a file that is there instead of writing into it' },
    },
    localeOption,
  ],
  /** What reads workbooks is a bundle of its own, so that it costs the other commands nothing. */
  async run(call, host): Promise<ExitCode> {
    const { importFile } = await import('./importFile.ts');
    return importFile(call, host);
  },
};
