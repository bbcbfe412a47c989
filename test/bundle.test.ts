import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Bundle } from '../server/Bundle.ts';
import { LspClient } from './LspClient.ts';
import { TempFolder } from './TempFolder.ts';

const server = path.resolve(import.meta.dirname, '../dist/server.cjs');

let folder: TempFolder;
beforeEach(() => {
  folder = new TempFolder();
});
afterEach(() => folder.remove());

/** Runs a bundle that lies in the folder; whether what was compiled before was taken. */
function run(exported: string): boolean {
  folder.write(
    'some.cjs',
    `module.exports = { value: ${JSON.stringify(exported)}, path: __filename, fs: require('fs') }`,
  );
  const module = { exports: {} } as NodeModule;
  const bundle = new Bundle(folder.path, 'some', path.join(folder.path, 'kept'));
  bundle.run(module);
  expect(module.exports).toEqual({ value: exported, path: path.join(folder.path, 'some.cjs'), fs });
  bundle.keep();
  return bundle.isKept;
}

describe('a bundle runs', () => {
  test('as it was compiled before', () => {
    expect(run('a')).toBe(false);
    expect(run('a')).toBe(true);
  });

  test('anew where it is another one, or what was kept is broken', () => {
    run('a');
    expect(run('another')).toBe(false);
    folder.write('kept/some.cache', 'nothing that V8 made');
    expect(run('a third')).toBe(false);
    expect(run('a third')).toBe(true);
    expect(fs.readdirSync(path.join(folder.path, 'kept'))).toEqual(['some.cache']);
  });
});

describe('the server of an editor', () => {
  test('keeps what was compiled for its next start, once it has settled', async () => {
    const kept = path.join(folder.path, 'of the extension', 'server.main.cache');
    const env = { ...process.env, BUDGET_COMPILED: path.dirname(kept) };
    const child = spawn(process.execPath, [server, '--stdio'], { env });
    await vi.waitFor(() => expect(fs.existsSync(kept)).toBe(true), { timeout: 40_000, interval: 100 });
    child.kill();
    expect(fs.statSync(kept).size).toBeGreaterThan(100_000);
  }, 60_000);

  test('starts whatever stands in the place of that', async () => {
    folder.write('server.main.cache', 'nothing that V8 made');
    vi.stubEnv('BUDGET_COMPILED', folder.path);
    const client = new LspClient([server, '--stdio']);
    vi.unstubAllEnvs();
    expect((await client.initialized).capabilities.hoverProvider).toBeDefined();
    expect(await client.close()).toBe(0);
  });
});
