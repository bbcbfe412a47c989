import assert from 'node:assert/strict';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runCommand, webview } from '../workbench.mjs';
import { fileIn, openView, until } from './previewPage.mjs';

/** A4 in points, the way Chromium rounds it. */
const a4 = { width: 595, height: 842 };

/** What is printed. */
export const printSteps = {
  'what is printed is A4, upright and on its side': async (window) => {
    await openView(window, 'document');
    await webview(window).locator('#tool-print').click();
    // A VS Code that runs in a browser writes the page for the browser of whoever reads it to print.
    await runCommand(window, 'Notifications: Show Notifications');
    await window.page.locator('.notifications-center .monaco-button', { hasText: '导出为网页' }).first().click();
    await window.page.locator('.quick-input-widget .monaco-button', { hasText: '保存到这里' }).click();
    const file = fileIn(window, 'shuozhou-2026.html');
    await until(async () => /<\/html>\s*$/.test(fs.readFileSync(file, 'utf8')), 'the page is written');
    await runCommand(window, 'Notifications: Clear All Notifications');
    const page = await window.page.context().newPage();
    await page.goto(pathToFileURL(file).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await page.close();
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
      Math.round(w),
      Math.round(h),
    ]);
    const isUpright = ([w, h]) => Math.abs(w - a4.width) < 2 && Math.abs(h - a4.height) < 2;
    assert.ok(boxes.length > 25, `${boxes.length} pages`);
    assert.deepEqual(
      boxes.filter((box) => !isUpright(box) && !isUpright([box[1], box[0]])),
      [],
    );
    assert.ok(boxes.some(isUpright));
  },
};
