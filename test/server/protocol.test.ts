import { spawn } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic, InitializeResult } from 'vscode-languageserver';
import { faultIn, MessageCheck } from '../protocol/MessageCheck.ts';
import { type Method, metaModel } from '../protocol/MetaModel.ts';
import { ownMethods } from '../protocol/ownMethods.ts';
import { frame, type Incoming, RawServer } from '../protocol/RawServer.ts';
import { counted, isSoak } from '../support/counted.ts';
import { readSample } from '../support/parseCases.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/a.budget';
const text = '基本支出 2011308 "招商引资" {\n    30101 "基本工资" 15.46\n    合计 16.46\n}\n';
const about = { textDocument: { uri } };
const start = { ...about, position: { line: 1, character: 5 } };

let server: RawServer;
const started: RawServer[] = [];

function begin(): void {
  server = new RawServer(serverCommand);
  started.push(server);
}

afterEach(() => {
  for (const each of started.splice(0)) each.process.kill();
});

/** What was published for the document, oldest first. */
function published(): { readonly version?: number; readonly diagnostics: readonly Diagnostic[] }[] {
  return server.received.filter(isPublished).map(({ params }) => params as never);
}

function isPublished({ method, params }: Incoming): boolean {
  return method === 'textDocument/publishDiagnostics' && (params as { readonly uri: string }).uri === uri;
}

function hasVersion(version: number): (message: Incoming) => boolean {
  return (message) => isPublished(message) && (message.params as { readonly version?: number }).version === version;
}

function mismatches(diagnostics: readonly Diagnostic[] | undefined): unknown[] | undefined {
  return diagnostics?.filter(({ code }) => code === 'total-mismatch').map(({ range }) => range);
}

const total = { start: { line: 2, character: 7 }, end: { line: 2, character: 12 } };

describe('the check of messages', () => {
  test('finds what is against the meta model, deep inside', () => {
    const hint = { kind: 'reference', name: 'InlayHint' } as const;
    const position = { line: 0, character: 0 };
    expect(faultIn(hint, { position, label: 'a' })).toBeUndefined();
    expect(faultIn(hint, { position, label: [{ value: 'a', tooltip: { kind: 'html', value: '' } }] })).toContain(
      '/label/0/tooltip/kind',
    );
    expect(faultIn(hint, { position, label: 'a', paddingleft: true })).toContain('paddingleft');
    expect(faultIn(hint, { position: { line: -1, character: 0 }, label: 'a' })).toContain('/position/line');
  });

  test('finds methods that nobody knows, the wrong way round, or that the client cannot do', () => {
    const found = (sender: 'client' | 'server', ...messages: readonly object[]): string[] => {
      const check = new MessageCheck();
      for (const message of messages) check.take(sender, { jsonrpc: '2.0', ...message });
      return check.faults.map((fault) => fault.replace(/ in \{.*/, ''));
    };
    expect(found('server', { method: 'budget/nobodyKnows', params: {} })).toEqual([
      'server: unknown notification budget/nobodyKnows',
    ]);
    expect(found('server', { method: 'textDocument/didClose', params: about })).toEqual([
      'server: textDocument/didClose goes the other way',
    ]);
    expect(found('server', { id: 1, method: 'workspace/inlayHint/refresh' })).toEqual([
      'server: workspace/inlayHint/refresh to a client without workspace.inlayHint.refreshSupport',
    ]);
    expect(found('client', { id: 1, method: 'budget/preview', params: { url: uri } })).toEqual([
      'client: params of budget/preview: not as isPreviewParams has it',
    ]);
    expect(found('server', { id: 7, result: null })).toEqual(['server: a response to nothing']);
  });
});

describe('a client', () => {
  test('that can do nothing at all is served', async () => {
    begin();
    const { result } = await server.start();
    const { capabilities } = result as InitializeResult;
    expect(capabilities.positionEncoding).toBe('utf-16');
    server.open(uri, text);
    await server.next(hasVersion(1));
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect((await server.request('textDocument/hover', start)).result).not.toBeNull();
    expect(await server.stop()).toBe(0);
    // It was asked for nothing.
    expect(server.received.filter(({ id, method }) => id !== undefined && method !== undefined)).toEqual([]);
  });

  test('that would rather count bytes is told that UTF-16 is counted', async () => {
    begin();
    const { result } = await server.start({ general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] } });
    expect((result as InitializeResult).capabilities.positionEncoding).toBe('utf-16');
    expect(await server.stop()).toBe(0);
  });

  test.each([
    ['null', null],
    ['a list of null', [null]],
    ['an empty list', []],
  ])('whose configuration is %s gets the standard one', async (_, result) => {
    begin();
    await server.start({ workspace: { configuration: true } });
    server.open(uri, text);
    const { id } = await server.next(({ method }) => method === 'workspace/configuration');
    server.send({ jsonrpc: '2.0', id, result });
    await server.next(hasVersion(1));
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    await server.stop();
  });

  test('that answers a question with an error gets the standard configuration', async () => {
    begin();
    await server.start({ workspace: { configuration: true } });
    server.open(uri, text);
    const { id } = await server.next(({ method }) => method === 'workspace/configuration');
    server.send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } });
    await server.next(hasVersion(1));
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect(await server.stop()).toBe(0);
  });

  test('may begin to count at 0', async () => {
    begin();
    await server.start();
    server.open(uri, text, 0);
    await server.next(hasVersion(0));
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect(await server.stop()).toBe(0);
  });

  test('gets no answer about a document that it has not opened, or has closed, and its findings go', async () => {
    begin();
    await server.start();
    expect((await server.request('textDocument/hover', start)).result).toBeNull();
    server.open(uri, text);
    await server.next(hasVersion(1));
    server.notify('textDocument/didClose', about);
    expect((await server.request('textDocument/hover', start)).result).toBeNull();
    await server.next((message) => isPublished(message) && published().at(-1)?.diagnostics.length === 0);
    server.notify('textDocument/didClose', about);
    server.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: '' }] });
    server.open(uri, text, 1);
    await server.next((message) => isPublished(message) && published().length > 2);
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect(await server.stop()).toBe(0);
  });
});

