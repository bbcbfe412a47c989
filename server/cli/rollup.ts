import { bureauGroups } from '../features/facts/bureauGroups.ts';
import { allowErrorsOption } from './bureau/options.ts';
import { type Command, type ExitCode, localeOption } from './Command.ts';
import { jobsOption } from './jobs/jobsOption.ts';
import { browserOption, documentOption } from './render.ts';

/** `budget rollup DIR -o OUT`: the departments of a folder as one budget. */
export const rollup: Command = {
  name: 'rollup',
  doc: {
    zh: '把文件夹里各部门的预算汇总成一份，各表按部门或按地区列出；形式由 OUT 的扩展名决定',
    en: 'sums the departments of a folder into one budget, with tables by department or by region; the ending of OUT chooses the form',
  },
  operands: { shown: 'DIR', least: 1, most: 1 },
  options: [
    documentOption,
    {
      name: 'by',
      choices: bureauGroups,
      doc: {
        zh: '按单位列的表改按什么列；默认 department（部门），region 按行政区划',
        en: 'what the tables of units list instead: departments by default, or regions',
      },
    },
    {
      name: 'year',
      value: 'YEAR',
      range: { least: 1994, most: 2099 },
      doc: {
        zh: '只汇总这一年的；文件夹里有几年的预算时要写',
        en: 'sums the budgets of this year; needed where there are several',
      },
    },
    {
      name: 'name',
      value: 'NAME',
      doc: { zh: '汇总单位的名称；默认是文件夹的名称', en: 'what the whole is called; that of the folder by default' },
    },
    allowErrorsOption,
    browserOption,
    jobsOption,
    localeOption,
  ],
  /** It is loaded when it is needed, as the other commands are. */
  async run(call, host): Promise<ExitCode> {
    const { rollUp } = await import('./bureau/rollUp.ts');
    return rollUp(call, host);
  },
};
