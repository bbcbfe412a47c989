// Builds dist/: the extension and the server for the desktop and for the browser, the command line, the preview page and
// the TextMate grammar.
//   --quiet        says nothing but errors
//   --only NAME    builds one of the bundles below
//   --minify       for the package
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExplainedError, prepare, root, runMain } from '../.ci/prepare.mjs';

const node = { platform: 'node', format: 'cjs', target: 'node18' };
const browser = { platform: 'browser', target: 'es2022' };

/** Modules that are loaded only when they are needed, each with the bundle of its own in which it stands. */
const apart = new Map([
  ['main.ts', 'server.cjs'],
  ['renderFile.ts', 'render.cjs'],
  ['docx.ts', 'docx.cjs'],
  ['xlsx.ts', 'xlsx.cjs'],
]);

/** Makes a bundle load them from there, so that it starts sooner. */
const loadApart = {
  name: 'load-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path: imported }) => {
      const file = kind === 'dynamic-import' && apart.get(path.basename(imported));
      return file ? { path: `./${file}`, external: true } : undefined;
    });
  },
};

/** Every bundle: where it starts, what it is for, and which others it needs beside it. */
const bundles = {
  extension: { ...node, entry: 'client/extension.ts', file: 'extension.cjs', external: ['vscode'] },
  'extension.browser': {
    ...browser,
    format: 'cjs',
    entry: 'client/browser.ts',
    file: 'extension.browser.cjs',
    external: ['vscode'],
  },
  server: { ...node, entry: 'server/main.ts', file: 'server.cjs', plugins: [loadApart], needs: ['docx', 'xlsx'] },
  'server.browser': { ...browser, format: 'iife', entry: 'server/browser.ts', file: 'server.browser.js' },
  cli: {
    ...node,
    entry: 'server/cli.ts',
    file: 'cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [loadApart],
    needs: ['server', 'render', 'docx', 'xlsx'],
  },
  render: {
    ...node,
    entry: 'server/cli/renderFile.ts',
    file: 'render.cjs',
    plugins: [loadApart],
    needs: ['docx', 'xlsx'],
  },
  docx: { ...node, entry: 'server/render/docx.ts', file: 'docx.cjs' },
  xlsx: { ...node, entry: 'server/render/xlsx.ts', file: 'xlsx.cjs' },
  preview: { ...browser, format: 'iife', entry: 'client/preview/page.ts', file: 'preview.js' },
  'preview.css': { ...browser, entry: 'client/preview/page.css', file: 'preview.css' },
};

runMain(async () => {
  const { values } = parseArgs({
    options: { quiet: { type: 'boolean' }, only: { type: 'string' }, minify: { type: 'boolean' } },
  });
  prepare();
  const esbuild = await import('esbuild');
  const names = values.only ? [values.only, ...(bundles[values.only]?.needs ?? [])] : Object.keys(bundles);
  const built = names.map((name) => esbuild.build(optionsOf(name, values.minify ?? false)));
  if (!values.only) built.push(writeGrammar(esbuild));
  await Promise.all(built).catch(() => {
    throw new ExplainedError('构建失败，原因见上。', 'The build failed; the reason stands above.');
  });
  if (!values.quiet) for (const name of names) console.log(described(bundles[name].file));
});

function optionsOf(name, minify) {
  const bundle = bundles[name];
  if (!bundle) throw new ExplainedError(`没有名为 ${name} 的构建目标。`, `There is no bundle named ${name}.`);
  const { entry, file, needs: _, ...options } = bundle;
  return {
    ...options,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(root, 'dist', file),
    bundle: true,
    minify,
    charset: 'utf8',
    // The server imports styles and tables of data as text; the preview's style is a bundle of its own.
    loader: { '.tsv': 'text', '.css': name === 'preview.css' ? 'css' : 'text' },
    mainFields: options.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    logLevel: 'warning',
  };
}

/** The grammar's keyword list is that of the schema, so it is made by running the schema. */
async function writeGrammar(esbuild) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, 'server/language/textMate.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const [{ text }] = outputFiles;
  const { textMateGrammar } = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  fs.writeFileSync(
    path.join(root, 'dist/budget.tmLanguage.json'),
    `${JSON.stringify(textMateGrammar(), undefined, 2)}\n`,
  );
}

function described(file) {
  const { size } = fs.statSync(path.join(root, 'dist', file));
  return `dist/${file.padEnd(24)} ${(size / 1024).toFixed(0).padStart(6)} KiB`;
}
