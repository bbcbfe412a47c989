import path from 'node:path';
import { rootsOf } from '../../features/roots.ts';
import type { FoundBudget } from '../files/findBudgets.ts';
import type { Files } from '../Host.ts';
import { type Answers, answersOf } from './answersOf.ts';
import type { BudgetAnswer, BudgetJob, Run } from './BudgetJob.ts';
import { inOrder } from './inOrder.ts';
import type { Reached, Reader, Reply, Step } from './Reader.ts';

/** From so many files on, other threads are worth their start. */
const many = 100;

/** How a job is run. */
export interface JobRun extends Run {
  /** In how many threads; undefined for as many as there are processors, and for this one where there are few files. */
  readonly jobs: number | undefined;
}

/**
 * Runs a job for every budget among some files, a budget being a file that no other one of them includes, and yields what
 * came of them: first the files that cannot be read, then the budgets in the order of the files, whichever was done first.
 * Answers, what is told on standard error, and the order of both are the same with any number of threads. Some dozen
 * answers are kept at a time, so that whoever takes them bounds the memory.
 *
 * With `jobs: 1`, and without `jobs` where there are few files, everything happens in this thread. A worker finds the job
 * by its name in `budgetJobs.ts`: a new job is a `BudgetJob` and its line there.
 */
export async function* eachBudget<Parameters, Answer>(
  job: BudgetJob<Parameters, Answer>,
  found: readonly FoundBudget[],
  parameters: Parameters,
  run: JobRun,
): AsyncGenerator<BudgetAnswer<Answer>> {
  const { files } = run.host;
  const named = namedOnce(found, files);
  const reader = await readerFor(job, named, parameters, run);
  const asking: Asking<Answer> = { named, reader, told: new Set() };
  try {
    const read: Candidate[] = [];
    for await (const { file, index, reply } of replies('reach', [...named.keys()], asking))
      if (reply.reach) read.push(candidate(index, reply.reach, files));
      else yield { file, answer: undefined, isWhole: false };
    const roots = rootsOf(read, ({ hasDepartment }) => hasDepartment).map(({ index }) => index);
    for await (const { file, reply } of replies('answer', roots, asking))
      yield { file, answer: reply.answer, isWhole: reply.isWhole };
  } finally {
    reader.close();
  }
}

/** Files that are named twice are read once, under the name that stands first; a link gives way to the file that it leads to. */
function namedOnce(found: readonly FoundBudget[], files: Files): FoundBudget[] {
  const named = new Map<string, FoundBudget>();
  for (const { path: file, within } of found) {
    const place = files.placeOf(file);
    const known = named.get(place);
    const isFirst = known === undefined || (isLink(known.path, place) && !isLink(file, place));
    named.set(place, { path: isFirst ? file : known.path, within });
  }
  return [...named.values()];
}

function isLink(file: string, place: string): boolean {
  return path.resolve(file) !== place;
}

async function readerFor<Parameters, Answer>(
  job: BudgetJob<Parameters, Answer>,
  named: readonly FoundBudget[],
  parameters: Parameters,
  run: JobRun,
): Promise<Reader<Answer>> {
  const { jobs, locale, host } = run;
  const answersHere = (): Answers<Answer> => answersOf(job, named, parameters, { locale, host });
  if (named.length >= many || (jobs !== undefined && jobs > 1 && named.length > 1)) {
    const { readMany } = await import('./readMany.ts');
    return readMany(job, named, parameters, run, answersHere);
  }
  const reply = answersHere();
  return { begin() {}, ask: async (question) => reply(question), most: 1, tell: host.complain, close() {} };
}

/** A file that could be read, and may be a budget of its own. */
interface Candidate {
  readonly index: number;
  readonly file: { readonly address: string };
  readonly files: readonly { readonly address: string }[];
  readonly hasDepartment: boolean;
}

/** A file that is included through a link is included as the one that it leads to. */
function candidate(index: number, { files: reached, hasDepartment }: Reached, files: Files): Candidate {
  const addressed = reached.map((address) => ({ address: files.placeOf(address) }));
  return { index, file: addressed[0] ?? { address: '' }, files: addressed, hasDepartment };
}

/** Who is asked about which files. */
interface Asking<Answer> {
  readonly named: readonly FoundBudget[];
  readonly reader: Reader<Answer>;
  /** The lines that were written: what two budgets share is complained of once. */
  readonly told: Set<string>;
}

interface Replied<Answer> {
  readonly index: number;
  readonly file: string;
  readonly reply: Reply<Answer>;
}

/** What is replied about some of the files, in their order; what they complain of is told. */
async function* replies<Answer>(
  step: Step,
  indices: readonly number[],
  { named, reader, told }: Asking<Answer>,
): AsyncGenerator<Replied<Answer>> {
  reader.begin(step, indices.length);
  const asked = async (index: number): Promise<Replied<Answer>> => {
    const reply = await reader.ask({ step, index });
    return { index, file: named[index]?.path ?? '', reply };
  };
  for await (const replied of inOrder(indices, asked, reader.most)) {
    for (const line of replied.reply.lines) if (!told.has(line)) reader.tell(line);
    for (const line of replied.reply.lines) told.add(line);
    yield replied;
  }
}
