import { type LogOutputChannel, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import { pause } from './pause.ts';
import type { Strings } from './strings.ts';

const mostCrashes = 5;
/** A server that has lived so long since the last crash is not one that dies at once. */
const provenMs = 6000;
const pauseMs = 200;

/** What {@link recovery} needs of its surroundings. */
export interface RecoveryServices {
  readonly output: LogOutputChannel;
  readonly strings: Strings;
  /** Whether the server that is gone had started. */
  readonly wasRunning: () => boolean;
  /** Starts the server again; reports its own failure. */
  readonly restart: () => void;
}

/**
 * Starts a crashed server again; one that dies again and again at once is started five times, and then the user is asked. The client's own handler
 * ends with a message that offers nothing to do, and it stops a server whose connection failed to write a few times.
 */
export function recovery(services: RecoveryServices): ErrorHandler {
  let crashes = 0;
  let lastCrash = Number.NEGATIVE_INFINITY;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    async closed() {
      const now = Date.now();
      crashes = now - lastCrash < provenMs ? crashes + 1 : 1;
      lastCrash = now;
      if (crashes > mostCrashes) {
        crashes = 0;
        void offerRestart(services);
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      // A server that had started is there again at once. A start that failed has to settle first: it would mark the next
      // one as failed (vscode-languageclient 10.1).
      if (!services.wasRunning()) await pause(pauseMs * crashes);
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

async function offerRestart({ output, strings, restart }: RecoveryServices): Promise<void> {
  const choice = await window.showErrorMessage(strings.serverGaveUp, strings.restart, strings.showOutput);
  if (choice === strings.restart) restart();
  if (choice === strings.showOutput) output.show();
}
