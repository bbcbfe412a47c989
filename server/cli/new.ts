import { questions } from '../features/newBudget/questions.ts';
import { valuesOf } from '../language/lookup.ts';
import { type Command, localeOption, type Option } from './Command.ts';

/** The five answers; which words a kind may be is said where it is none of them. */
const answers: readonly Option[] = questions.map(({ id, title, prompt, choices }) => ({
  name: id,
  value: id.toUpperCase(),
  doc: choices
    ? {
        zh: `${title.zh}：${valuesOf('unitKind')
          .map(({ word }) => word.zh)
          .join('、')}`,
        en: `${title.en}: ${valuesOf('unitKind')
          .map(({ word }) => word.en)
          .join(', ')}`,
      }
    : prompt,
}));

/** `budget new`: a new budget from five answers, or from the budget of a year before. */
export const newCommand: Command = {
  name: 'new',
  doc: {
    zh: '新建预算：用 --from 由上年的文件转入，或给出五项：名称、代码、年度、单位性质、职责',
    en: 'a new budget: rolled from last year’s file with --from, or from five answers: name, code, year, kind, duties',
  },
  operands: { shown: '', least: 0, most: 0 },
  options: [
    {
      name: 'from',
      value: 'FILE',
      doc: {
        zh: '上年的文件：金额沿用，作为草稿；一次性项目及其采购、结转、总计、控制数、变动原因、填报日期，和各行加不出的合计，都改成注释',
        en: "last year's file: its amounts are kept as a draft; one-off projects with what was procured for them, carry-over, grand totals, ceilings, reasons, dates of filling in, and totals that their lines do not make become comments",
      },
    },
    ...answers,
    {
      name: 'output',
      short: 'o',
      value: 'OUT',
      doc: {
        zh: '写到这个文件，已有的文件不覆盖；默认写到标准输出',
        en: 'the file to write, never one that is there; standard output by default',
      },
    },
    localeOption,
  ],
  async run(call, host) {
    const { writeNewBudget } = await import('./writeNewBudget.ts');
    return writeNewBudget(call, host);
  },
};
