import type { Connection } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../features/diagnostic.ts';
import type { Locale } from '../language/locale.ts';
import { standardProfile } from '../rules/profile/Profile.ts';

/** One version of an open document with what is known about it; computed at first use. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
}

/** The client's language and the log; known once the client has said hello. */
export interface Session {
  readonly locale: () => Locale;
  readonly log: (message: string) => void;
}

/** The documents that the client has open, each with the snapshot of its newest version. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #snapshots = new Map<string, { readonly version: number; readonly snapshot: Snapshot }>();
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Begins to follow a client; `changed` is called after a document was opened or edited, `closed` after it went. */
  listen(connection: Connection, changed: (uri: string) => void, closed: (uri: string) => void): void {
    this.#documents.onDidChangeContent(({ document }) => changed(document.uri));
    this.#documents.onDidClose(({ document }) => {
      this.#snapshots.delete(document.uri);
      closed(document.uri);
    });
    this.#documents.listen(connection);
  }

  /** The newest version of an open document; undefined where it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const known = this.#snapshots.get(uri);
    if (known?.version === document.version) return known.snapshot;
    const snapshot = this.#analyse(document, known?.snapshot.analysis);
    this.#snapshots.set(uri, { version: document.version, snapshot });
    return snapshot;
  }

  #analyse(document: TextDocument, previous: Analysis | undefined): Snapshot {
    const { locale, log } = this.#session;
    const analysis = analyse(document.getText(), previous);
    const failed = (id: string, error: unknown): void => log(`${id}: ${String(error)}`);
    return {
      document,
      analysis,
      diagnostics: diagnostic(analysis, { locale: locale(), profile: standardProfile, failed }),
    };
  }
}
