import type { Connection } from 'vscode-languageserver';
import type { FileReport, Reports } from './FileReports.ts';

/** Tells a client that does not ask what is found in which file, whenever that changes. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  /** What was sent, by the address of the file. */
  readonly #sent = new Map<string, FileReport>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Sends what is new. A budget that waits for a file keeps what was said of its files. */
  publish({ byAddress, waiting }: Reports): void {
    for (const [address, report] of byAddress) if (!waiting.has(address)) this.#send(address, report);
    // What a budget that waits included before is not known: nothing is taken back until it is.
    if (waiting.size > 0) return;
    for (const [address, { uri }] of this.#sent) {
      if (byAddress.has(address)) continue;
      this.#sent.delete(address);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  #send(address: string, report: FileReport): void {
    const before = this.#sent.get(address);
    const { uri, version, diagnostics } = report;
    if (before === report || (before?.version === version && before.uri === uri && before.id === report.id)) return;
    this.#sent.set(address, report);
    if (before && before.uri !== uri) void this.#connection.sendDiagnostics({ uri: before.uri, diagnostics: [] });
    void this.#connection.sendDiagnostics({
      uri,
      ...(version === null ? {} : { version }),
      diagnostics: [...diagnostics],
    });
  }
}
