import assert from 'node:assert/strict';
import { select, webview } from '../workbench.mjs';
import { cursorLine, figure, isInSight, openView, side, until } from './previewPage.mjs';

/** Why a figure is what it is, and on from there. */
export const whySteps = {
  'a figure that is declared tells its parts, its sum, and by how much it is off': async (window) => {
    const pane = side(window);
    await figure(window, 't3/20805/total').click();
    await pane.locator('h3', { hasText: '表三 20805' }).waitFor();
    await pane.locator('.value', { hasText: '6.97万元' }).waitFor();
    const declared = pane.locator('.declared[data-state=rounding]');
    await declared.locator('h4', { hasText: '尾差之内' }).waitFor();
    const named = await declared.locator('dl > div').evaluateAll((all) => all.map(({ textContent }) => textContent));
    assert.deepEqual(named.slice(0, 3), ['声明6.97万元', '各项之和6.96万元', '差额+0.01万元']);
    assert.match(named[3], /^允许尾差±/);
    const steps = await pane.locator('.steps').first().locator('li .amount').allTextContents();
    assert.deepEqual(steps, ['4.64万元', '2.32万元']);
    await pane.getByText('不能直接改').waitFor();
    await cursorLine(window, 27);
  },
  'a step is followed to what it is made of, and one goes back': async (window) => {
    const pane = side(window);
    await pane.locator('.steps .label', { hasText: '2080505' }).first().click();
    await pane.locator('.value', { hasText: '4.64万元' }).waitFor();
    await pane.locator('.trail li').nth(1).waitFor();
    await pane.locator('.trail button', { hasText: '返回' }).click();
    await pane.locator('.value', { hasText: '6.97万元' }).waitFor();
  },
  'who edits the cell has the pane about it again': async (window) => {
    const pane = side(window);
    await pane.locator('.steps .label', { hasText: '2080505' }).first().click();
    await pane.locator('.value', { hasText: '4.64万元' }).waitFor();
    await figure(window, 't3/20805/total').focus();
    await window.page.keyboard.press('F2');
    await webview(window).locator('.edit-box').getByText('这个数不能直接改').waitFor();
    await pane.locator('.value', { hasText: '6.97万元' }).waitFor();
    await window.page.keyboard.press('Escape');
  },
  'who follows a step and clicks a cell at once keeps the keyboard in it': async (window) => {
    const pane = side(window);
    const step = await pane.locator('.steps .label', { hasText: '2080505' }).first().elementHandle();
    await figure(window, 't3/20805/basic').evaluate((cell, label) => {
      label.click();
      cell.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      cell.focus();
    }, step);
    await pane.locator('h3', { hasText: '20805' }).waitFor();
    await pane.locator('h3', { hasText: '基本支出' }).waitFor();
    assert.equal(await figure(window, 't3/20805/basic').evaluate((cell) => cell.matches(':focus')), true);
    await figure(window, 't3/20805/total').click();
    await pane.locator('.value', { hasText: '6.97万元' }).waitFor();
  },
  'the line of a step is shown in the text, which has the keyboard then': async (window) => {
    const pane = side(window);
    await pane.locator('.steps li', { hasText: '2080506' }).first().locator('.line').click();
    await cursorLine(window, 29);
    await until(
      async () => window.page.evaluate(() => document.activeElement?.localName !== 'iframe'),
      'the keyboard is in the text',
    );
  },
  'where else it is published is a click away': async (window) => {
    const pane = side(window);
    const other = pane.locator('section', { hasText: '还出现在' }).locator('.label', { hasText: '表五 20805' }).first();
    await other.click();
    const target = webview(window).locator('[data-figure^="t5/20805/"].is-pointed').first();
    await target.waitFor();
    await until(() => isInSight(target), 'the same figure in table 5 is in sight');
  },
  'a number in a sentence, a slice of a chart and a cell of a form are asked alike': async (window) => {
    const pane = side(window);
    await figure(window, 'change/expenditureChange-rate').click();
    await pane.locator('.value', { hasText: '35.06%' }).waitFor();
    await pane.locator('.steps .amount', { hasText: '118.67' }).first().waitFor();
    await pane.evaluate((element) => element.scrollTo({ top: 400, behavior: 'instant' }));
    await figure(window, 'performance/basic').click();
    await pane.locator('.value', { hasText: '54.33' }).waitFor();
    assert.equal(await pane.evaluate(({ scrollTop }) => scrollTop), 0);
    const slice = webview(window).locator('#document svg [data-figure="general-chart/208"]');
    await slice.scrollIntoViewIfNeeded();
    await slice.focus();
    await pane.locator('h3', { hasText: '社会保障和就业支出' }).waitFor();
    const charts = await openView(window, 'charts');
    const pie = charts.locator('svg [data-figure]').first().locator('path').first();
    const { width, height } = await pie.boundingBox();
    // In the middle of its box all slices meet.
    await pie.click({ position: { x: width / 2, y: height * 0.85 } });
    await pane.locator('h3', { hasText: '一般公共服务支出' }).waitFor();
    await openView(window, 'document');
  },
  'asked from the text, the pane opens, and the figure is in sight': async (window) => {
    const { page } = window;
    await select(window, '30101');
    await webview(window).locator('[data-figure="t6/30101/total"].is-place').first().waitFor({ state: 'attached' });
    await webview(window).locator('#tool-side').click();
    await side(window).waitFor({ state: 'hidden' });
    await figure(window, 't6/30101/total').evaluate((cell) => {
      cell.scrollIntoView({ block: 'center', behavior: 'instant' });
      cell.closest('.view').scrollBy({ top: 600, behavior: 'instant' });
    });
    // The text has the keyboard again, and its cursor is where it was.
    await page.locator('.tab[data-resource-name="shuozhou-2026.budget"]').first().click();
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+Y');
    await side(window).locator('.value', { hasText: '15.46万元' }).waitFor();
    await until(() => isInSight(figure(window, 't6/30101/total')), 't6/30101/total is in sight');
  },
};
