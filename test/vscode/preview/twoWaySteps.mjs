import assert from 'node:assert/strict';
import fs from 'node:fs';
import { select, webview } from '../workbench.mjs';
import {
  cursorLine,
  figure,
  figureShows,
  fileIn,
  isInSight,
  keyboardIsInPage,
  saved,
  savedExactly,
  until,
} from './previewPage.mjs';

/** How long nothing may move by itself, in ms. */
const still = 1200;

/** From the text to the figures, from a figure to the text, and nothing in between that moves by itself. */
export const twoWaySteps = {
  'the cursor’s item lights up in every table that it feeds': async (window) => {
    // The page moves for nobody who has used it a moment ago.
    await window.page.waitForTimeout(1500);
    await select(window, '30101');
    await until(async () => isInSight(figure(window, 't6/30101/total')), 't6/30101/total is in sight');
    for (const address of ['t6/30101/total', 't6/301/total', 't6/total/total', 't3/2011308/basic', 't3/total/basic']) {
      await webview(window).locator(`[data-figure="${address}"].is-place`).first().waitFor({ state: 'attached' });
    }
    assert.equal(await webview(window).locator('[data-figure="t6/30102/total"].is-place').count(), 0);
  },
  'a click on a figure selects its line, leaves the keyboard in the page, and sets nothing going': async (window) => {
    await figure(window, 't6/30107/total').click();
    await cursorLine(window, 57);
    assert.ok(await keyboardIsInPage(window));
    await moves(window);
    const seen = await moves(window, still);
    assert.deepEqual(seen, { cursor: 0, text: 0, page: 0 });
    assert.ok(await keyboardIsInPage(window));
  },
  'and shows the line from its beginning on, where the text was moved to the left': async (window) => {
    await select(window, '30102');
    const x = async () => (await window.page.locator('.editor-instance .view-lines').first().boundingBox()).x;
    const atLeft = await x();
    await select(window, '支付费用的行为');
    await until(async () => (await x()) < atLeft, 'the text is moved to the left');
    await figure(window, 't6/30102/total').click();
    await cursorLine(window, 56);
    await until(async () => (await x()) === atLeft, 'the line is seen from its beginning on');
  },
  'a click in the text moves the preview once and not the text': async (window) => {
    await select(window, '2210201');
    await webview(window).locator('.is-place[data-figure^="t3/2210201"]').first().waitFor({ state: 'attached' });
    await moves(window);
    assert.deepEqual(await moves(window, still), { cursor: 0, text: 0, page: 0 });
  },
  'the preview keeps its place while the text is typed': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await select(window, '15.46');
    await figure(window, 't6/30101/total').evaluate((cell) =>
      cell.scrollIntoView({ block: 'center', behavior: 'instant' }),
    );
    const top = async () => (await figure(window, 't6/30101/total').boundingBox()).y;
    const before = await top();
    await keyboard.type('26.46', { delay: 30 });
    await figureShows(window, 't6/30101/total', '26.46');
    await webview(window).locator('[data-figure="t3/2011308/basic"].is-broken').first().waitFor({ state: 'attached' });
    assert.ok(Math.abs((await top()) - before) < 3, `moved from ${before} to ${await top()}`);
    await saved(window, '26.46');
    for (let i = 0; i < 6; i++) await keyboard.press('Control+Z');
    await savedExactly(window, original);
    await figureShows(window, 't6/30101/total', '15.46');
  },
  'a figure that is looked for is found once it is typed, and counted from the first on': async (window) => {
    const { keyboard } = window.page;
    const page = webview(window);
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await page.locator('#tool-search').click();
    await page.locator('#search-input').fill('27.46');
    await page.locator('#search-count', { hasText: '没有找到' }).waitFor();
    await select(window, '15.46');
    await keyboard.type('27.46', { delay: 30 });
    await page.locator('#search-count', { hasText: /^第 [1-9]\d* 处/ }).waitFor();
    await saved(window, '27.46');
    for (let i = 0; i < 6; i++) await keyboard.press('Control+Z');
    await savedExactly(window, original);
    await page.locator('#search-close').click();
  },
};

/** Waits until nothing has moved for some frames, or else for `during`, and tells how often cursor, text and page moved. */
async function moves(window, during = 0) {
  const view = webview(window).locator('#view-document');
  const state = async () => ({
    cursor: await window.page.locator('.editor-instance .active-line-number').first().textContent(),
    text: await window.page
      .locator('.editor-instance .view-lines')
      .first()
      .evaluate(({ parentElement }) => parentElement.style.top),
    page: await view.evaluate(({ scrollTop }) => scrollTop),
  });
  const counts = { cursor: 0, text: 0, page: 0 };
  let last = await state();
  let quiet = 0;
  for (const end = Date.now() + during; during > 0 ? Date.now() < end : quiet < 8; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const next = await state();
    const moved = Object.keys(counts).filter((key) => next[key] !== last[key]);
    for (const key of moved) counts[key]++;
    quiet = moved.length > 0 ? 0 : quiet + 1;
    last = next;
  }
  return counts;
}
