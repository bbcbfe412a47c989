// A language server in a process of its own, over its standard input and output, as an editor that only listens drives it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { root } from '../../.ci/prepare.mjs';

/** No answer is waited for longer. */
export const MOST_MS = 60_000;

const inModules = (file) => path.join(root, 'node_modules', file);
const here = (file) => path.join(root, 'test/bench/servers', file);

/** The servers, each with the format that it reads. */
export const servers = {
  nothing: { name: '什么都不做 does nothing', format: 'budget', args: [here('nothing.mjs'), '--stdio'] },
  budget: { name: '**`budget lsp`**', format: 'budget', args: [path.join(root, 'dist/server.cjs'), '--stdio'] },
  json: {
    name: 'vscode-json-languageserver（等 waits 300 ms）',
    format: 'json',
    args: [inModules('vscode-json-languageserver/bin/vscode-json-languageserver'), '--stdio'],
  },
  yaml: {
    name: 'yaml-language-server（等 waits 200 ms）',
    format: 'yaml',
    args: [inModules('yaml-language-server/bin/yaml-language-server'), '--stdio'],
  },
  langium: { name: 'Langium', format: 'budget', args: [here('langium.mjs')] },
};

/** One server with at most one document that is typed in. */
export class LanguageServer {
  #child;
  #connection;
  #uri;
  #version = 1;
  #published = () => {};
  #hasEnded;

  /** Starts it and shakes hands; `nodeArgs` are for the process. */
  static async start({ args }, nodeArgs = []) {
    const server = new LanguageServer();
    const hasProbe = nodeArgs.length > 0;
    server.#child = spawn(process.execPath, [...nodeArgs, ...args], {
      stdio: ['pipe', 'pipe', 'ignore', ...(hasProbe ? ['ipc'] : [])],
    });
    // Whoever is written to after it died says so by ending, not by an error of the pipe.
    server.#child.stdin.on('error', () => {});
    server.#hasEnded = once(server.#child, 'exit').then(() => {
      throw new Error('the server ended');
    });
    server.#hasEnded.catch(() => {});
    server.#listen();
    await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    server.#notify('initialized', {});
    return server;
  }

  #listen() {
    const { stdin, stdout } = this.#child;
    const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    connection.onRequest('client/registerCapability', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (published) => this.#published(published));
    connection.onUnhandledNotification(() => {});
    connection.onError(() => {});
    connection.listen();
    this.#connection = connection;
  }

  /** Opens a text; answers the milliseconds to its first diagnostics. */
  async open(text, format) {
    this.#uri = `file:///bench.${format}`;
    const textDocument = { uri: this.#uri, languageId: format, version: this.#version, text };
    return this.#timed('textDocument/didOpen', { textDocument });
  }

  /** Replaces what is in a range; answers the milliseconds to the diagnostics of this very version. */
  async edit(change) {
    return this.#timed('textDocument/didChange', this.#changed(change));
  }

  /** Asks something about a place directly behind an edit; answers the milliseconds to its answer. */
  async editAndAsk(change, method, position) {
    const published = this.#diagnosed(this.#version + 1);
    const from = performance.now();
    this.#notify('textDocument/didChange', this.#changed(change));
    const answer = await this.request(method, { textDocument: { uri: this.#uri }, position });
    const time = performance.now() - from;
    await published;
    return { time, answer };
  }

  async request(method, params) {
    return inTime(Promise.race([this.#connection.sendRequest(method, params), this.#hasEnded]));
  }

  /** Bytes of heap after a collection; only with the probe. */
  async heap() {
    this.#child.send('heap');
    const [bytes] = await once(this.#child, 'message');
    return bytes;
  }

  /** Bytes of memory at its most; NaN where the system does not tell. */
  peak() {
    const file = `/proc/${this.#child.pid}/status`;
    const [, kilobytes] = (fs.existsSync(file) && /VmHWM:\s*(\d+)/.exec(fs.readFileSync(file, 'utf8'))) || [];
    return Number(kilobytes) * 1024;
  }

  stop() {
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
  }

  async #timed(method, params) {
    const published = this.#diagnosed(params.textDocument.version);
    const from = performance.now();
    this.#notify(method, params);
    return (await published) - from;
  }

  /** When diagnostics of a version arrive. A server that tells no version has one edit at a time to tell about. */
  #diagnosed(version) {
    const arrived = new Promise((resolve) => {
      this.#published = ({ uri, version: told = version }) => {
        if (uri === this.#uri && told === version) resolve(performance.now());
      };
    });
    return inTime(Promise.race([arrived, this.#hasEnded]));
  }

  #changed({ range, text }) {
    this.#version++;
    return { textDocument: { uri: this.#uri, version: this.#version }, contentChanges: [{ range, text }] };
  }

  #notify(method, params) {
    this.#connection.sendNotification(method, params).catch(() => {});
  }
}

export class TooSlow extends Error {}

async function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), MOST_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
