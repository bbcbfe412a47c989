import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What the extension is made of; anything else in the package is a mistake. */
const allowed: readonly RegExp[] = [
  /^(?:package\.json|package\.nls(?:\.zh-(?:cn|tw))?\.json|README\.md|LICENSE|SECURITY\.md|CHANGELOG\.md)$/,
  /^dist\/(?:extension|extension\.browser|server|server\.main|docx|xlsx|cli|cli\.main|commands)\.cjs$/,
  /^dist\/(?:server\.browser|preview)\.js$/,
  /^dist\/(?:preview\.css|budget\.tmLanguage\.json|budget-profile\.schema\.json|budget\.code-snippets\.json)$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/rules\/(?:zh-cn|en)\/[a-z-]+\.md$/,
  /^syntaxes\/(?:language-configuration\.json|budget-(?:light|dark)\.svg)$/,
  /^client\/l10n\/bundle\.l10n\.zh-(?:cn|tw)\.json$/,
  /^samples\/[a-z0-9-]+\.budget$/,
  /^test\/vscode\/pictures\/[a-z-]+\.png$/,
];

/** Licences under which anybody may be given the work. */
const permissive = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  'Zlib',
  'CC0-1.0',
]);

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

describe('the package', () => {
  let files: readonly string[] = [];
  const folder = new TempFolder();
  beforeAll(async () => {
    // As the project is, without what is only installed: to look through that takes longest.
    for (const name of readdirSync(root))
      if (!['.git', 'node_modules', 'test'].includes(name))
        cpSync(path.join(root, name), path.join(folder.path, name), { recursive: true });
    cpSync(path.join(root, 'test/vscode/pictures'), path.join(folder.path, 'test/vscode/pictures'), {
      recursive: true,
    });
    for (const name of ['test/any.test.ts', 'test/vscode/any.mjs', 'notes.txt', '.env', 'key.pem'])
      folder.write(name, '');
    files = await vsce.listFiles({ cwd: folder.path, packageManager: vsce.PackageManager.None });
  });
  afterAll(() => folder.remove());

  test('holds what it may, and all that it names', () => {
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    const { main, browser, icon, bin } = JSON.parse(read('package.json')) as Readonly<
      Record<string, string | Record<string, string>>
    >;
    const named = [main, browser, icon, ...Object.values(bin ?? {})].filter((file) => typeof file === 'string');
    expect(named.map((file) => file.replace(/^\.\//, '')).filter((file) => !files.includes(file))).toEqual([]);
    for (const wanted of ['dist/THIRD-PARTY-NOTICES.txt', 'LICENSE', 'SECURITY.md']) expect(files).toContain(wanted);
  });

  test('speaks Chinese in each display language that is Chinese', () => {
    for (const name of ['package.nls', 'client/l10n/bundle.l10n']) {
      expect(files).toContain(`${name}.zh-tw.json`);
      expect(read(`${name}.zh-tw.json`)).toBe(read(`${name}.zh-cn.json`));
    }
  });

  test('tells nothing of the machine that it was made on', () => {
    const texts = files.filter((file) => !file.endsWith('.png')).map((file) => ({ file, text: read(file) }));
    const ofMachine = [root, process.env['HOME'] ?? root].filter((folder) => folder.length > 5);
    for (const { file, text } of texts) {
      expect(
        ofMachine.filter((folder) => text.includes(folder)),
        file,
      ).toEqual([]);
      expect(/[A-Z]:\\Users\\|\/home\/[a-z]|\/Users\/[a-z]/.exec(text)?.[0], file).toBeUndefined();
      expect(/[#@] ?sourceMappingURL=(?!["'`$])\S+/.exec(text)?.[0], file).toBeUndefined();
    }
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  test('is small', () => {
    const size = files.reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);
    expect(files.length).toBeLessThan(200);
    expect(size).toBeLessThan(18 * 1024 * 1024);
  });

  test('names whom the work is of that it bundles, under a licence that allows it', () => {
    const notices = read('dist/THIRD-PARTY-NOTICES.txt')
      .split(`\n\n${'='.repeat(80)}\n\n`)
      .slice(1);
    const heads = notices.map((notice) => /^(\S+) \S+ \((.+)\)\n\n[\s\S]{20,}/.exec(notice));
    expect(heads.filter((head) => !permissive.has(head?.[2] ?? ''))).toEqual([]);
    const names = heads.map((head) => head?.[1]);
    for (const name of [
      'chevrotain',
      'decimal.js',
      'docx',
      'fflate',
      'valibot',
      'vscode-languageclient',
      'vscode-languageserver',
    ])
      expect(names).toContain(name);
    expect(names.length).toBeLessThan(50);
  });

  test('needs nothing that is not pinned', () => {
    const manifest = JSON.parse(read('package.json')) as {
      readonly dependencies?: object;
      readonly devDependencies: object;
    };
    expect(manifest.dependencies ?? {}).toEqual({});
    const { packages } = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, Locked>>;
    };
    expect(Object.keys((packages[''] as { readonly devDependencies?: object }).devDependencies ?? {}).sort()).toEqual(
      Object.keys(manifest.devDependencies).sort(),
    );
    for (const [name, { resolved, integrity, version }] of Object.entries(packages)) {
      if (name === '') continue;
      // Without an address it is the registry's; what is taken is held by its digest wherever it comes from.
      expect(resolved ?? 'https://registry.npmjs.org/x.tgz', name).toMatch(/^https:\/\/registry\.npmjs\.org\/.+\.tgz$/);
      expect(integrity, name).toMatch(/^sha512-/);
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    }
  });
});
