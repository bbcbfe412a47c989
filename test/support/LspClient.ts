import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import fs from 'node:fs';
import { type CancellationToken, createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
} from 'vscode-languageserver';
import { CheckedReader, CheckedWriter } from '../protocol/checkedStreams.ts';
import { MessageCheck } from '../protocol/MessageCheck.ts';

/** What a test says of the client that it plays. */
export interface ClientOptions {
  readonly locale?: string;
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  /** The URIs of the folders that are open. */
  readonly folders?: readonly string[];
  /** What it answers to the server's requests, by their methods. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

/**
 * A language server in a process of its own, spoken to over stdio as an editor does. Every message in both directions is
 * held against the meta model of the protocol; what is wrong comes to light when the client is closed.
 */
export class LspClient {
  readonly initialized: Promise<InitializeResult>;
  readonly log: string[] = [];
  readonly messages = new MessageCheck();
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();

  /** What the server has asked to be told of. */
  readonly registered: string[] = [];

  constructor(command: readonly string[], options: ClientOptions = {}) {
    const { locale, capabilities = {}, folders, initializationOptions, answers = {} } = options;
    this.#process = spawn(process.execPath, command);
    this.#process.stderr.on('data', (chunk: Buffer) => this.log.push(String(chunk)));
    this.#connection = createMessageConnection(
      new CheckedReader(this.#process.stdout, (message) => this.messages.take('server', message)),
      new CheckedWriter(this.#process.stdin, (message) => this.messages.take('client', message)),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const check of this.#waiting) check();
    });
    this.#connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.#connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      this.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    for (const [method, answer] of Object.entries(answers)) this.#connection.onRequest(method, answer);
    this.#connection.listen();
    this.initialized = this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
      ...(initializationOptions ? { initializationOptions } : {}),
      ...(folders ? { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) } : {}),
    }).then((result) => {
      this.notify('initialized', {});
      return result;
    });
  }

  request<T>(method: string, params: object, token?: CancellationToken): Promise<T> {
    return token ? this.#connection.sendRequest(method, params, token) : this.#connection.sendRequest(method, params);
  }

  /** Is called with every notification of a method. */
  heard<P>(method: string, listener: (params: P) => void): void {
    this.#connection.onNotification(method, listener);
  }

  /** How much memory the server has; where the system tells, else 0. */
  residentMb(): number {
    const status = `/proc/${this.#process.pid}/status`;
    const [, kilobytes = '0'] = fs.existsSync(status)
      ? (/VmRSS:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8')) ?? [])
      : [];
    return Math.round(Number(kilobytes) / 1024);
  }

  /** The URIs about which diagnostics were pushed. */
  pushed(): string[] {
    return [...this.#published.keys()];
  }

  /** What has been published last of each document, where that is anything, by the URIs in order. */
  found(): (readonly [uri: string, diagnostics: readonly Diagnostic[]])[] {
    return [...this.#published]
      .flatMap(([uri, { diagnostics }]) => (diagnostics.length > 0 ? [[uri, diagnostics] as const] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  notify(method: string, params: object): void {
    void this.#connection.sendNotification(method, params);
  }

  open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'budget', version: 1, text } });
  }

  change(uri: string, version: number, text: string, range?: Range): void {
    const contentChanges = [range ? { range, text } : { text }];
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The diagnostics of a version, or of a later one. */
  diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return this.#publishedWhere(uri, (published) => (published.version ?? 0) >= version);
  }

  /** The diagnostics of a document as soon as they are as claimed. */
  diagnosticsWhere(
    uri: string,
    isAsClaimed: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return this.#publishedWhere(uri, ({ diagnostics }) => isAsClaimed(diagnostics));
  }

  #publishedWhere(
    uri: string,
    isWanted: (published: PublishDiagnosticsParams) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      const check = (): void => {
        const published = this.#published.get(uri);
        if (!published || !isWanted(published)) return;
        this.#waiting.delete(check);
        resolve(published.diagnostics);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** The quick fixes at a range. */
  fixes(uri: string, range: Range): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [], only: ['quickfix'] };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Says goodbye and waits for the process to end; resolves to its exit code. Rejects if a message was no valid one. */
  async close(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.on('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    void this.#connection.sendNotification('exit');
    const code = await ended;
    this.#connection.dispose();
    const { faults } = this.messages;
    if (faults.length > 0) throw new Error(`messages against the protocol:\n${faults.join('\n')}`);
    return code;
  }
}
