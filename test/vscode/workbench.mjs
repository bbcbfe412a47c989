// Steps that a test of the real workbench is made of.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';
import { launchBrowser } from './browser.mjs';
import { copyOfSamples, startHost, workbenchUrl } from './vscodeHost.mjs';

const TIMEOUT = 60_000;

/**
 * Opens a copy of samples/ in a workbench, with the extension from dist/ and one file shown. `files` are texts to be put
 * beside the samples, by name; `extension` is its folder; `settings` are user settings; `locale` is the browser's language.
 * The result is what the other steps take, with the addresses that were asked for so far; `close()` ends it.
 */
export async function openWorkbench({
  file = 'shuozhou-2026.budget',
  files = {},
  extension = root,
  settings = {},
  locale,
  viewport,
} = {}) {
  const folder = copyOfSamples();
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  const host = await startHost({ settings, locale: 'zh-cn' });
  const { browser, context } = await launchBrowser({ locale, viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const payload = [
    ['extensionDevelopmentPath', extension],
    ['openFile', path.join(folder, file)],
  ];
  await page.goto(workbenchUrl(host, { folder, payload }));
  const close = async () => {
    await browser.close();
    await host.stop();
  };
  return { page, folder, host, requests, close };
}

/** The first editor, once it shows a line that has `text`. */
export async function editorWith({ page }, text) {
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await editor.locator('.view-line', { hasText: text }).first().waitFor();
  return editor;
}

/** Selects the first place of a text in the first editor, with the find widget, as a person would. */
export async function select({ page }, text) {
  await page
    .locator('.editor-instance .monaco-editor')
    .first()
    .click({ position: { x: 300, y: 60 } });
  await page.keyboard.press('Control+Home');
  const input = page.locator('.find-widget.visible .find-part textarea').first();
  // A workbench that is still loading hears no shortcut.
  for (let times = 0; times < 5 && !(await input.isVisible()); times++) {
    await page.keyboard.press('Control+F');
    await input.waitFor({ timeout: 10_000 }).catch(() => {});
  }
  // The same text again would be looked for from the last place on.
  await input.fill('');
  await input.fill(text);
  await page.locator('.find-widget .matchesCount', { hasText: /^1 / }).waitFor();
  await page.keyboard.press('Escape');
}

/** Opens a file by its name, beside the text that is open; it has the keyboard then. */
export async function openFile({ page }, name) {
  await page
    .locator('.editor-instance .monaco-editor')
    .first()
    .click({ position: { x: 300, y: 60 } });
  await pick(page, 'Control+P', name, name);
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
  await page.locator(`.editor-instance .monaco-editor.focused[data-uri$="/${encodeURI(name)}"]`).waitFor();
}

/** Runs a command by its title, the way a person does: from the command palette. */
export async function runCommand({ page }, title) {
  await pick(page, 'F1', `>${title}`, title);
}

/** Picks the first row with a text from the list that a key opens. Whatever takes the keyboard meanwhile closes the list again. */
async function pick(page, key, typed, text) {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  for (let times = 0; times < 5; times++) {
    await page.keyboard.press(key);
    const isPicked = await page
      .locator('.quick-input-widget input')
      .fill(typed, { timeout: 5000 })
      .then(() => row.click({ timeout: 5000 }))
      .then(
        () => true,
        () => false,
      );
    if (isPicked) return;
    await page.keyboard.press('Escape');
  }
  assert.fail(`“${text}” cannot be picked`);
}

/**
 * Loads the window again, as it was: the file that it was opened with would else be opened in place of the others. By the
 * command, as VS Code keeps what is open before; a page that is only loaded anew comes to what it was up to a minute ago.
 */
export async function loadAgain(window) {
  const { page } = window;
  const url = new URL(page.url());
  const payload = JSON.parse(url.searchParams.get('payload')).filter(([key]) => key !== 'openFile');
  url.searchParams.set('payload', JSON.stringify(payload));
  await page.evaluate((href) => history.replaceState(null, '', href), url.href);
  const loaded = page.waitForEvent('load');
  await runCommand(window, 'Developer: Reload Window');
  await loaded;
}

/** The document that a webview shows: it stands two frames down. */
export function webview({ page }) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Takes a picture of the window, or of a part of it, to test/vscode/output/. */
export function screenshot(window, name, clip) {
  return shoot(window, 'output', name, clip);
}

/** As `screenshot`; UPDATE_PICTURES=1 renews the picture that the README shows. */
export function picture(window, name, clip) {
  return shoot(window, process.env.UPDATE_PICTURES ? 'pictures' : 'output', name, clip);
}

async function shoot({ page }, folder, name, clip) {
  const file = path.join(root, 'test/vscode', folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', ...(clip && { clip }) });
  return file;
}
