import type { Analysis } from '../../features/Analysis.ts';
import type { Locale } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import type { Host } from '../Host.ts';

/**
 * What is made of every budget of a folder, one by one, maybe in several threads at once. Parameters and answers are plain
 * data: they cross from thread to thread, and no text or tree of a budget stays behind in them.
 */
export interface BudgetJob<Parameters, Answer> {
  /** By which a worker finds it in its list (`budgetJobs.ts`). */
  readonly name: string;
  /** What is being done with the budgets: `正在检查`, `checking`. */
  readonly doing: Localized;
  readonly run: (budget: BudgetAtHand, parameters: Parameters, run: Run) => Answer;
}

/** A budget as it was just read, with all that it includes; what it holds is forgotten when the job is done. */
export interface BudgetAtHand {
  /** The root, as it was named on the command line or found under the folder that was named. */
  readonly file: string;
  readonly analysis: Analysis;
  /** The profile that counts for it; undefined where it is the standard one. */
  readonly profileFile: SourceFile | undefined;
}

/** In whose language a job speaks, and what it reads with. What it complains of is told in the order of the budgets. */
export interface Run {
  readonly locale: Locale;
  readonly host: Host;
}

/** What came of one budget. */
export interface BudgetAnswer<Answer> {
  /** The root, as it was named or found. */
  readonly file: string;
  /** Undefined where the budget could not be read or its worker ended over it; that was complained of. */
  readonly answer: Answer | undefined;
  /** Whether it and all that counts for it could be read; where not, the exit code is 2. */
  readonly isWhole: boolean;
}
