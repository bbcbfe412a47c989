// What the steps of the preview's test do and see, in the page of the preview and in the text beside it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { webview } from '../workbench.mjs';

const TIMEOUT = 60_000;
/**
 * The editor learns a moment after the file has changed that it has saved, and what is undone before that it does not save; a
 * moment after the keyboard has gone that it has left a page, and does not give it back before that.
 */
const AFTERWARDS_MS = 300;

/** The first place of a figure in the document. */
export function figure(window, address) {
  return webview(window).locator(`#document [data-figure="${address}"]`).first();
}

/** The first place of a text that can be edited. */
export function field(window, address) {
  return webview(window).locator(`#document [data-field="${address}"]`).first();
}

/** Waits until a figure shows exactly a text, signs of the page left out. */
export async function figureShows(window, address, text) {
  const shown = figure(window, address);
  await until(async () => ((await shown.textContent()) ?? '').trim() === text, `${address} shows ${text}`);
}

/** The pane at the side. */
export function side(window) {
  return webview(window).locator('#side');
}

/** Opens one of the five views. */
export async function openView(window, name) {
  const page = webview(window);
  await page.locator(`#tab-${name}`).click();
  const view = page.locator(`#view-${name}`);
  await view.waitFor();
  return view;
}

/** Waits until the cursor's line in the text is this one, counted from 1. */
export async function cursorLine({ page }, line) {
  const active = page.locator('.editor-instance .active-line-number').first();
  await until(async () => (await active.textContent())?.trim() === String(line), `the cursor is in line ${line}`);
}

/** Where a file of the window's folder stands. */
export function fileIn({ folder }, name = 'shuozhou-2026.budget') {
  return path.join(folder, name);
}

/** The lines in which two texts differ, each as [before, after]. */
export function changedLines(before, after) {
  const lines = before.split('\n');
  const now = after.split('\n');
  assert.equal(now.length, lines.length, 'no line comes or goes');
  return lines.flatMap((line, i) => (line === now[i] ? [] : [[line, now[i]]]));
}

/** Waits until something holds; what that is says why it failed. */
export async function until(holds, what) {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > end) assert.fail(`not within ${TIMEOUT / 1000} s: ${what}`);
    await setTimeout(40);
  }
}

/** Waits until the file, which is saved as it is typed, has a text, and gives all of it. */
export async function saved(window, text, name) {
  return savedWhere(window, (now) => now.includes(text), `has ${text}`, name);
}

/** Waits until the file has another text than this, and gives it. */
export async function savedAnew(window, text, name) {
  return savedWhere(window, (now) => now !== text, 'has changed', name);
}

/** Waits until the file is exactly a text again. */
export async function savedExactly(window, text, name) {
  await savedWhere(window, (now) => now === text, 'is as it was', name).catch((error) => {
    throw new Error(JSON.stringify(changedLines(text, fs.readFileSync(fileIn(window, name), 'utf8'))), {
      cause: error,
    });
  });
}

async function savedWhere(window, holds, what, name) {
  const file = fileIn(window, name);
  const now = () => fs.readFileSync(file, 'utf8');
  await until(async () => holds(now()), `${path.basename(file)} ${what}`);
  await setTimeout(AFTERWARDS_MS);
  return now();
}

/** Whether the keyboard is in the page of a preview. */
export async function keyboardIsInPage({ page }) {
  return page.evaluate(() => document.activeElement?.localName === 'iframe');
}

/** Waits until the keyboard has gone from the page of a preview, and the editor, which is told of it a moment later, knows. */
export async function keyboardLeavesPage(window) {
  await until(async () => !(await keyboardIsInPage(window)), 'the keyboard is in the text');
  await setTimeout(AFTERWARDS_MS);
}

/** Gives the keyboard to the text. */
export async function focusText({ page }) {
  await page
    .locator('.editor-instance .monaco-editor')
    .first()
    .click({ position: { x: 500, y: 300 } });
}

/** Takes back the last change in the text. */
export async function undoInText(window) {
  await focusText(window);
  await window.page.keyboard.press('Control+Z');
}

/** Whether an element is in what is seen of the document. */
export async function isInSight(locator) {
  return locator.evaluate((element) => {
    const view = element.closest('.view').getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return top >= view.top - 1 && bottom <= view.bottom + 1;
  });
}

/** What a screen reader was told last. */
export async function announced(window, text) {
  await webview(window).locator('#status', { hasText: text }).waitFor({ state: 'attached' });
}