describe('the order of the protocol', () => {
  test('before initialize, requests are refused and notifications dropped', async () => {
    begin();
    expect((await server.request('textDocument/hover', start)).error?.code).toBe(-32002);
    expect((await server.request('shutdown')).error?.code).toBe(-32002);
    server.open(uri, text);
    await server.start();
    expect((await server.request('textDocument/hover', start)).result).toBeNull();
    expect((await server.request('initialize', { processId: null, rootUri: null, capabilities: {} })).error?.code).toBe(
      -32600,
    );
    expect(await server.stop()).toBe(0);
  });

  test('after shutdown, requests are refused; exit ends it with 0', async () => {
    begin();
    await server.start();
    await server.request('shutdown');
    expect((await server.request('textDocument/hover', start)).error?.code).toBe(-32600);
    expect((await server.request('shutdown')).error?.code).toBe(-32600);
    server.notify('exit');
    expect(await server.ended).toBe(0);
  });

  test.each([
    ['exit without shutdown', (): void => server.notify('exit')],
    ['an input that ends', (): void => void server.process.stdin.end()],
  ])('%s ends it with 1', async (_, leave) => {
    begin();
    await server.start();
    leave();
    expect(await server.ended).toBe(1);
  });

  test('a client that no longer listens ends it with 1, and it says nothing of it', async () => {
    begin();
    await server.start();
    server.process.stdout.destroy();
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'budget', version: 1, text: '部门\n' },
    });
    expect(await server.ended).toBe(1);
    expect(server.log).toBe('');
  });

  test('exit before initialize ends it with 1', async () => {
    begin();
    server.notify('exit');
    expect(await server.ended).toBe(1);
  });

  test('a client that dies takes it along', async () => {
    begin();
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await server.start({}, { processId: parent.pid });
    parent.kill('SIGKILL');
    expect(await server.ended).toBe(1);
  });

  test('unknown requests are refused, unknown notifications ignored', async () => {
    begin();
    await server.start();
    const ask = (method: string): void => server.send({ jsonrpc: '2.0', id: method, method, params: {} });
    for (const method of ['textDocument/nothing', 'budget/nothing', '$/nothing']) {
      ask(method);
      expect((await server.next(({ id }) => id === method)).error?.code).toBe(-32601);
    }
    for (const method of ['$/nothing', 'textDocument/nothing']) server.send({ jsonrpc: '2.0', method, params: {} });
    expect((await server.request('textDocument/hover', start)).result).toBeNull();
    expect(await server.stop()).toBe(0);
  });

  test('a request that is cancelled gets its answer or says so, and the others theirs', async () => {
    begin();
    await server.start();
    server.open(uri, readSample('shuozhou-2026'));
    const symbols = Array.from({ length: 50 }, () => server.request('textDocument/documentSymbol', about));
    const ids = symbols.map((_, i) => i + 2);
    for (const id of ids.filter((each) => each % 2 === 0)) server.notify('$/cancelRequest', { id });
    server.notify('$/cancelRequest', { id: 9999 });
    const answers = await Promise.all(symbols);
    const codes = answers.map(({ error, result }) => error?.code ?? (Array.isArray(result) ? 'result' : 'nothing'));
    expect(codes.filter((_, i) => (i + 2) % 2 === 1)).toEqual(Array.from({ length: 25 }, () => 'result'));
    expect(codes.filter((code) => code === -32800).length).toBeGreaterThan(0);
    expect(codes.filter((code) => code !== 'result' && code !== -32800)).toEqual([]);
    expect(await server.stop()).toBe(0);
  });
});

