import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Surroundings } from './Session.ts';
import { serve } from './serve.ts';

/** Serves the client that started this process, over what its arguments say: `--stdio`, `--node-ipc` or a socket. */
export function startServer(surroundings: Surroundings): void {
  serve(createConnection(ProposedFeatures.all), surroundings);
}
