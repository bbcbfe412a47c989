import { Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientId, clientName, extension } from './activation.ts';

/** The extension in a browser: the server is a web worker. */
export const { activate, deactivate } = extension((context, options) => {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  return new LanguageClient(clientId, clientName, workerServer(script), options);
});

/** Starts the server in a new worker at each call; the worker of an earlier start is ended first. */
function workerServer(script: Uri): () => Promise<MessageTransports> {
  let worker: Worker | undefined;
  return async () => {
    worker?.terminate();
    worker = new Worker(script.toString(true));
    return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}

/** An error that nothing in the worker caught ends the connection, as it ends a Node process; the client then starts anew. */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', () => this.fireClose());
  }
}
