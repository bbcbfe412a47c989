import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../../.ci/prepare.mjs';
import { screenshot, select, webview } from '../workbench.mjs';
import { announced, figure, figureShows, fileIn, keyboardLeavesPage, openView, side, until } from './previewPage.mjs';

const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const views = ['document', 'reconciliation', 'findings', 'comparison', 'charts'];

/** All that axe knows; in the other themes only the colours are others. */
const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colours = { type: 'rule', values: ['color-contrast'] };

/** The themes in which all is looked at, each with the class that VS Code gives a page then, and what axe looks for. */
const themes = {
  light: ['Light Modern', 'vscode-light', all],
  dark: ['Dark Modern', 'vscode-dark', colours],
  'high-contrast': ['Default High Contrast', 'vscode-high-contrast', colours],
  'high-contrast-light': ['Default High Contrast Light', 'vscode-high-contrast-light', colours],
};

/** For readers who do not see it, who use no mouse, who want no motion; in every theme. */
export const everyoneSteps = {
  'arrow keys move cell by cell, and what is selected is announced': async (window) => {
    const { keyboard } = window.page;
    const page = webview(window);
    await openView(window, 'document');
    await figure(window, 't3/20113/total').click();
    await keyboard.press('ArrowRight');
    await page.locator('[data-figure="t3/20113/basic"]:focus').waitFor();
    await keyboard.press('ArrowDown');
    await page.locator('[data-figure="t3/2011308/basic"]:focus').waitFor();
    await side(window).locator('h3', { hasText: '2011308' }).waitFor();
    await keyboard.press('Shift+ArrowDown');
    await announced(window, '选中 2 行 × 1 列');
    await keyboard.press('Escape');
    assert.equal(await page.locator('#part-t3 table[role=grid]').count(), 1);
    assert.ok((await page.locator('#part-t3 th[scope]').count()) > 0);
  },
  'how many errors there are is announced when an edit makes some, and when it puts them right': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    fs.writeFileSync(fileIn(window), original.replace('15.46', '25.46'));
    await announced(window, '个（原来 0 个）');
    fs.writeFileSync(fileIn(window), original);
    await announced(window, '错误：0 个');
  },
  'what is read out of a hover is no budget: the preview stays with its own': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await select(window, '15.46');
    await untilShown(window, '.monaco-hover .hover-contents', ['Control+K', 'Control+I']);
    // Once more gives it the keyboard.
    await untilShown(window, '.accessible-view', ['Control+K', 'Control+I', 'Alt+F2']);
    fs.writeFileSync(fileIn(window), original.replace('15.46', '16.46'));
    await figureShows(window, 't6/30101/total', '16.46');
    await keyboard.press('Escape');
    await window.page.locator('.accessible-view').first().waitFor({ state: 'hidden' });
    await keyboard.press('Escape');
    fs.writeFileSync(fileIn(window), original);
    await figureShows(window, 't6/30101/total', '15.46');
  },
  'the keyboard that goes to the text and comes back is where it was': async (window) => {
    const { keyboard } = window.page;
    await figure(window, 't3/20113/total').click();
    await keyboard.press('ArrowRight');
    await webview(window).locator('[data-figure="t3/20113/basic"]:focus').waitFor();
    await keyboard.press('Control+1');
    await keyboardLeavesPage(window);
    await keyboard.press('Control+2');
    await webview(window).locator('[data-figure="t3/20113/basic"]:focus').waitFor();
    await keyboard.press('Escape');
  },
  'the tabs of the views are moved through with the arrow keys': async (window) => {
    const page = webview(window);
    await page.locator('#tab-document').focus();
    await window.page.keyboard.press('ArrowRight');
    await page.locator('#view-reconciliation').waitFor();
    await window.page.keyboard.press('Home');
    await page.locator('#view-document').waitFor();
  },
  'who wants no motion sees none': async (window) => {
    await window.page.emulateMedia({ reducedMotion: 'reduce' });
    const page = webview(window);
    await page.locator('#outline-tree [role=treeitem]', { hasText: '表四' }).click();
    const running = await page.locator('body').evaluate(({ ownerDocument }) => ownerDocument.getAnimations().length);
    await window.page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.equal(running, 0);
  },
  'in colours that the system forces, a selected cell is no cell that something was found about': async (window) => {
    await window.page.emulateMedia({ forcedColors: 'active' });
    await figure(window, 't3/2011308/basic').click();
    const selected = await outlineOf(figure(window, 't3/2011308/basic'));
    const found = await outlineOf(figure(window, 't3/20805/basic'));
    await window.page.emulateMedia({ forcedColors: 'none' });
    await window.page.keyboard.press('Escape');
    assert.match(found, /solid 2px/);
    assert.match(selected, /solid 3px/);
  },
  ...Object.fromEntries(
    Object.entries(themes).map(([name, [theme, bodyClass, rules]]) => [
      `axe finds nothing in any view in ${theme}`,
      async (window) => {
        await setTheme(window, theme, bodyClass);
        await figure(window, 't3/20805/total').waitFor({ state: 'attached' });
        const found = [];
        for (const view of views) {
          await lookAt(window, view);
          if (process.env.UPDATE_PICTURES) await screenshot(window, `preview-${view}-${name}`);
          for (const violation of await violations(window, rules)) found.push({ view, ...violation });
        }
        assert.deepEqual(found, []);
      },
    ]),
  ),
  'back in the light': (window) => setTheme(window, ...themes.light),
};

/** Opens a view as it is looked at: with something in it, a figure that has just changed, and the pane at the side open. */
async function lookAt(window, name) {
  const view = await openView(window, name);
  const content = { reconciliation: 'tbody tr', findings: '.finding', comparison: '.compared tr', charts: 'svg' }[name];
  if (content) await view.locator(content).first().waitFor();
  else {
    await figure(window, 't3/20805/total').click();
    await side(window).locator('.declared').first().waitFor();
    await figure(window, 't3/20113/total').evaluate((cell) => cell.setAttribute('data-page-changed', ''));
  }
}

/** The workspace's own setting, which VS Code reads again as soon as it is written. */
async function setTheme(window, theme, bodyClass) {
  const file = path.join(window.folder, '.vscode/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ 'workbench.colorTheme': theme }));
  await webview(window).locator(`body.${bodyClass}`).waitFor();
  // Colours fade from one theme to the other.
  await until(
    () =>
      webview(window)
        .locator('body')
        .evaluate(({ ownerDocument }) =>
          ownerDocument.getAnimations().every(({ playState }) => playState !== 'running'),
        ),
    'the colours stand',
  );
}

/** Presses keys until they have shown something: a busy editor may lose them. */
async function untilShown({ page }, selector, keys) {
  const shown = page.locator(selector).first();
  await until(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await shown.waitFor({ timeout: 5000 });
    return true;
  }, `${selector} is there`);
}

function outlineOf(cell) {
  return cell.evaluate((element) => getComputedStyle(element).outline);
}

async function violations(window, rules) {
  const body = webview(window).locator('body');
  const frame = await (await body.elementHandle()).ownerFrame();
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(`${axe}; undefined`);
  const options = { resultTypes: ['violations'], runOnly: rules };
  const { violations: found } = await frame.evaluate((chosen) => globalThis.axe.run(document, chosen), options);
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 3).map(({ html, any }) => [html.slice(0, 200), any[0]?.message]),
  }));
}
