/** Who a budget is of, and whether it may be counted. Plain data: it crosses from thread to thread. */
export interface BudgetHead {
  /** The root, as it was found. */
  readonly file: string;
  /** Undefined where it names no department. */
  readonly name: string | undefined;
  readonly code: string;
  readonly regionCode: string;
  readonly year: number | undefined;
  /** How many items it has. */
  readonly items: number;
  /** How many findings it has, where some are errors. */
  readonly errors: string | undefined;
  /** Whether every rule ran. */
  readonly isComplete: boolean;
}
