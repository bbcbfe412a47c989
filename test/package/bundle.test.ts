import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Bundle } from '../../server/Bundle.ts';
import { LspClient } from '../support/LspClient.ts';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const server = path.join(root, 'dist/server.cjs');

let folder: TempFolder;
beforeEach(() => {
  folder = new TempFolder();
});
afterEach(() => folder.remove());

function kept(): string {
  return path.join(folder.path, 'kept');
}

/** Runs a bundle that lies in the folder; whether what was compiled before was taken. */
function run(exported: string): boolean {
  folder.write(
    'some.cjs',
    `module.exports = { value: ${JSON.stringify(exported)}, path: __filename, fs: require('fs') }`,
  );
  const module = { exports: {} } as NodeModule;
  const bundle = new Bundle(folder.path, 'some', kept());
  bundle.run(module);
  expect(module.exports).toEqual({ value: exported, path: path.join(folder.path, 'some.cjs'), fs });
  bundle.keep();
  return bundle.isKept;
}

describe('a bundle runs', () => {
  test('as it was compiled before', () => {
    expect(run('a')).toBe(false);
    expect(run('a')).toBe(true);
    expect(fs.readdirSync(kept())).toEqual(['some.cache']);
  });

  test('anew where it is another one', () => {
    run('a');
    expect(run('b')).toBe(false);
    expect(run('another')).toBe(false);
  });

  test.each([
    ['damaged', (compiled: Buffer) => compiled.fill(90, compiled.length >> 1)],
    ['cut off', (compiled: Buffer) => compiled.subarray(0, compiled.length >> 1)],
    ['empty', (compiled: Buffer) => compiled.subarray(0, 0)],
  ])('anew where what was kept is %s', (exported, damaged) => {
    run('a');
    const file = path.join(kept(), 'some.cache');
    fs.writeFileSync(file, damaged(fs.readFileSync(file)));
    expect(run(exported)).toBe(false);
    expect(run(exported)).toBe(true);
  });
});

describe('the server of an editor', () => {
  test('keeps what was compiled for its next start, once it has settled', async () => {
    const file = path.join(folder.path, 'of the extension', 'server.main.cache');
    const env = { ...process.env, BUDGET_COMPILED: path.dirname(file) };
    const child = spawn(process.execPath, [server, '--stdio'], { env });
    await vi.waitFor(() => expect(fs.existsSync(file)).toBe(true), { timeout: 40_000, interval: 100 });
    child.kill();
    expect(fs.statSync(file).size).toBeGreaterThan(100_000);
  }, 60_000);

  test.each([
    ['something else', (file: string) => fs.writeFileSync(file, 'nothing that V8 made')],
    ['a folder', (file: string) => fs.mkdirSync(file)],
  ])('starts where %s stands in the place of that', async (_, put) => {
    put(path.join(folder.path, 'server.main.cache'));
    vi.stubEnv('BUDGET_COMPILED', folder.path);
    const client = new LspClient([server, '--stdio']);
    vi.unstubAllEnvs();
    expect((await client.initialized).capabilities.hoverProvider).toBeDefined();
    expect(await client.close()).toBe(0);
  });
});
