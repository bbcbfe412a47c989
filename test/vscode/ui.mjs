// What a person does, in the real workbench: reads, types, looks at the preview, takes a fix. UPDATE_PICTURES=1 renews the
// pictures that the README shows.
import assert from 'node:assert/strict';
import path from 'node:path';
import { runMain } from '../../.ci/prepare.mjs';
import { until } from './preview/previewPage.mjs';
import { endWithSteps } from './runSteps.mjs';
import { killServer } from './serverProcesses.mjs';
import { editorWith, openFile, openWorkbench, picture, runCommand, screenshot, select, webview } from './workbench.mjs';

/** Where questions are asked. */
const question = { x: 400, y: 0, width: 700, height: 330 };

const settings = {
  'budget.preview.openOnStart': true,
  'workbench.colorTheme': 'Light Modern',
  'workbench.activityBar.location': 'hidden',
  'editor.fontSize': 13,
  'budget.pdf.browser': '/no/such/browser',
};

/** One to type in, one that tables come into, and “部门 "示例局"” in GB18030. */
const files = {
  'typed.budget': '',
  'dropped.budget': '收入 {\n    一般公共预算 11.00\n}\n',
  'gb18030.budget': Buffer.from('b2bfc3c52022cabec0fdbed6220a', 'hex'),
};

runMain(async () => {
  const window = await openWorkbench({ settings, files, locale: 'zh-CN', viewport: { width: 1500, height: 900 } });
  await endWithSteps(window, steps);
});

