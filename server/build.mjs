// Builds dist/: the extension and the server for the desktop and for the browser, the command line, the preview page, the
// TextMate grammar, the schema of profiles, the pages of the rules and the licences of what is bundled; and the texts of the
// extension under the names of all display languages that are Chinese.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { ExplainedError, prepare, readOptions, root, runMain } from '../.ci/prepare.mjs';

const HELP = `npm run build [-- 选项]

  构建 dist/。
  --only 名称   只构建其中一个文件，如 cli
  --minify      压缩，用于打包
  --quiet       只显示错误
  --help        显示本说明

  Builds dist/.
  --only NAME   builds one of the bundles, such as cli
  --minify      smaller, for the package
  --quiet       says nothing but errors
  --help        shows this text
`;

/** What a check of them runs is what nearly every check runs. */
const flawless = ['samples/shuozhou-2026.budget', 'samples/short-english.budget'];

const node = { platform: 'node', format: 'cjs', target: 'node18' };
const browser = { platform: 'browser', target: 'es2022' };

/** Modules that are loaded only when they are needed, each with the bundle of its own in which it stands. */
const apart = new Map([
  ['serverBin.ts', 'server.cjs'],
  ...[
    'explain',
    'compareFiles',
    'exportFacts',
    'formatFiles',
    'importFile',
    'printPdf',
    'readMany',
    'renderFile',
    'rollUp',
    'sarifReport',
    'writeNewBudget',
  ].map((name) => [`${name}.ts`, 'commands.cjs']),
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

/** Modules that few budgets need, each with what is called of it. */
const late = new Map([['grammar.ts', 'parseByGrammar']]);

/** Makes a bundle run them, and what only they import, not before that is called. */
const runLate = {
  name: 'run-late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path: imported, resolveDir }) => {
      if (kind !== 'import-statement' || !late.has(path.basename(imported))) return undefined;
      return { path: path.resolve(resolveDir, imported), namespace: 'late' };
    });
    onLoad({ filter: /./, namespace: 'late' }, ({ path: file }) => {
      const called = late.get(path.basename(file));
      const contents = `export const ${called} = (...args) => require(${JSON.stringify(file)}).${called}(...args);`;
      return { contents, resolveDir: root };
    });
  },
};

/** For bundles that start often. Less to read is sooner read, ASCII soonest; names are kept for whoever reads a stack trace. */
const quick = {
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'ascii',
  // What Bundle.ts compiles has `require` and no loader of modules.
  supported: { 'dynamic-import': false },
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
  server: { ...node, entry: 'server/serverBin.ts', file: 'server.cjs', needs: ['server.main', 'docx', 'xlsx'] },
  'server.main': { ...node, ...quick, entry: 'server/main.ts', file: 'server.main.cjs', plugins: [loadApart] },
  'server.browser': { ...browser, format: 'iife', entry: 'server/browser.ts', file: 'server.browser.js' },
  cli: {
    ...node,
    entry: 'server/bin.ts',
    file: 'cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
    needs: ['cli.main', 'server', 'server.main', 'commands', 'docx', 'xlsx'],
  },
  'cli.main': { ...node, ...quick, entry: 'server/cli.ts', file: 'cli.main.cjs', plugins: [loadApart, runLate] },
  commands: {
    ...node,
    entry: 'server/cli/lateCommands.ts',
    file: 'commands.cjs',
    plugins: [loadApart],
    needs: ['docx', 'xlsx'],
  },
  docx: { ...node, entry: 'server/render/docx.ts', file: 'docx.cjs' },
  xlsx: { ...node, entry: 'server/render/xlsx.ts', file: 'xlsx.cjs' },
  preview: { ...browser, format: 'iife', entry: 'client/preview/page/main.ts', file: 'preview.js' },
  'preview.css': { ...browser, entry: 'client/preview/page.css', file: 'preview.css' },
};

/** How the bundles run once that are kept as V8 compiled them. */
const runs = {
  'cli.main': { args: ['dist/cli.cjs', 'check', ...flawless] },
  'server.main': { args: ['dist/server.cjs', '--stdio'], talk: openOnce },
};

runMain(async () => {
  const { values } = readOptions('npm run build', HELP, {
    options: { quiet: { type: 'boolean' }, only: { type: 'string' }, minify: { type: 'boolean' } },
  });
  prepare();
  const esbuild = await import('esbuild');
  const names = values.only ? [values.only, ...(bundles[values.only]?.needs ?? [])] : Object.keys(bundles);
  const built = names.map((name) => esbuild.build(optionsOf(name, values.minify ?? false)));
  if (!values.only)
    built.push(writeGrammar(esbuild), writeProfileSchema(esbuild), writeSnippets(esbuild), writeRulePages(esbuild));
  const results = await Promise.allSettled(built);
  if (results.some(({ status }) => status === 'rejected'))
    throw new ExplainedError('构建失败，原因见上。', 'The build failed; the reason stands above.');
  for (const [name, run] of Object.entries(runs)) {
    if (!names.includes(name)) continue;
    escapeRest(name);
    if (!values.minify) await keepCompiled(name, run);
  }
  if (!values.only) writeTraditional();
  if (!values.only) writeNotices(results.flatMap(({ value }) => Object.keys(value?.metafile?.inputs ?? {})));
  if (!values.quiet) for (const name of names) console.log(described(bundles[name].file));
});

