// An extension that does nothing but start a server that does nothing: what VS Code and its language client themselves take.
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

export async function activate({ extensionPath }) {
  const server = { module: `${extensionPath}/nothing.cjs`, transport: TransportKind.ipc };
  const client = new LanguageClient('nothing', 'nothing', server, {
    documentSelector: [{ language: 'budget' }],
    // Without it the library tells of a document that has no tab yet when the next request is made, and here none is.
    textSynchronization: { delayOpenNotifications: true },
  });
  void client.start();
  return { client };
}
