import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './handlers.ts';

/** Serves the client that started this process, over what its arguments say: `--stdio`, `--node-ipc` or a socket. */
export function startServer(): void {
  serve(createConnection(ProposedFeatures.all));
}
