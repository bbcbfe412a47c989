/// <reference lib="webworker" />
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { Lifecycle } from './lsp/Lifecycle.ts';
import { serve } from './lsp/serve.ts';

declare const self: DedicatedWorkerGlobalScope;

const lifecycle = new Lifecycle();
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), lifecycle.options);
serve(connection, lifecycle);
