import assert from 'node:assert/strict';
import { select, webview } from '../workbench.mjs';
import {
  cursorLine,
  figure,
  figureShows,
  openView,
  saved,
  savedAnew,
  savedExactly,
  undoInText,
  until,
} from './previewPage.mjs';

/** What was found, at the cells and in a list, and what is done about it there. */
export const findingSteps = {
  'a wrong amount marks its cells, and its table in the list': async (window) => {
    const page = webview(window);
    await openView(window, 'document');
    await select(window, '15.46');
    await window.page.keyboard.type('25.46', { delay: 30 });
    await figureShows(window, 't3/2011308/basic', '49.85');
    await page.locator('#outline-tree [data-state=broken]', { hasText: '表三' }).waitFor();
    await page.locator('#outline-summary', { hasText: '处不符' }).waitFor();
    await figure(window, 't3/2011308/basic').and(page.locator('.has-finding[data-severity=error]')).waitFor();
  },
  'the pointer on a mark shows what is wrong and how it is put right': async (window) => {
    const popover = webview(window).locator('#finding-popover');
    const cell = figure(window, 't3/2011308/basic');
    await cell.scrollIntoViewIfNeeded();
    await cell.hover();
    await popover.getByText('少 9.99万元').first().waitFor();
    // Whatever there is to tell, the cell and what stands above the document can be read, and the rest is scrolled to.
    const [note, shown, view] = await Promise.all(
      [popover, cell, webview(window).locator('.view:visible')].map((each) => each.boundingBox()),
    );
    assert.ok(note.y >= view.y && (note.y >= shown.y + shown.height || note.y + note.height <= shown.y));
    await popover.getByText('第 60 行').scrollIntoViewIfNeeded();
    assert.ok(await popover.evaluate((box) => box.scrollTop > 0 || box.scrollHeight <= box.clientHeight));
    await webview(window).locator('#tool-search').hover();
    await popover.waitFor({ state: 'hidden' });
  },
  'the keyboard enters the note, takes the fix, and one undo in the text takes it back': async (window) => {
    const { keyboard } = window.page;
    const popover = webview(window).locator('#finding-popover');
    const before = await saved(window, '25.46');
    await figure(window, 't3/2011308/basic').click();
    await keyboard.press('Control+.');
    const fix = popover.locator('button.primary', { hasText: '49.85' }).first();
    await fix.waitFor();
    await fix.focus();
    await keyboard.press('Enter');
    await savedAnew(window, before);
    await undoInText(window);
    await savedExactly(window, before);
  },
  'the list of findings is filtered by severity and leads to a line': async (window) => {
    const view = await openView(window, 'findings');
    const shown = (severity) => view.locator(`.finding[data-severity=${severity}]`);
    await shown('error').first().waitFor();
    await view.locator('.filter button[data-severity=warning]').click();
    await view.locator('.filter button[data-severity=information]').click();
    await until(async () => (await shown('warning').count()) === 0, 'warnings are hidden');
    assert.ok((await shown('error').count()) > 0);
    await view.locator('.filter button[data-severity=warning]').click();
    await shown('warning').first().waitFor();
    await view.locator('.filter button[data-severity=information]').click();
    const line = shown('error')
      .first()
      .locator('button', { hasText: /^第 \d+ 行$/ });
    const number = Number((await line.textContent()).match(/\d+/)[0]);
    await line.click();
    await cursorLine(window, number);
  },
  'a finding leads to its cell in the document': async (window) => {
    const view = await openView(window, 'findings');
    await view.locator('.finding[data-severity=error] button', { hasText: '在文档中查看' }).first().click();
    await webview(window).locator('#document .is-pointed').first().waitFor();
  },
  'once it is right again nothing is marked as wrong': async (window) => {
    await select(window, '25.46');
    await window.page.keyboard.type('15.46', { delay: 30 });
    await figureShows(window, 't3/2011308/basic', '39.86');
    await webview(window).locator('#outline-tree [data-state=broken]').first().waitFor({ state: 'detached' });
    await until(async () => (await webview(window).locator('#document .is-broken').count()) === 0, 'no cell is broken');
  },
};