describe('bytes', () => {
  const hover = { jsonrpc: '2.0', id: 'h', method: 'textDocument/hover', params: start };

  test('of one message come in pieces, those of several at once', async () => {
    begin();
    const hello = {
      jsonrpc: '2.0',
      id: 0,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    };
    const textDocument = { uri, languageId: 'budget', version: 1, text: text.replace('招商引资', '招商𠮷引资') };
    const open = { jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } };
    const bytes = Buffer.concat([hello, open, hover].map((message) => server.bytesOf(message)));
    for (const byte of bytes) {
      server.write(Buffer.from([byte]));
      if (byte % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await server.next(({ id }) => id === 'h')).result).not.toBeNull();
    server.write(...Array.from({ length: 20 }, (_, i) => server.bytesOf({ ...hover, id: `j${i}` })));
    expect((await server.next(({ id }) => id === 'j19')).result).not.toBeNull();
    expect(await server.stop()).toBe(0);
  });

  test.each(['{"jsonrpc": "2.0", "id": 1, "method"', 'nonsense', ''])(
    '%j is no JSON, which is said',
    async (content) => {
      begin();
      await server.start();
      server.write(frame(content));
      const { error } = await server.next(({ id, error }) => id === null && error !== undefined);
      expect(error?.code).toBe(-32700);
      server.send(hover);
      expect((await server.next(({ id }) => id === 'h')).result).toBeNull();
      expect(await server.stop()).toBe(0);
    },
  );

  test.each([
    'null',
    '42',
    '[]',
    '{}',
    '{"jsonrpc":"2.0","method":"$/cancelRequest"}',
    '{"jsonrpc":"2.0","id":99,"result":1}',
  ])('%s is no message, and does no harm', async (content) => {
    begin();
    await server.start();
    server.write(frame(content));
    server.send(hover);
    expect((await server.next(({ id }) => id === 'h')).result).toBeNull();
    expect(await server.stop()).toBe(0);
  });

  test('with other headers and other letter case are read', async () => {
    begin();
    await server.start();
    const bytes = server.bytesOf(hover);
    const body = bytes.subarray(bytes.indexOf('{'));
    const headers = `content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n`;
    server.write(headers, body);
    expect((await server.next(({ id }) => id === 'h')).result).toBeNull();
    expect(await server.stop()).toBe(0);
  });

  test.each([
    ['no length', 'Content-Type: text/plain\r\n\r\n'],
    ['a length that is no number', 'Content-Length: ten\r\n\r\n'],
    ['no header', 'hello\r\n\r\n'],
    [
      'a length that is too small',
      Buffer.concat([Buffer.from('Content-Length: 5\r\n\r\n'), frame('{"jsonrpc":"2.0"}'), frame('{}')]),
    ],
  ])('with %s end the server with a sentence, as nothing could be answered any more', async (_, bytes) => {
    begin();
    await server.start();
    server.write(bytes);
    expect(await server.ended).toBe(1);
    expect(server.log).toMatch(/^budget lsp: .+/);
  });
});

