import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackages } from '../aptPackages.mjs';
import { isSoak, tried } from '../support/counted.ts';
import { readSample } from '../support/parseCases.ts';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const dist = path.join(root, 'dist');
const isThere = (): boolean => spawnSync('strace', ['--version']).status === 0;

/** In `npm run soak` what the processes ask of the system is watched; where that cannot be, this test is skipped. */
const isWatched = isSoak && process.platform === 'linux';
if (isWatched && !isThere()) installPackages(['strace']);

/** What Node itself reads at its start, of the system and of its own. */
const ofNode = /^\/(?:usr|lib|lib64|etc|proc|sys|dev)\//;

interface Watched {
  readonly calls: readonly string[];
  readonly folder: string;
}

/** What a process asked of the system that it must not have. */
function trespasses({ calls, folder }: Watched): string[] {
  // Node asks the package of a script what kind of module it is.
  const own = [folder, dist, path.join(dist, '../package.json'), path.dirname(path.dirname(process.execPath))];
  return calls.filter((call) => {
    if (/\b(?:connect|bind|sendto|listen)\(.*AF_INET|\bsocket\(AF_INET/.test(call)) return true;
    const [, name = '', file = ''] =
      /\b(execve|openat|open|creat|unlink|unlinkat|rename|renameat2?|mkdir|mkdirat)\([^"]*"([^"]*)"/.exec(call) ?? [];
    if (name === '') return false;
    if (name === 'execve') return file !== process.execPath;
    // Nothing was there, or nothing came of it.
    if (/= -1 E/.test(call)) return false;
    const at = path.resolve(folder, file);
    if (/O_WRONLY|O_RDWR|O_CREAT/.test(call) || !/^open/.test(name)) return !at.startsWith('/dev/');
    return !own.some((each) => at === each || at.startsWith(`${each}/`)) && !ofNode.test(at);
  });
}

describe.skipIf(!isWatched || !isThere())(
  'opening a file runs nothing, connects to nothing, reads nothing outside',
  () => {
    let folder: TempFolder;
    let log: string;
    let workspace: string;
    const watch = (args: readonly string[]): ChildProcess =>
      spawn('strace', ['-f', '-qq', '-s', '300', '-e', 'trace=%network,%file', '-o', log, process.execPath, ...args], {
        cwd: workspace,
        env: { PATH: process.env['PATH'] ?? '' },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
    const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.on('exit', resolve));
    const watched = (): Watched => {
      tried('processes', 1);
      return { calls: fs.readFileSync(log, 'utf8').split('\n'), folder: workspace };
    };

    beforeAll(() => {
      folder = new TempFolder();
      log = path.join(folder.path, 'calls.log');
      workspace = path.join(folder.path, 'workspace');
      folder.write('outside.budget', '项目 "外面" { 金额 1 }\n');
      const hostile = ['../outside.budget', '/etc/passwd', 'link.budget', 'https://hostile.invalid/x'];
      const includes = hostile.map((each) => `引入 "${each}"\n`).join('');
      folder.write('workspace/2026.budget', `${includes}引入 "inner.budget"\n${readSample('shuozhou-2026')}`);
      folder.write('workspace/inner.budget', '说明 其他 "<img src=https://hostile.invalid/x> $(touch x) `id`"\n');
      fs.symlinkSync('../outside.budget', path.join(workspace, 'link.budget'));
    });
    afterAll(() => folder.remove());

    test('the watch sees it', async () => {
      await ended(
        watch([
          '-e',
          'fetch("http://127.0.0.1:65001/").catch(() => {}); require("fs").readFileSync("../outside.budget")',
        ]),
      );
      const seen = trespasses(watched()).join('\n');
      expect(seen).toContain('AF_INET');
      expect(seen).toContain('outside.budget');
    });

    test('the command line', async () => {
      await ended(watch([path.join(dist, 'cli.cjs'), 'check', '.', '--jobs', '2']));
      expect(trespasses(watched())).toEqual([]);
    });

    test('the language server', async () => {
      const child = watch([path.join(dist, 'server.cjs'), '--stdio']);
      const uri = folder.uriOf('workspace/2026.budget');
      const text = fs.readFileSync(path.join(workspace, '2026.budget'), 'utf8');
      const said: string[] = [];
      child.stdout?.on('data', (chunk: Buffer) => said.push(String(chunk)));
      const say = (message: object): void => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      const workspaceFolders = [{ uri: folder.uriOf('workspace'), name: 'workspace' }];
      say({
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders },
      });
      say({ method: 'initialized', params: {} });
      say({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'budget', version: 1, text } },
      });
      while (!said.join('').includes('include-not-found')) await new Promise((resolve) => setTimeout(resolve, 50));
      say({ id: 2, method: 'textDocument/documentLink', params: { textDocument: { uri } } });
      say({ id: 3, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } });
      say({ id: 4, method: 'shutdown' });
      say({ method: 'exit' });
      await ended(child);
      expect(trespasses(watched())).toEqual([]);
    });
  },
);
