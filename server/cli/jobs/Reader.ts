/** What is asked of a thread about one of the files that were found: which files it reaches, or what the job makes of it. */
export interface Question {
  readonly step: Step;
  /** Its place among the files. */
  readonly index: number;
}

/** First all files are read to know which of them are budgets of their own, then those are worked on. */
export type Step = 'reach' | 'answer';

/** What a thread says to it. */
export interface Reply<Answer> {
  /** What has to be told on standard error. */
  readonly lines: readonly string[];
  /** Whether all that had to be read could be read. */
  readonly isWhole: boolean;
  /** As it was asked for; neither is there where the file cannot be read. */
  readonly reach?: Reached;
  readonly answer?: Answer;
}

/** The files of a budget, without their text. */
export interface Reached {
  /** Their addresses, its own first. */
  readonly files: readonly string[];
  /** Whether it says of what department it is; looked for only where it includes others. */
  readonly hasDepartment: boolean;
}

/** Who answers questions: this thread, or several others. */
export interface Reader<Answer> {
  /** Is told how many questions of a step follow. */
  readonly begin: (step: Step, count: number) => void;
  /** Never rejects. */
  readonly ask: (question: Question) => Promise<Reply<Answer>>;
  /** So many questions may be asked before the first answer is taken. */
  readonly most: number;
  /** Writes a line to standard error. */
  readonly tell: (line: string) => void;
  readonly close: () => void;
}
