import { analyseRoot } from '../../features/Analysis.ts';
import { hasDepartment } from '../../features/roots.ts';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { mayInclude } from '../../model/includes.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { BudgetFiles } from '../files/BudgetFiles.ts';
import type { FoundBudget } from '../files/findBudgets.ts';
import type { BudgetJob, Run } from './BudgetJob.ts';
import type { Question, Reached, Reply } from './Reader.ts';

/** What is replied to each question. */
export type Answers<Answer> = (question: Question) => Reply<Answer>;

/** Answers at once, in this thread. What it reads it forgets, but for little. */
export function answersOf<Parameters, Answer>(
  job: BudgetJob<Parameters, Answer>,
  found: readonly FoundBudget[],
  parameters: Parameters,
  { locale, host }: Run,
): Answers<Answer> {
  let lines: string[] = [];
  const run: Run = { locale, host: { ...host, complain: (line) => lines.push(line) } };
  const files = new BudgetFiles(locale, run.host, found);

  const replyTo = ({ step, index }: Question): Omit<Reply<Answer>, 'lines' | 'isWhole'> => {
    const budget = found[index];
    const root = budget && files.root(budget);
    if (!root) return {};
    const others = files.others(budget);
    if (step === 'reach')
      return { reach: mayInclude(root.text) ? reachOf(analyseRoot(root, others).files) : alone(root) };
    const profileFile = files.profileFor(root.address);
    return {
      answer: job.run({ file: root.address, analysis: analyseRoot(root, others), profileFile }, parameters, run),
    };
  };

  return (question) => {
    lines = [];
    files.beginNext(found[question.index]);
    try {
      return { ...replyTo(question), lines, isWhole: files.isWhole };
    } catch (error) {
      const message = say(failed(error), locale);
      return { lines: [...lines, `${found[question.index]?.path}: ${message}`], isWhole: false };
    }
  };
}

function alone({ address }: SourceFile): Reached {
  return { files: [address], hasDepartment: false };
}

function reachOf(files: readonly SourceFile[]): Reached {
  const [root] = files;
  return { files: files.map(({ address }) => address), hasDepartment: root !== undefined && hasDepartment(root) };
}

/** Why nothing came of a budget that could be read; the others are not concerned. */
export function failed(error: unknown): Localized {
  const message = error instanceof Error ? error.message : String(error);
  return { zh: `处理时出错，其余照常处理：${message}`, en: `failed, the others were processed: ${message}` };
}
