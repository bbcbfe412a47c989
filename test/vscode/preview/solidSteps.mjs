import assert from 'node:assert/strict';
import fs from 'node:fs';
import { openFile, webview } from '../workbench.mjs';
import { hostilePayloads as payloads } from './hostilePayloads.mjs';
import { fileIn, openView } from './previewPage.mjs';

/** Closed to the outside, and deaf to what a text would have it do. */
export const solidSteps = {
  'the page’s policy forbids what it does not need, and is kept': async (window) => {
    const policy = await webview(window).locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy,
      /^default-src 'none'; style-src [^;]+; script-src 'nonce-[0-9a-f]{32}'; base-uri 'none'; form-action 'none'$/,
    );
    assert.doesNotMatch(policy, /unsafe|\*;|data:|blob:/);
    const refused = await webview(window)
      .locator('body')
      .evaluate(({ ownerDocument: page }) => {
        const tried = new Promise((resolve) =>
          page.addEventListener('securitypolicyviolation', resolve, { once: true }),
        );
        page.body.append(Object.assign(page.createElement('script'), { textContent: 'window.hostile = 1' }));
        return tried.then(({ effectiveDirective }) => effectiveDirective);
      });
    assert.match(refused, /^script-src/);
    assert.equal(await flag(window), 0);
  },
  'hostile texts in every field show as text and run nothing': async (window) => {
    const dialogs = [];
    window.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    fs.writeFileSync(fileIn(window, 'hostile.budget'), hostileBudget(), 'utf8');
    await openFile(window, 'hostile.budget');
    const document = webview(window).locator('#document');
    await openView(window, 'document');
    await document.getByText('敌意终').first().waitFor({ state: 'attached' });
    const shown = (await document.textContent()).replaceAll(/\s+/g, '');
    const missing = payloads
      .map((text) => text.replaceAll('\\"', '"'))
      .filter((text) => !shown.includes(text.replaceAll(/\s+/g, '')));
    assert.deepEqual(missing, []);
    for (const view of ['reconciliation', 'findings', 'comparison', 'charts', 'document']) await openView(window, view);
    await document.locator('[data-field$="/goal"]').first().click();
    await webview(window).locator('#side .value').waitFor();
    assert.equal(
      await document.locator('script, iframe, object, embed, form, img, video, style, link, meta, base').count(),
      0,
    );
    const handlers = await document.evaluate((element) =>
      [...element.querySelectorAll('*')]
        .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
        .filter((name) => name.startsWith('on')),
    );
    assert.deepEqual(handlers, []);
    assert.deepEqual(dialogs, []);
    assert.equal(await flag(window), 0);
    await openFile(window, 'shuozhou-2026.budget');
  },
  'nothing was asked of any other machine': async ({ requests, host }) => {
    const outside = requests.filter((url) => !isOwn(url, host));
    assert.deepEqual(outside, []);
  },
};

/** The extension's own files, which VS Code's service worker serves, have a name of their own that no machine bears. */
function isOwn(url, host) {
  if (/^(data|blob|about):/.test(url)) return true;
  const { origin, hostname, pathname } = new URL(url);
  const isServed = hostname.endsWith('.vscode-resource.vscode-cdn.net') && /\/dist\/preview\.(js|css)$/.test(pathname);
  return origin === host.url || isServed;
}

/** How many windows a payload has reached. */
async function flag({ page }) {
  const flags = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => Number(globalThis.hostile ?? 0)).catch(() => 0)),
  );
  return flags.reduce((sum, each) => sum + each, 0);
}

/** A budget with payloads wherever a text may stand. */
function hostileBudget() {
  let next = 0;
  const text = () => `"${payloads[next++ % payloads.length]}"`;
  const fields = ['概况', '立项依据', '必要性', '保障措施', '实施计划', '总体目标', '年度目标'];
  const projects = Array.from(
    { length: 6 },
    () => `项目 ${text()} {
    功能科目 2011308 ${text()}
    金额 1.00
    资金 { 市县 1.00 }
${fields.map((field) => `    ${field} ${text()}`).join('\n')}
    指标 数量 ${text()} = 12人
    指标 质量 ${text()} ${text()}
}`,
  );
  return `部门 ${text()} {
    代码 631
    年度 2026
    金额单位 万元
    单位性质 事业
    职责 ${text()}
    内设机构 ${text()} ${text()}
}
科目 {
    201 ${text()} 7.00
    20113 ${text()} 7.00
    2011308 ${text()} 7.00
}
收入 { 一般公共预算 7.00 }
基本支出 2011308 ${text()} {
    30101 ${text()} 1.00
}
${projects.join('\n')}
整体绩效 {
    战略目标 ${text()}
    年度目标 ${text()}
    指标 数量 ${text()} ${text()}
}
说明 变动原因 ${text()}
说明 三公经费 ${text()}
说明 机关运行经费 ${text()}
说明 其他 ${text()}
名词解释 {
${payloads.map((payload, i) => `    "敌意${i}" "${payload}"`).join('\n')}
    "敌意终" "敌意终"
}
附录 ${text()} {
    表头 ${text()} ${text()}
    行 ${text()} ${text()}
    注 ${text()}
}
`;
}
