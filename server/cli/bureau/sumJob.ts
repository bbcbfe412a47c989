import { type BudgetSum, budgetSum } from '../../features/facts/BudgetSum.ts';
import type { BudgetJob } from '../jobs/BudgetJob.ts';
import type { BudgetHead } from './BudgetHead.ts';
import { readFacts, relativeName } from './readFacts.ts';

/** The folder that is summed. */
export interface SumParameters {
  readonly folder: string;
}

/** What a bureau's sums need of one budget. */
export interface SumAnswer {
  readonly head: BudgetHead;
  readonly sum: BudgetSum;
}

/** `budget rollup` for one budget. */
export const sumJob: BudgetJob<SumParameters, SumAnswer> = {
  name: 'rollup',
  doing: { zh: '正在汇总', en: 'summing' },
  run(budget, { folder }, run) {
    const { head, facts, region } = readFacts(budget, folder, run);
    const sum = budgetSum(budget.analysis.budget, facts, { region, file: relativeName(folder, budget.file) });
    return detached({ head, sum });
  },
};

/** A copy: a name that is cut out of a text would keep all of the text in memory as long as the sums. */
function detached(answer: SumAnswer): SumAnswer {
  return structuredClone(answer);
}