const steps = {
  'the sample opens with its preview beside it': async (window) => {
    await editorWith(window, '朔州经济开发区');
    await window.page.keyboard.press('Control+B');
    await figureShows(window, 't3/2011308/basic', '39.86');
  },
  'a figure typed over shows in the preview at once, marked': async (window) => {
    await select(window, '15.46');
    await window.page.keyboard.type('25.46', { delay: 30 });
    await figureShows(window, 't3/2011308/basic', '49.85');
    await figure(window, 't3/2011308/basic').and(webview(window).locator('.is-broken')).waitFor();
  },
  'a server that is killed is back, and what was typed meanwhile counts': async (window) => {
    // Processes are found through /proc.
    if (process.platform !== 'linux') return;
    for (const [before, typed, sum] of [
      ['25.46', '35.46', '59.85'],
      ['35.46', '25.46', '49.85'],
    ]) {
      killServer();
      await select(window, before);
      await window.page.keyboard.type(typed);
      await figureShows(window, 't3/2011308/basic', sum);
    }
  },
  'the Problems view says by how much the total is off': async (window) => {
    await window.page.keyboard.press('Control+Shift+M');
    await problem(window, '39.86万元，各项相加是 49.85万元，少 9.99万元').first().waitFor();
    await picture(window, 'editor');
    await window.page.keyboard.press('Control+J');
  },
  'the status bar says how the budget stands': async (window) => {
    await verdict(window).waitFor();
  },
  'and says so still while the preview has the keyboard': async (window) => {
    await webview(window).locator('#tab-document').click();
    await window.page.locator('.editor-group-container.active .tab.active', { hasText: '预览' }).waitFor();
    await window.page.locator('.statusbar-item', { hasText: /Ln \d+/ }).waitFor({ state: 'detached' });
    assert.ok(await verdict(window).isVisible());
  },
  'Ctrl+. offers the fixes, and one of them puts the line right': async (window) => {
    await select(window, '合计                       39.86');
    await window.page.keyboard.press('ArrowRight');
    await window.page.locator('.lightBulbWidget, [class*="gutter-lightbulb"]').first().waitFor();
    await openFixes(window, '把明细 30101');
    await picture(window, 'fix');
    await window.page.keyboard.press('Enter');
    await figureShows(window, 't3/2011308/basic', '39.86');
    await webview(window).locator('.is-broken').first().waitFor({ state: 'detached' });
    await (await editorWith(window, '15.46')).waitFor();
  },
  'the Problems view has no error any more': async (window) => {
    await window.page.keyboard.press('Control+Shift+M');
    // Errors come first in the list, so that a warning in sight has none before it.
    await problem(window, '保障人数').first().waitFor();
    assert.equal(await window.page.locator('.markers-panel .codicon-error').count(), 0);
    await window.page.keyboard.press('Control+J');
  },
  'the button in the title of the editor opens the preview': async (window) => {
    await window.page.locator('.tab', { hasText: '预览' }).first().click({ button: 'middle' });
    await webview(window).locator('section.sheet').first().waitFor({ state: 'detached' });
    await window.page.locator('.editor-actions a[aria-label*="预览"]').first().click();
    await figureShows(window, 't3/2011308/basic', '39.86');
  },
  'the export asks for a format': async (window) => {
    await runCommand(window, '导出公开文本');
    await answers(window, 'Word').waitFor();
    await picture(window, 'export', question);
    await window.page.keyboard.press('Escape');
  },
  'a PDF that no browser prints leads to the setting that names one': async (window) => {
    await runCommand(window, '导出公开文本');
    await answers(window, 'PDF').click();
    await window.page.locator('.quick-input-widget .monaco-button', { hasText: '保存到这里' }).click();
    await pressBelowMessage(window, '打开设置');
    await window.page.locator('.settings-editor .setting-item', { hasText: 'Browser' }).first().waitFor();
    await window.page.locator('.tab.active', { hasText: 'Settings' }).click({ button: 'middle' });
  },
  'a file in GB18030 is read as such on request': async (window) => {
    await openFile(window, 'gb18030.budget');
    await pressBelowMessage(window, '按 GB18030 重新打开');
    await (await editorWith(window, '示例局')).waitFor();
    await window.page.locator('.tab[data-resource-name="gb18030.budget"]').click({ button: 'middle' });
  },
  'Enter ends each line as it was typed, whatever list is open': async (window) => {
    const { keyboard } = window.page;
    await openFile(window, 'typed.budget');
    const typed = ['项目 "甲" {', '功能科目 2011308', '类别 其他运转类', '30201 3 单位资金', '属性 一次性 '];
    for (const line of typed) {
      await keyboard.type(line, { delay: 30 });
      // Time for a list to open.
      await window.page.waitForTimeout(600);
      await keyboard.press('Enter');
    }
    await showsLines(window, ...typed);
  },
  'a cell of a spreadsheet is pasted without the line end behind it': async (window) => {
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await copyCell(window, '2.08\r\n', '2.08');
    await page.keyboard.type('合计 ');
    await page.keyboard.press('Control+V');
    await editorWith(window, '2.08');
    await page.keyboard.type(' # 完');
    await showsLines(window, '合计 2.08 # 完');
  },
  'and one of several lines without the quotes around it': async (window) => {
    await copyCell(window, '"# 第一段“”""甲""\n# 第二段"\r\n', '# 第一段“”"甲"<br># 第二段');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Control+V');
    await showsLines(window, '# 第一段“”"甲"', '# 第二段');
  },
  'rows that are dropped come in as lines of the block, as pasted ones do': async (window) => {
    await window.page.keyboard.press('Control+End');
    await window.page.keyboard.type('\n基本支出 2011308 {\n30103 3.00');
    const rows = [
      ['301', '工资福利支出', '17.54'],
      ['30101', '基本工资', '15.46'],
      ['30102', '津贴补贴', '2.08'],
    ];
    const item = {
      'text/plain': rows.map((cells) => `${cells.join('\t')}\r\n`).join(''),
      'text/html': `<table>${rows.map((cells) => `<tr><td>${cells.join('<td>')}`).join('')}</table>`,
    };
    // What is dropped while anything changes in the editor gets lost, or comes in as it is: the name of the subject tells that
    // the line is read.
    await editorWith(window, /奖金\s*3\.00$/);
    await untilShown(() => drop(window, '30103', item), window.page.locator('.view-line', { hasText: '津贴补贴' }));
    await showsLines(window, '30102 "津贴补贴" 2.08');
    await window.page.locator('.statusbar-item', { hasText: '略过 1 处' }).waitFor();
  },
  'a file of tables that is dropped comes in as an import brings it': async (window) => {
    await openFile(window, 'dropped.budget');
    await editorWith(window, '11.00');
    await drop(window, '收入', {}, { '收入.csv': '项目,预算数（万元）\n一般公共预算拨款收入,118.67\n' });
    await showsLines(window, '收入 {', '一般公共预算 118.67', '}');
    await window.page.keyboard.press('Control+Z');
    await showsLines(window, '一般公共预算 11.00');
  },
  'the walkthrough shows its five steps': async (window) => {
    // Beside the preview there is no room for its pictures.
    await window.page.locator('.tab', { hasText: '预览' }).first().click({ button: 'middle' });
    await runCommand(window, 'Open Walkthrough');
    await window.page.keyboard.type('预算语言');
    await answers(window, '预算语言入门').click();
    const steps = window.page.locator('.gettingStartedContainer .getting-started-step');
    await steps.filter({ hasText: '看一份示例' }).waitFor();
    assert.equal(await steps.count(), 5);
    await steps.filter({ hasText: '把不符的改对' }).click();
    const media = window.page.locator('.gettingStartedContainer .getting-started-media img').first();
    await media.waitFor();
    assert.ok(await media.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
    await screenshot(window, 'walkthrough');
  },
  'a new budget asks five questions and takes no answer that is wrong': async (window) => {
    const { keyboard } = window.page;
    const asked = (title) => window.page.locator('.quick-input-widget', { hasText: title }).waitFor();
    await runCommand(window, '新建部门预算');
    await asked('部门名称');
    await keyboard.type('……');
    await keyboard.press('Enter');
    await asked('待填的占位内容');
    await keyboard.press('Control+A');
    await keyboard.type('示例市城市管理局');
    await window.page.locator('.quick-input-message', { hasText: '占位内容' }).waitFor({ state: 'detached' });
    await picture(window, 'new', question);
    await keyboard.press('Enter');
    await asked('部门代码');
    await keyboard.type('0215');
    await keyboard.press('Enter');
    await asked('预算年度');
    await keyboard.press('Enter');
    await asked('单位性质');
    // The first of the list is marked, and 参公 is the third.
    await answers(window, '参公').waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key);
    await asked('部门职责');
    await keyboard.type('负责市容环境管理。');
    await keyboard.press('Enter');
    await window.page.locator('.tab[data-resource-name^="示例市城市管理局"]').waitFor();
    await (await editorWith(window, '参公')).waitFor();
    await screenshot(window, 'new-budget');
  },
  'once it is saved under a name its preview is at the same place': async (window) => {
    const { page, folder } = window;
    const preview = (name) => page.locator('.tab', { hasText: '预览' }).filter({ hasText: name });
    await runCommand(window, '打开预览');
    await preview('示例市城市管理局').waitFor();
    const table = webview(window).locator('#document [data-part="t6"]');
    await table.evaluate((section) => section.scrollIntoView());
    const top = () => table.evaluate((section) => Math.round(section.getBoundingClientRect().top));
    const before = await top();
    await (await editorWith(window, '参公')).click({ position: { x: 300, y: 60 } });
    const input = page.locator('.quick-input-widget input');
    await untilShown(() => page.keyboard.press('Control+Shift+S'), input);
    // The name that is offered comes a moment after the box.
    await until(async () => /城市管理局.*\.budget$/.test(await input.inputValue()), 'a name is offered');
    await input.fill(path.join(folder, 'saved.budget'));
    await untilShown(() => page.keyboard.press('Enter'), preview('saved.budget'));
    await until(async () => Math.abs((await top()) - before) <= 2, `the table is at ${before}`);
  },
};

