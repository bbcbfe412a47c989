import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { findBrowser, type Places, thisMachine } from '../../server/cli/pdf/findBrowser.ts';
import { withPageNumbers } from '../../server/cli/pdf/pageNumbers.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { root } from '../support/places.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';
import { findBrowser as browserOfTests } from '../vscode/browser.mjs';

const cli = path.join(root, 'dist/cli.cjs');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-cli-'));
const shuozhou = path.join('samples', 'shuozhou-2026.budget');
const mistakes = path.join('samples', 'mistakes.budget');
const shortEnglish = path.join('samples', 'short-english.budget');

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface Finding {
  readonly file: string;
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  }[];
}

function budget(args: readonly string[], environment: Record<string, string> = {}, cwd = root): Outcome {
  return runBudget(args, { cwd, environment });
}

function findings(args: readonly string[], cwd = root): Finding[] {
  return JSON.parse(budget(['check', '--format', 'json', ...args], {}, cwd).out) as Finding[];
}

/** A file in the temporary folder, by its path from there. */
function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

const small = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
收入 { 一般公共预算 15.46 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46; 合计 16.46 }
`;

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Where a text stands in the third line, zero-based and in UTF-16. */
function columnOf(text: string, wanted: string): number {
  return text.split('\n')[2]?.indexOf(wanted) ?? -1;
}

describe('check', () => {
  test('the reference disclosure has three rounding differences and no error', () => {
    const found = findings([shuozhou]).filter(({ id }) => id === 'rounding-difference');
    expect(found.map(({ id, severity }) => `${severity} ${id}`)).toEqual(
      Array(3).fill('information rounding-difference'),
    );
    expect(found.map(({ range }) => range.start.line + 1)).toEqual([27, 37, 60]);
    expect(budget(['check', shuozhou]).code).toBe(0);
  });

  test('the sample of mistakes has one of every kind', () => {
    const { code, out } = budget(['check', '--format=json', mistakes]);
    const ids = (JSON.parse(out) as Finding[]).map(({ id }) => id);
    expect(code).toBe(1);
    expect([...new Set(ids)].sort()).toEqual([
      'duplicate-item',
      'duplicate-statement',
      'invalid-value',
      'misplaced-statement',
      'missing-field',
      'rounding-difference',
      'subject-level',
      'subject-name-mismatch',
      'syntax-error',
      'total-mismatch',
      'unbalanced-budget',
      'unknown-keyword',
      'unknown-subject',
      'wrong-classification',
    ]);
  });

  test('the short sample is clean', () => {
    expect(budget(['check', shortEnglish])).toEqual({ code: 0, out: '已检查 1 个文件：没有问题；可公开\n', err: '' });
  });

  test('where nothing was checked, nobody says that it may be published', () => {
    const { code, out } = budget(['check', path.join(folder, 'missing.budget')]);
    expect({ code, out }).toEqual({ code: 2, out: '没有检查任何文件；无法判断能否公开\n' });
  });

  test('text has one line for each finding, for people and problem matchers, and a line with the counts', () => {
    const { code, out } = budget(['check', write('small.budget', small)]);
    expect(code).toBe(1);
    const all = lines(out);
    const mismatch = all.find((line) => line.endsWith('[total-mismatch]')) ?? '';
    expect(mismatch.startsWith(`${path.join(folder, 'small.budget')}:3:${columnOf(small, '16.46') + 1}: 错误 `)).toBe(
      true,
    );
    expect(mismatch).toContain('16.46');
    expect(all.at(-1)).toMatch(/^已检查 1 个文件：1 个错误，\d+ 个警告；不可公开$/);
  });

  test('json has the file as given, zero-based UTF-16 ranges, related places and fixes', () => {
    const file = write('rare.budget', small.replace('"招商引资"', '"𠮷"'));
    const mismatch = findings([file]).find(({ id }) => id === 'total-mismatch');
    expect(Object.keys(mismatch ?? {})).toEqual(['file', 'id', 'severity', 'message', 'range', 'related', 'fixes']);
    const rare = small.replace('"招商引资"', '"𠮷"');
    const range = {
      start: { line: 2, character: columnOf(rare, '16.46') },
      end: { line: 2, character: columnOf(rare, '16.46') + 5 },
    };
    expect(mismatch).toMatchObject({ file, severity: 'error', range });
    expect(mismatch?.related[0]).toMatchObject({
      file,
      range: { start: { line: 2, character: columnOf(rare, '15.46') } },
    });
    const [fix] = mismatch?.fixes ?? [];
    expect(fix?.edits).toEqual([{ file, range, newText: '15.46' }]);
  });

  test('folders are searched for *.budget, in the order of their paths, without node_modules and what is hidden', () => {
    write('tree/b.budget', small);
    write('tree/a/z.budget', small);
    write('tree/a.txt', 'not asked for');
    write('tree/node_modules/x.budget', small);
    write('tree/.git/x.budget', small);
    write('tree/._b.budget', Buffer.from([0, 5, 0x16, 7]));
    const files = [...new Set(findings(['tree'], folder).map(({ file }) => file))];
    expect(files).toEqual([path.join('tree', 'a', 'z.budget'), path.join('tree', 'b.budget')]);
  });

  test('a name in Chinese with blanks', () => {
    const name = '预算 草案（一）.budget';
    write(name, small);
    expect(findings([name], folder).every(({ file }) => file === name)).toBe(true);
    expect(budget(['check', name], {}, folder).code).toBe(1);
  });

  test.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${small}`)],
    ['UTF-16, little-endian', Buffer.from(`\ufeff${small}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${small}`, 'utf16le').swap16()],
  ])('%s is read like UTF-8', (name, bytes) => {
    const plain = findings([write('plain.budget', small)]).map(({ id, range }) => ({ id, range }));
    const file = write(`${name}.budget`, bytes);
    expect(findings([file]).map(({ id, range }) => ({ id, range }))).toEqual(plain);
    expect(budget(['check', file]).err).toBe('');
  });

  test('GB18030 is read, with a note', () => {
    // 收入 { 一般公共预算 1 }
    const bytes = [
      0xca, 0xd5, 0xc8, 0xeb, 0x20, 0x7b, 0x20, 0xd2, 0xbb, 0xb0, 0xe3, 0xb9, 0xab, 0xb9, 0xb2, 0xd4, 0xa4, 0xcb, 0xe3,
      0x20, 0x31, 0x20, 0x7d,
    ];
    const file = write('gb18030.budget', Uint8Array.from(bytes));
    const { out, err } = budget(['check', '--format', 'json', file]);
    expect(err).toBe(`${file}: 按 GB18030 编码读取；请另存为 UTF-8\n`);
    expect((JSON.parse(out) as Finding[]).map(({ id }) => id)).not.toContain('unknown-keyword');
    expect(budget(['check', file, '--locale', 'en']).err).toContain('read as GB18030; save it as UTF-8');
  });

  test.each([
    ['a NUL', Uint8Array.from([0x61, 0x00, 0x62])],
    ['bytes that are no text', Uint8Array.from([0xff, 0x80, 0x81, 0xff])],
    ['half of a UTF-16 character', Uint8Array.from([0xff, 0xfe, 0x41])],
  ])('%s makes a file no text', (name, bytes) => {
    const file = write(`${name}.budget`, bytes);
    const { code, err } = budget(['check', file]);
    expect(code).toBe(2);
    expect(lines(err)).toHaveLength(1);
    expect(err).toMatch(/: 不是(?:文本文件|完好的 UTF-8 或 GB18030 文本|完好的 UTF-16 文本)：第 1 行的 0x/);
    expect(err).toContain(`${file}: `);
  });

  test('what cannot be read does not keep the others from being checked', () => {
    const good = write('good.budget', small);
    fs.mkdirSync(path.join(folder, 'empty'), { recursive: true });
    const { code, out, err } = budget(['check', 'missing.budget', good, 'empty'], {}, folder);
    expect(code).toBe(2);
    expect(lines(err).sort()).toEqual([
      'empty: 这个文件夹里没有 .budget 文件',
      'missing.budget: 没有这个文件或文件夹；请核对路径',
    ]);
    expect(out).toContain('[total-mismatch]');
    expect(`${out}${err}`).not.toMatch(/^ {4}at /m);
  });
});

