// How long it takes from a key press in a budget of 10,000 items until the changed cell stands on the screen, in a real
// workbench with its preview open, beside the editor's own echo of the same key; what the parts of it take; and the same
// for a preview that does nothing.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { root } from '../../.ci/prepare.mjs';
import { editorWith, openWorkbench, webview } from '../vscode/workbench.mjs';
import { generate } from './generate.mjs';

const ITEMS = 10_000;
const KEYS = 60;
/** The time between two keys of somebody who types fast. */
const PAUSE = 200;
const NAME = 'bench.budget';
/** Shows the edited line of any text in one cell, asks no server and draws nothing else. */
const NOTHING = path.join(root, 'test/bench/emptyPreview');

/**
 * Milliseconds of each key: from the press to the editor's echo, to the changed cell (`whole`) and beside the echo, what its
 * parts take; and the changed cell of the preview that does nothing.
 */
export async function measurePreview() {
  const { text } = generate(ITEMS);
  const line = middleItem(text);
  const server = await serverTimes(text, line);
  const { echo, arrival, drawing, whole } = await workbenchTimes(text, line);
  const nothing = await workbenchTimes(text, line, NOTHING);
  return {
    echo,
    server,
    transfer: arrival.map((time, i) => time - (server[i % server.length] ?? 0)),
    drawing,
    whole,
    beside: besideEcho({ echo, whole }),
    nothing: nothing.whole,
    nothingBeside: besideEcho(nothing),
  };
}

function besideEcho({ echo, whole }) {
  return whole.map((time, i) => time - echo[i]);
}

/** The item in the middle: its line, zero-based, where the yuan of its amount end, and the column there as the editor counts. */
function middleItem(text) {
  const lines = text.split('\n');
  const isItem = (each) => /^\s*30\d{3}\s+"[^"]*"\s+\d+\.\d\d/.test(each);
  const line = lines.findIndex((each, i) => i >= lines.length / 2 && isItem(each));
  const [head] = /^.*"\s+\d+/.exec(lines[line]) ?? [];
  const wide = head.match(/[\u3000-\uffef]/g) ?? [];
  return { line, character: head.length, column: head.length + wide.length + 1 };
}

/** Of the server alone: from the notification of an edit to the difference that the preview is sent. */
async function serverTimes(text, { line, character }) {
  const child = spawn(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onUnhandledNotification(() => {});
  connection.listen();
  const uri = `file:///${NAME}`;
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'budget', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  let { resultId } = await connection.sendRequest('budget/preview', { uri });
  const times = [];
  for (let key = 0; key < KEYS; key++) {
    const range = { start: { line, character: character - 1 }, end: { line, character } };
    const from = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: key + 2 },
      contentChanges: [{ range, text: String(key % 10) }],
    });
    // As the preview asks while one types: for the table that is in sight.
    const asked = { uri, previousResultId: resultId, only: ['t3'] };
    const preview = await connection.sendRequest('budget/preview', asked);
    times.push(performance.now() - from);
    resultId = preview.resultId;
    await pause();
  }
  connection.dispose();
  child.kill();
  return times;
}

async function workbenchTimes(text, { line, column }, extension = root) {
  const window = await openWorkbench({
    file: NAME,
    files: { [NAME]: text },
    extension,
    settings: { 'budget.preview.openOnStart': true, 'workbench.activityBar.location': 'hidden' },
    viewport: { width: 1500, height: 900 },
  });
  try {
    const { page } = window;
    await editorWith(window, '部门');
    const document = webview(window);
    await document.locator('[data-figure^="t3/"]').first().waitFor({ timeout: 120_000 });
    await page.locator('.editor-instance .monaco-editor').first().click();
    await page.keyboard.press('Control+G');
    await page.keyboard.type(`${line + 1}:${column}`);
    await page.keyboard.press('Enter');
    await watchKeys(page);
    const frame = await frameOf(document);
    await watchDrawing(frame);
    const times = { echo: [], arrival: [], drawing: [], whole: [] };
    for (let key = 0; key < KEYS + 5; key++) {
      await clear(page, frame);
      await page.keyboard.press('Backspace');
      await settled(frame);
      await clear(page, frame);
      await page.keyboard.press(String(key % 10));
      const [pressed, echoed] = await page.evaluate(() => globalThis.keyTimes());
      const [received, drawn] = await frame.evaluate(() => globalThis.drawTimes());
      // The first keys find code that no machine has seen yet.
      if (key < 5) continue;
      times.echo.push(echoed - pressed);
      times.arrival.push(received - pressed);
      times.drawing.push(drawn - received);
      times.whole.push(drawn - pressed);
      await pause();
    }
    return times;
  } finally {
    await window.close();
  }
}

/** Notes when a digit is pressed in the workbench, and when the frame is painted that shows it. */
async function watchKeys(page) {
  await page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now();
    let pressed;
    let echoed;
    let told = () => {};
    globalThis.keyTimes = () =>
      new Promise((resolve) => {
        told = () => echoed !== undefined && resolve([pressed, echoed]);
        told();
      });
    globalThis.forgetKey = () => {
      pressed = undefined;
      echoed = undefined;
    };
    addEventListener(
      'keydown',
      () => {
        pressed = now();
        echoed = undefined;
      },
      true,
    );
    new MutationObserver(() => {
      if (pressed === undefined || echoed !== undefined) return;
      requestAnimationFrame(() =>
        setTimeout(() => {
          echoed ??= now();
          told();
        }),
      );
    }).observe(document.querySelector('.editor-instance .view-lines'), {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

/** Notes when a figure in the page becomes another one: when the update came, and when the frame is painted that shows it. */
async function watchDrawing(frame) {
  await frame.evaluate(() => {
    let received;
    let drawn;
    let told = () => {};
    globalThis.drawTimes = () =>
      new Promise((resolve) => {
        told = () => drawn !== undefined && resolve([received, drawn]);
        told();
      });
    globalThis.forgetDrawing = () => {
      drawn = undefined;
    };
    const isFigure = ({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest('[data-figure]');
    new MutationObserver((mutations) => {
      if (drawn !== undefined || !mutations.some(isFigure)) return;
      const mark = performance.getEntriesByName('budget-received').at(-1);
      requestAnimationFrame(() =>
        setTimeout(() => {
          received = performance.timeOrigin + mark.startTime;
          drawn = performance.timeOrigin + performance.now();
          told();
        }),
      );
    }).observe(document.querySelector('#document'), { subtree: true, childList: true, characterData: true });
  });
}

/** The frame of the page. A locator would look through all elements of the workbench for it, and be what is measured. */
async function frameOf(document) {
  const body = await document.locator('body').elementHandle();
  return body.ownerFrame();
}

/** Waits until the last key has been drawn and nothing has come since. */
async function settled(frame) {
  await frame.evaluate(() => globalThis.drawTimes());
  await pause();
}

async function clear(page, frame) {
  await page.evaluate(() => globalThis.forgetKey());
  await frame.evaluate(() => globalThis.forgetDrawing());
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}
