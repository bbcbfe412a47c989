/// <reference lib="webworker" />
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { Lifecycle } from './lsp/Lifecycle.ts';
import { serve } from './lsp/serve.ts';

declare const self: DedicatedWorkerGlobalScope;

const lifecycle = new Lifecycle();
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), lifecycle.options);
const uncaught = serve(connection, lifecycle);
self.addEventListener('error', (event) => {
  // Else the client would take the server for dead.
  event.preventDefault();
  uncaught(event.error);
});
self.addEventListener('unhandledrejection', ({ reason }) => uncaught(reason));
