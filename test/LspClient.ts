import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
} from 'vscode-languageserver';

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

/** A language server in a process of its own, spoken to over stdio as an editor does. */
export class LspClient {
  readonly initialized: Promise<InitializeResult>;
  readonly log: string[] = [];
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
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
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

  request<T>(method: string, params: object): Promise<T> {
    return this.#connection.sendRequest(method, params);
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
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
  }

  /** Says goodbye and waits for the process to end; resolves to its exit code. */
  async close(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.on('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    this.notify('exit', {});
    const code = await ended;
    this.#connection.dispose();
    return code;
  }
}
