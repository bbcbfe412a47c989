// A real VS Code without a display: code-server's VS Code server, its workbench in a headless browser. Suites run in its
// real extension hosts.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';
import { launchBrowser } from './browser.mjs';
import { ensureHost, hostNode, vscodeDir } from './host/setup.mjs';

/** What a suite's process exits with when the extension host went away before the suite was through. */
export const EXIT_NO_RESULT = 70;

const START_TIMEOUT = 60_000;
const SUITE_TIMEOUT = 300_000;
/** What VS Code says at every start, and which concerns nobody here. */
const NOISE =
  /^(Ignoring fetching|Updating additional builtin|\[AccountPolicyGate\]|Creating a socket|Creation of workbench)/;
const verbose = process.env.VSCODE_HOST_VERBOSE !== undefined;

const chineseTexts = path.join(root, 'test/vscode/host/zh-cn.json');

/** Quiet and the same for everybody. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
};

/** A copy of samples/ in a temporary folder, for a test to write into; it is removed when the process exits. */
export function copyOfSamples() {
  const folder = temporaryFolder('budget-samples-');
  fs.cpSync(path.join(root, 'samples'), folder, { recursive: true });
  return folder;
}

/** What is done when the process exits: servers are killed before the folders go that they write to. */
const atExit = { servers: new Set(), folders: new Set() };
process.on('exit', () => {
  for (const kill of atExit.servers) kill();
  for (const folder of atExit.folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A temporary folder that is removed when the process exits. */
export function temporaryFolder(prefix) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  atExit.folders.add(folder);
  return folder;
}

/**
 * Starts the VS Code server on 127.0.0.1 and resolves once it listens. Its user data are its own, and go when the process
 * exits, unless `data` is their folder. `port` 0 takes a free one; `settings` are the user's settings; `locale` is the display
 * language, zh-cn or en.
 */
export async function startHost({ port = 0, data, extensionsDir, settings = {}, env = {}, locale = 'en' } = {}) {
  ensureHost();
  data ??= temporaryFolder('vscode-host-');
  const settingsFile = path.join(data, 'user-data/User/settings.json');
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  fs.writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  fs.writeFileSync(path.join(data, 'user-data/languagepacks.json'), JSON.stringify(languagePacks()));
  const token = randomUUID();
  extensionsDir ??= path.join(data, 'extensions');
  const server = spawnServer({ port, data, token, extensionsDir, env, locale });
  const authority = `127.0.0.1:${await server.port}`;
  return { authority, url: `http://${authority}`, token, output: server.output, stop: server.stop };
}

/**
 * What VS Code's server writes when it installs a language pack. Microsoft's packs come from the marketplace alone; this
 * one translates nothing of VS Code itself and makes extensions speak Chinese.
 */
function languagePacks() {
  const hash = createHash('md5').update(fs.readFileSync(chineseTexts)).digest('hex');
  const extensions = [{ extensionIdentifier: { id: 'budget.language-pack' }, version: '1.0.0' }];
  return { 'zh-cn': { hash, extensions, translations: { vscode: chineseTexts }, label: '中文(简体)' } };
}

function spawnServer({ port, data, token, extensionsDir, env, locale }) {
  // stdin is a pipe that nobody writes to: it ends when this process dies, however it dies, and the server goes with it.
  const dieWithParent = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit(0))";
  const args = ['--import', dieWithParent, path.join(vscodeDir, 'out/server-main.js')];
  args.push('--host', '127.0.0.1', '--port', String(port), '--connection-token', token);
  args.push('--user-data-dir', path.join(data, 'user-data'), '--server-data-dir', path.join(data, 'server'));
  args.push(
    '--extensions-dir',
    extensionsDir,
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--disable-workspace-trust',
    // The environment is this process's: a login shell that is asked for its own keeps the extension host waiting.
    '--force-disable-user-env',
  );
  args.push('--locale', locale);
  // Without it a built VS Code ignores extensionDevelopmentPath and extensionTestsPath in the URL's payload.
  args.push('--enable-smoke-test-driver');
  const child = spawn(hostNode(), args, {
    env: hostEnv(data, env),
    stdio: 'pipe',
    detached: process.platform !== 'win32',
  });
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-200_000);
    if (verbose) process.stderr.write(chunk);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { port: boundPort(child, () => output), output: () => output, stop: stopper(child) };
}

/** The caller's environment, less what a VS Code terminal leaves in it; sockets go into `data`, no marketplace is asked. */
function hostEnv(data, extra) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(own), ...extra, XDG_RUNTIME_DIR: data, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function boundPort(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`code-server ${why}:\n${output()}`));
    const timer = setTimeout(() => fail('did not start'), START_TIMEOUT);
    child.once('error', reject);
    child.once('exit', (code, signal) => fail(`exited (${code ?? signal})`));
    child.stdout.on('data', () => {
      const bound = /Server bound to 127\.0\.0\.1:(\d+)/.exec(output());
      if (!bound) return;
      clearTimeout(timer);
      resolve(Number(bound[1]));
    });
  });
}

