import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { elementsOf, readXml } from '../support/readXml.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-files-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function budget(args: readonly string[], cwd = folder): Outcome {
  return runBudget(args, { cwd });
}

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

interface Finding {
  readonly file: string;
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  readonly related: readonly { readonly file: string }[];
}

/** The errors, as `file id`. */
function errorsOf(args: readonly string[]): string[] {
  return findingsOf(args)
    .filter(({ severity }) => severity === 'error')
    .map(({ file, id }) => `${file} ${id}`);
}

function findingsOf(args: readonly string[]): Finding[] {
  return JSON.parse(budget(['check', '--format', 'json', ...args]).out) as Finding[];
}

const root = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "单位/城东.budget"
`;
const unit = '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08 }\n';
const wrongUnit = '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08; 合计 3.08 }\n';
const slash = path.sep;

describe('a budget in several files', () => {
  test('counts them all, and an included file is not checked alone', () => {
    write('部门.budget', root);
    write('单位/城东.budget', unit);
    expect(errorsOf(['.'])).toEqual([]);
    expect(budget(['check', '.']).out).toMatch(/^已检查 2 个文件：.*；现为草稿，定稿后可公开$/m);
    expect(errorsOf(['部门.budget', path.join('单位', '城东.budget')])).toEqual([]);
    expect(errorsOf([path.join('单位', '城东.budget')])).toEqual([`单位${slash}城东.budget missing-field`]);
  });

  test('has each finding in its own file, in every format', () => {
    write('部门.budget', root);
    write('单位/城东.budget', wrongUnit);
    const included = `单位${slash}城东.budget`;
    expect(errorsOf(['.'])).toEqual([`${included} total-mismatch`]);
    expect(budget(['check', '.']).out).toContain(`${included}:1:`);
    expect(budget(['check', '.', '--format', 'github']).out).toContain(`::error file=${included},line=1`);
    const log = JSON.parse(budget(['check', '.', '--format', 'sarif']).out) as Log;
    const result = log.runs[0]?.results?.find(({ ruleId }) => ruleId === 'total-mismatch');
    const uri = '%E5%8D%95%E4%BD%8D/%E5%9F%8E%E4%B8%9C.budget';
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
    expect(result?.fixes?.[0]?.artifactChanges[0]?.artifactLocation.uri).toBe(uri);
    const suites = elementsOf(readXml(budget(['check', '.', '--format', 'junit']).out), 'testsuite');
    expect(suites.map(({ attributes }) => [attributes['name'], attributes['failures']])).toEqual([
      ['部门.budget', '0'],
      [included, '1'],
    ]);
  });

  test('is found wrong once in a file that two budgets include', () => {
    write('a.budget', root);
    write('b.budget', root);
    write('单位/城东.budget', wrongUnit);
    expect(errorsOf(['.'])).toEqual([`单位${slash}城东.budget total-mismatch`]);
    const baseline = budget(['check', '.', '--format', 'json']).out;
    write('baseline.json', baseline);
    expect(budget(['check', '.', '--baseline', 'baseline.json']).code).toBe(0);
  });

  test('in a circle is checked from the file with the department', () => {
    write('a.budget', `${unit}引入 "b.budget"\n`);
    write('b.budget', root.replace('单位/城东', 'a'));
    const found = findingsOf(['.']).filter(({ severity }) => severity === 'error');
    expect(found.map(({ file, id }) => `${file} ${id}`)).toEqual(['a.budget include-cycle']);
    expect(found[0]?.message).toBe('引入绕成一圈：b.budget → a.budget → b.budget');
    expect(found[0]?.related.map(({ file }) => file)).toEqual(['b.budget']);
    expect(errorsOf(['./b.budget'])).toEqual(['a.budget include-cycle']);
  });

  test('takes files from its own folder, or from the one that was named', () => {
    write('部门/部门.budget', root.replace('单位/', '../单位/'));
    write('单位/城东.budget', unit);
    const file = `部门${slash}部门.budget`;
    expect(errorsOf([file])).toContain(`${file} include-not-found`);
    expect(errorsOf(['.'])).toEqual([]);
  });

  test('says what it cannot read, and goes on', () => {
    write('部门.budget', root);
    write('单位/城东.Budget', unit);
    const messages = (): string[] =>
      findingsOf(['部门.budget']).flatMap(({ id, message }) => (id === 'include-not-found' ? [message] : []));
    expect(messages()).toEqual(['没有“单位/城东.budget”，只有“单位/城东.Budget”，大小写不同']);
    fs.renameSync(path.join(folder, '单位/城东.Budget'), path.join(folder, '单位/城东.txt'));
    expect(messages()).toEqual(['没有“单位/城东.budget”这个文件']);
    write('单位/城东.budget.txt', unit);
    expect(messages()).toEqual(['没有“单位/城东.budget”这个文件，名称相近的有“城东.budget.txt”']);
    fs.rmSync(path.join(folder, '单位/城东.budget.txt'));
    write('单位/城东.budget', Uint8Array.of(1, 0, 2));
    expect(messages()).toEqual([
      '“单位/城东.budget”不是文本文件：第 1 行的 0x00（文件的第 1 字节，从 0 数起）是空字节；请用原来的程序另存为 UTF-8 文本',
    ]);
    fs.rmSync(path.join(folder, '单位/城东.budget'));
    fs.mkdirSync(path.join(folder, '单位/城东.budget'));
    expect(messages()).toEqual(['“单位/城东.budget”是文件夹，不是文件']);
  });

  test('follows a link as long as it stays in the folder', () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-outside-'));
    fs.writeFileSync(path.join(outside, '城东.budget'), unit);
    write('部门.budget', root);
    write('真/城东.budget', unit);
    const link = path.join(folder, '单位');
    fs.symlinkSync(path.join(folder, '真'), link, 'junction');
    expect(errorsOf(['部门.budget'])).toEqual([]);
    fs.unlinkSync(link);
    fs.symlinkSync(outside, link, 'junction');
    const found = findingsOf(['部门.budget']).filter(({ id }) => id === 'include-not-found');
    fs.rmSync(outside, { recursive: true });
    expect(found.map(({ message }) => message)).toEqual([
      '“单位/城东.budget”经由链接，指向预算所在的文件夹（工作区）之外',
    ]);
  });

  test.skipIf(process.platform === 'win32')('is checked once in a folder that has links to its files', () => {
    write('部门.budget', root);
    write('共用/城东.budget', unit);
    fs.mkdirSync(path.join(folder, '单位'));
    fs.symlinkSync('../共用/城东.budget', path.join(folder, '单位/城东.budget'));
    fs.symlinkSync('部门.budget', path.join(folder, '别名.budget'));
    expect(errorsOf(['.'])).toEqual([]);
    expect(budget(['check', '.']).out).toMatch(/^已检查 2 个文件：/m);
    expect(budget(['check', '别名.budget', '部门.budget']).out).toMatch(/^部门\.budget:/);
    expect(budget(['rollup', '.', '-o', '汇总.md']).err).toBe('');
  });

  test.skipIf(process.platform === 'win32')('is missed where a link in its folder leads nowhere', () => {
    write('部门.budget', root.replace(/引入.*/, ''));
    fs.symlinkSync('没有.budget', path.join(folder, '城东.budget'));
    fs.symlinkSync('圈.budget', path.join(folder, '圈.budget'));
    expect(budget(['check', '.'])).toMatchObject({
      code: 2,
      err: '圈.budget: 链接绕成一圈；请改正链接\n城东.budget: 没有这个文件或文件夹；请核对路径\n',
    });
  });

  test('lies in another folder where a profile above both marks the workspace', () => {
    write(
      '2025/局.budget',
      '部门 "示例局" { 代码 901; 年度 2025; 单位性质 事业; 职责 "服务。" }\n收入 { 一般公共预算 1.00 }',
    );
    write(
      '2026/局.budget',
      '部门 "示例局" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。"; 上年 "../2025/局.budget" }\n收入 { 一般公共预算 1.00 }',
    );
    const lost = (): string[] =>
      findingsOf(['2026/局.budget']).flatMap(({ id }) => (id === 'include-not-found' ? [id] : []));
    expect(lost()).toEqual(['include-not-found']);
    write('budget-profile.json', '{}');
    expect(lost()).toEqual([]);
    // A profile within the folder that is checked makes it no smaller.
    fs.renameSync(path.join(folder, 'budget-profile.json'), path.join(folder, '2026/budget-profile.json'));
    expect(lost()).toEqual(['include-not-found']);
    expect(errorsOf(['.']).filter((each) => each.includes('include-not-found'))).toEqual([]);
  });

  test('is read as GB18030 where a file is, and rendered whole', () => {
    write('部门.budget', root);
    // 基本支出 2011308 { 30102 2.08 } in GB18030.
    const words = [0xbb, 0xf9, 0xb1, 0xbe, 0xd6, 0xa7, 0xb3, 0xf6];
    write('单位/城东.budget', Uint8Array.from([...words, ...Buffer.from(' 2011308 { 30102 2.08 }\n')]));
    const { code, err } = budget(['render', '部门.budget', '-o', '部门.md']);
    expect(code).toBe(0);
    expect(err).toBe(`单位${slash}城东.budget: 按 GB18030 编码读取；请另存为 UTF-8\n`);
    expect(fs.readFileSync(path.join(folder, '部门.md'), 'utf8')).toContain('17.54');
  });
});

describe('budget-profile.json', () => {
  const wrong = '部门 "甲" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }\n收入 { 合计 1.00; 一般公共预算 0 }\n';
  const severityOf = (args: readonly string[]): string | undefined =>
    findingsOf(args).find(({ id }) => id === 'total-mismatch')?.severity;

  test('above a budget decides how severe its findings are; the nearest one counts', () => {
    write('单位/a.budget', wrong);
    expect(severityOf(['.'])).toBe('error');
    write('budget-profile.json', '{ "severity": { "total-mismatch": "warning" } } // 全区');
    expect(severityOf(['.'])).toBe('warning');
    expect(budget(['check', '.']).code).toBe(0);
    write('单位/budget-profile.json', '\ufeff{ "severity": { "total-mismatch": "off" } }');
    expect(severityOf([path.join('单位', 'a.budget')])).toBeUndefined();
  });

  test('is checked itself, once', () => {
    write('a.budget', wrong);
    write('b.budget', wrong);
    write('budget-profile.json', '{ "severity": { "total-mismatch": "warning", "totals": "off" } }');
    expect(errorsOf(['.'])).toEqual(['budget-profile.json invalid-profile']);
    const { code, out } = budget(['check', '.']);
    expect(code).toBe(1);
    expect(out).toContain('budget-profile.json:1:46: 错误 没有 totals 这条规则');
  });

  test('that cannot be read is complained of', () => {
    write('a.budget', wrong);
    write('budget-profile.json', Uint8Array.of(0x7b, 0, 0x7d));
    expect(budget(['check', '.'])).toMatchObject({ code: 2, err: expect.stringContaining('budget-profile.json') });
  });
});
