// npm start: VS Code with the extension and the sample, in the browser or the one that is installed.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ExplainedError, prepare, readOptions, root, runMain, wrongUse } from '../.ci/prepare.mjs';

const HELP = `npm start [-- 选项]

  打开 VS Code，左边是示例 samples/shuozhou-2026.budget，右边是它的公开表。
  第一次使用时会安装所需的一切，约需两分钟。按 Ctrl+C 结束。

  --code [程序]   用电脑上已有的 VS Code（默认为命令 code），不用浏览器
  --port 端口     网址的端口；默认任选一个空闲的
  --no-open       只显示网址，不打开浏览器
  --help          显示本说明

  Opens VS Code with the sample samples/shuozhou-2026.budget and its published tables beside it.
  The first time it installs what is needed, which takes about two minutes. Ctrl+C ends it.

  --code [PROGRAM]  uses the VS Code that is there (by default the command code), not the browser
  --port PORT       the port of the address; a free one by default
  --no-open         only prints the address
  --help            shows this text
`;

const samples = path.join(root, 'samples');
const sample = path.join(samples, 'shuozhou-2026.budget');

runMain(async () => {
  const options = optionsGiven();
  prepare();
  build();
  return options.code === undefined ? openInBrowser(options) : openInstalled(options.code || 'code');
});

function optionsGiven() {
  const args = process.argv
    .slice(2)
    .map((arg, i, all) => (arg === '--code' && (all[i + 1] ?? '-').startsWith('-') ? '--code=' : arg));
  const options = { code: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } };
  const { values } = readOptions('npm start', HELP, { args, options });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrongUse('npm start', `--port ${values.port}`);
  return { ...values, port };
}

async function openInBrowser({ port, 'no-open': isQuiet }) {
  const { startHost, workbenchUrl } = await import('../test/vscode/vscodeHost.mjs');
  const host = await startHost({ port, locale: systemLocale(), settings: { 'budget.preview.openOnStart': true } });
  const payload = [
    ['extensionDevelopmentPath', root],
    ['openFile', sample],
  ];
  const url = workbenchUrl(host, { folder: samples, payload });
  console.log(
    `\n已就绪，在浏览器中打开下面的网址；按 Ctrl+C 结束。\nReady. Open this address in a browser; Ctrl+C ends it.\n\n  ${url}\n`,
  );
  if (!isQuiet) openUrl(url);
  await new Promise(() => setInterval(() => {}, 60_000));
}

/** Chinese, unless the system is set to another language. */
function systemLocale() {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return language === '' || /^(?:zh|C\b|POSIX)/i.test(language) ? 'zh-cn' : 'en';
}

function openUrl(url) {
  const [program, ...args] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[
    process.platform
  ] ?? ['xdg-open'];
  // Where there is no browser to open, the printed address is enough.
  spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** The user's own settings stay as they are: this VS Code has a folder of user data of its own. */
function openInstalled(program) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-code-'));
  const settings = path.join(data, 'User/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(
    settings,
    JSON.stringify({ 'budget.preview.openOnStart': true, 'security.workspace.trust.enabled': false }),
  );
  const args = [
    '--new-window',
    '--wait',
    `--user-data-dir=${data}`,
    `--extensionDevelopmentPath=${root}`,
    samples,
    sample,
  ];
  const { error, status } = run(program, args);
  fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  if (!error && status === 0) return;
  throw new ExplainedError(
    `没有能打开的 VS Code：${program}。请用 --code 指定它的位置。`,
    `There is no VS Code to open: ${program}. Name it with --code.`,
  );
}

/** On Windows `code` is a script, which takes a shell to run; a shell parts at their blanks the words that have no quotes. */
function run(program, args) {
  if (process.platform !== 'win32') return spawnSync(program, args, { stdio: 'inherit' });
  const [quoted, ...rest] = [program, ...args].map((word) => `"${word}"`);
  return spawnSync(quoted, rest, { stdio: 'inherit', shell: true });
}
