import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { StreamMessageReader } from 'vscode-jsonrpc/node';
import { MessageCheck } from './MessageCheck.ts';

/** An answer of the server, or something that it said by itself. */
export interface Incoming {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The bytes of one message with some content. */
export function frame(content: string): Buffer {
  const body = Buffer.from(content);
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** A server to which a test writes bytes, valid or not; what comes back has to be valid. */
export class RawServer {
  readonly received: Incoming[] = [];
  /** Of standard error. */
  log = '';
  /** The exit code, once the process is gone. */
  readonly ended: Promise<number | null>;
  readonly process: ChildProcessWithoutNullStreams;
  readonly #check = new MessageCheck();
  readonly #waiting = new Set<(message: Incoming) => void>();
  #lastId = 0;

  constructor(command: readonly string[]) {
    this.process = spawn(process.execPath, command);
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.log += String(chunk);
    });
    // It may be gone before everything is written.
    this.process.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => this.process.on('close', resolve));
    new StreamMessageReader(this.process.stdout).listen((message) => {
      this.#check.take('server', message);
      this.received.push(message as Incoming);
      for (const look of this.#waiting) look(message as Incoming);
    });
  }

  write(...bytes: readonly (Buffer | string)[]): void {
    this.process.stdin.write(Buffer.concat(bytes.map((each) => Buffer.from(each))));
  }

  notify(method: string, params?: object): void {
    this.send({ jsonrpc: '2.0', method, ...(params && { params }) });
  }

  send(message: object): void {
    this.write(this.bytesOf(message));
  }

  /** The bytes of a message that is about to be written. */
  bytesOf(message: object): Buffer {
    const content = JSON.stringify(message);
    this.#check.take('client', JSON.parse(content));
    return frame(content);
  }

  /** A request, and its answer. */
  request(method: string, params?: object): Promise<Incoming> {
    const id = ++this.#lastId;
    this.send({ jsonrpc: '2.0', id, method, ...(params && { params }) });
    return this.next((message) => message.method === undefined && message.id === id);
  }

  /** The first message that is as wanted, come or to come; rejects when the process ends without one. */
  next(isWanted: (message: Incoming) => boolean): Promise<Incoming> {
    const found = this.received.find(isWanted);
    if (found) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const look = (message: Incoming): void => {
        if (!isWanted(message)) return;
        this.#waiting.delete(look);
        resolve(message);
      };
      this.#waiting.add(look);
      void this.ended.then((code) => reject(new Error(`ended with ${code}: ${this.log}`)));
    });
  }

  /** Says hello as a client that can do nothing at all. */
  async start(capabilities: object = {}, options: object = {}): Promise<Incoming> {
    const hello = await this.request('initialize', { processId: null, rootUri: null, capabilities, ...options });
    this.notify('initialized', {});
    return hello;
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version, text } });
  }

  /** Ends it as a client should, and tells the exit code; what the server said has to be valid. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    this.notify('exit');
    const code = await this.ended;
    // What the test itself sends may be wrong on purpose.
    const faults = this.#check.faults.filter((fault) => fault.startsWith('server:'));
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return code;
  }
}