/** Ends the server and the extension hosts that it started: they are one process group. */
function stopper(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const kill = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // Already gone.
    }
  };
  const end = () => kill('SIGKILL');
  atExit.servers.add(end);
  return async () => {
    kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
    end();
    atExit.servers.delete(end);
  };
}

/** The workbench's address. `payload` is VS Code's own web parameter: [key, value] pairs, of which paths become URIs. */
export function workbenchUrl(host, { folder, payload = [] }) {
  const paths = ['extensionDevelopmentPath', 'extensionTestsPath', 'openFile'];
  const entries = payload.map(([key, value]) => {
    return [key, paths.includes(key) ? `vscode-remote://${host.authority}${encodeURI(value)}` : value];
  });
  entries.push(['skipWelcome', 'true'], ['skipReleaseNotes', 'true']);
  return `${host.url}/?${new URLSearchParams({ tkn: host.token, folder, payload: JSON.stringify(entries) })}`;
}

/**
 * Merges `extra` into the workbench's construction options. Done in the page: Chromium takes a document that is rewritten
 * on its way for one from the public network, and refuses its WebSockets to 127.0.0.1.
 */
export async function overrideWorkbenchConfig(page, extra) {
  await page.addInitScript((options) => {
    const getAttribute = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = getAttribute.call(this, name);
      const isConfig = this.id === 'vscode-workbench-web-configuration' && name === 'data-settings';
      return isConfig ? JSON.stringify({ ...JSON.parse(value), ...options }) : value;
    };
  }, extra);
}

/** Nobody looks at the window of a suite: what it draws takes the time of the tests. */
const unseen = { width: 800, height: 500 };

/**
 * Runs a suite in an extension host and resolves to an exit code: 0 when every test passed and there was one.
 * `payload` or `workbenchConfig(host)` names the extension under development and the suite's entry; `print` is given what the
 * suite prints, by the console's method and its arguments.
 */
export async function runTests({ folder, payload = [], workbenchConfig, print = toConsole, locale, ...ofHost }) {
  const host = await startHost({ locale, ...ofHost });
  const { browser, context } = await launchBrowser({ viewport: unseen });
  const output = suiteOutput(print);
  try {
    const page = await context.newPage();
    if (workbenchConfig) await overrideWorkbenchConfig(page, workbenchConfig(host));
    const exitCode = reportedExitCode(page, output, host);
    await page.goto(workbenchUrl(host, { folder, payload }), { timeout: START_TIMEOUT });
    return verdict(await exitCode, output.counts());
  } finally {
    output.close();
    await browser.close();
    await host.stop();
  }
}

/** VS Code's own exit code is 0 when the extension host crashed in mid-suite: only the closing marker says it came through. */
function verdict(exitCode, counts) {
  if (!counts) {
    console.error('[vscode-host] the extension host went away before the suite was through');
    return exitCode || EXIT_NO_RESULT;
  }
  if (exitCode === 0 && counts.passes === 0) console.error('[vscode-host] no test ran');
  return exitCode || (counts.failures > 0 || counts.passes === 0 ? 1 : 0);
}

/** The page calls these two functions of the smoke test driver with the suite's console and its end. */
function reportedExitCode(page, output, host) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${why}\n${host.output().slice(-4000)}`));
    setTimeout(() => fail(`no result after ${SUITE_TIMEOUT / 1000} s`), SUITE_TIMEOUT).unref();
    page.on('crash', () => fail('the workbench page crashed'));
    page.on('pageerror', (error) => console.error('[workbench]', error.message));
    page.exposeFunction('codeAutomationExit', resolve);
    page.exposeFunction('codeAutomationLog', (type, args) => {
      if (/Extension host.*terminated unexpectedly/i.test(args?.[0])) fail(args[0]);
      else output.print(type, args ?? []);
    });
  });
}

function toConsole(type, args) {
  (console[type] ?? console.log)(...args);
}

/** Prints what the suite prints; what VS Code says before the suite's first marker only if that never comes. */
function suiteOutput(print) {
  const held = [];
  let started = verbose;
  let counts;
  return {
    print(type, args) {
      const line = () => print(type, args);
      const [, marker, json] = /^\[vscode-tests\] (run|done)(.*)/.exec(args[0]) ?? [];
      if (marker) started = true;
      if (marker === 'done') counts = JSON.parse(json);
      if (started && (verbose || !NOISE.test(args[0]))) line();
      else held.push(line);
    },
    counts: () => counts,
    close: () => {
      if (!counts) for (const line of held) line();
    },
  };
}