describe('the language of messages', () => {
  test.each([
    [{}, '没有问题'],
    [{ LANG: 'C.UTF-8' }, '没有问题'],
    [{ LC_ALL: 'POSIX' }, '没有问题'],
    [{ LANG: 'zh_TW.UTF-8' }, '没有问题'],
    [{ LANG: 'en_US.UTF-8' }, 'nothing found'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'de_DE.UTF-8' }, 'nothing found'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, '没有问题'],
  ])('%o: %s', (environment: Record<string, string>, expected) => {
    expect(budget(['check', shortEnglish], environment).out).toContain(expected);
  });

  test('--locale goes before the environment', () => {
    expect(budget(['check', '--locale', 'en', shortEnglish]).out).toBe(
      '1 file checked: nothing found; fit to publish\n',
    );
    expect(budget(['check', '--locale=zh-cn', shortEnglish], { LANG: 'en_US.UTF-8' }).out).toContain('没有问题');
    expect(budget(['check', '--locale', 'zh-cn', shortEnglish, '--locale=en']).out).toContain('nothing found');
    expect(budget(['check', '--locale', 'en', mistakes]).out).toMatch(/: error the total of .* \[total-mismatch\]\n/);
  });
});

describe('render', () => {
  test('html is one page that needs nothing else, with the figures at their addresses', () => {
    const output = path.join(folder, 'out.html');
    expect(budget(['render', shuozhou, '-o', output])).toMatchObject({ code: 0, err: '' });
    const html = fs.readFileSync(output, 'utf8');
    expect(html.startsWith('<!DOCTYPE html>')).toBe(true);
    expect(html).toContain('<table id="t3"');
    expect(html).toMatch(/<td[^>]* data-figure="t3\/2011308\/basic"[^>]*>39\.86<\/td>/);
    expect(html).not.toMatch(/https?:|<script|<link|@import|url\((?!#)/i);
    for (const name of ['table', 'tr', 'td', 'section']) {
      expect(html.match(new RegExp(`<${name}[ >]`, 'g'))?.length).toBe(
        html.match(new RegExp(`</${name}>`, 'g'))?.length,
      );
    }
  });

  test('json is the document model', () => {
    const output = path.join(folder, 'out.json');
    expect(budget(['render', shuozhou, '-o', output]).code).toBe(0);
    const model = JSON.parse(fs.readFileSync(output, 'utf8')) as {
      readonly tables: readonly {
        readonly id: string;
        readonly rows: readonly { readonly cells: readonly string[]; readonly figures: readonly string[] }[];
      }[];
    };
    expect(model.tables.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, i) => `t${i + 1}`));
    const row = model.tables[2]?.rows.find(({ cells }) => cells[0] === '2011308');
    expect(row?.cells).toEqual(['2011308', '招商引资', '104.20', '39.86', '64.34']);
    expect(row?.figures[3]).toBe('t3/2011308/basic');
  });

  test('md is the whole document, with its tables', () => {
    const output = path.join(folder, 'out.md');
    expect(budget(['render', shuozhou, '-o', output])).toMatchObject({ code: 0, err: '' });
    const markdown = fs.readFileSync(output, 'utf8');
    expect(markdown.startsWith('# 朔州经济开发区科创商务区服务中心 2026年度部门预算公开\n')).toBe(true);
    expect(markdown).toContain('| 项目/科目编码 | 项目/科目名称 | 2026年预算数/合计 |');
    expect(markdown).toContain('| 2011308 | 招商引资 | 104.20 | 39.86 | 64.34 |');
  });

  test.each(['docx', 'xlsx'])('%s is a package of its parts, written as bytes', (ending) => {
    const output = path.join(folder, `out.${ending}`);
    expect(budget(['render', shuozhou, '-o', output])).toMatchObject({ code: 0, err: '' });
    const bytes = fs.readFileSync(output);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    expect(bytes.includes('[Content_Types].xml')).toBe(true);
    expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06');
  });

  test('the ending may be written in capitals', () => {
    const output = path.join(folder, 'OUT.HTML');
    expect(budget(['render', shuozhou, '-o', output]).code).toBe(0);
    expect(fs.readFileSync(output, 'utf8').startsWith('<!DOCTYPE html>')).toBe(true);
  });

  test('a budget with errors is written all the same, and the errors are counted', () => {
    const output = path.join(folder, 'mistakes.html');
    const { code, out, err } = budget(['render', mistakes, '-o', output]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^samples.mistakes\.budget: 12 个错误，.*；仍已写出 .*mistakes\.html\n$/);
    expect(fs.existsSync(output)).toBe(true);
  });

  test.each([
    [
      ['render', shuozhou, '-o', 'out.doc'],
      'out.doc: 不认识这个扩展名；可用的扩展名：.html、.docx、.xlsx、.pdf、.md、.json',
    ],
    [['render', shuozhou, '-o', 'nowhere/out.html'], 'nowhere/out.html: 文件夹 nowhere 不存在'],
    [['render', 'nothing.budget', '-o', 'out.html'], 'nothing.budget: 没有这个文件或文件夹；请核对路径'],
    [['render', 'samples', '-o', 'dist/out.html'], 'samples: 这是文件夹，这里要一个文件'],
    [['render', 'dist/x.json', '-o', 'dist/x.json'], 'dist/x.json: 这是要读的文件本身，不能写到这里'],
    [
      ['export', 'samples/department', '--to', 'csv', '-o', 'samples/department/first-school.budget'],
      'samples/department/first-school.budget: .budget 是预算文件的扩展名，请换一个文件名',
    ],
    [
      ['diff', shuozhou, shuozhou, '-o', 'samples/review.budget'],
      'samples/review.budget: .budget 是预算文件的扩展名，请换一个文件名',
    ],
    [
      ['diff', shuozhou, shuozhou, '-o', 'dist/budget-profile.json'],
      'dist/budget-profile.json: 这是检查规则配置文件的名称，请换一个文件名',
    ],
    [
      ['render', shuozhou, '-o', 'dist/Budget-Profile.json'],
      'dist/Budget-Profile.json: 这是检查规则配置文件的名称，请换一个文件名',
    ],
    [
      ['rollup', 'samples', '-o', 'budget-profile.json'],
      'budget-profile.json: 这是检查规则配置文件的名称，请换一个文件名',
    ],
    [
      ['import', shuozhou, '-o', 'dist/x.budget'],
      `${shuozhou}: 这已经是 .budget 文件，不用导入；导入的是 Excel、CSV 表格`,
    ],
    [
      ['format', 'samples/*.budget'],
      'samples/*.budget: 没有这个文件或文件夹；* 在这里不代表任意名称，请写出文件夹（. 是当前文件夹）或各个文件',
    ],
  ])('%j is refused', (args, sentence) => {
    expect(budget(args)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  test.skipIf(process.platform === 'win32')(
    'a link to the file that is read is that file, and is not overwritten',
    () => {
      const [source, link] = [path.join(folder, 'source.budget'), path.join(folder, 'link.md')];
      fs.copyFileSync(shuozhou, source);
      fs.symlinkSync(source, link);
      const err = `${link}: 这是要读的文件本身，不能写到这里\n`;
      expect(budget(['render', source, '-o', link])).toEqual({ code: 2, out: '', err });
      expect(budget(['diff', shuozhou, source, '-o', link])).toEqual({ code: 2, out: '', err });
      expect(fs.readFileSync(source, 'utf8')).toBe(fs.readFileSync(shuozhou, 'utf8'));
    },
  );

  test('a folder is not overwritten, and nothing half written stays behind', () => {
    const output = path.join(folder, 'folder.html');
    fs.mkdirSync(output);
    expect(budget(['render', shuozhou, '-o', output])).toEqual({
      code: 2,
      out: '',
      err: `${output}: 这是文件夹，不能写成文件\n`,
    });
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

/** The browser of the VS Code tests; undefined where neither it nor another one is installed. */
function installedBrowser(): ReturnType<typeof browserOfTests> | undefined {
  try {
    return browserOfTests();
  } catch {
    return undefined;
  }
}

/** How a title stands in a PDF. */
function titleInPdf(title: string): string {
  return Buffer.from(`\ufeff${title}`, 'utf16le').swap16().toString('hex');
}

describe('render to PDF', () => {
  const browser = installedBrowser();
  const environment = { HOME: folder, TMPDIR: folder, ...browser?.env };
  const leftBehind = (): string[] => fs.readdirSync(folder).filter((name) => /^\.?budget-/.test(name));

  test.skipIf(!browser)('by the browser of --browser: every table, every form, A4, and a title', () => {
    const output = path.join(folder, 'out.pdf');
    const named = ['--browser', browser?.executablePath ?? ''];
    expect(budget(['render', shuozhou, '-o', output, ...named], environment)).toMatchObject({ code: 0, err: '' });
    const pdf = fs.readFileSync(output, 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(13 + 8);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(pdf.toLowerCase()).toContain(titleInPdf('朔州经济开发区科创商务区服务中心2026年度部门预算公开'));
    const links =
      '<a href="#part-1">甲</a><a href="#sheet-t1">乙</a><a href="#sheet-t3">丙</a><a href="#nowhere">丁</a>';
    expect(withPageNumbers(links, fs.readFileSync(output))).toBe(
      '<a href="#part-1" data-page="1">甲</a><a href="#sheet-t1" data-page="2">乙</a><a href="#sheet-t3" data-page="4">丙</a><a href="#nowhere">丁</a>',
    );
    expect(leftBehind()).toEqual([]);
  });

  test.skipIf(!browser)('by the browser of BUDGET_CHROME', () => {
    const output = path.join(folder, 'small.pdf');
    const named = { BUDGET_CHROME: browser?.executablePath ?? '' };
    const args = ['render', write('small.budget', small), '-o', output];
    // The sample has an error, which is told and keeps nobody from printing it.
    expect(budget(args, { ...environment, ...named })).toMatchObject({ code: 1, out: '' });
    const pdf = fs.readFileSync(output, 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.toLowerCase()).toContain(titleInPdf('示例单位2026年度部门预算公开'));
    expect(leftBehind()).toEqual([]);
  });

  test('a browser that is not there is named', () => {
    const output = path.join(folder, 'none.pdf');
    const browserPath = path.join(folder, 'no browser');
    expect(budget(['render', shuozhou, '-o', output, '--browser', browserPath])).toEqual({
      code: 2,
      out: '',
      err: `${output}: 没有 ${browserPath} 这个浏览器，不能生成 PDF\n`,
    });
    expect(fs.existsSync(output)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('what a browser says before it gives up is told, and nothing stays', () => {
    const output = path.join(folder, 'none.pdf');
    const broken = write('broken', '#!/bin/sh\necho out of paper >&2\nexit 3\n');
    fs.chmodSync(broken, 0o755);
    expect(budget(['render', shuozhou, '-o', output, '--browser', broken, '--locale', 'en'], environment)).toEqual({
      code: 2,
      out: '',
      err: `${output}: ${broken} did not print the PDF: out of paper\n`,
    });
    expect(fs.existsSync(output)).toBe(false);
    expect(leftBehind()).toEqual([]);
  });
});

describe('the browser that prints', () => {
  const found = (platform: Places['platform'], environment: Places['environment'], there: readonly string[]) =>
    findBrowser({ platform, environment, isFile: (file) => there.includes(file) });

  test.each<[Places['platform'], Places['environment'], string]>([
    ['win32', { ProgramFiles: 'D:\\P' }, 'D:\\P\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { 'ProgramFiles(x86)': 'C:\\P86' }, 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['darwin', { HOME: '/Users/me' }, '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['linux', { PATH: '/opt/bin:/bin' }, '/opt/bin/chromium'],
    ['linux', {}, '/snap/bin/chromium'],
  ])('on %s with %o is found at %s', (platform, environment, file) => {
    expect(found(platform, environment, [file])).toBe(file);
  });

  test('Chrome goes before the others, and where there is none there is none', () => {
    const both = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
    expect(found('linux', {}, both)).toBe('/usr/bin/google-chrome');
    expect(found('linux', { PATH: '/usr/bin' }, [])).toBeUndefined();
  });

  test('is not looked for where the system lets nobody look', () => {
    const { isFile } = thisMachine({});
    expect(isFile(process.execPath)).toBe(true);
    expect(isFile(`/${'x'.repeat(5000)}`)).toBe(false);
  });
});

describe('reading and writing', () => {
  afterEach(() => vi.restoreAllMocks());

  const { read: readFile, write: writeFile } = systemHost().files;
  const failing = (code: string) => (): never => {
    throw Object.assign(new Error(code), { code });
  };

  test('a file that another program lets nobody read is said to be kept by one', () => {
    const file = write('kept.xlsx', 'as it was');
    vi.spyOn(fs, 'readFileSync').mockImplementationOnce(failing('EBUSY'));
    expect(readFile(file)).toEqual({
      path: file,
      reason: {
        zh: '别的程序正独占着它；请在那里关闭后重试',
        en: 'another program keeps it for itself; close it there and try again',
      },
    });
  });

  test.each(['EBUSY', 'EPERM', 'EACCES'])('a file that is open elsewhere (%s) is left as it is', (code) => {
    const file = write(`open/${code}.docx`, 'as it was');
    vi.spyOn(fs, 'renameSync').mockImplementationOnce(failing(code));
    const fault = writeFile(file, Uint8Array.of(1, 2, 3));
    expect(fault?.path).toBe(file);
    expect(fault?.reason.zh).toContain('可能正在别的程序（Word、WPS、Excel 等）中打开；请在那里关闭后重试');
    expect(fault?.reason.en).toContain(
      'another program (Word, WPS, Excel …) has it open; close it there and try again',
    );
    expect(fs.readFileSync(file, 'utf8')).toBe('as it was');
    expect(fs.readdirSync(path.join(folder, 'open')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a folder that takes no file is said to be one', () => {
    const file = path.join(folder, 'closed.docx');
    vi.spyOn(fs, 'writeFileSync').mockImplementationOnce(failing('EACCES'));
    expect(writeFile(file, 'text')).toEqual({
      path: file,
      reason: {
        zh: '所在的文件夹不允许写入；请换一个文件夹，或取得写入权限',
        en: 'its folder may not be written to; choose another folder, or get the permission',
      },
    });
    expect(fs.existsSync(file)).toBe(false);
  });

  test('a disk that is full leaves no half of a file', () => {
    const file = write('full.docx', 'as it was');
    const { writeFileSync } = fs;
    vi.spyOn(fs, 'writeFileSync').mockImplementationOnce((beside) => {
      writeFileSync(beside, 'half');
      failing('ENOSPC')();
    });
    expect(writeFile(file, 'whole')?.reason.zh).toBe('磁盘已满，或超过了允许的大小；请腾出空间，或换一个位置');
    expect(fs.readFileSync(file, 'utf8')).toBe('as it was');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a name as long as the system allows is no matter', () => {
    const file = path.join(folder, `${'长'.repeat(80)}.html`);
    expect(writeFile(file, 'text')).toBeUndefined();
    expect(fs.readFileSync(file, 'utf8')).toBe('text');
  });
});

describe('use', () => {
  const every = ['check', 'render', 'format', 'import', 'new', 'diff', 'rollup', 'export', 'explain', 'lsp'];
  test.each([
    [['help'], every],
    [['--help'], every],
    [['chek', '--help'], every],
    [['check', '--help'], ['check']],
    [['render', 'a.budget', '-h'], ['render']],
    [['help', 'lsp'], ['lsp']],
  ])('%j: Chinese first, then English; of %j', (args, names) => {
    const { code, out } = budget(args);
    expect(code).toBe(0);
    expect(out.indexOf('用法')).toBeGreaterThan(-1);
    expect(out.indexOf('Usage')).toBeGreaterThan(out.indexOf('用法'));
    expect(every.filter((name) => out.includes(`  budget ${name} `))).toEqual(names);
  });

  test('--version', () => {
    expect(budget(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^budget-language \d+\.\d+\.\d+\n$/),
    });
  });

  test.each([
    [[], '缺少命令：check、render、format、import、new、diff、rollup、export、explain、lsp、help'],
    [['chek'], '没有 chek 这个命令；是不是 check？'],
    [['check'], 'check 后面缺少 PATH…'],
    [['check', shuozhou, ''], 'check 后面缺少 PATH…'],
    [['check', '--format', 'xml', 'a'], '--format 只能是 text、json、sarif、github、junit，不能是 xml'],
    [['check', '--format'], '--format 后面缺少 text|json|sarif|github|junit'],
    [
      ['check', '--colour', 'a'],
      'check 没有 --colour 这个选项；可用的选项：--format、--baseline、--ledger、--jobs、--locale',
    ],
    [['render', 'a'], 'render 缺少 -o OUT'],
    [['render', 'a', 'b', '-o', 'c.html'], 'render 后面多了 b'],
    [['lsp'], 'lsp 缺少 --stdio'],
  ])('%j is wrong use, said in one line', (args: string[], sentence) => {
    expect(budget(args)).toEqual({ code: 2, out: '', err: `budget: ${sentence}（用法见 budget help）\n` });
  });

  test('wrong use is said in English where that is asked for', () => {
    expect(budget(['check', '--locale', 'en']).err).toBe('budget: check needs PATH… (see budget help)\n');
  });

  test('a reader that goes away early is no error', async () => {
    const files = Array.from({ length: 200 }, () => mistakes);
    const child = spawn(process.execPath, [cli, 'check', ...files], { cwd: root });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([1, '']);
  });
});
