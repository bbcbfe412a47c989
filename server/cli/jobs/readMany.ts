import os from 'node:os';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { FoundBudget } from '../files/findBudgets.ts';
import { type Answers, failed } from './answersOf.ts';
import type { BudgetJob } from './BudgetJob.ts';
import type { JobRun } from './eachBudget.ts';
import { progressLine } from './progressLine.ts';
import type { Question, Reader, Reply } from './Reader.ts';
import { WorkerPool } from './WorkerPool.ts';
import type { WorkerStart } from './worker.ts';

/** So many answers for each worker may wait for that of a larger budget before them. */
const ahead = 32;

/** Of many budgets each is forgotten before long: what is left of it is collected early. */
const FORGETFUL = '--heap-growing-percent=50';

/**
 * Reads many budgets, in as many threads as the run says, and shows in a terminal how far it is. In this thread the job and
 * what reads for it have to be of one bundle, as each has the schema for itself: `answersHere` is of that of the job.
 */
export function readMany<Parameters, Answer>(
  job: BudgetJob<Parameters, Answer>,
  found: readonly FoundBudget[],
  parameters: Parameters,
  { jobs, locale, host }: JobRun,
  answersHere: () => Answers<Answer>,
): Reader<Answer> {
  v8.setFlagsFromString(FORGETFUL);
  const size = Math.min(jobs ?? os.availableParallelism(), found.length);
  const start: WorkerStart<Parameters> = { job: job.name, found, parameters, locale };
  const answers = size > 1 ? inWorkers<Answer>(start, size) : inThisThread(answersHere());
  const isWatched = process.stderr.isTTY && !host.environment['CI'];
  const progress = progressLine(isWatched ? process.stderr : undefined, locale, () => performance.now());
  return {
    most: size > 1 ? size * ahead : 1,
    begin: (step, count) => progress.begin(step === 'reach' ? reading : job.doing, count),
    async ask(question) {
      const reply = await answers.ask(question);
      progress.step();
      return reply;
    },
    tell: (line) => progress.aside(() => host.complain(line)),
    close() {
      progress.end();
      answers.close();
    },
  };
}

const reading: Localized = { zh: '正在读取', en: 'reading' };

type Asked<Answer> = Pick<Reader<Answer>, 'ask' | 'close'>;

/** Answers are copied, as those of workers are: a piece of a text would keep all of it. */
function inThisThread<Answer>(reply: Answers<Answer>): Asked<Answer> {
  return { ask: async (question) => structuredClone(reply(question)), close() {} };
}

/** Workers run the bundle in which this stands; it sees that it is in one (`worker.ts`). */
function inWorkers<Answer>(start: WorkerStart<unknown>, size: number): Asked<Answer> {
  const pool = new WorkerPool<Question, Reply<Answer>>(
    () => new Worker(__filename, { workerData: { budgets: start } }),
    size,
  );
  return {
    async ask(question) {
      const answer = await pool.ask(question);
      if (!('reason' in answer)) return answer;
      const line = `${start.found[question.index]?.path}: ${say(failed(answer.reason), start.locale)}`;
      return { lines: [line], isWhole: false };
    },
    close: () => pool.close(),
  };
}
