import { factsJob } from '../bureau/factsJob.ts';
import { sumJob } from '../bureau/sumJob.ts';
import { checkJob } from '../checkJob.ts';
import type { FoundBudget } from '../files/findBudgets.ts';
import { answersOf } from './answersOf.ts';
import type { BudgetJob, Run } from './BudgetJob.ts';
import type { Question, Reply } from './Reader.ts';

/** Every job that a worker can be given, to be found by its name. */
export const budgetJobs = [forWorkers(checkJob), forWorkers(factsJob), forWorkers(sumJob)] as const;

interface WorkerJob<Parameters, Answer> {
  readonly name: string;
  readonly start: (
    found: readonly FoundBudget[],
    parameters: Parameters,
    run: Run,
  ) => (question: Question) => Reply<Answer>;
}

function forWorkers<Parameters, Answer>(job: BudgetJob<Parameters, Answer>): WorkerJob<Parameters, Answer> {
  return { name: job.name, start: (found, parameters, run) => answersOf(job, found, parameters, run) };
}
