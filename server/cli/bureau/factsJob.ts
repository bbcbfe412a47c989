import { factColumns } from '../../features/facts/columns.ts';
import type { Fact } from '../../features/facts/Fact.ts';
import type { FactFormat } from '../../features/facts/factFormats.ts';
import { csvLine, jsonLine } from '../../features/facts/factText.ts';
import { mostYuan } from '../../features/facts/yuan.ts';
import type { BudgetJob } from '../jobs/BudgetJob.ts';
import type { BudgetHead } from './BudgetHead.ts';
import { type ParquetValue, parquetValue } from './parquetColumns.ts';
import { readFacts } from './readFacts.ts';

/** How the facts of a folder are wanted. */
export interface FactsParameters {
  readonly folder: string;
  readonly format: FactFormat;
}

/** The facts of one budget, as they are written. */
export interface FactsAnswer {
  readonly head: BudgetHead;
  /** The line of the first amount that has too many digits for its column. */
  readonly tooLarge: number | undefined;
  readonly written: WrittenFacts;
}

/** Lines of text, or the values of every column. */
export type WrittenFacts = string | readonly (readonly ParquetValue[])[];

/** `budget export` for one budget. */
export const factsJob: BudgetJob<FactsParameters, FactsAnswer> = {
  name: 'export',
  doing: { zh: '正在导出', en: 'exporting' },
  run(budget, { folder, format }, run) {
    const { head, facts } = readFacts(budget, folder, run);
    return {
      head,
      tooLarge: facts.find(({ amount }) => amount.replace('-', '').indexOf('.') > mostYuan)?.line,
      written: written(facts, format),
    };
  },
};

function written(facts: readonly Fact[], format: FactFormat): WrittenFacts {
  switch (format) {
    case 'csv':
      return facts.map(csvLine).join('');
    case 'ndjson':
      return facts.map(jsonLine).join('');
    case 'parquet':
      return factColumns.map((column) => facts.map((fact) => parquetValue(column, column.of(fact))));
    default:
      return format satisfies never;
  }
}