describe('params that are none', () => {
  const turning = ['initialize', 'initialized', 'shutdown', 'exit', '$/setTrace'];
  const isForServer = ({ method, messageDirection }: Method): boolean =>
    messageDirection !== 'serverToClient' && !turning.includes(method);
  const wrong: readonly unknown[] = [
    undefined,
    null,
    [],
    {},
    7,
    { textDocument: null },
    { textDocument: { uri: 7 } },
    { textDocument: { uri: 'no uri' }, position: null, range: null },
    { textDocument: { uri }, position: { line: -1, character: 2 ** 40 }, range: { start: {}, end: null } },
    { uri, textDocument: { uri }, options: null, context: null, item: {}, ranges: [null], positions: [null] },
    { files: [{}], changes: [null], event: null, settings: 7, query: null, command: null, arguments: {} },
  ];

  test('every request is answered all the same, and the next right one is answered right', async () => {
    begin();
    await server.start();
    server.open(uri, text);
    const own = [...ownMethods].flatMap(([method, { resultFault }]) => (resultFault ? [method] : []));
    const methods = [...metaModel.requests.filter(isForServer).map(({ method }) => method), ...own];
    const ids = methods.flatMap((method) =>
      wrong.map((params, i) => {
        const id = `${method} ${i}`;
        server.send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
        return id;
      }),
    );
    for (const id of ids) await server.next((message) => message.id === id && message.method === undefined);
    expect((await server.request('textDocument/hover', start)).result).not.toBeNull();
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect(await server.stop()).toBe(0);
  });

  test('no notification does any harm to what is open', async () => {
    begin();
    await server.start();
    server.open(uri, text);
    // Some of these do close a document.
    const others = metaModel.notifications.filter((each) => isForServer(each) && !each.method.endsWith('didClose'));
    for (const { method } of others)
      for (const params of wrong) server.send({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });
    const opened: readonly object[] = [
      {},
      { uri: 'file:///budget/b.budget' },
      { uri: 'file:///budget/c.budget', text: 7 },
    ];
    for (const textDocument of opened) server.notify('textDocument/didOpen', { textDocument });
    const none = [{ range: null, text: 7 }, {}, null];
    server.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: none });
    server.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text }] });
    await server.next(hasVersion(3));
    expect(mismatches(published().at(-1)?.diagnostics)).toEqual([total]);
    expect((await server.request('textDocument/hover', start)).result).not.toBeNull();
    expect(await server.stop()).toBe(0);
  });
});

/** At full speed but for pauses; in the soak, as fast as the fastest key repeat. */
const keystrokes = counted(200, 10_000);

test(`${keystrokes} keystrokes: the last findings are those of the last text, and none are older than those before`, async () => {
  const sample = readSample('short-english');
  begin();
  await server.start();
  server.open(uri, sample);
  const at = sample.lastIndexOf('}');
  const lines = sample.slice(0, at).split('\n');
  const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const typed = 'explain other "预算𠮷 {支出} 18.00万元"\nproject "甲" { amount 1 }\n';
  let version = 1;
  let written = '';
  const change = (text: string): void => {
    const before = written.split('\n');
    const line = place.line + before.length - 1;
    const end = { line, character: (before.length > 1 ? 0 : place.character) + (before.at(-1)?.length ?? 0) };
    // Now and then all is taken away again, so that the text stays as long as one that somebody types.
    const range = { start: text === '' ? place : end, end };
    written = text === '' ? '' : written + text;
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text }],
    });
  };
  const asked: Promise<Incoming>[] = [];
  // Of a surrogate pair, both halves come at once.
  const characters = [...typed];
  for (let i = 0; i < keystrokes; i++) {
    change(written.length > 300 ? '' : (characters[i % characters.length] ?? ''));
    if (i % 7 === 0) asked.push(server.request('textDocument/documentSymbol', about));
    if (isSoak || i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect((await Promise.all(asked)).filter(({ result }) => !Array.isArray(result))).toEqual([]);
  await server.next(hasVersion(version));
  const versions = published().map((each) => each.version ?? -1);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  const last = published().at(-1);
  expect(last?.version).toBe(version);
  server.notify('textDocument/didClose', about);
  const fresh = { uri: 'file:///budget/fresh.budget', text: sample.slice(0, at) + written + sample.slice(at) };
  server.open(fresh.uri, fresh.text);
  const isFresh = ({ params }: Incoming): boolean => (params as { uri?: string } | undefined)?.uri === fresh.uri;
  const { params } = await server.next(
    (message) => isFresh(message) && message.method === 'textDocument/publishDiagnostics',
  );
  const asFresh = JSON.stringify(last?.diagnostics).replaceAll(uri, fresh.uri);
  expect(JSON.parse(asFresh)).toEqual((params as { readonly diagnostics: unknown }).diagnostics);
  expect(await server.stop()).toBe(0);
});
