import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { publications } from '../../server/data/publications.ts';
import { type ReadSheet, readXlsx } from '../support/readXlsx.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-ledger-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A draft without offices, of which one difference is accepted: 15.46 + 2.08 = 17.54, where 18.54 is declared. */
const draft = `部门 "示例中心" {
    代码 901; 年度 2026; 单位性质 事业; 职责 "负责招商引资工作。"
    人员 { 编制 3; 在职 3; 在编 2; 其他 1 }
    上年 { 收入 17.54; 支出 17.54 }
}
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" {
    30101 "基本工资" 15.46; 30102 "津贴补贴" 2.08
    合计 18.54  # budget-ignore total-mismatch 财政系统导出，待更正
}
整体绩效 { 战略目标 "一"; 重点任务 "二" "三"; 年度目标 "四" }
国有资产 { 车辆 { 编制 0 } }
`;

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};

const draftFile = written('draft.budget', draft);
const finalFile = written('final.budget', draft.replace('年度 2026', '年度 2026; 状态 定稿; 内设机构 "办公室"'));

function check(...args: string[]): Outcome {
  return runBudget(['check', ...args]);
}

/** The texts of each row of a sheet that has some. */
function rowsOf({ cells }: ReadSheet): string[][] {
  const rows = new Map<number, string[]>();
  for (const [place, { value }] of cells) {
    const row = Number(/\d+$/u.exec(place)?.[0]);
    rows.set(row, [...(rows.get(row) ?? []), value]);
  }
  return [...rows.values()];
}

function ledgerOf(files: readonly string[], ...options: string[]): ReadSheet[] {
  const output = path.join(folder, `${files.map((file) => path.basename(file)).join('+')}.xlsx`);
  expect(check(...files, '--ledger', output, ...options).err).toBe('');
  return [...readXlsx(fs.readFileSync(output)).sheets];
}

describe('the ledger', () => {
  const [sheet] = ledgerOf([draftFile]);
  const rows = sheet ? rowsOf(sheet) : [];
  const duty = (id: string): string[] => rows.find(([first]) => first === id) ?? [];

  test('says who, which year and the verdict with its counts', () => {
    expect(sheet?.name).toBe('示例中心 2026');
    expect(rows[0]?.[0]).toBe('部门预算公开自查表');
    expect(rows[1]?.[0]).toContain('部门名称：示例中心　　年度：2026');
    expect(rows[2]?.[0]).toMatch(
      /^结论：现为草稿，定稿后可公开。.*；公开义务通过 \d+ 项，不通过 \d+ 项，不适用 4 项。$/u,
    );
  });

  test('has every duty once, with its result and reason', () => {
    const ids = publications().map(({ id }) => id);
    expect(rows.map(([first]) => first).filter((first) => ids.includes(first ?? ''))).toEqual(ids);
    for (const id of ids) {
      expect(['通过', '不通过', '不适用'], id).toContain(duty(id)[3]);
      expect(duty(id)[4], id).not.toBe('');
    }
  });

  test('fails a duty with what was found, and where', () => {
    expect(duty('P12').slice(3, 5)).toEqual(['不通过', '“部门”缺少“内设机构”（建议填写）']);
    expect(duty('P12')[6]).toBe('draft.budget:1');
  });

  test('passes what holds by construction, and says so', () => {
    expect(duty('P09').slice(3, 5)).toEqual(['通过', '没有数据的表照样生成，并自动加注“本表无数据”']);
    expect(duty('P10')[3]).toBe('通过');
    expect(duty('P29')[3]).toBe('不通过');
  });

  test('does not judge what a file cannot show', () => {
    expect(duty('P01').slice(3, 5)).toEqual(['不适用', '批复日期、公开日期不在文件里']);
  });

  test('fails a draft for its watermark, and a file without assets', () => {
    expect(duty('P19')[3]).toBe('不通过');
    expect(duty('P16')[3]).toBe('通过');
    const [final] = ledgerOf([finalFile]);
    const finalRows = final ? rowsOf(final) : [];
    expect(finalRows.find(([id]) => id === 'P19')?.[3]).toBe('通过');
    expect(finalRows.find(([id]) => id === 'P12')?.[3]).toBe('通过');
    const [bare] = ledgerOf([written('bare.budget', draft.replace(/国有资产.*\n/u, ''))]);
    expect(rowsOf(bare as ReadSheet).find(([id]) => id === 'P16')?.[4]).toContain('没有填写“国有资产”');
  });

  test('lists what was accepted, with the reason that was given', () => {
    const at = rows.findIndex(([first]) => first?.startsWith('表三'));
    const [, accepted] = rows.slice(at + 1);
    expect(accepted?.filter((text) => text !== '')).toEqual([
      '1',
      '基本支出 2011308 合计写的是 18.54万元，各项相加是 17.54万元，多 1.00万元',
      '错误',
      '财政系统导出，待更正',
      'total-mismatch',
      'draft.budget:9',
    ]);
  });

  test('speaks the language that is asked for', () => {
    const [english] = ledgerOf([draftFile], '--locale', 'en');
    const texts = rowsOf(english as ReadSheet);
    expect(texts[2]?.[0]).toContain('Verdict: ');
    expect(texts.find(([id]) => id === 'P09')?.[3]).toBe('passed');
  });

  test('has a page for each budget', () => {
    expect(ledgerOf(['samples/mistakes.budget', 'samples/short-english.budget']).map(({ name }) => name)).toEqual([
      '示例市商务服务中心 2026',
      '示例市城市管理局 2026',
    ]);
  });

  test('is the same, byte for byte, whenever it is written', () => {
    const [a, b] = ['a.xlsx', 'b.xlsx'].map((name) => path.join(folder, name));
    for (const output of [a, b]) check('samples/mistakes.budget', '--ledger', output ?? '');
    expect(fs.readFileSync(b ?? '').equals(fs.readFileSync(a ?? ''))).toBe(true);
  });
});

describe('--ledger', () => {
  test('changes neither the report nor the exit code', () => {
    const plain = check(draftFile);
    expect(check(draftFile, '--ledger', path.join(folder, 'same.xlsx'))).toEqual(plain);
  });

  test('refuses another ending before anything is checked', () => {
    const output = path.join(folder, 'ledger.xls');
    expect(check(draftFile, '--ledger', output)).toEqual({
      code: 2,
      out: '',
      err: `${output}: 自查表只能写成 .xlsx 文件\n`,
    });
  });

  test('says which folder is not there', () => {
    const { code, err } = check(draftFile, '--ledger', path.join(folder, 'none/ledger.xlsx'));
    expect(code).toBe(2);
    expect(err).toContain('不存在');
  });

  test('leaves an older ledger as it is where a file cannot be read', () => {
    const output = written('older.xlsx', 'older');
    const { code, err } = check(draftFile, path.join(folder, 'missing.budget'), '--ledger', output);
    expect(code).toBe(2);
    expect(err).toContain('没有写出自查表');
    expect(fs.readFileSync(output, 'utf8')).toBe('older');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