/** Puts a cell into the clipboard as a spreadsheet does. */
async function copyCell({ page }, plain, html) {
  await page.evaluate((item) => navigator.clipboard.write([new ClipboardItem(item)]), {
    'text/plain': plain,
    'text/html': `<table><tr><td>${html}</td></tr></table>`,
  });
}

/**
 * Drops what a spreadsheet gives, and files by their names, at the end of the line of the first editor that has a text; Shift
 * says: into the text.
 */
async function drop(window, text, item, files = {}) {
  const line = (await editorWith(window, text)).locator('.view-line', { hasText: text }).first();
  await line
    .locator('span')
    .first()
    .evaluate(
      (span, { data, texts }) => {
        const { right, top, height } = span.getBoundingClientRect();
        const dataTransfer = new DataTransfer();
        for (const [type, value] of Object.entries(data)) dataTransfer.setData(type, value);
        for (const [name, content] of Object.entries(texts)) dataTransfer.items.add(new File([content], name));
        const at = { clientX: right - 1, clientY: top + height / 2, shiftKey: true };
        for (const type of ['dragenter', 'dragover', 'drop'])
          span.dispatchEvent(new DragEvent(type, { ...at, dataTransfer, bubbles: true, cancelable: true }));
      },
      { data: item, texts: files },
    );
}

/**
 * Waits until the first editor shows lines, whatever blanks are in them. Names and differences that it shows behind codes and
 * amounts are not in the text, and while it is changed such a hint may be drawn in another place.
 */
async function showsLines({ page }, ...lines) {
  const text = (line) => line.replace(/\s|招商引资|办公费|少\s0\.92万元/g, '');
  const shown = page.locator('.editor-instance .monaco-editor').first().locator('.view-line');
  await until(
    async () => {
      const texts = (await shown.allInnerTexts()).map(text);
      return lines.every((line) => texts.includes(text(line)));
    },
    `the editor shows ${lines.join(' / ')}`,
  );
}

/** Opens the menu of fixes with one of them in it; a busy editor may close the menu again. */
async function openFixes({ page }, fix) {
  await untilShown(
    async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
    },
    page.locator('.action-widget .monaco-list-row', { hasText: fix }),
  );
}

/** Does something that a busy editor may lose, and does it anew until it has shown something. */
async function untilShown(act, locator) {
  for (let attempt = 0; attempt < 5; attempt++) {
    await act();
    const isShown = await locator
      .first()
      .waitFor({ timeout: 8000 })
      .then(
        () => true,
        () => false,
      );
    if (isShown) return;
  }
  assert.fail(`it does not show ${locator}`);
}

/** Presses a button below a message. A workbench that is driven shows messages in their list alone. */
async function pressBelowMessage(window, text) {
  await runCommand(window, 'Show Notifications');
  await window.page.locator('.notifications-center .monaco-button', { hasText: text }).first().click();
}

/** What the status bar says of a budget with errors. */
function verdict({ page }) {
  return page.locator('.statusbar-item', { hasText: /预算：\d+ 个错误/ });
}

/** A line of the list from which something is chosen. */
function answers({ page }, text) {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}

function figure(window, address) {
  return webview(window).locator(`[data-figure="${address}"]`);
}

async function figureShows(window, address, text) {
  await figure(window, address).filter({ hasText: text }).waitFor();
}

function problem({ page }, text) {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}
