import {
  type Disposable,
  type InputBoxValidationMessage,
  InputBoxValidationSeverity,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode';
import type { AskedFault, AskedQuestion } from '../../server/lsp/protocol/newBudgetProtocol.ts';

/** A question where it stands in the row of questions. */
export interface Step {
  readonly question: AskedQuestion;
  readonly title: string;
  /** One-based. */
  readonly number: number;
  readonly of: number;
  /** The answer to begin with: the one given before, or a likely one. */
  readonly answer: string;
  /** What is wrong with an answer; undefined where nobody could tell. */
  readonly judge: (answer: string) => Promise<readonly AskedFault[] | undefined>;
  /** Said where nobody could tell: what was answered before is not lost. */
  readonly noAnswer: string;
}

/** The answer, or that the user went back or away. */
export type Outcome = { readonly answer: string } | 'back' | 'cancelled';

/** Asks one question, by a list where there are words to choose from, else by a line to type in. */
export function askQuestion(step: Step): Promise<Outcome> {
  return step.question.choices.length > 0 ? choose(step) : type(step);
}

/** What lists and lines have in common. */
interface Input extends Disposable {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut: boolean;
  show(): void;
  readonly onDidHide: (listener: () => void) => Disposable;
}

function choose({ question, answer, ...step }: Step): Promise<Outcome> {
  const pick = window.createQuickPick<QuickPickItem>();
  pick.items = question.choices.map(({ label, detail }) => ({ label, detail }));
  const likely = pick.items.filter(({ label }) => label === answer);
  // Where none is marked, Enter takes nothing.
  if (likely.length > 0) pick.activeItems = likely;
  pick.placeholder = question.prompt;
  pick.buttons = [QuickInputButtons.Back];
  return shown(pick, { question, answer, ...step }, (settle) => {
    pick.onDidTriggerButton(() => settle('back'));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item) settle({ answer: item.label });
    });
  });
}

function type(step: Step): Promise<Outcome> {
  const box = window.createInputBox();
  box.prompt = step.question.prompt;
  box.placeholder = step.question.example;
  box.value = step.answer;
  box.buttons = step.number > 1 ? [QuickInputButtons.Back] : [];
  /** Shows what is wrong with what stands in the box now, and tells whether it can stay. */
  const judged = async (): Promise<boolean> => {
    const { value } = box;
    const faults = await step.judge(value);
    if (value !== box.value) return false;
    box.validationMessage = faults ? messageFor(faults) : step.noAnswer;
    return faults?.some(({ isError }) => isError) === false;
  };
  return shown(box, step, (settle) => {
    box.onDidTriggerButton(() => settle('back'));
    box.onDidChangeValue(() => void judged());
    box.onDidAccept(async () => {
      if (await judged()) settle({ answer: box.value });
    });
  });
}

function shown(input: Input, step: Step, listen: (settle: (outcome: Outcome) => void) => void): Promise<Outcome> {
  input.title = step.title;
  input.step = step.number;
  input.totalSteps = step.of;
  // Whoever looks the code up in another window comes back to the question.
  input.ignoreFocusOut = true;
  return new Promise<Outcome>((resolve) => {
    listen(resolve);
    input.onDidHide(() => resolve('cancelled'));
    input.show();
  }).finally(() => input.dispose());
}

function messageFor(faults: readonly AskedFault[]): string | InputBoxValidationMessage | undefined {
  const worst = faults.find(({ isError }) => isError) ?? faults[0];
  if (!worst) return undefined;
  const severity = worst.isError ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Warning;
  return { message: worst.message, severity };
}
