import type { Readable, Writable } from 'node:stream';
import { isRecord } from '../../lsp/protocol/previewProtocol.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly resolve: (result: Fields) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Chromium's DevTools protocol over the two pipes of `--remote-debugging-pipe`: messages are JSON, each with a NUL behind
 * it. Events are passed over.
 */
export class DevTools {
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #begun: Buffer[] = [];
  #lastId = 0;
  #ended: Error | undefined;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    // Why a pipe broke is told when the process is gone.
    for (const pipe of [input, output]) pipe.on('error', () => undefined);
    output.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Calls a method of the browser, or of the page that a session is about; rejects with the browser's own words. */
  send(method: string, params: Fields, sessionId?: string): Promise<Fields> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Nothing will be answered any more. */
  end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }

  #read(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#receive(Buffer.concat([...this.#begun, rest.subarray(0, end)]).toString('utf8'));
      this.#begun = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#begun.push(rest);
  }

  #receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message) || typeof message['id'] !== 'number') return;
    const waiting = this.#waiting.get(message['id']);
    this.#waiting.delete(message['id']);
    const { error, result } = message;
    if (isRecord(error)) waiting?.reject(new Error(String(error['message'])));
    else waiting?.resolve(isRecord(result) ? result : {});
  }
}
