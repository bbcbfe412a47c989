import { commands, type LogOutputChannel, window } from 'vscode';
import { logged } from './logged.ts';
import type { Strings } from './strings.ts';

/** Writes down why the server did not answer, and says so to who waits for it, with the remedy. */
export function sayNoAnswer(error: unknown, { strings, output }: { strings: Strings; output: LogOutputChannel }): void {
  logged(error, output);
  void window.showErrorMessage(strings.noAnswer, strings.restart).then((choice) => {
    if (choice === strings.restart) void commands.executeCommand('budget.restartServer');
  });
}
