import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { LspClient } from './LspClient.ts';

/** Before a question that was refused is asked again. */
const PAUSE_MS = 50;
/** Under this the answer about the workspace comes in parts. */
const WORKSPACE = 'workspace';

/**
 * What a client shows that asks for diagnostics, as vscode-languageclient does: of open documents after each change and
 * whenever it is told to, of all others with a question about the workspace to which it listens.
 */
export class PulledDiagnostics {
  readonly #client: LspClient;
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  readonly #ids = new Map<string, string>();
  readonly #open = new Set<string>();
  /** The documents that are asked about, and whether to ask once more behind that. */
  readonly #asking = new Map<string, boolean>();
  #hasEnded = false;

  constructor(client: LspClient) {
    this.#client = client;
    client.heard('$/progress', ({ token, value }: { token: string; value: WorkspaceDiagnosticReport }) => {
      if (token === WORKSPACE)
        for (const item of value.items) if (!this.#open.has(item.uri)) this.#take(item.uri, item);
    });
    void client.initialized.then(() => this.#followWorkspace());
  }

  opened(uri: string): void {
    this.#open.add(uri);
    this.refresh();
  }

  /** What is found in a document depends on others: all are asked about, after an edit of one as well. */
  refresh(): void {
    for (const uri of this.#open) void this.#ask(uri);
  }

  /** What was found last stays until the workspace says something else. */
  closed(uri: string): void {
    this.#open.delete(uri);
  }

  found(): (readonly [uri: string, diagnostics: readonly Diagnostic[]])[] {
    return [...this.#shown].filter(([, { length }]) => length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  end(): void {
    this.#hasEnded = true;
  }

  async #ask(uri: string): Promise<void> {
    if (this.#asking.has(uri)) {
      this.#asking.set(uri, true);
      return;
    }
    for (let goesOn = true; goesOn && this.#open.has(uri) && !this.#hasEnded; goesOn = this.#asking.get(uri) ?? false) {
      this.#asking.set(uri, false);
      const previousResultId = this.#ids.get(uri);
      const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
      try {
        const report = await this.#client.request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
        if (this.#open.has(uri)) this.#take(uri, report);
      } catch {
        this.#asking.set(uri, true);
        await pause();
      }
    }
    this.#asking.delete(uri);
  }

  async #followWorkspace(): Promise<void> {
    const params = { previousResultIds: [], partialResultToken: WORKSPACE };
    // It ends with the server.
    await this.#client.request('workspace/diagnostic', params).catch(() => {});
  }

  #take(uri: string, report: DocumentDiagnosticReport | WorkspaceDiagnosticReport['items'][number]): void {
    if (report.resultId !== undefined) this.#ids.set(uri, report.resultId);
    if (report.kind === 'full') this.#shown.set(uri, report.items);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
