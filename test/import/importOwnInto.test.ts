import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { importBooks } from '../../server/features/import/importFiles.ts';
import { mergedSheets, mergeInto } from '../../server/features/import/merge/mergeInto.ts';
import type { SheetRows } from '../../server/features/import/sheets/SheetRows.ts';
import { budgetOf, scopeNamed } from '../../server/model/units/unitBudget.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { nothingChanged, published } from '../support/importExpectations.ts';

const file = `部门 "示例县水利局" { 代码 315; 年度 2026; 单位性质 行政; 职责 "管水。" }
收入 { 一般公共预算 150.00 }
基本支出 2130301 "行政运行" {
    30101  "基本工资"  40.00
    30102  "津贴补贴"  20.00
    30201  "办公费"     8.00
}
基本支出 2130304 "水利行业业务管理" {
    30101  "基本工资"  10.00
    30211  "差旅费"     2.00
}
基本支出 2080505 "机关事业单位基本养老保险缴费支出" {
    30108  "机关事业单位基本养老保险缴费"  10.00
}
项目 "渠道维修" { 功能科目 2130306 "水利工程运行与维护"; 类别 特定目标类; 金额 40.00 }
项目 "防汛" { 功能科目 2130314 "防汛"; 类别 特定目标类; 金额 20.00 }
整体绩效 {
    重点任务  "水利工程"  "维修渠道 30 公里"  # 省厅下达
    重点任务  "防汛"      "备足物资"
    指标 数量 "维修渠道" = 30公里
}
附录 "设备清单" {
    表头  "名称"  "数量"  "金额"
    行    "水泵"  "2"     "3.50"
    行    "电机"  "1"     "1.20"
}
`;

/** A cell of a table: its label, what its row begins with, its column, and what somebody typed into it. */
type Typed = readonly [table: string, row: string, column: number, text: string];

let sheets: readonly SheetRows[] = [];

beforeAll(async () => {
  sheets = await published(analyse(file).budget);
});

/** The published workbook with what somebody typed into it. */
function typed(cells: readonly Typed[]): readonly SheetRows[] {
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => {
      const isIn = (table: string): boolean => name === table || name.startsWith(`${table} `);
      const isOf = (first: string): boolean =>
        row.find(({ text, isRepeated }) => text !== '' && !isRepeated)?.text === first;
      const own = cells.filter(([table, first]) => isIn(table) && isOf(first));
      const cellAt = (i: number): (typeof row)[number] => row[i] ?? { text: '', isRepeated: false };
      const width = Math.max(row.length, ...own.map(([, , column]) => column + 1));
      return Array.from({ length: width }, (_, i) => {
        const text = own.find(([, , column]) => column === i)?.[3];
        return text === undefined ? cellAt(i) : { text, isRepeated: false };
      });
    }),
  }));
}

/** What the file becomes with such a workbook, and again with the same. */
function imported(...cells: readonly Typed[]): { text: string; changes: string[]; notes: string[]; again: string } {
  const tables = importBooks([{ name: '预算.xlsx', sheets: typed(cells) }], 'zh-cn');
  if ('reason' in tables) throw new Error(tables.reason.en);
  const into = (text: string): { text: string; changes: string[]; notes: string[] } => {
    const merged = mergeInto(analyse(text), tables, 'zh-cn');
    if (!('files' in merged)) throw new Error(merged.en);
    return {
      text: merged.files.reduce((before, { edits }) => applyEdits(before, edits), text),
      changes: merged.changes.map(({ path, from, to }) => `${path}: ${from} → ${to}`),
      notes: merged.notes.map(({ zh }) => zh),
    };
  };
  const once = into(file);
  return { ...once, again: into(once.text).text };
}

