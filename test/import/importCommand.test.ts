import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../server/cli/run.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { isImportParams, isImportResult } from '../../server/lsp/protocol/importProtocol.ts';
import { renderXlsx } from '../../server/render/xlsx.ts';
import { LspClient } from '../support/LspClient.ts';
import { readSample } from '../support/parseCases.ts';
import { serverCommand } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

describe('budget import', () => {
  const temp = new TempFolder();
  afterAll(() => temp.remove());
  const at = (name: string): string => path.join(temp.path, name);

  async function budget(...args: string[]): Promise<{ code: number; out: string; err: string[] }> {
    let out = '';
    const err: string[] = [];
    const host = {
      ...systemHost(),
      print: (text: string): void => {
        out += text;
      },
      complain: (line: string): void => void err.push(line),
    };
    return { code: await run(['import', '--locale', 'zh-cn', ...args], host), out, err };
  }

  test('GB18030 text: the file, and the report', async () => {
    const gb = Buffer.from('cfeec4bf2cbdf0b6ee0ad2bbb0e3b9abb9b2d4a4cbe32c31320a', 'hex');
    writeFileSync(at('a.csv'), gb);
    const { code, out, err } = await budget(at('a.csv'), '-o', at('a.budget'));
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out).toBe(`a：1 行收入，未识别 0 行，不需要 0 行\n已写出 ${at('a.budget')}：识别 1 行，未识别 0 行\n`);
    expect(readFileSync(at('a.budget'), 'utf8')).toContain('一般公共预算  12');
  });

  test('a file that is there takes the figures and keeps all else, unless it is forced', async () => {
    writeFileSync(at('b.csv'), '项目,金额\n一般公共预算,12\n');
    const mine = Buffer.from('收入 { # 第二稿\r\n\t一般公共预算 11 # 待批\r\n}\r\n');
    const bytes = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), mine]);
    writeFileSync(at('b.budget'), bytes);
    const merged = await budget(at('b.csv'), '-o', at('b.budget'));
    expect(merged).toMatchObject({ code: 0, err: [] });
    expect(merged.out.split('\n').slice(1)).toEqual([
      '改动 收入 › 一般公共预算：11 → 12',
      `已并入 ${at('b.budget')}：识别 1 行，未识别 0 行，1 处改动`,
      '',
    ]);
    expect(readFileSync(at('b.budget'), 'utf8')).toBe(bytes.toString('utf8').replace('11', '12'));
    expect((await budget(at('b.csv'), '-o', at('b.budget'), '--force')).code).toBe(0);
    expect(readFileSync(at('b.budget'), 'utf8')).not.toContain('第二稿');
  });

  test('a file that is named twice is read once', async () => {
    writeFileSync(at('t.csv'), '收入项目,金额\n事业收入,12\n');
    const { out } = await budget(at('t.csv'), `${temp.path}/./t.csv`, '-o', at('t.budget'));
    expect(out).toBe(`t：1 行收入，未识别 0 行，不需要 0 行\n已写出 ${at('t.budget')}：识别 1 行，未识别 0 行\n`);
  });

  test('a file that is there and cannot be read stays as it is', async () => {
    writeFileSync(at('d.csv'), '项目,金额\n一般公共预算,12\n');
    writeFileSync(at('d.budget'), '# 收入\n收入 { 一般公共预算 “11 }\n');
    const kept = await budget(at('d.csv'), '-o', at('d.budget'));
    expect(kept.code).toBe(2);
    expect(kept.err).toEqual([`${at('d.budget')}: 第 2 行读不懂，请先改好；要整份改写请加 --force`]);
    expect(readFileSync(at('d.budget'), 'utf8')).toContain('“11');
  });

  test.each([
    ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '这是旧的 xls 或有密码的工作簿'],
    ['broken.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4), '不是完好的 xlsx 文件'],
    ['letter.csv', new TextEncoder().encode('你好\n'), '没有认出任何预算表格'],
    [
      'unnamed.csv',
      new TextEncoder().encode('项目名称,金额\n,5\n,3\n'),
      '认出了“unnamed”（项目），但没有一行能读：5（没有项目名称）；3（没有项目名称）',
    ],
  ])('%s: %s', async (name, bytes, reason) => {
    writeFileSync(at(name), bytes);
    const { code, err } = await budget(at(name), '-o', at('c.budget'));
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringContaining(`${at(name)}: ${reason}`)]);
    expect(existsSync(at('c.budget'))).toBe(false);
  });
});

describe('the server', () => {
  const client = new LspClient(serverCommand, {
    locale: 'zh-cn',
  });
  afterAll(() => client.close());
  const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
  const asked = (...files: readonly { readonly name: string; readonly content: string }[]): Promise<unknown> =>
    client.request('budget/import', { files });

  test('makes a budget of a text with commas, and says what of it is none', async () => {
    await client.initialized;
    const content = base64('项目,预算数（万元）\r\n一般公共预算拨款收入,118.67\r\n其他来路,2\r\n');
    expect(await asked({ name: '收入 表.CSV', content })).toEqual({
      kind: 'imported',
      text: `部门 "" {
    金额单位  万元
    状态      草稿
}

收入 {
    一般公共预算  118.67
}
# 未识别：“收入 表” 其他来路 | 2（没有科目编码）
`,
      fileName: '收入 表.budget',
      read: 1,
      unread: 1,
      notes: [],
      commentLine: 8,
    });
  });

  test('of workbooks, too; a file that is none is named', async () => {
    const { budget } = analyse(readSample('short-english'));
    const book = { name: 'a.xlsx', content: base64(await renderXlsx(disclose(budget))) };
    expect(await asked(book)).toMatchObject({ kind: 'imported', unread: 0, fileName: 'a.budget' });
    const old = { name: 'b.xls', content: base64(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)) };
    expect(await asked(book, old)).toEqual({
      kind: 'refused',
      file: 'b.xls',
      reason: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
    });
    expect(await asked({ name: 'c.csv', content: '' })).toMatchObject({ kind: 'refused', file: 'c.csv' });
  });

  test('takes only what is declared', () => {
    for (const params of [
      null,
      {},
      { files: [] },
      { files: [{ name: 'a' }] },
      { files: [{ name: 'a', content: '?' }] },
    ])
      expect(isImportParams(params)).toBe(false);
    expect(isImportParams({ files: [{ name: 'a', content: 'YQ==' }] })).toBe(true);
    expect(isImportResult({ kind: 'imported', text: '', fileName: '', read: 1, unread: 0 })).toBe(false);
  });
});
