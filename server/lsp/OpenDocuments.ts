import { type Connection, type TextDocumentContentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { editedVersion, nextVersion, SourceFile } from '../model/SourceFile.ts';
import { profileName } from '../rules/profile/profileName.ts';
import { applyEdits } from '../text/TextEdit.ts';
import { addressOf, isReadOut, nameOf, uriOf } from './addresses.ts';

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
  readonly #documents = new TextDocuments<OpenDocument>({ create, update });
  readonly #open = new Map<string, OpenDocument>();
  /** Those that are not saved yet while the file is open, too, that they would be saved as: there is one at each address. */
  readonly #aside = new Map<string, OpenDocument>();

  /** Begins to follow a client. */
  listen(connection: Connection, { opened, edited, closed, saved }: DocumentListener): void {
    this.#documents.onDidChangeContent(({ document }) => {
      if (isReadOut(document.uri)) return;
      const address = addressOf(document.uri);
      const before = this.#open.get(address);
      // One that was saved is open as a file before it is emptied and closed as what it was.
      if (before && before.uri !== document.uri && isUnsaved(document.uri))
        return void this.#aside.set(address, document);
      if (before && before.uri !== document.uri && isUnsaved(before.uri)) this.#aside.set(address, before);
      this.#open.set(address, document);
      if (before?.uri === document.uri) edited();
      else opened();
    });
    this.#documents.onDidSave(({ document }) => saved(document.uri));
    this.#documents.onDidClose(({ document }) => {
      const address = addressOf(document.uri);
      const aside = this.#aside.get(address);
      if (aside) this.#aside.delete(address);
      if (this.#open.get(address)?.uri === document.uri) {
        if (aside) this.#open.set(address, aside);
        else this.#open.delete(address);
      }
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

  /** Undefined of one that is aside: the text at its address is another one. */
  withUri(uri: string): OpenDocument | undefined {
    return this.isAside(uri) ? undefined : this.#open.get(addressOf(uri));
  }

  /** Whether it is not saved yet, and the file is open that it would be saved as. */
  isAside(uri: string): boolean {
    return isUnsaved(uri) && this.#aside.has(addressOf(uri));
  }

  /** The URI of a file, as the client writes it where it is open. */
  uriOf({ address }: SourceFile): string {
    return this.#open.get(address)?.uri ?? uriOf(address);
  }

  /** The version of a file; null where it is not open. */
  versionOf({ address }: SourceFile): number | null {
    return this.#open.get(address)?.version ?? null;
  }
}

function isUnsaved(uri: string): boolean {
  return uri.startsWith('untitled:');
}

function create(uri: string, _language: string, version: number, text: string): OpenDocument {
  const address = addressOf(uri);
  // So is a version of one, whose URI says more than its path.
  const isProfile = nameOf(uri.replace(/[?#].*/s, '')) === profileName;
  return { uri, version, file: new SourceFile(address, text), isProfile };
}

/** The document after some changes, each of which refers to the text that the one before has made. */
function update(document: OpenDocument, changes: TextDocumentContentChangeEvent[], version: number): OpenDocument {
  let { file } = document;
  for (const change of changes)
    file = 'range' in change ? withChange(file, change, document) : nextVersion(file, change.text);
  return { ...document, version, file };
}

type PartialChange = Extract<TextDocumentContentChangeEvent, { readonly range: unknown }>;

/** A profile is no budget, and is never cut into statements. */
function withChange(file: SourceFile, { range, text }: PartialChange, { isProfile }: OpenDocument): SourceFile {
  const [start, end] = [range.start, range.end].map((position) => file.lines.offset(position)).sort((a, b) => a - b);
  const edit = { span: { start: start ?? 0, end: end ?? 0 }, newText: text };
  return isProfile ? nextVersion(file, applyEdits(file.text, [edit])) : editedVersion(file, edit);
}
