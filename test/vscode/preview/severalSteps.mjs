import assert from 'node:assert/strict';
import fs from 'node:fs';
import { generate } from '../../bench/generate.mjs';
import { loadAgain, openFile, webview } from '../workbench.mjs';
import { cursorLine, figure, figureShows, fileIn, isInSight, openView, saved, until } from './previewPage.mjs';

/** Several previews at once, and the window loaded again. */
export const severalSteps = {
  'a line of a long text, gone to by its number, has its figure in sight, however much is laid out on the way': async (
    window,
  ) => {
    const { page } = window;
    const { text } = generate(1600);
    fs.writeFileSync(fileIn(window, 'long.budget'), text);
    await openView(window, 'document');
    await openFile(window, 'long.budget');
    await figure(window, 't6/30107/total').waitFor({ state: 'attached' });
    const [before] = text.split('30107  "绩效工资"', 1);
    const line = before.split('\n').length;
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget input').fill(`:${line}`);
    await page.keyboard.press('Enter');
    await cursorLine(window, line);
    await webview(window).locator('[data-figure="t6/30107/total"].is-place').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(1500);
    assert.ok(await isInSight(figure(window, 't6/30107/total')));
  },
  'what is typed in one budget is not made in another that comes': async (window) => {
    const { page } = window;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    // A file that is there for a while is found at once.
    fs.writeFileSync(fileIn(window, 'last.budget'), original);
    await openFile(window, 'last.budget');
    await previewTabs(page).filter({ hasText: 'last.budget' }).waitFor();
    await openView(window, 'document');
    await figure(window, 't6/30101/total').click();
    await page.keyboard.press('F2');
    await webview(window).locator('#edit-input').fill('16.46');
    await page.locator('.tab[data-resource-name="shuozhou-2026.budget"]').first().click();
    await saved(window, '16.46', 'last.budget');
    await previewTabs(page).filter({ hasText: 'shuozhou-2026.budget' }).waitFor();
    await webview(window).locator('.edit-box').waitFor({ state: 'hidden' });
    assert.equal(fs.readFileSync(fileIn(window), 'utf8'), original);
  },
  'a locked preview stays with its file, and another file gets its own': async (window) => {
    const { page } = window;
    await openView(window, 'document');
    await figureShows(window, 't3/2011308/basic', '39.86');
    const lock = webview(window).locator('#tool-lock');
    await lock.click();
    await webview(window).locator('#tool-lock[aria-pressed=true]').waitFor();
    // No preview follows any more, so that the other file is shown in a new one.
    await openFile(window, 'review.budget');
    await until(async () => (await previewTabs(page).count()) === 2, 'two previews are open');
    await previewTabs(page).filter({ hasText: '锁定' }).filter({ hasText: 'shuozhou-2026.budget' }).waitFor();
    await previewTabs(page).filter({ hasText: 'review.budget' }).waitFor();
  },
  'a preview that was hidden comes back with its view and unit': async (window) => {
    const tab = (name) => previewTabs(window.page).filter({ hasText: name });
    await tab('shuozhou').click();
    const shown = await previewWith(window, 't3/2011308/basic');
    await shown.locator('#tab-document').click();
    await shown.locator('#tool-unit').selectOption('元');
    await yuan(shown).waitFor();
    await shown.locator('#tab-reconciliation').click();
    await shown.locator('#view-reconciliation tbody tr').first().waitFor();
    await tab('review').click();
    await until(async () => shown.isDetached(), 'the hidden page is gone');
    await tab('shuozhou').click();
    const back = await previewWith(window, 't3/2011308/basic');
    await back.locator('#view-reconciliation tbody tr').first().waitFor();
    await back.locator('#tab-document').click();
    await yuan(back).waitFor();
  },
  'what was typed in a cell is there again when the preview was hidden, and is made then': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    const tab = (name) => previewTabs(window.page).filter({ hasText: name });
    const shown = await previewWith(window, 't3/2011308/basic');
    await shown.locator('#tool-unit').selectOption('万元');
    await shown.locator('#document [data-figure="t6/30101/total"]', { hasText: '15.46' }).first().click();
    await window.page.keyboard.press('F2');
    await shown.locator('#edit-input').fill('17.46');
    await tab('review').click();
    await until(async () => shown.isDetached(), 'the hidden page is gone');
    assert.equal(fs.readFileSync(fileIn(window), 'utf8'), original);
    await tab('shuozhou').click();
    const back = await previewWith(window, 't3/2011308/basic');
    const input = back.locator('#edit-input');
    await input.waitFor();
    assert.equal(await input.inputValue(), '17.46');
    await input.press('Enter');
    await saved(window, '"基本工资"          17.46');
    await input.waitFor({ state: 'hidden' });
    fs.writeFileSync(fileIn(window), original);
    await back.locator('#document [data-figure="t6/30101/total"]', { hasText: '15.46' }).first().waitFor();
  },
  'a window that is loaded again has both back, and one of them locked': async (window) => {
    await loadAgain(window);
    await until(async () => (await previewTabs(window.page).count()) === 2, 'both previews are back');
    await previewTabs(window.page).filter({ hasText: '锁定' }).filter({ hasText: 'shuozhou-2026.budget' }).click();
    const back = await previewWith(window, 't3/2011308/basic');
    await back.locator('#tool-lock[aria-pressed=true]').waitFor();
    assert.equal(await previewTabs(window.page).count(), 2);
  },
  'a file that gets another name keeps what is typed in a cell of its preview, which is no other one': async (
    window,
  ) => {
    const { page } = window;
    const locked = (name) => previewTabs(page).filter({ hasText: '锁定' }).filter({ hasText: name });
    const shown = await previewWith(window, 't3/2011308/basic');
    await shown.locator('#document [data-figure="t6/30101/total"]', { hasText: '15.46' }).first().click();
    await page.keyboard.press('F2');
    const input = shown.locator('#edit-input');
    await input.fill('17.46');
    await shown.locator('#document [data-part="t6"]').evaluate((part) => part.setAttribute('data-before', ''));
    await rename(window, 'shuozhou-2026.budget', 'renamed.budget');
    await locked('renamed.budget').waitFor();
    // It is drawn anew, as that of the new name.
    await shown.locator('[data-before]').waitFor({ state: 'detached' });
    await shown.locator('#document [data-figure="t6/30101/total"]', { hasText: '15.46' }).first().waitFor();
    assert.equal(await input.inputValue(), '17.46');
    assert.equal(await previewTabs(page).count(), 2);
    await input.press('Enter');
    await saved(window, '"基本工资"          17.46', 'renamed.budget');
    await input.waitFor({ state: 'hidden' });
  },
};

