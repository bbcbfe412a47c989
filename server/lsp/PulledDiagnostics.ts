import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { addressOf } from './addresses.ts';
import type { Client } from './Client.ts';
import { emptyReport, type FileReport, type FileReports, type Reports, reportAt } from './FileReports.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import { Waiters } from './Waiters.ts';

/** What is needed to answer. */
export interface PulledParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly reports: FileReports;
  readonly client: Client;
  readonly log: (message: string) => void;
}

/** How long an answer waits for files that are read, before the client is told to ask again. */
const patienceMs = 2_000;
/**
 * How long news of the workspace wait for more. The client takes what it asked for about a document before what it hears of
 * the workspace, and throws that away while the other is on its way (vscode-languageclient 10.1).
 */
const quietMs = 200;
/** How often somebody who types is told of the workspace: what is typed in is asked about by itself. */
const typingMs = 2_000;

/** What clients are told that ask for diagnostics. */
export class PulledDiagnostics {
  readonly #parts: PulledParts;
  /** The id of the report that a client last got about a document, by its address. */
  readonly #answered = new Map<string, string>();
  /** Of those that go with others: the id of the report that was last sent. */
  readonly #related = new Map<string, string>();
  /** The documents that were closed: the client shows what it last got, until it hears of them with the workspace. */
  readonly #closed = new Map<string, string>();
  readonly #asking = new Set<string>();
  readonly #waiters = new Waiters();
  /** Those who are told of the workspace as long as they listen. */
  readonly #listeners = new Waiters();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PulledParts) {
    this.#parts = parts;
  }

  /** Takes note of a document that the client no longer asks about. */
  closed(uri: string): void {
    const address = addressOf(uri);
    if (this.#answered.delete(address)) this.#closed.set(address, uri);
  }

  /** What was found may be different now. Whoever waits goes on; after an edit the client asks again by itself. */
  changed(cause: 'edit' | 'other'): void {
    this.#waiters.wake();
    if (cause === 'other') this.#listeners.wake();
    else this.#typing ??= setTimeout(() => this.#typed(), typingMs);
    const { client, connection, log } = this.#parts;
    if (cause === 'edit' || !client.refreshesDiagnostics || !this.#isOutdated()) return;
    connection.languages.diagnostics.refresh().catch((error) => log(String(error)));
  }

  #typed(): void {
    this.#typing = undefined;
    this.#listeners.wake();
  }

  /** textDocument/diagnostic. */
  async ofDocument(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { uri } = params.textDocument;
    const address = addressOf(uri);
    if (this.#parts.documents.isAside(uri)) return toReport(emptyReport(uri), params.previousResultId);
    this.#asking.add(address);
    try {
      const reports = await this.#settled(({ waiting }) => !waiting.has(address), token);
      const report = reportAt(reports, uri);
      // A client that starts anew may ask about a document before it opens it.
      this.#answered.set(address, report.id);
      const related = this.#parts.client.hasRelatedDocuments ? this.#relatedTo(address, reports) : undefined;
      const also = related ? { relatedDocuments: related } : {};
      return { ...toReport(report, params.previousResultId), ...also };
    } finally {
      this.#asking.delete(address);
      this.#answeredClosed(address, uri);
    }
  }

  /**
   * A client that asks about a document once more as it closes it forgets the answer, and what it has heard of the workspace
   * before that: it is told again.
   */
  #answeredClosed(address: string, uri: string): void {
    if (this.#parts.documents.at(address)) return;
    this.#closed.set(address, uri);
    this.#listeners.wake();
  }

  /** workspace/diagnostic: every file that is checked, those too in which nothing changed. */
  async ofWorkspace(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const reports = await this.#settled(({ waiting }) => waiting.size === 0, token);
    return { items: this.#itemsOf(reports, byAddress(params)) };
  }

  /**
   * The same for a client that takes its answer in parts: it is told of what is new until it has lost its interest. One that
   * got an answer would ask again after a while, and show what is no longer so until then.
   */
  async newInWorkspace(
    params: WorkspaceDiagnosticParams,
    tell: (report: WorkspaceDiagnosticReport) => void,
    token: CancellationToken,
  ): Promise<never> {
    const known = byAddress(params);
    for (;;) {
      await pause(token, { milliseconds: quietMs });
      const all = this.#itemsOf(this.#parts.reports.current(), known);
      const items = all.filter((each) => each.kind === DocumentDiagnosticReportKind.Full);
      if (items.length > 0) tell({ items });
      for (const { uri, resultId = '' } of items) known.set(addressOf(uri), { uri, value: resultId });
      await pause(token, { waiters: this.#listeners });
    }
  }

  #itemsOf(reports: Reports, previous: ReadonlyMap<string, PreviousResult>): WorkspaceDocumentDiagnosticReport[] {
    const known = [...this.#closed, ...[...previous].map(([address, { uri }]) => [address, uri] as const)];
    // What a budget that waits includes is not known: nothing is taken back until it is.
    const gone = reports.waiting.size > 0 ? [] : known;
    const all = new Map([...gone.map(([address, uri]) => [address, emptyReport(uri)] as const), ...reports.byAddress]);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [address, report] of all) {
      if (reports.waiting.has(address)) continue;
      const isClosed = this.#closed.delete(address);
      const { uri, version } = report;
      items.push({ ...toReport(report, isClosed ? undefined : previous.get(address)?.value), uri, version });
    }
    return items;
  }

  #relatedTo(address: string, { roots, byAddress }: Reports): Record<string, RelatedReport> {
    const { documents } = this.#parts;
    const files = roots
      .filter(({ analysis }) => analysis.files.some((file) => file.address === address))
      .flatMap(({ analysis }) => analysis.files.map((file) => file.address));
    const related: Record<string, RelatedReport> = {};
    for (const each of new Set(files)) {
      const report = byAddress.get(each);
      if (!report || documents.at(each)) continue;
      related[report.uri] = toReport(report, this.#related.get(each));
      this.#related.set(each, report.id);
    }
    return related;
  }

  #isOutdated(): boolean {
    const { documents, reports } = this.#parts;
    const { byAddress, waiting } = reports.current();
    return [...this.#answered].some(
      ([address, id]) =>
        documents.at(address) &&
        !this.#asking.has(address) &&
        !waiting.has(address) &&
        byAddress.get(address)?.id !== id,
    );
  }

  /** What is found as soon as all is known that is asked for. */
  async #settled(isSettled: (reports: Reports) => boolean, token: CancellationToken): Promise<Reports> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const reports = this.#parts.reports.current();
      if (isSettled(reports)) return reports;
      const left = end - Date.now();
      if (left <= 0)
        throw new ResponseError(LSPErrorCodes.ServerCancelled, 'files are being read', { retriggerRequest: true });
      await pause(token, { milliseconds: left, waiters: this.#waiters });
    }
  }
}

/** Waits until those who wait go on, or so many milliseconds; rejects as soon as the client has lost its interest. */
function pause(
  token: CancellationToken,
  { milliseconds, waiters }: { readonly milliseconds?: number; readonly waiters?: Waiters },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = milliseconds === undefined ? undefined : setTimeout(() => go(), milliseconds);
    const cancelling = token.onCancellationRequested(() => go());
    const go = (): void => {
      clearTimeout(timer);
      cancelling.dispose();
      waiters?.delete(go);
      if (token.isCancellationRequested) reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled'));
      else resolve();
    };
    if (token.isCancellationRequested) go();
    else waiters?.add(go);
  });
}

function byAddress({ previousResultIds }: WorkspaceDiagnosticParams): Map<string, PreviousResult> {
  return new Map(previousResultIds.map((each) => [addressOf(each.uri), each]));
}

interface PreviousResult {
  readonly uri: string;
  readonly value: string;
}

type RelatedReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

function toReport({ diagnostics, id }: FileReport, previous: string | undefined): RelatedReport {
  return id === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...diagnostics] };
}
