import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientId, clientName, extension } from './activation.ts';

/** The desktop extension: the server is a Node process. */
export const { activate, deactivate } = extension((context, options) => {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  return new LanguageClient(clientId, clientName, { module, transport: TransportKind.ipc }, options);
});
