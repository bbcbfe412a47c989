import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyseRoot } from '../../server/features/Analysis.ts';
import type { OtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { counted } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { root } from '../support/places.ts';
import { runBudget } from '../support/runBudget.ts';
import { everyFinding } from '../support/snapshotOf.ts';
import { TempFolder } from '../support/TempFolder.ts';

/** What must not come to light: it would be the name of a project, were its file included. */
const secret = '不在工作区里的项目';
const canLink = process.platform !== 'win32';

/** `工作区` is open; beside it stands what an include must not reach. */
const folder = new TempFolder();
const workspace = path.join(folder.path, '工作区');
const serverFile = path.join(root, 'dist/server.cjs');

/** Paths that lead out of the workspace, or to what is no file. */
const paths: readonly string[] = [
  '../secret.budget',
  '..\\secret.budget',
  './../secret.budget',
  'inner/../../secret.budget',
  'inner/../../工作区/../secret.budget',
  '../工作区外/secret.budget',
  '%2e%2e/secret.budget',
  '%2E%2E%2Fsecret.budget',
  '..%2fsecret.budget',
  '..%5csecret.budget',
  '%252e%252e/secret.budget',
  '．．／secret.budget',
  '../'.repeat(200),
  `${'../'.repeat(200)}etc/passwd`,
  path.join(folder.path, 'secret.budget'),
  `/${path.join(folder.path, 'secret.budget')}`,
  `file://${path.join(folder.path, 'secret.budget')}`,
  `FILE:${path.join(folder.path, 'secret.budget')}`,
  'https://hostile.invalid/secret.budget',
  'vscode-remote://hostile/secret.budget',
  'untitled:secret',
  'C:\\Windows\\win.ini',
  'C:secret.budget',
  '\\\\hostile.invalid\\share\\secret.budget',
  '//hostile.invalid/share/secret.budget',
  '\\\\?\\C:\\Windows\\win.ini',
  '\\\\.\\PhysicalDrive0',
  '/dev/zero',
  '/dev/stdin',
  '/proc/self/environ',
  '~/secret.budget',
  '$HOME/secret.budget',
  '%USERPROFILE%\\secret.budget',
  ...['CON', 'NUL', 'AUX.budget', 'COM1', 'LPT1.budget', 'CONIN$', 'nul.budget', 'con .budget'],
  '.',
  '..',
  'inner',
  'inner/',
  'missing.budget',
  'missing.budget::$DATA',
  `${'长'.repeat(5000)}.budget`,
  'inner/'.repeat(3000),
  '*.budget',
  '-rf',
  '|cat',
  '`id`',
  '$(id)',
  ...(canLink
    ? ['link.budget', 'links/secret.budget', 'endless.budget', 'zero.budget', 'pipe.budget', 'up/secret.budget']
    : []),
];

const text = paths.map((each) => `引入 "${each}"\n`).join('');
/** Only an editor can hold it: a file with a zero byte is no text. */
const zero = '引入 "secret.budget\u0000.budget"\n';

beforeAll(() => {
  folder.write('secret.budget', `项目 "${secret}" { 金额 987654.32 }\n`);
  folder.write('工作区外/secret.budget', `项目 "${secret}" { 金额 987654.32 }\n`);
  folder.write('工作区/inner/empty.budget', '');
  folder.write('工作区/部门.budget', text);
  if (!canLink) return;
  const link = (target: string, name: string): void => fs.symlinkSync(target, path.join(workspace, name));
  link('../secret.budget', 'link.budget');
  link('../工作区外', 'links');
  link('endless.budget', 'endless.budget');
  link('/dev/zero', 'zero.budget');
  link('..', 'up');
  spawnSync('mkfifo', [path.join(workspace, 'pipe.budget')]);
});
afterAll(() => folder.remove());

describe('an include never leaves the workspace', () => {
  test('in the command line: each is told, none is read', () => {
    for (const checked of ['部门.budget', '.']) {
      const { code, out, err } = runBudget(['check', checked, '--format', 'json'], { cwd: workspace });
      const isEndless = canLink && checked === '.';
      expect(err).toBe(isEndless ? 'endless.budget: 链接绕成一圈；请改正链接\n' : '');
      const found = JSON.parse(out) as {
        readonly id: string;
        readonly file: string;
        readonly range: { readonly start: { readonly line: number } };
      }[];
      const told = found.filter(({ id, file }) => id === 'include-not-found' && file === '部门.budget');
      expect(told.map(({ range }) => range.start.line)).toEqual(paths.map((_, i) => i));
      expect(code).toBe(isEndless ? 2 : 1);
    }
    const { out, err } = runBudget(['render', '部门.budget', '-o', path.join(folder.path, 'out.json')], {
      cwd: workspace,
    });
    const printed = path.join(folder.path, 'out.json');
    expect(out + err + (fs.existsSync(printed) ? fs.readFileSync(printed, 'utf8') : '')).not.toContain(secret);
  });

  test('in the server: each is told, none is read', async () => {
    const uri = folder.uriOf('工作区/部门.budget');
    const client = new LspClient([serverFile, '--stdio'], { folders: [folder.uriOf('工作区')] });
    await client.initialized;
    client.open(uri, text + zero);
    const found = await client.diagnosticsWhere(
      uri,
      (all) => all.filter(({ code }) => code === 'include-not-found').length === paths.length + 1,
    );
    const lines = found.filter(({ code }) => code === 'include-not-found').map(({ range }) => range.start.line);
    expect(lines.sort((a, b) => a - b)).toEqual([...paths, zero].map((_, i) => i));
    expect(
      JSON.stringify(await client.request('textDocument/documentSymbol', { textDocument: { uri } })),
    ).not.toContain(secret);
    expect(JSON.stringify(await client.request('workspace/symbol', { query: secret.slice(0, 4) }))).not.toContain(
      secret,
    );
    expect(await client.close()).toBe(0);
  });
});

/** Files by their names alone. */
function filesOf(texts: ReadonlyMap<string, string>): OtherFiles {
  const files = new Map<string, SourceFile>();
  return {
    find(name) {
      const known = files.get(name);
      const content = texts.get(name);
      if (known) return known;
      if (content === undefined) return { kind: 'missing' };
      const file = new SourceFile(name, content);
      files.set(name, file);
      return file;
    },
  };
}

describe('includes never loop or blow up', () => {
  const many = counted(500, 10_000);

  /** Each file includes the next one twice, the last ones back to the first: 2^40 ways, were each walked. */
  const tree = new Map(
    Array.from({ length: 40 }, (_, i) => [
      `${i}.budget`,
      `引入 "${i + 1}.budget"\n引入 "${i + 1}.budget"\n引入 "0.budget"\n项目 "第${i}" { 金额 1 }\n`,
    ]),
  );
  /** A file with very many includes, of files the first twenty of which include each other. */
  const dense = new Map([
    ['0.budget', Array.from({ length: many }, (_, i) => `引入 "${i + 1}.budget"\n`).join('')],
    ...Array.from({ length: many }, (_, i): [string, string] => [
      `${i + 1}.budget`,
      i < 20 ? Array.from({ length: 20 }, (_, k) => `引入 "${k + 1}.budget"\n`).join('') : '# 空\n',
    ]),
  ]);
  const chain = new Map(Array.from({ length: many }, (_, i) => [`${i}.budget`, `引入 "${i + 1}.budget"\n`]));
  const itself = new Map([['0.budget', '引入 "0.budget"\n'.repeat(many)]]);

  test.each(Object.entries({ tree, dense, chain, itself }))('%s', (_, texts) => {
    const others = filesOf(texts);
    const root = others.find('0.budget', new SourceFile('', ''));
    if (!(root instanceof SourceFile)) throw new Error('no root');
    const started = process.cpuUsage();
    const analysis = analyseRoot(root, others);
    const found = everyFinding(analysis, 'zh-cn');
    const { user } = process.cpuUsage(started);
    expect(analysis.files.length).toBeLessThanOrEqual(texts.size);
    expect(new Set(found.map(({ id }) => id)).size).toBeGreaterThan(0);
    // A walk of every way would not end.
    expect(user / 1e6).toBeLessThan(20);
  });

  test('on the disk, in both', async () => {
    const deep = new TempFolder();
    for (const [name, content] of [
      ...tree,
      ...[...dense].map(([name, content]) => [`dense-${name}`, content.replaceAll('引入 "', '引入 "dense-')] as const),
    ])
      deep.write(name, content);
    for (const name of ['0.budget', 'dense-0.budget'])
      expect(runBudget(['check', name], { cwd: deep.path }).code).toBe(1);
    const client = new LspClient([serverFile, '--stdio'], { folders: [deep.uri] });
    await client.initialized;
    for (const name of ['0.budget', 'dense-0.budget']) {
      const uri = deep.uriOf(name);
      client.open(uri, fs.readFileSync(path.join(deep.path, name), 'utf8'));
      await client.diagnosticsWhere(uri, (all) =>
        all.some(({ code }) => code === 'include-cycle' || code === 'missing-field'),
      );
    }
    expect(await client.close()).toBe(0);
    deep.remove();
  });
});
