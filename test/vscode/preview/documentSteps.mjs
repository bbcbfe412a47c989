import assert from 'node:assert/strict';
import { webview } from '../workbench.mjs';
import { figure, figureShows, isInSight, openView, until } from './previewPage.mjs';

/** The document: its parts, their list, pages, zoom, unit, search. */
export const documentSteps = {
  'all parts of the document are there, in order, and listed with how they stand': async (window) => {
    const page = webview(window);
    await figureShows(window, 't3/2011308/basic', '39.86');
    const parts = await page.locator('[data-part]').evaluateAll((all) => all.map(({ dataset }) => dataset.part));
    assert.equal(parts.length, 54);
    assert.deepEqual(
      parts.filter((id) => /^t\d+$/.test(id)),
      Array.from({ length: 13 }, (_, i) => `t${i + 1}`),
    );
    const items = page.locator('#outline-tree [role=treeitem]');
    assert.equal(await items.count(), 54);
    const states = await items.evaluateAll((all) => all.map(({ dataset }) => dataset.state).filter(Boolean));
    const count = (state) => states.filter((each) => each === state).length;
    assert.deepEqual({ rounding: count('rounding'), broken: count('broken') }, { rounding: 5, broken: 0 });
    await page.locator('#outline-summary', { hasText: '5 处尾差' }).waitFor();
    await items.filter({ hasText: '表七' }).filter({ hasText: '无数据' }).waitFor();
    await items.filter({ hasText: '表四' }).filter({ hasText: '相符' }).waitFor();
  },
  'the list is filtered, and leads to a part': async (window) => {
    const page = webview(window);
    const items = page.locator('#outline-tree [role=treeitem]');
    await page.locator('#outline-filter').fill('会议费');
    await until(async () => (await items.count()) < 5, 'the list is short');
    await items.filter({ hasText: '会议费' }).click();
    await until(
      () => isInSight(page.locator('#part-project-2 h3, #part-project-2 h2, #part-project-2 .title').first()),
      '会议费 is in sight',
    );
    // Its tools stand above it as before: nothing around the page is scrolled along with it.
    await page.locator('.contents a', { hasText: '表十二' }).click();
    await until(() => isInSight(page.locator('#part-t12 h3')), '表十二 is in sight');
    const frames = await window.page
      .locator('.webview-overlay-content')
      .evaluateAll((all) => all.map((e) => e.scrollTop));
    assert.deepEqual(
      frames.filter((top) => top !== 0),
      [],
    );
    await page.locator('#outline-filter').fill('没有这样的表');
    await page.locator('#outline-none').waitFor();
    await page.locator('#outline-filter').fill('');
    await until(async () => (await items.count()) === 54, 'the list is whole again');
  },
  'in a narrow window the list makes way, and for what is chosen in it, be it near': async (window) => {
    const page = webview(window);
    const usual = window.page.viewportSize();
    await page.locator('#outline').waitFor();
    await window.page.setViewportSize({ ...usual, width: 1300 });
    await page.locator('#outline').waitFor({ state: 'hidden' });
    const part = page.locator('#part-t2');
    const below = () =>
      part.evaluate((e) => e.getBoundingClientRect().top - e.closest('.view').getBoundingClientRect().top);
    await part.evaluate((e) => e.closest('.view').scrollBy(0, e.getBoundingClientRect().top - 600));
    await until(async () => (await below()) > 300, '表二 is below');
    await page.locator('#tool-outline').click();
    await page.locator('#outline-tree [role=treeitem]', { hasText: '表二' }).click();
    await page.locator('#outline').waitFor({ state: 'hidden' });
    await until(async () => Math.abs(await below()) < 40, '表二 is at the top');
    await window.page.setViewportSize(usual);
    await page.locator('#tool-outline').click();
  },
  'in a sentence the sign of a figure stands close behind it': async (window) => {
    const sentence = webview(window).locator('#document p .is-rounding').first();
    const room = await sentence.evaluate((figure) => {
      const { width } = figure.getBoundingClientRect();
      const text = document.createRange();
      text.selectNodeContents(figure);
      return (width - text.getBoundingClientRect().width) / Number.parseFloat(getComputedStyle(figure).fontSize);
    });
    assert.ok(room < 1.5, `${room} em`);
  },
  'pages are A4 paper with numbers and the watermark of a draft': async (window) => {
    const page = webview(window);
    await page.locator('#tool-pages').click();
    const papers = page.locator('.paper');
    await until(async () => (await papers.count()) > 20, 'papers are laid out');
    const unnumbered = page.locator('.contents a:not([data-page-number])');
    await until(async () => (await unnumbered.count()) === 0, 'the contents know their pages');
    const sizes = await papers.evaluateAll((all) => all.map((paper) => paper.offsetHeight / paper.offsetWidth));
    const isA4 = (ratio) => Math.abs(ratio - 297 / 210) < 0.01 || Math.abs(ratio - 210 / 297) < 0.01;
    assert.deepEqual(
      sizes.filter((ratio) => !isA4(ratio)),
      [],
    );
    const numbers = await page.locator('.paper-number').allTextContents();
    const printed = numbers.filter(Boolean).map((text) => Number(text.replace(/\D/g, '')));
    assert.deepEqual(
      printed,
      printed.map((_, i) => i + 1),
    );
    const watermark = await papers
      .first()
      .evaluate((paper) => getComputedStyle(paper, '::before').content + getComputedStyle(paper, '::after').content);
    assert.match(watermark, /仅供内部审核/);
  },
  'the list leads to the start of a part, whatever is laid out on the way': async (window) => {
    const page = webview(window);
    for (const id of ['t1', 't2', 't3']) {
      await page.locator(`#outline-tree [data-entry="${id}"]`).click();
      const part = page.locator(`#part-${id}`);
      const isAtTop = () =>
        part.evaluate((e) => {
          const top = e.getBoundingClientRect().top - e.closest('.view').getBoundingClientRect().top;
          return Math.abs(top - Number.parseFloat(getComputedStyle(e).scrollMarginTop)) < 3;
        });
      await until(isAtTop, `${id} is at the top`);
    }
    await page.locator('#tool-pages').click();
    await until(async () => (await page.locator('.paper').count()) === 0, 'the document is continuous again');
  },
  'the document is zoomed with the page’s own keys, and fitted again': async (window) => {
    const page = webview(window);
    const zoom = page.locator('#tool-zoom');
    await page.locator('#view-document').focus();
    await window.page.keyboard.press('Control+=');
    await zoom.filter({ hasText: '110%' }).waitFor();
    await window.page.keyboard.press('Control+-');
    await window.page.keyboard.press('Control+-');
    await zoom.filter({ hasText: '90%' }).waitFor();
    await zoom.click();
    await zoom.filter({ hasText: '100%' }).waitFor();
  },
  'amounts are shown in 元 and in 万元': async (window) => {
    const unit = webview(window).locator('#tool-unit');
    await unit.selectOption('元');
    await figureShows(window, 't3/2011308/basic', '398,600.00');
    await webview(window).locator('#part-t3 .sheet-meta', { hasText: '单位：元' }).waitFor();
    await unit.selectOption('万元');
    await figureShows(window, 't3/2011308/basic', '39.86');
  },
  'what a view shows is found in it': async (window) => {
    const page = webview(window);
    const count = page.locator('#search-count');
    const view = await openView(window, 'reconciliation');
    await view.locator('tbody tr').first().waitFor();
    await window.page.keyboard.press('Control+F');
    await page.locator('#search-input').fill('允许尾差');
    await count.filter({ hasText: '第 1 处，共 1 处' }).waitFor();
    await page.locator('#search-input').fill('（A06）');
    await until(async () => (await place(count)).all > 1, 'a rule is found at each of its figures');
    await window.page.keyboard.press('Enter');
    await count.filter({ hasText: '第 2 处' }).waitFor();
    assert.ok(await view.isVisible());
    await openView(window, 'findings');
    await page.locator('#search-input').fill('满意度指标');
    await until(async () => (await place(count)).at === 1, 'it is found anew in another view');
    assert.ok(await page.locator('#view-findings').isVisible());
    await page.locator('#search-input').press('Escape');
    await openView(window, 'document');
  },
  'the search counts what it finds, and goes from one to the next and back': async (window) => {
    const page = webview(window);
    const count = page.locator('#search-count');
    await openView(window, 'charts');
    await window.page.keyboard.press('Control+F');
    await page.locator('#search-input').fill('39.86');
    const { at, all } = await place(count);
    assert.ok(all >= 4, `39.86 is found ${all} times`);
    assert.ok(
      await page.locator('#view-document').isVisible(),
      'the charts do not have it, so the search is in the document',
    );
    await window.page.keyboard.press('Enter');
    await count.filter({ hasText: `第 ${(at % all) + 1} 处，共 ${all} 处` }).waitFor();
    await window.page.keyboard.press('Shift+Enter');
    await count.filter({ hasText: `第 ${at} 处，共 ${all} 处` }).waitFor();
    await page.locator('#search-input').fill('118.67');
    await until(async () => (await place(count)).all > all, '118.67 is found more often');
    await page.locator('#search-input').fill('没有这样的字');
    await count.filter({ hasText: '没有找到' }).waitFor();
    await window.page.keyboard.press('Escape');
    await page.locator('#search').waitFor({ state: 'hidden' });
    await figure(window, 't3/2011308/basic').waitFor();
  },
};

/** Where the search is, and of how many. */
async function place(count) {
  await count.filter({ hasText: /第 \d+ 处/ }).waitFor();
  const [at, all] = (await count.textContent()).match(/\d+/g).map(Number);
  return { at, all };
}
