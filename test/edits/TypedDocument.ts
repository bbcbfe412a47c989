import type { Connection, Disposable, Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { OpenDocuments } from '../../server/lsp/OpenDocuments.ts';
import type { SourceFile } from '../../server/model/SourceFile.ts';
import { type Change, changed } from './EditingSession.ts';

const uri = 'file:///tmp/typed.budget';

/** How a client tells of its changes: all in one notification, one in each, or as a new text. */
export type Sending = 'together' | 'apart' | 'whole';

/** A document that the server has open, and that a client edits by ranges. */
export class TypedDocument {
  readonly #documents = new OpenDocuments();
  readonly #client = new FakeClient();
  #version = 1;
  /** As the client has it. */
  #text: string;

  constructor(text: string) {
    this.#text = text;
    const ignored = (): void => undefined;
    this.#documents.listen(this.#client.connection, {
      opened: ignored,
      edited: ignored,
      closed: ignored,
      saved: ignored,
    });
    this.#client.notify('onDidOpenTextDocument', { textDocument: { uri, languageId: 'budget', version: 1, text } });
  }

  /** The file as the server has it. */
  get file(): SourceFile {
    const open = this.#documents.withUri(uri);
    if (!open) throw new Error('the server does not have the document');
    return open.file;
  }

  /** Changes made one after the other. */
  change(changes: readonly Change[], sending: Sending): void {
    const events = rangeEdits(this.#text, changes);
    this.#text = changes.reduce(changed, this.#text);
    if (sending === 'whole') this.#send([{ text: this.#text }]);
    else if (sending === 'together') this.#send(events);
    else for (const event of events) this.#send([event]);
  }

  #send(contentChanges: readonly TextDocumentContentChangeEvent[]): void {
    this.#version += 1;
    this.#client.notify('onDidChangeTextDocument', { textDocument: { uri, version: this.#version }, contentChanges });
  }
}

/**
 * Changes of a text made one after the other, by ranges. The middle of a CR LF has no position in LSP: a change that touches it
 * sends both characters anew.
 */
export function rangeEdits(text: string, changes: readonly Change[]): { range: Range; text: string }[] {
  let now = text;
  return changes.map((change) => {
    const [before, end] = [now, change.start + change.removed.length];
    const from = splitsLineEnd(before, change.start) ? change.start - 1 : change.start;
    const to = splitsLineEnd(before, end) ? end + 1 : end;
    now = changed(before, change);
    return {
      range: { start: positionOf(before, from), end: positionOf(before, to) },
      text: before.slice(from, change.start) + change.inserted + before.slice(end, to),
    };
  });
}

/** What a server listens to, without a stream in between. */
class FakeClient {
  readonly #listeners = new Map<string, (params: object) => void>();

  readonly connection = new Proxy({} as Connection, {
    get:
      (_, name) =>
      (listener: (params: object) => void): Disposable => {
        this.#listeners.set(String(name), listener);
        return { dispose: () => undefined };
      },
  });

  notify(event: string, params: object): void {
    const listener = this.#listeners.get(event);
    if (!listener) throw new Error(`the server does not listen: ${event}`);
    listener(params);
  }
}

function splitsLineEnd(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}

/** By LSP's own words: lines end with LF, CR LF or CR. */
function positionOf(text: string, offset: number): Position {
  let line = 0;
  let lineStart = 0;
  const pattern = /\r\n|\r|\n/g;
  for (let end = pattern.exec(text); end && pattern.lastIndex <= offset; end = pattern.exec(text)) {
    line += 1;
    lineStart = pattern.lastIndex;
  }
  return { line, character: offset - lineStart };
}