function optionsOf(name, minify) {
  const bundle = bundles[name];
  if (!bundle) throw new ExplainedError(`没有名为 ${name} 的构建目标。`, `There is no bundle named ${name}.`);
  const { entry, file, needs: _, ...options } = bundle;
  return {
    minify,
    charset: 'utf8',
    ...options,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(root, 'dist', file),
    bundle: true,
    // The server imports styles and tables of data as text; the preview's style is a bundle of its own.
    loader: { '.tsv': 'text', '.css': name === 'preview.css' ? 'css' : 'text' },
    mainFields: options.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    logLevel: 'warning',
    metafile: true,
  };
}

/** The grammar's keyword list is that of the schema, so it is made by running the schema. */
async function writeGrammar(esbuild) {
  const { textMateGrammar } = await imported(esbuild, 'server/language/textMate.ts');
  writeJson('budget.tmLanguage.json', textMateGrammar());
}

/** The profile's schema lists the rules, so it is made by running them. */
async function writeProfileSchema(esbuild) {
  const { profileSchema } = await imported(esbuild, 'server/features/profileSchema.ts');
  writeJson('budget-profile.schema.json', profileSchema());
}

/** The snippets are the statements of the schema. */
async function writeSnippets(esbuild) {
  const { codeSnippets } = await imported(esbuild, 'server/features/codeSnippets.ts');
  writeJson('budget.code-snippets.json', codeSnippets());
}

/** The pages of the rules in both languages, for editors that open a file where a finding is explained. */
async function writeRulePages(esbuild) {
  const { ruleReference } = await imported(esbuild, 'server/features/ruleReference.ts');
  for (const locale of ['zh-cn', 'en']) {
    const folder = path.join(root, 'dist/rules', locale);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    for (const { name, markdown } of ruleReference(locale)) fs.writeFileSync(path.join(folder, `${name}.md`), markdown);
  }
}

/**
 * VS Code looks for texts under the very name of its display language: the Chinese ones stand under that of traditional
 * characters, too, as the server speaks Chinese there anyway.
 */
function writeTraditional() {
  for (const name of ['package.nls', 'client/l10n/bundle.l10n'])
    fs.copyFileSync(path.join(root, `${name}.zh-cn.json`), path.join(root, `${name}.zh-tw.json`));
}

function readText(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

function read(file) {
  return JSON.parse(readText(file));
}

/** Who made what the bundles hold, and under which licence: those want to be told wherever their work goes. */
function writeNotices(inputs) {
  const folders = new Set(
    inputs.flatMap((file) => /^(?:late:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license, author, repository } = read(path.join(folder, 'package.json'));
    const file = fs
      .readdirSync(path.join(root, folder))
      .find((each) => /^(?:licen[cs]e|copying)(?:\.|-mit|$)/i.test(each));
    const text =
      file &&
      fs
        .readFileSync(path.join(root, folder, file), 'utf8')
        .trim()
        .replaceAll('\r\n', '\n');
    // One that ships without its licence names it.
    const named = () =>
      [author?.name ?? author, repository?.url ?? repository, `https://spdx.org/licenses/${license}.html`].join('\n');
    return `${name} ${version} (${license})\n\n${text || named()}`;
  });
  const head = '本扩展打包了下列软件。 This extension bundles the following software.';
  const line = `\n\n${'='.repeat(80)}\n\n`;
  fs.writeFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), `${[head, ...new Set(notices)].join(line)}\n`);
}

/** esbuild leaves regular expressions as they are, and `String.raw`, which holds their sources here: escapes mean the same in both. */
function escapeRest(name) {
  const file = path.join(root, 'dist', bundles[name].file);
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}

/** Runs a bundle once as nearly everybody does, so that what V8 compiled for it is there at its next start. */
async function keepCompiled(name, { args, talk }) {
  fs.rmSync(path.join(root, `dist/${name}.cache`), { force: true });
  const env = { ...process.env, BUDGET_KEEP_COMPILED: '1' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'ignore'] });
  const hasEnded = once(child, 'close');
  // Whoever ends by itself answers nothing more.
  await Promise.race([talk?.(child), hasEnded]);
  await hasEnded;
}

/** Opens a budget as an editor does, asks what that asks of every open one, and ends. */
async function openOnce({ stdin, stdout }) {
  const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = await import('vscode-jsonrpc/node');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  const [file] = flawless;
  const textDocument = { uri: `file:///${file}`, languageId: 'budget', version: 1, text: readText(file) };
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  for (const asked of ['diagnostic', 'documentSymbol', 'foldingRange', 'semanticTokens/full', 'codeLens'])
    await connection.sendRequest(`textDocument/${asked}`, { textDocument });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
}

async function imported(esbuild, entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    loader: { '.tsv': 'text', '.css': 'text' },
    mainFields: ['module', 'main'],
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

function writeJson(file, value) {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(root, 'dist', file), `${JSON.stringify(value, undefined, 2)}\n`);
}

function described(file) {
  const { size } = fs.statSync(path.join(root, 'dist', file));
  return `dist/${file.padEnd(24)} ${(size / 1024).toFixed(0).padStart(6)} KiB`;
}