test('whether a unit is 参公, 行政 or without public expenditure 事业 is what the file says: no table tells it', async () => {
  const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 参公; 职责 "管理。" }
收入 { 一般公共预算 14 }
基本支出 2010301 "行政运行" { 30101 "基本工资" 4; 30201 "办公费" 3 }
预算单位 "执法队" { 代码 2; 单位性质 参公; 职责 "执法。"; 基本支出 2010301 "行政运行" { 30101 "基本工资" 5; 30201 "办公费" 2 } }
预算单位 "服务站" { 代码 3; 单位性质 行政; 职责 "服务。" }
`;
  const { budget } = analyse(text);
  const units = budget.units.map(({ unit: { code } }) => scopeNamed(budget, code)).flatMap((scope) => scope ?? []);
  const all = [budget, ...units.map((scope) => budgetOf(budget, scope))];
  const books = await Promise.all(all.map(async (each, i) => ({ name: `${i}.xlsx`, sheets: await published(each) })));
  const tables = importBooks(books, 'zh-cn');
  if ('reason' in tables) throw new Error(tables.reason.en);
  expect(mergeInto(analyse(text), tables, 'zh-cn')).toEqual({ files: [], changes: [], notes: [] });
});

describe('our own workbook of a budget changes nothing in it, whatever tables leave open', () => {
  const head = '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }\n';
  test.each([
    [
      'to which function each of two projects of one amount belongs',
      `收入 { 一般公共预算 40 }
项目 "防汛" { 功能科目 2130314 "防汛"; 类别 特定目标类; 金额 20.00 }
项目 "渠道维修" { 功能科目 2130306 "水利工程运行与维护"; 类别 特定目标类; 金额 20.00 }
`,
    ],
    [
      'which of two projects of one name has which amount',
      `收入 { 一般公共预算 70 }
项目 "维修" { 功能科目 2130314 "防汛"; 类别 特定目标类; 金额 20.00; 概况 "渠道" }
项目 "维修" { 功能科目 2130306 "水利工程运行与维护"; 类别 特定目标类; 金额 50.00; 概况 "水库" }
`,
    ],
    [
      'what was carried over of 财政专户 and what of 单位资金',
      `收入 { 财政专户 8; 财政专户 2 结转; 财政专户 3 结转; 单位资金 5 结转 }
基本支出 2010301 { 30201 "办公费" 5 单位资金 结转; 30202 "印刷费" 3 财政专户 结转 }
项目 "维修" { 功能科目 2010301; 类别 其他运转类; 金额 8 财政专户; 金额 2 财政专户 结转 }
`,
    ],
    [
      'whether an indicator has no comparator or that which no comparator means',
      `收入 { 一般公共预算 20 }
项目 "防汛" { 功能科目 2130314 "防汛"; 类别 特定目标类; 金额 20.00; 指标 时效 "检修完成时间" "4月底前"; 指标 数量 "维修" 10处 }
`,
    ],
    [
      'what a code is that the government has none for',
      `收入 { 一般公共预算 65 }
基本支出 2130301 { 30101 "基本工资" 60; 30107 "绩效工资" 5 }
`,
    ],
  ])('%s', async (_, rest) => {
    const analysis = analyse(head + rest);
    const books = [{ name: '预算.xlsx', sheets: await published(analysis.budget) }];
    const tables = importBooks(books, 'zh-cn', analysis.budget);
    if ('reason' in tables) throw new Error(tables.reason.en);
    const merged = mergeInto(analysis, tables, 'zh-cn');
    expect(merged).toEqual(nothingChanged);
    if (!('files' in merged)) throw new Error(merged.en);
    const sheets = mergedSheets(analysis, merged, tables, 'zh-cn');
    expect({ notes: tables.notes, rows: sheets.flatMap(({ unread, added }) => [unread, added]).flat() }).toEqual({
      notes: [],
      rows: [],
    });
  });

  test('totals of basic expenditure follow, of a block, of a subject and in 总计', async () => {
    const text = (basic: string, whole: string): string =>
      `${head}收入 { 一般公共预算 ${whole} }
科目 { 213 "农林水支出" ${whole} { 基本支出 ${basic}; 项目支出 20.00 } }
总计 { 支出 ${whole}; 基本支出 ${basic}; 项目支出 20.00 }
基本支出 2130301 { 30201 "办公费" ${basic}; 合计 ${basic} }
项目 "防汛" { 功能科目 2130314; 类别 特定目标类; 金额 20.00 }
`;
    const sheets = await published(analyse(text('18.50', '38.50')).budget);
    const analysis = analyse(text('18.00', '38.00'));
    const tables = importBooks([{ name: '预算.xlsx', sheets }], 'zh-cn', analysis.budget);
    if ('reason' in tables) throw new Error(tables.reason.en);
    const merged = mergeInto(analysis, tables, 'zh-cn');
    if (!('files' in merged)) throw new Error(merged.en);
    expect(merged.files.reduce((before, { edits }) => applyEdits(before, edits), analysis.text)).toBe(
      text('18.50', '38.50'),
    );
  });

  test('of two projects of one name, a new budget has both', async () => {
    const project = (amount: number): string => `项目 "维修" { 功能科目 2130314; 金额 ${amount}; 概况 "${amount}" }`;
    const { budget } = analyse(`${head}收入 { 一般公共预算 70 }\n${project(20)}\n${project(50)}\n`);
    const result = importBooks([{ name: '预算.xlsx', sheets: await published(budget) }], 'zh-cn');
    if ('reason' in result) throw new Error(result.reason.en);
    expect(result.text.match(/金额 +\S+|概况 +\S+/g)?.map((line) => line.replace(/ +/, ' '))).toEqual([
      '金额 20.00',
      '概况 "20"',
      '金额 50.00',
      '概况 "50"',
    ]);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
  });
});

test('what became of a workbook is told of the file into which it was written', () => {
  const analysis = analyse(file);
  const told = (...cells: readonly Typed[]): string[] => {
    const tables = importBooks([{ name: '预算.xlsx', sheets: typed(cells) }], 'zh-cn', analysis.budget);
    if ('reason' in tables) throw new Error(tables.reason.en);
    const merged = mergeInto(analysis, tables, 'zh-cn');
    if (!('files' in merged)) throw new Error(merged.en);
    const all = mergedSheets(analysis, merged, tables, 'zh-cn');
    return all.flatMap(({ name, unread, added = [] }) =>
      [...unread, ...added].map(({ text, reason }) => `${name.split(' ')[0]}：${text}（${reason}）`),
    );
  };
  expect(told(['表二', '2130314', 3, '21'])).toEqual([
    '表二：2130314 | 防汛 | 20 | 21（并入后文件里是 20.00 | 20.00）',
  ]);
  const more = told(['表十二', '防汛', 2, '21']);
  expect(more.filter((line) => /^表[一八]：|^表十二：防/.test(line))).toEqual([
    '表一：十三、农林水支出 | 140 | 140（并入后文件里是 141.00 | 141.00）',
    '表一：本年收入合计 | 150 | 本年支出合计 | 150 | 150（并入后文件里是 150.00 | 151.00 | 151.00）',
    '表一：收入总计 | 150 | 支出总计 | 150 | 150（并入后文件里是 150.00 | 151.00 | 151.00）',
    '表十二：防汛 | 20 | 21（并入后文件里是 21.00 | 21.00）',
  ]);
});

describe('our own workbook in which somebody changed a figure', () => {
  test('an economic code that one line has alone is that line’s, whether the totals follow or not', () => {
    const expected = {
      text: file.replace('20.00\n    30201', '21.00\n    30201'),
      changes: ['基本支出 2130301 行政运行 › 30102 津贴补贴: 20.00 → 21.00'],
    };
    expect(imported(['表六', '津贴补贴', 2, '21'])).toMatchObject(expected);
    const both = imported(['表六', '津贴补贴', 2, '21'], ['表三', '2130301', 3, '69'], ['表五', '2130301', 3, '69']);
    expect(both).toMatchObject(expected);
  });

  test('one that several functions have is of the one that changed; where none did, it is named', () => {
    expect(
      imported(['表六', '基本工资', 2, '52'], ['表三', '2130304', 3, '14'], ['表五', '2130304', 3, '14']),
    ).toMatchObject({
      text: file.replace('10.00\n    30211', '12.00\n    30211'),
      changes: ['基本支出 2130304 水利行业业务管理 › 30101 基本工资: 10.00 → 12.00'],
    });
    expect(imported(['表六', '基本工资', 2, '52'])).toMatchObject({
      text: file,
      notes: [
        '基本支出 2130301 行政运行 / 基本支出 2130304 水利行业业务管理 › 30101 基本工资：表中是 52.00万元，文件里的明细合计 50.00万元，没有改动，请核对',
      ],
    });
  });

  test('of several functions that changed, each line is found that no other can be', () => {
    const result = imported(
      ['表六', '基本工资', 2, '56'],
      ['表六', '差旅费', 2, '3'],
      ['表三', '2130301', 3, '72'],
      ['表三', '2130304', 3, '15'],
      ['表五', '2130301', 3, '72'],
      ['表五', '2130304', 3, '15'],
    );
    expect(result.changes).toEqual([
      '基本支出 2130304 水利行业业务管理 › 30211 差旅费: 2.00 → 3.00',
      '基本支出 2130301 行政运行 › 30101 基本工资: 40.00 → 44.00',
      '基本支出 2130304 水利行业业务管理 › 30101 基本工资: 10.00 → 12.00',
    ]);
  });

  test('a function that has one line is known by it where its total was left as it was; else the line is named', () => {
    expect(imported(['表三', '2080505', 3, '12'], ['表五', '2080505', 3, '12'])).toMatchObject({
      text: file.replace('10.00\n}\n项目', '12.00\n}\n项目'),
    });
    const withTotal = imported(['表三', '2080505', 3, '12'], ['表五', '2080505', 3, '12'], ['表三', '合计', 3, '92']);
    expect(withTotal).toMatchObject({
      text: file,
      notes: expect.arrayContaining([
        '基本支出 2080505 机关事业单位基本养老保险缴费支出 › 30108 机关事业单位基本养老保险缴费：表中是 12.00万元，文件里的明细合计 10.00万元，没有改动，请核对',
      ]),
    });
    expect(imported(['表三', '2130301', 3, '70'])).toMatchObject({
      text: file,
      notes: expect.arrayContaining([
        '基本支出 2130301 行政运行：表中是 70.00万元，文件里的明细合计 68.00万元，没有改动，请核对',
      ]),
    });
  });

  test('more basic expenditure in 表三 alone is no money carried over', async () => {
    const text =
      file.replace('{ 一般公共预算 150.00 }', '{ 一般公共预算 150.00; 一般公共预算 5.00 结转 }') +
      '项目 "水库" { 功能科目 2130306 "水利工程运行与维护"; 类别 特定目标类; 金额 5.00 结转 }\n';
    const analysis = analyse(text);
    const all = (await published(analysis.budget)).map(({ name, rows }) => ({
      name,
      rows: rows.map((row) =>
        name.startsWith('表三') && row[0]?.text === '2130301'
          ? row.map((cell, i) => (i === 3 ? { ...cell, text: '70' } : cell))
          : row,
      ),
    }));
    const tables = importBooks([{ name: '预算.xlsx', sheets: all }], 'zh-cn', analysis.budget);
    if ('reason' in tables) throw new Error(tables.reason.en);
    expect(mergeInto(analysis, tables, 'zh-cn')).toMatchObject({ files: [], changes: [] });
  });

  test('a figure that is gone from one table alone is named, and stays', () => {
    expect(imported(['表六', '办公费', 2, '0'])).toMatchObject({
      text: file,
      notes: ['基本支出 2130301 行政运行 › 30201 办公费：表中是 0.00万元，文件里的明细合计 8.00万元，没有改动，请核对'],
    });
    expect(
      imported(['表六', '办公费', 2, '0'], ['表三', '2130301', 3, '60'], ['表五', '2130301', 3, '60']),
    ).toMatchObject({
      changes: ['基本支出 2130301 行政运行 › 30201 办公费: 8.00 → 0.00'],
    });
  });

  test('a function that one table does not have any more is named, and no code of it is told to differ', () => {
    expect(imported(['表三', '2080505', 2, ''], ['表三', '2080505', 3, ''])).toMatchObject({
      text: file,
      notes: ['导入的表中没有“基本支出 2080505 机关事业单位基本养老保险缴费支出”，或写的是 0，保留未动，请核对'],
    });
  });

  test('a project without money in any table is named, and keeps its own', () => {
    expect(imported(['表十二', '防汛', 1, '0'], ['表十二', '防汛', 2, '0'])).toMatchObject({
      text: file,
      notes: expect.arrayContaining(['导入的表中没有“项目 防汛 › 金额”，或写的是 0，保留未动，请核对']),
    });
  });

  test('a text that was revised stands in the place of the old one; what is gone is named', () => {
    const form = sheets.find(({ name }) => name.includes('整体支出'))?.name ?? '';
    expect(imported([form, '防汛', 3, '备足防汛物资'])).toMatchObject({
      text: file.replace('备足物资', '备足防汛物资'),
      changes: ['整体绩效 › 重点任务 防汛: "备足物资" → "备足防汛物资"'],
      notes: [],
    });
    expect(imported([form, '防汛', 3, ''])).toMatchObject({
      text: file,
      notes: ['导入的表中没有“整体绩效 › 重点任务 防汛”，保留未动，请核对'],
    });
    expect(imported([form, '产出指标', 3, '维修渠道长度'])).toMatchObject({
      text: file.replace('数量 "维修渠道"', '数量 "维修渠道长度"'),
    });
    expect(imported(['设备清单', '水泵', 1, '3'])).toMatchObject({
      text: file.replace('"水泵"  "2"     "3.50"', '"水泵" "3" "3.5"'),
    });
  });

  test('whatever is typed into the tables, importing them again changes nothing', () => {
    const amount = fc.integer({ min: 0, max: 90 }).map(String);
    const cell = fc.oneof(
      fc.tuple(
        fc.constant('表六'),
        fc.constantFrom('基本工资', '津贴补贴', '办公费', '差旅费', '机关事业单位基本养老保险缴费', '合计'),
        fc.constant(2),
        amount,
      ),
      fc.tuple(
        fc.constantFrom('表三', '表五'),
        fc.constantFrom('2130301', '2130304', '2080505', '2130314', '213', '合计'),
        fc.constantFrom(2, 3, 4),
        amount,
      ),
      fc.tuple(fc.constant('表十二'), fc.constantFrom('渠道维修', '防汛'), fc.constantFrom(1, 2, 3), amount),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        const { text, again } = imported(...cells);
        expect(again).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('our own workbook with which somebody did something', () => {
  const analysis = analyse(file);
  type Done = (sheet: SheetRows) => SheetRows;
  const cell = (text: string): SheetRows['rows'][number][number] => ({ text, isRepeated: false });
  const rowsBy =
    (change: (row: SheetRows['rows'][number], i: number) => readonly SheetRows['rows'][number][]): Done =>
    (sheet) => ({ ...sheet, rows: sheet.rows.flatMap(change) });
  const isFigure = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text);
  const lastOf = (sheet: SheetRows): number =>
    sheet.rows.findLastIndex((row) => row.slice(1).some(({ text }) => isFigure(text)));

  test.each<readonly [string, Done]>([
    [
      'figures in 元',
      (sheet) => {
        const start = sheet.rows.findIndex((row) => row.some(({ text }) => text === '单位：万元')) + 1;
        const isCode = (text: string, i: number): boolean =>
          (i === 0 || i === 3) && text.length > 2 && !text.includes('.');
        return rowsBy((row, i) => [
          row.map((each, k) =>
            each.text === '单位：万元'
              ? cell('单位：元')
              : i > start && isFigure(each.text) && !(/^表[二三五七八九]/.test(sheet.name) && isCode(each.text, k))
                ? { ...each, text: String(Math.round(Number(each.text) * 10_000)) }
                : each,
          ),
        ])(sheet);
      },
    ],
    ['序号 before its columns', rowsBy((row, i) => [[cell(i === 4 ? '序号' : i > 5 ? String(i - 5) : ''), ...row]])],
    ['备注 behind its columns', rowsBy((row, i) => [[...row, cell(i === 4 ? '备注' : i === 8 ? '核实 3 次' : '')]])],
    ['another name, known by the number of its table', (sheet) => ({ ...sheet, name: `第 ${sheet.name.length} 页` })],
    ['a row that was copied', (sheet) => rowsBy((row, i) => (i === lastOf(sheet) ? [row, row] : [row]))(sheet)],
    [
      'a subtotal',
      (sheet) => rowsBy((row, i) => (i === lastOf(sheet) ? [row, [cell('小计'), ...row.slice(1)]] : [row]))(sheet),
    ],
    ['empty rows', rowsBy((row, i) => (i === 0 || i === 7 ? [row.map(() => cell('')), row] : [row]))],
  ])('%s in each of its tables: nothing changes', (_, done) => {
    for (const label of ['表一', '表二', '表三', '表四', '表五', '表六', '表十', '表十一', '表十二']) {
      const all = sheets.map((sheet) => (sheet.name.startsWith(`${label} `) ? done(sheet) : sheet));
      const tables = importBooks([{ name: '预算.xlsx', sheets: all }], 'zh-cn', analysis.budget);
      if ('reason' in tables) throw new Error(tables.reason.en);
      expect([label, mergeInto(analysis, tables, 'zh-cn')]).toEqual([label, nothingChanged]);
    }
  });
});
