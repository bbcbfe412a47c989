// The server is killed in the real workbench, again and again: diagnostics and preview are back soon, what is not saved
// stays as it is. A server that dies at once is given up with a message that helps.
//   BUDGET_SOAK=1   kills it 100 times instead of 3
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runMain } from '../../.ci/prepare.mjs';
import { until } from './preview/previewPage.mjs';
import { endWithSteps } from './runSteps.mjs';
import { killServer } from './serverProcesses.mjs';
import { temporaryFolder } from './vscodeHost.mjs';
import { editorWith, openWorkbench, runCommand, screenshot, select, webview } from './workbench.mjs';

const isSoak = Boolean(process.env.BUDGET_SOAK);
const kills = isSoak ? Math.max(3, Math.round(100 * Number(process.env.BUDGET_SOAK_SCALE ?? 1))) : 3;
/** Within this everything is back, on a machine on which a server answers in an eighth of it. */
const BACK_MS = 2000;
/** So often a server that dies at once is started again. */
const mostStarts = 5;
/** A server that has lived so long is not taken for one that dies at once. */
const PROVEN_MS = 6500;

/** What is drawn without a graphics card takes the time that is measured. */
const viewport = { width: 1000, height: 700 };

const settings = { 'budget.preview.openOnStart': true, 'workbench.activityBar.location': 'hidden' };

/** The extension apart from dist/, so that its server can be replaced. */
const extension = copyOfExtension();
const server = path.join(extension, 'dist/server.cjs');
const starts = path.join(extension, 'starts');
const saved = fs.readFileSync(path.join(root, 'samples/shuozhou-2026.budget'), 'utf8');

/** The digit of tens that is typed, from which the sums follow. */
let tens = 1;

runMain(async () => {
  if (process.platform !== 'linux') return console.log('[vscode-tests] done {"passes":0,"failures":0,"skipped":1}');
  const window = await openWorkbench({ settings, extension, locale: 'zh-CN', viewport });
  await endWithSteps(window, steps);
});

const steps = {
  'what is typed and not saved shows in the preview and in the problems': async (window) => {
    await editorWith(window, '朔州经济开发区');
    await window.page.keyboard.press('Control+B');
    await figure(window, '39.86').waitFor();
    await openProblems(window);
    await select(window, '15.46');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.press('ArrowRight');
    await retype(window);
    await isBack(window);
  },
  [`killed ${kills} times, it is back each time, and what is not saved is untouched`]: async (window) => {
    const times = [];
    for (let i = 0; i < kills; i++) {
      if (isSoak) await pause(PROVEN_MS + Math.random() * 1000);
      const limit = Math.max(BACK_MS, 8 * (await startMs()));
      const begun = performance.now();
      killServer();
      await retype(window);
      await isBack(window);
      times.push(Math.round(performance.now() - begun));
      assert.ok(times.at(-1) <= limit, `back after ${times.at(-1)} ms, within ${Math.round(limit)}`);
      assert.equal(fs.readFileSync(path.join(window.folder, 'shuozhou-2026.budget'), 'utf8'), saved);
      await window.page.locator('.tab.dirty', { hasText: 'shuozhou-2026.budget' }).waitFor();
    }
    const [middle] = times.toSorted((a, b) => a - b).slice(times.length >> 1);
    console.log(`    back after ${middle} ms in the middle, ${Math.max(...times)} ms at most`);
  },
  'a server that dies at once is started a few times and then given up, with a message': async (window) => {
    await dieAtOnce(window);
    await stopped(window).waitFor();
    await screenshot(window, 'given-up');
    assert.equal(startedInVain(), mostStarts);
    // Nothing else is shown: the message says all that there is to do.
    assert.equal(await window.page.locator('.notifications-center .notification-list-item').count(), 1);
  },
  'a button shows what it said': async (window) => {
    await message(window).locator('.monaco-button', { hasText: '查看输出' }).click();
    await window.page.locator('.panel .output-view').first().waitFor();
    await openProblems(window);
  },
  'the status bar starts it again': async (window) => {
    live();
    await stopped(window).click();
    await stopped(window).waitFor({ state: 'detached' });
    await isBack(window);
  },
  'and so does a button of the message': async (window) => {
    await dieAtOnce(window);
    live();
    await message(window).locator('.monaco-button', { hasText: '重新启动' }).click();
    await isBack(window);
  },
};

/** What the extension is made of, with a copy of the server beside it that lives. */
function copyOfExtension() {
  const folder = temporaryFolder('budget-extension-');
  const parts = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'client', 'dist', 'samples', 'syntaxes'];
  const isPart = (file) => file !== path.join(root, 'dist/test');
  for (const part of parts)
    fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true, filter: isPart });
  fs.copyFileSync(path.join(folder, 'dist/server.cjs'), path.join(folder, 'dist/living.cjs'));
  return folder;
}

function live() {
  fs.copyFileSync(path.join(extension, 'dist/living.cjs'), server);
}

async function dieAtOnce(window) {
  // Those that were killed a moment ago would count as well.
  await pause(PROVEN_MS);
  fs.writeFileSync(starts, '');
  fs.writeFileSync(server, `require('fs').appendFileSync(${JSON.stringify(starts)}, '.'); process.exit(1);`);
  killServer();
  for (let waited = 0; startedInVain() < mostStarts; waited++) {
    assert.ok(waited < 600, `started ${startedInVain()} times only`);
    await pause(100);
  }
  // Toasts are not shown in a window that nobody looks at.
  await runCommand(window, 'Notifications: Show Notifications');
  await message(window).waitFor();
}

function startedInVain() {
  return fs.readFileSync(starts, 'utf8').length;
}

async function openProblems({ page }) {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel').waitFor();
}

/** Types another digit over the one before the cursor; not the first one, with which nothing is wrong. */
async function retype({ page }) {
  tens = tens < 8 ? tens + 1 : 2;
  await page.keyboard.press('Backspace');
  await page.keyboard.type(String(tens));
}

/** Waits until preview and problems say what follows from the digit. */
async function isBack(window) {
  const sum = (29.85 + 10 * tens).toFixed(2);
  const problem = window.page.locator('.markers-panel .monaco-list-row', { hasText: `各项相加是 ${sum}万元` });
  await Promise.all([seen(problem.first()), seen(figure(window, sum))]);
}

/** Waits for an element with many looks a second: `waitFor` has two. */
function seen(locator) {
  return until(() => locator.isVisible(), String(locator));
}

function figure(window, text) {
  return webview(window).locator('[data-figure="t3/2011308/basic"]', { hasText: text }).first();
}

function message({ page }) {
  return page.locator('.notifications-center .notification-list-item', { hasText: '连续意外退出' }).first();
}

function stopped({ page }) {
  return page.locator('.statusbar-item', { hasText: '检查已停止' });
}

/** How long a server takes on this machine, as busy as it is now, until it answers. */
function startMs() {
  const begun = performance.now();
  const params = { processId: null, rootUri: null, capabilities: {} };
  const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const child = spawn(process.execPath, [path.join(extension, 'dist/living.cjs'), '--stdio']);
  child.stdin.write(`Content-Length: ${hello.length}\r\n\r\n${hello}`);
  return new Promise((resolve) => {
    child.stdout.once('data', () => {
      child.kill('SIGKILL');
      resolve(performance.now() - begun);
    });
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
