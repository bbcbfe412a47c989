import assert from 'node:assert/strict';
import { webview } from '../workbench.mjs';
import { announced, figure, isInSight, openView, side, until } from './previewPage.mjs';

/** What is copied, as a spreadsheet and a word processor take it. */
export const copySteps = {
  'a range is copied as a table and as text with tabs; codes stay text': async (window) => {
    await openView(window, 'document');
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const code = webview(window).locator('#part-t3 tbody tr', { hasText: '2011308' }).locator('td, th').first();
    await code.click();
    await figure(window, 't3/20805/basic').click({ modifiers: ['Shift'] });
    await announced(window, '选中 3 行 × 4 列');
    await window.page.keyboard.press('Control+C');
    await announced(window, '已复制 3 行 × 4 列');
    const { html, text } = await clipboard(window);
    assert.deepEqual(
      text
        .trimEnd()
        .split(/\r?\n/)
        .map((line) => line.split('\t')),
      [
        ['2011308', '招商引资', '104.20', '39.86'],
        ['208', '社会保障和就业支出', '6.97', '6.97'],
        ['20805', '行政事业单位养老支出', '6.97', '6.97'],
      ],
    );
    assert.match(html, /<table/);
    assert.match(html, /mso-number-format:[^>]*@[^>]*>2011308</);
  },
  'a whole table is copied with its head': async (window) => {
    await side(window).locator('button', { hasText: '复制整张表' }).click();
    await announced(window, '已复制');
    const { text, html } = await clipboard(window);
    const lines = text.trimEnd().split(/\r?\n/);
    assert.ok(lines.length > 15);
    assert.match(lines[0], /项目\t/);
    assert.match(html, /<table/);
    assert.ok(!/[≈✗]/.test(text), 'signs of the page are not copied');
  },
  'all of the document is copied without what stands around it, each figure in its column': async (window) => {
    await webview(window)
      .locator('#title-t2')
      .click({ position: { x: 4, y: 4 } });
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.press('Control+C');
    await until(async () => (await clipboard(window)).text.startsWith('朔州经济开发区'), 'the document is copied');
    const { text, html } = await clipboard(window);
    const lines = text.split('\r\n');
    assert.ok(!/^(勾稽|图表|100%|已复制.*)$/m.test(text), 'views, tools and what is said are not copied');
    assert.equal(lines.filter((line) => line.startsWith('2026年预算收支总表')).length, 1);
    assert.ok(lines.includes('\t\t八、社会保障和就业支出\t6.97\t6.97\t'), 'below a merged cell');
    assert.ok(lines.includes('部门名称：朔州经济开发区科创商务区服务中心\t单位：万元'), 'side by side');
    assert.match(html, /mso-number-format:[^>]*@[^>]*>2011308</);
    assert.ok(!/color:|tabindex|title=/.test(html), 'nothing of the screen is copied');
  },
  'a drag that is held below what is seen goes on to the end of the table': async (window) => {
    const { mouse, keyboard } = window.page;
    const rows = webview(window).locator('#part-t1 tbody tr');
    const first = rows.first().locator('.figure').first();
    await first.evaluate((cell) => cell.scrollIntoView({ block: 'center', behavior: 'instant' }));
    assert.ok(!(await isInSight(rows.last())), 'the end of the table is not seen');
    const { x, y } = await first.boundingBox();
    const view = await webview(window).locator('#view-document').boundingBox();
    await mouse.move(x + 5, y + 5);
    await mouse.down();
    await mouse.move(x + 5, y + 60, { steps: 5 });
    await mouse.move(x + 5, view.y + view.height + 10, { steps: 5 });
    await rows.last().locator('.is-selected').waitFor();
    await mouse.up();
    assert.equal(await rows.locator('.is-selected').count(), await rows.count());
    await keyboard.press('Escape');
  },
  'words of a sentence are copied bare': async (window) => {
    const sentence = webview(window).locator('#document p', { hasText: '预算收入总计' }).first();
    await sentence.evaluate((element) => getSelection().setBaseAndExtent(element, 2, element, 5));
    await window.page.keyboard.press('Control+C');
    await until(async () => (await clipboard(window)).text === '预算收入总计118.67万元，其中：本年收入', 'words');
    assert.equal((await clipboard(window)).html, '');
    await sentence.evaluate(() => getSelection().removeAllRanges());
  },
};

async function clipboard({ page }) {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : '');
    return { html: await read('text/html'), text: await read('text/plain') };
  });
}
