import { type Disposable, TabInputText, TabInputTextDiff, type Uri, window } from 'vscode';
import { budgetIn } from './budgetIn.ts';

/**
 * The budget that a command is about which is given none: the one of the editor, else the one that was edited last, as long
 * as a tab has it. Where a walkthrough or a page of settings is read, there is no editor.
 */
export class BudgetAtHand implements Disposable {
  readonly #listening = window.onDidChangeActiveTextEditor(() => this.#look());
  #last: Uri | undefined;

  constructor() {
    this.#look();
  }

  get uri(): Uri | undefined {
    return this.#look() ?? (this.#last && isInTab(this.#last) ? this.#last : undefined);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #look(): Uri | undefined {
    const uri = budgetIn(window.activeTextEditor)?.uri;
    this.#last = uri ?? this.#last;
    return uri;
  }
}

function isInTab(uri: Uri): boolean {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(({ input }) => textsIn(input)).some((each) => each.toString() === uri.toString());
}

/** A text may be looked at beside another one. */
function textsIn(input: unknown): readonly Uri[] {
  if (input instanceof TabInputTextDiff) return [input.original, input.modified];
  return input instanceof TabInputText ? [input.uri] : [];
}
