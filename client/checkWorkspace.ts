import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';
import { checkWorkspaceCommand } from '../server/lsp/checkWorkspaceCommand.ts';

/** The command that checks every budget of the workspace; the server shows how far it has come, and what came of it. */
export function registerCheckWorkspace(client: BaseLanguageClient, output: LogOutputChannel): Disposable {
  return commands.registerCommand('budget.checkWorkspace', async () => {
    try {
      await client.sendRequest(ExecuteCommandRequest.type, { command: checkWorkspaceCommand });
    } catch (error) {
      output.error(String(error));
    }
  });
}
