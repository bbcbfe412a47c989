import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Lifecycle } from './Lifecycle.ts';
import type { Surroundings } from './Session.ts';
import { serve } from './serve.ts';
import { stdioConnection } from './stdioConnection.ts';

/** Serves the client that started this process, over what its arguments say: `--stdio`, `--node-ipc` or a socket. */
export function startServer(surroundings: Surroundings): void {
  const lifecycle = new Lifecycle();
  const connection = process.argv.includes('--stdio')
    ? stdioConnection(lifecycle)
    : createConnection(ProposedFeatures.all, lifecycle.options);
  process.on('uncaughtException', serve(connection, lifecycle, surroundings));
}
