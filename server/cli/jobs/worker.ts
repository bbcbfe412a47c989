import { parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '../../language/locale.ts';
import type { FoundBudget } from '../files/findBudgets.ts';
import { systemHost } from '../systemHost.ts';
import { budgetJobs } from './budgetJobs.ts';
import type { Question } from './Reader.ts';

/** What a worker is started with, under the key `budgets` of its data. */
export interface WorkerStart<Parameters> {
  /** The name of its job. */
  readonly job: string;
  readonly found: readonly FoundBudget[];
  readonly parameters: Parameters;
  readonly locale: Locale;
}

/** Whether this is a worker that answers questions about budgets; one that is, does so from here on. */
export const isBudgetWorker = serve();

function serve(): boolean {
  const port = parentPort;
  const start = workerData?.budgets;
  const job = budgetJobs.find(({ name }) => name === start?.job);
  if (!port || !job) return false;
  const reply = job.start(start.found, start.parameters, { locale: start.locale, host: systemHost() });
  port.on('message', (question: Question) => port.postMessage(reply(question)));
  return true;
}
