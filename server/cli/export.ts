import { factFormats } from '../features/facts/factFormats.ts';
import { allowErrorsOption } from './bureau/options.ts';
import { type Command, type ExitCode, localeOption } from './Command.ts';
import { jobsOption } from './jobs/jobsOption.ts';

/** `budget export DIR --to FORMAT`: every item of every budget of a folder as one table, for databases. */
export const exportCommand: Command = {
  name: 'export',
  doc: {
    zh: '把文件夹里所有预算的每一行金额写成一张明细表，旁边写 datapackage.json，供数据库查询',
    en: 'writes every item of all budgets of a folder as one table, with datapackage.json beside it, for databases',
  },
  operands: { shown: 'DIR', least: 1, most: 1 },
  options: [
    {
      name: 'to',
      choices: factFormats,
      required: true,
      doc: { zh: '明细表的形式', en: 'the form of the table' },
    },
    {
      name: 'output',
      short: 'o',
      value: 'OUT',
      doc: {
        zh: '写到这个文件；默认是当前文件夹里的 facts.parquet、facts.csv 或 facts.ndjson',
        en: 'the file to write; by default facts.parquet, facts.csv or facts.ndjson here',
      },
    },
    allowErrorsOption,
    jobsOption,
    localeOption,
  ],
  /** It is loaded when it is needed, as the other commands are. */
  async run(call, host): Promise<ExitCode> {
    const { exportFacts } = await import('./bureau/exportFacts.ts');
    return exportFacts(call, host);
  },
};
