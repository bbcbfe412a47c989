import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { disclose } from '../../server/document/disclose.ts';
import { placeholderText } from '../../server/document/explanation.ts';
import { analyseRoot } from '../../server/features/Analysis.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { renderJson } from '../../server/render/json.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { fileUri } from '../support/fileUri.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const head = '单位性质 事业; 职责 "服务。"';
const root = `部门 "示例局" { 代码 901; 年度 2026; ${head}
    上年 "2025.budget" { 支出 20.00 }
}
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 17.54 }
说明 变动原因 "减少。"
`;
const lastYear = (amount: string): string => `部门 "示例局" { 代码 901; 年度 2025; ${head} }
收入 { 一般公共预算 ${amount} }
基本支出 2011308 "招商引资" { 30101 "基本工资" ${amount} }
`;

describe('in the document', () => {
  const of = (typed: string, name: string): string | undefined => {
    const text = root.replace('{ 支出 20.00 }', typed);
    const files = [new SourceFile('2026.budget', text), new SourceFile('2025.budget', lastYear('20.00'))] as const;
    return placeholderText(name, analyseRoot(files[0], filesInMemory(files)).budget);
  };

  test('figures come from the file: 20.00 − 17.54 = 2.46, 12.30 %', () => {
    expect(['上年收入', '上年支出', '增减额', '增减率'].map((name) => of('', name))).toEqual([
      '20.00万元',
      '20.00万元',
      '2.46万元',
      '12.30%',
    ]);
  });

  const carried = '收入 { 一般公共预算 115.00; 一般公共预算 5.00 结转; 年终结转 10.00 }';
  const withYearEnds = (layout: string): ReturnType<typeof analyseRoot>['budget'] => {
    const text = `部门 "示例局" { 代码 901; 年度 2026; ${head}; 上年 "2025.budget"; 表样 "${layout}" }
${carried}
基本支出 2011308 "招商引资" { 30101 "基本工资" 105.00; 30102 "津贴补贴" 5.00 结转 }`;
    const before = `部门 "示例局" { 代码 901; 年度 2025; ${head} }
收入 { 一般公共预算 82.00; 一般公共预算 8.00 结转; 年终结转 10.00 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 72.00; 30102 "津贴补贴" 8.00 结转 }`;
    const files = [new SourceFile('2026.budget', text), new SourceFile('2025.budget', before)] as const;
    return analyseRoot(files[0], filesInMemory(files)).budget;
  };

  test('what stays at the end of a year is not spent: 110.00 − 80.00 = 30.00, 37.50 %', () => {
    const budget = withYearEnds('shanxi-2026');
    expect(['支出', '上年支出', '增减额', '增减率'].map((name) => placeholderText(name, budget))).toEqual([
      '110.00万元',
      '80.00万元',
      '30.00万元',
      '37.50%',
    ]);
  });

  test('general expenditure with what was carried over is compared with the same: 110.00 − 80.00', () => {
    const text = renderJson(disclose(withYearEnds('shanghai-2025')));
    expect(text).toContain('一般公共预算拨款支出预算110.00万元，比2025年预算增加30.00万元，增长37.50%');
  });

  test('what is typed is published where it holds', () => {
    expect(of('{ 支出 19.995 }', '上年支出')).toBe('20.00万元');
    expect(of('{ 支出 21.00 }', '上年支出')).toBe('20.00万元');
  });
});

describe("last year's file in an editor", () => {
  let folder: string;
  let client: LspClient;

  beforeEach(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'budget-prior-')));
    fs.writeFileSync(path.join(folder, '2025.budget'), lastYear('20.00'));
    client = new LspClient(serverCommand, {
      locale: 'zh-cn',
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          configuration: true,
          workspaceFolders: true,
        },
      },
      folders: [fileUri(folder)],
      answers: { 'workspace/configuration': () => [null] },
    });
    await client.initialized;
  });

  afterEach(async () => {
    expect(await client.close()).toBe(0);
    expect(client.log).toEqual([]);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => fileUri(path.join(folder, name));
  const has =
    (...ids: readonly string[]) =>
    (found: readonly Diagnostic[]): boolean => {
      const codes = found.map(({ code }) => String(code)).filter((code) => /^(?:prior|include)/.test(code));
      return found.length > 0 && JSON.stringify(codes) === JSON.stringify(ids);
    };

  test('is read from the disk, again when it changes there, and as it is open', async () => {
    client.open(uriOf('2026.budget'), root);
    await client.diagnosticsWhere(uriOf('2026.budget'), has());
    fs.writeFileSync(path.join(folder, '2025.budget'), lastYear('25.00'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('2025.budget'), type: 2 }] });
    await client.diagnosticsWhere(uriOf('2026.budget'), has('prior-mismatch'));
    client.open(uriOf('2025.budget'), lastYear('20.00'));
    await client.diagnosticsWhere(uriOf('2026.budget'), has());
    fs.rmSync(path.join(folder, '2025.budget'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('2025.budget'), type: 3 }] });
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('2025.budget') } });
    await client.diagnosticsWhere(uriOf('2026.budget'), has('include-not-found'));
  });
});
