import type { Diagnostic } from '../diagnostic.ts';

/** What completion can make use of beside the budget; each is left out where nobody knows it. */
export interface Surroundings {
  /** The paths from the file's folder to the budgets that it may take statements from, itself left out. */
  readonly paths?: () => readonly string[];
  /** What is found in the file. */
  readonly diagnostics?: () => readonly Diagnostic[];
  /** The character that made the editor ask; whoever types digits, a brace or a blank wants no list that takes the Enter behind them. */
  readonly trigger?: string;
}
