import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Bundle } from '../server/Bundle.ts';
import { TempFolder } from './TempFolder.ts';

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
  const bundle = new Bundle(folder.path, 'some');
  bundle.run(module);
  expect(module.exports).toEqual({ value: exported, path: path.join(folder.path, 'some.cjs'), fs });
  bundle.keep();
  return bundle.isKept;
}

describe('a bundle runs', () => {
  test('as it was compiled before', () => {
    expect(run('a')).toBe(false);
    expect(run('a')).toBe(true);
    expect(fs.readdirSync(folder.path).sort()).toEqual(['some.cache', 'some.cjs']);
  });

  test('anew where it is another one', () => {
    run('a');
    expect(run('another')).toBe(false);
  });

  test.each([
    ['damaged', (compiled: Buffer) => compiled.fill(90, compiled.length >> 1)],
    ['cut off', (compiled: Buffer) => compiled.subarray(0, compiled.length >> 1)],
    ['empty', (compiled: Buffer) => compiled.subarray(0, 0)],
  ])('anew where what was kept is %s', (exported, damaged) => {
    run('a');
    const file = path.join(folder.path, 'some.cache');
    fs.writeFileSync(file, damaged(fs.readFileSync(file)));
    expect(run(exported)).toBe(false);
    expect(run(exported)).toBe(true);
  });
});
