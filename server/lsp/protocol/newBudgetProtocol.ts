import { isRecord } from './previewProtocol.ts';

/**
 * Request of the client: the questions that make a new budget, and what some answers come to. Params
 * {@link NewBudgetParams}, result {@link NewBudgetResult}.
 */
export const newBudgetRequest = 'budget/newBudget';

/** The answers so far, by the ids of their questions, as typed. */
export interface NewBudgetParams {
  readonly answers: Readonly<Record<string, string>>;
}

/** The questions in the client's language, what is wrong with the answers, and the file once every question is answered. */
export interface NewBudgetResult {
  readonly questions: readonly AskedQuestion[];
  readonly faults: readonly AskedFault[];
  /** Null where an answer is missing or cannot stay. */
  readonly text: string | null;
  /** Without its folder. */
  readonly fileName: string;
}

export interface AskedQuestion {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  /** An example of an answer. */
  readonly example: string;
  /** What is most likely the answer; may be empty. */
  readonly initial: string;
  /** The words to choose from; empty where the answer is typed. */
  readonly choices: readonly AskedChoice[];
}

export interface AskedChoice {
  readonly label: string;
  readonly detail: string;
}

export interface AskedFault {
  /** The id of its question. */
  readonly question: string;
  /** Whether the answer cannot stay. */
  readonly isError: boolean;
  readonly message: string;
}

/** Whether a value has the shape of {@link NewBudgetParams}. */
export function isNewBudgetParams(value: unknown): value is NewBudgetParams {
  return isRecord(value) && isRecord(value.answers) && Object.values(value.answers).every(isString);
}

/** Whether a value has the shape of {@link NewBudgetResult}. */
export function isNewBudgetResult(value: unknown): value is NewBudgetResult {
  return (
    isRecord(value) &&
    isListOf(value.questions, isQuestion) &&
    isListOf(value.faults, isFault) &&
    (value.text === null || isString(value.text)) &&
    isString(value.fileName)
  );
}

function isQuestion(value: unknown): value is AskedQuestion {
  return (
    isRecord(value) &&
    [value.id, value.title, value.prompt, value.example, value.initial].every(isString) &&
    isListOf(value.choices, (choice) => isRecord(choice) && isString(choice.label) && isString(choice.detail))
  );
}

function isFault(value: unknown): value is AskedFault {
  return isRecord(value) && isString(value.question) && typeof value.isError === 'boolean' && isString(value.message);
}

function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
