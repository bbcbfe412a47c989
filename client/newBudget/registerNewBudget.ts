import { commands, type Disposable, type LogOutputChannel, type Uri, window } from 'vscode';
import { isRecord } from '../../server/lsp/protocol/previewProtocol.ts';
import { logged } from '../logged.ts';
import type { Strings } from '../strings.ts';
import { askNewBudget } from './askNewBudget.ts';
import type { Answers, NewBudgetSource } from './newBudgetSource.ts';
import { openNewFile } from './openNewFile.ts';

/** What a new budget needs of its surroundings. */
export interface NewBudgetServices {
  readonly source: NewBudgetSource;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/**
 * The command that makes a new budget. What is given to it (`{ "kind": "事业" }` in a key binding) is not asked for; it
 * answers with the address of the file.
 */
export function registerNewBudget({ source, strings, output }: NewBudgetServices): Disposable {
  return commands.registerCommand('budget.new', async (argument: unknown): Promise<Uri | undefined> => {
    try {
      const made = await askNewBudget(source, givenIn(argument), strings);
      if (!made) return undefined;
      if (made.text !== null) return (await openNewFile(made.fileName, made.text)).uri;
      void window.showErrorMessage(made.faults.map(({ message }) => message).join('\n'));
    } catch (error) {
      logged(error, output);
      void window.showErrorMessage(strings.start.noAnswer);
    }
    return undefined;
  });
}

function givenIn(argument: unknown): Answers {
  const entries = isRecord(argument) ? Object.entries(argument) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