/** A figure in the smaller unit. */
function yuan(frame) {
  return frame.locator('#document [data-figure="t3/2011308/basic"]', { hasText: '398,600.00' }).first();
}

/** Gives a file another name in the Explorer, which is closed again. It drops the box for the name where it draws its list anew. */
async function rename({ page }, from, to) {
  await page.keyboard.press('Control+Shift+E');
  const row = (name) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  const attempt = async () => {
    await row(from).click({ button: 'right', timeout: 5000 });
    await page.locator('.monaco-menu .action-label', { hasText: 'Rename...' }).click({ timeout: 5000 });
    const name = page.locator('.explorer-folders-view input');
    await name.fill(to, { timeout: 5000 });
    await name.press('Enter', { timeout: 5000 });
    await row(to).waitFor({ timeout: 5000 });
  };
  await until(async () => {
    await attempt().catch(() => page.keyboard.press('Escape'));
    return (await row(to).count()) > 0;
  }, `${from} is ${to} in the Explorer`);
  await page.keyboard.press('Control+B');
}

function previewTabs(page) {
  return page.locator('.tab', { hasText: '预览' });
}

/** The page of the preview that has a figure. */
async function previewWith({ page }, address) {
  let found;
  const has = (frame) =>
    frame
      .locator(`[data-figure="${address}"]`)
      .count()
      .catch(() => 0);
  await until(async () => {
    for (const frame of page.frames()) if ((await has(frame)) > 0) found = frame;
    return found !== undefined;
  }, `a preview has ${address}`);
  return found;
}
