import assert from 'node:assert/strict';
import fs from 'node:fs';
import { webview } from '../workbench.mjs';
import { cursorLine, fileIn, openView, until } from './previewPage.mjs';

/** Last year's budget as a person would make it of this one: an item less, another more, a smaller amount. */
function lastYear(text) {
  return text
    .replace('2026\n', '2025\n')
    .replace('    30102  "津贴补贴"           2.08\n', '')
    .replace(
      '    30107  "绩效工资"          13.47\n',
      '    30107  "绩效工资"          10.00\n    30103  "奖金"              3.00\n',
    );
}

/** Reconciliation, comparison and charts. */
export const viewSteps = {
  'the reconciliation counts what holds, and shows what does not': async (window) => {
    const view = await openView(window, 'reconciliation');
    const rows = view.locator('tbody tr[data-state]');
    await rows.first().waitFor();
    const counted = async (state) =>
      Number((await view.locator(`.filter [data-state=${state}]`).textContent()).match(/\d+/)[0]);
    const [holds, rounding, broken] = await Promise.all(['holds', 'rounding', 'broken'].map(counted));
    assert.ok(holds > 100 && rounding > 0);
    assert.equal(broken, 0);
    assert.equal(await rows.count(), holds + rounding + broken);
    // By how much a difference is stands where it is seen without scrolling.
    const difference = view.locator('tbody tr[data-state=rounding] .difference').first();
    assert.match((await difference.textContent()) ?? '', /0\.0[1-9]万元/);
    const edge = await view.evaluate((element) => element.getBoundingClientRect().right);
    assert.ok(await difference.evaluate((cell, right) => cell.getBoundingClientRect().right < right, edge));
    await view.locator('.filter input').check();
    await until(async () => (await rows.count()) === rounding, 'only what does not hold is shown');
    await view.locator('.filter input').uncheck();
    await until(async () => (await rows.count()) === holds + rounding, 'all are shown again');
  },
  'a side leads to its cells, its amount to the text': async (window) => {
    const view = await openView(window, 'reconciliation');
    const row = view.locator('tbody tr[data-state=rounding]').first();
    await row.locator('.figure button').first().click();
    await until(
      async () => /\d+/.test(await window.page.locator('.editor-instance .active-line-number').first().textContent()),
      'the cursor is somewhere',
    );
    await row.locator('td:nth-child(3) button').click();
    await webview(window).locator('#document .is-pointed').first().waitFor();
    assert.ok(await webview(window).locator('#view-document').isVisible());
  },
  'the budget is compared with another file, by code': async (window) => {
    fs.writeFileSync(fileIn(window, 'last.budget'), lastYear(fs.readFileSync(fileIn(window), 'utf8')));
    const view = await openView(window, 'comparison');
    await view.locator('button', { hasText: '选择对比的对象' }).click();
    const offer = window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'last.budget' });
    await offer.click();
    const table = view.locator('section.compared', { hasText: '表六' });
    const cells = async (code) =>
      (await table.locator('tbody tr', { hasText: code }).first().locator('td, th').allTextContents()).map((text) =>
        text.trim(),
      );
    await table.locator('tr[data-state=added]', { hasText: '30102' }).waitFor();
    await table.locator('tr[data-state=removed]', { hasText: '30103' }).waitFor();
    assert.deepEqual((await cells('30107')).slice(2, 7), ['10.00', '13.47', '+3.47', '+34.70%', '改动']);
    await view.locator('input[type=checkbox]').uncheck();
    await table.locator('tr[data-state=same]', { hasText: '30108' }).waitFor();
    await table.locator('tr', { hasText: '30107' }).locator('.line').click();
    await cursorLine(window, 57);
  },
  'and anew when the other file changes on the disk, goes and comes back': async (window) => {
    const view = webview(window).locator('#view-comparison');
    const other = fileIn(window, 'last.budget');
    const original = fs.readFileSync(other, 'utf8');
    const row = view.locator('section.compared', { hasText: '表六' }).locator('tr', { hasText: '30107' });
    fs.writeFileSync(other, original.replace('10.00', '11.00'));
    await row.filter({ hasText: '11.00' }).waitFor();
    fs.rmSync(other);
    await view.locator('.refusal', { hasText: '没有“last.budget”这个文件' }).waitFor();
    fs.writeFileSync(other, original);
    await row.filter({ hasText: '10.00' }).waitFor();
  },
  'four charts, each with its numbers as a table, each selectable and saved as SVG': async (window) => {
    const view = await openView(window, 'charts');
    const charts = view.locator('.chart-shown');
    await charts.first().waitFor();
    assert.equal(await charts.count(), 4);
    for (const chart of await charts.all()) {
      assert.ok((await chart.locator('svg').count()) > 0);
      assert.ok((await chart.locator('table tbody tr').count()) > 0);
      assert.match((await chart.locator('svg').first().locator('title').first().textContent()) ?? '', /\S/);
    }
    await charts.first().locator('button', { hasText: '另存为 SVG' }).click();
    const box = window.page.locator('.quick-input-widget input').first();
    await until(async () => /\.svg$/.test(await box.inputValue()), 'a place for the picture is offered');
    const file = await box.inputValue();
    await window.page.keyboard.press('Enter');
    await until(async () => fs.existsSync(file), 'the picture is written');
    const svg = fs.readFileSync(file, 'utf8');
    assert.match(svg, /^(<\?xml[^>]*>\s*)?<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /一般公共服务支出/);
  },
};
