import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';
import { checkWorkspaceCommand } from '../server/lsp/checkWorkspaceCommand.ts';
import { sayNoAnswer } from './sayNoAnswer.ts';
import type { Strings } from './strings.ts';

/** The command that checks every budget of the workspace; the server shows how far it has come, and what came of it. */
export function registerCheckWorkspace(
  client: BaseLanguageClient,
  strings: Strings,
  output: LogOutputChannel,
): Disposable {
  return commands.registerCommand('budget.checkWorkspace', async () => {
    try {
      await client.sendRequest(ExecuteCommandRequest.type, { command: checkWorkspaceCommand });
    } catch (error) {
      sayNoAnswer(error, { strings, output });
    }
  });
}
