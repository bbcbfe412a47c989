import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const scripts = [
  ['npm start', 'client/start.mjs'],
  ['npm test', 'test/run.mjs'],
  ['npm run build', 'server/build.mjs'],
  ['npm run bench', 'test/bench/bench.mjs'],
  ['npm run soak', 'test/soak.mjs'],
] as const;

let folder: TempFolder;
let old: string;
beforeAll(() => {
  folder = new TempFolder();
  folder.write(
    'old.cjs',
    "Object.defineProperty(process, 'version', { value: 'v18.20.0' }); Object.defineProperty(process.versions, 'node', { value: '18.20.0' });",
  );
  old = path.join(folder.path, 'old.cjs');
});
afterAll(() => folder.remove());

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', input: '' });
}

test.each([...scripts.map(([, file]) => file), 'dist/cli.cjs', 'dist/server.cjs', '.ci/prepare.mjs'])(
  '%s says of a Node that is too old which one is needed',
  (file) => {
    expect(run('-r', old, file)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `需要 Node.js 20 或更新版本，当前是 v18.20.0。请到 https://nodejs.org 安装后重试。
Node.js 20 or newer is needed, this is v18.20.0. Install it from https://nodejs.org and try again.
`,
    });
  },
);

describe.each(scripts)('%s', (name, file) => {
  test('tells how it is used', () => {
    const { status, stdout, stderr } = run(file, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`${name} [-- 选项]`)).toBe(true);
  });

  test('says of an option that it does not know where the others are told', () => {
    const { status, stderr } = run(file, '--colour');
    expect(status).toBe(1);
    expect(stderr).toBe(`选项不对，见 ${name} -- --help。
Wrong use, see ${name} -- --help: Unknown option '--colour'
`);
  });
});
