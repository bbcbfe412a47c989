import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nextVersion, SourceFile } from '../model/SourceFile.ts';
import { profileName } from '../rules/profile/profileName.ts';
import { addressOf, nameOf, uriOf } from './addresses.ts';

/** One version of a document that the client has open. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
  readonly isProfile: boolean;
}

/** Is told of what happens to documents: after one was opened, edited, gone, saved. */
export interface DocumentListener {
  readonly opened: () => void;
  readonly edited: () => void;
  readonly closed: (uri: string) => void;
  readonly saved: (uri: string) => void;
}

/** The documents that the client has open: budgets, and profiles. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #open = new Map<string, OpenDocument>();

  /** Begins to follow a client. */
  listen(connection: Connection, { opened, edited, closed, saved }: DocumentListener): void {
    this.#documents.onDidChangeContent(({ document }) => {
      const isKnown = this.withUri(document.uri) !== undefined;
      this.#take(document);
      if (isKnown) edited();
      else opened();
    });
    this.#documents.onDidSave(({ document }) => saved(document.uri));
    this.#documents.onDidClose(({ document }) => {
      this.#open.delete(addressOf(document.uri));
      closed(document.uri);
    });
    this.#documents.listen(connection);
  }

  /** Every one, in the order in which they were opened. */
  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  at(address: string): OpenDocument | undefined {
    return this.#open.get(address);
  }

  withUri(uri: string): OpenDocument | undefined {
    return this.#open.get(addressOf(uri));
  }

  /** The URI of a file, as the client writes it where it is open. */
  uriOf({ address }: SourceFile): string {
    return this.#open.get(address)?.uri ?? uriOf(address);
  }

  /** The version of a file; null where it is not open. */
  versionOf({ address }: SourceFile): number | null {
    return this.#open.get(address)?.version ?? null;
  }

  #take(document: TextDocument): void {
    const { uri, version } = document;
    const address = addressOf(uri);
    const text = document.getText();
    const before = this.#open.get(address)?.file;
    const file = before ? nextVersion(before, text) : new SourceFile(address, text);
    this.#open.set(address, { uri, version, file, isProfile: nameOf(address) === profileName });
  }
}
