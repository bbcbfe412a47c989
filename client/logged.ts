import type { LogOutputChannel } from 'vscode';

/** What an error says; the log has all of it. */
export function logged(error: unknown, output: LogOutputChannel): string {
  output.error(error instanceof Error ? error : String(error));
  return error instanceof Error ? error.message : String(error);
}
