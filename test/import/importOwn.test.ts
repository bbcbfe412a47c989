import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { importBooks } from '../../server/features/import/importFiles.ts';
import { mergeInto } from '../../server/features/import/merge/mergeInto.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import {
  again,
  notesOf,
  nothingChanged,
  published,
  rowsOf,
  statements,
  tablesOf,
} from '../support/importExpectations.ts';
import { readSample } from '../support/parseCases.ts';

describe('our own workbook', () => {
  test.each(['shuozhou-2026', 'short-english'])('%s comes back with the same tables', async (name) => {
    const text = readSample(name);
    const result = await again(analyse(text).budget);
    expect(tablesOf(analyse(result.text).budget)).toEqual(tablesOf(analyse(text).budget));
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    const found = diagnostic(analyse(result.text), {
      locale: 'zh-cn',
      profile: standardProfile,
      failed: () => undefined,
    });
    const errors = found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    // No table says of what category a project is.
    expect(errors.filter((message) => !/^项目“.+”缺少“类别”（必填）$/u.test(message))).toEqual([]);
    expect(errors).not.toEqual([]);
    expect(mergeInto(analyse(text), result, 'zh-cn')).toEqual(nothingChanged);
  });

  test('an item whose name two 类 have is that of the 类 above it', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }
收入 { 一般公共预算 17 }
基本支出 2010301 "行政运行" { 30101 "基本工资" 12; 31002 "办公设备购置" 3; 31003 "专用设备购置" 2 }
`;
    const result = await again(analyse(text).budget);
    expect(statements(result)).toContain('31002 "办公设备购置" 3.00');
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(mergeInto(analyse(text), result, 'zh-cn')).toEqual(nothingChanged);
    const built = text.replace('31002', '30902');
    expect(tablesOf(analyse((await again(analyse(built).budget)).text).budget)).toEqual(
      tablesOf(analyse(built).budget),
    );
  });

  test('the kind of a department is read off such an item as well', async () => {
    const text = `部门 "馆" { 代码 1; 年度 2026; 单位性质 事业 }
收入 { 一般公共预算 3 }
基本支出 2010350 "事业运行" { 31002 "办公设备购置" 3 }
`;
    expect((await again(analyse(text).budget)).text).toMatch(/单位性质 +事业/);
  });

  test.each([
    [
      'of basic expenditure',
      '基本支出 2010301 { 30101 "基本工资" 12; 30201 "办公费" -2 }\n项目 "维修" { 功能科目 2010302; 金额 5 }',
    ],
    [
      'of one function among others',
      '基本支出 2010301 { 30101 "基本工资" 12; 30201 "办公费" -2 }\n基本支出 2080505 { 30108 "养老保险" 3 }',
    ],
    ['of a project', '基本支出 2010301 { 30101 "基本工资" 12 }\n项目 "维修" { 功能科目 2010302; 30213 5; 30201 -2 }'],
    [
      'that is a project among others',
      '项目 "退款" { 功能科目 2010302; 金额 -2 }\n项目 "维修" { 功能科目 2010302; 金额 10 }\n项目 "培训" { 功能科目 2050803; 金额 3 }',
    ],
    [
      'that is all of a function',
      '基本支出 2010301 { 30101 "基本工资" 12 }\n项目 "退款" { 功能科目 2010302; 金额 -5 }',
    ],
  ])('an amount below zero %s', async (_, spent) => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }\n收入 { 一般公共预算 11 }\n${spent}\n`;
    const result = await again(analyse(text).budget);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(rowsOf(analyse(result.text).budget)).toEqual(rowsOf(analyse(text).budget));
  });

  const errorsIn = (text: string): string[] => {
    const locale = { locale: 'zh-cn', profile: standardProfile, failed: (): undefined => undefined } as const;
    return diagnostic(analyse(text), locale).flatMap(({ id, severity }) => (severity === 'error' ? id : []));
  };

  test.each([
    ['of two sources', ['年终结转 4.00', '年终结转 3.00 单位资金'], ''],
    [
      'of all sources',
      [
        '年终结转 4.00',
        '年终结转 2.00 政府性基金',
        '年终结转 1.00 国有资本',
        '年终结转 0.50 财政专户',
        '年终结转 3.00 单位资金',
      ],
      '政府性基金 2.00; 国有资本 1.00; 财政专户 0.50',
    ],
    ['of unit funds alone', ['年终结转 3.00 单位资金'], '一般公共预算 -4.00'],
  ])('what stays unspent %s is told of each', async (_, lines, more) => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 100.00; 单位资金 13.00; ${more}\n${lines.join('\n')} }
基本支出 2010301 { 30101 "基本工资" 60; 30201 "办公费" 16.00; 30201 "办公费" 4.00 单位资金 }
项目 "维修" { 功能科目 2010302; 类别 其他运转类; 金额 20; 金额 6 单位资金 }
`;
    const result = await again(analyse(text).budget);
    expect(statements(result).filter((line) => line.startsWith('年终结转'))).toEqual(lines);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(errorsIn(result.text)).toEqual(['missing-field']);
  });

  test('what was carried over of money that no table tells the source of stands as unit funds, and a note says so', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 财政专户 8; 财政专户 2 结转; 单位资金 5 结转 }
基本支出 2010301 { 30201 "办公费" 5 单位资金 结转 }
项目 "维修" { 功能科目 2010301; 类别 其他运转类; 金额 8 财政专户; 金额 2 财政专户 结转 }
`;
    const result = await again(analyse(text).budget);
    const told = statements(result).filter((line) => / 结转$/.test(line));
    expect(told).toEqual([
      '单位资金 7.00 结转',
      '30299 "其他商品和服务支出" 5.00 单位资金 结转',
      '金额 2.00 单位资金 结转',
    ]);
    expect(notesOf(result)).toEqual(['表格不说明上年结转 7.00 中财政专户管理资金和单位资金各有多少，都记为单位资金']);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(errorsIn(result.text)).toEqual(['missing-field']);
  });

  test('what the tables leave open, and what of it was inferred, is told of a new budget and not of one that is there', async () => {
    const { budget } = analyse(`部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 30; 财政专户 6 }
基本支出 2010301 { 30101 "基本工资" 5; 30201 "办公费" 6 财政专户 }
基本支出 2080505 { 30108 "机关事业单位基本养老保险缴费" 5 }
项目 "甲" { 功能科目 2010302; 类别 其他运转类; 金额 10 }
项目 "乙" { 功能科目 2010399; 类别 其他运转类; 金额 10 }
政府采购 { 货物 2 }
`);
    expect((await again(budget)).notes).toEqual([
      '公开的表格里没有上年数、内设机构、控制数、政府采购、国有资产和说明文字，项目也没有类别和经济科目，需要的请另行补上',
      '表六不分功能科目，各功能科目用了哪些经济科目是按合计推算的，请核对',
      '表六只列一般公共预算当年的基本支出，其余 6.00万元 的经济科目不明，暂列 30199、30299，请改正',
      '表格不说明各项目的功能科目，是按金额推算的，请核对',
    ]);
    const books = [{ name: '预算.xlsx', sheets: await published(budget) }];
    expect(importBooks(books, 'zh-cn', budget)).toMatchObject({ notes: [] });
  });

  test('texts of several lines keep them; names stand on one', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "一是管理。\\n二是 A\\\\B。" }
收入 { 一般公共预算 2 }
项目 "维修\\n（二期）" { 功能科目 2010302; 类别 特定目标类; 金额 2; 概况 "第一段。\\n第二段"; 总体目标 "三个\\"引号\\"\\n\\"\\"\\"" }
`;
    const { text: made } = await again(analyse(text).budget);
    const prose = async (of: string): Promise<string[]> =>
      (await published(analyse(of).budget))
        .flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ lines }) => lines ?? [])))
        .filter((each) => !each.startsWith('维修'));
    expect(made).toContain('项目 "维修（二期）" {');
    expect(made).toContain('    职责      """\n        一是管理。\n        二是 A\\B。\n    """\n');
    expect(await prose(made)).toEqual(['一是管理。\n二是 A\\B。', '第一段。\n第二段', '三个"引号"\n"""']);
    expect(await prose(made)).toEqual(await prose(text));
  });

  test('whatever is received, spent and left of each source, this year and before, balances again', async () => {
    const words = ['一般公共预算', '政府性基金', '国有资本', '财政专户', '单位资金'];
    const money = fc.record({
      source: fc.constantFrom(0, 0, 1, 2, 3, 4),
      isCarried: fc.boolean(),
      cents: fc.integer({ min: 1, max: 99_999 }),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2080505', '2120803'),
      isProject: fc.boolean(),
      money: fc.array(money, { minLength: 1, maxLength: 3 }),
    });
    const left = fc.array(fc.constantFrom(0, 0, 1, 250), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), left, async (blocks, unspent) => {
        const spent = (source: number, isCarried: boolean): number =>
          blocks
            .flatMap((each) => each.money)
            .filter((each) => each.source === source && each.isCarried === isCarried)
            .reduce((sum, { cents }) => sum + cents, 0);
        const revenue = words.flatMap((word, i) => [
          `${word} ${(spent(i, false) + (unspent[i] ?? 0)) / 100}`,
          `${word} ${spent(i, true) / 100} 结转`,
          `年终结转 ${(unspent[i] ?? 0) / 100} ${word}`,
        ]);
        const lines = blocks.map((each, i) => {
          const start = each.isProject ? `项目 "项目${i}号"` : `基本支出 ${each.function}`;
          const inner = each.money.map(
            ({ source, isCarried, cents }) =>
              `${each.isProject ? '金额' : '30201'} ${cents / 100} ${words[source]} ${isCarried ? '结转' : ''}`,
          );
          const own = each.isProject ? [`功能科目 ${each.function}`, '类别 特定目标类'] : [];
          return `${start} {\n${[...own, ...inner].join('\n')}\n}`;
        });
        const head = '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }';
        const text = `${head}\n收入 {\n${revenue.filter((line) => !/ 0 /.test(`${line} `)).join('\n')}\n}\n${lines.join('\n')}\n`;
        const result = await again(analyse(text).budget);
        expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
        expect(errorsIn(result.text).filter((id) => id !== 'missing-field')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('the end of a form and free tables come back', async () => {
    const signed = '负责人 "张三"; 电话 "0349-1234567"; 填报日期 2026-01-15';
    const free =
      '附录 "采购目录" {\n表头 "编码" "名称" "备注"\n行 "A" "货物" "框架"\n行 "A0201" "服务器"\n注 "照录"\n}\n附录 "规则" {\n注 "一"\n注 "二"\n}\n';
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }
收入 { 一般公共预算 2 }
项目 "维修" { 功能科目 2010302; 金额 2; 指标 数量 "次数" = 1次; ${signed} }
${free}`;
    const { text: back } = await again(analyse(text).budget);
    const lines = back.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.filter((line) => /^(?:负责人|经办人|电话|填报日期)/.test(line)).join('; ')).toBe(
      signed.replaceAll('2026-01-15', '20260115'),
    );
    expect(lines.filter((line) => line.startsWith('指标'))).toEqual(['指标 数量 "次数" = 1次']);
    expect(lines.join('\n').replace(/\n{2,}/g, '\n')).toContain(free);
  });

  test('whatever a department spends, the rows of its tables come back or what differs is told', async () => {
    const item = fc.record({
      code: fc.constantFrom('30101', '30102', '30201', '30217', '30302', '31002'),
      cents: fc.integer({ min: 1, max: 99_999 }),
      source: fc.constantFrom('', '', '', '政府性基金', '国有资本', '财政专户', '单位资金'),
      carryover: fc.constantFrom('', '', '', '结转'),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2080505', '2120803'),
      isProject: fc.boolean(),
      items: fc.array(item, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), async (blocks) => {
        const lines = blocks.map(({ function: code, isProject, items }, i) => {
          const inner = items
            .map((each) => `${each.code} ${each.cents / 100} ${each.source} ${each.carryover}`)
            .join('\n');
          return isProject
            ? `项目 "项目${i}号" { 功能科目 ${code}; 类别 特定目标类\n${inner}\n}`
            : `基本支出 ${code} {\n${inner}\n}`;
        });
        const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }\n收入 { 一般公共预算 9 }\n${lines.join('\n')}\n`;
        const result = await again(analyse(text).budget);
        const made = analyse(result.text);
        expect(made.tree.segments.flatMap(({ faults }) => faults)).toEqual([]);
        if (result.sheets.every(({ unread }) => unread.length === 0))
          expect(rowsOf(made.budget)).toEqual(rowsOf(analyse(text).budget));
      }),
      { numRuns: 30 },
    );
  });

  test('what tables of several units do not tell is told', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 12 }
基本支出 2010101 { 30101 "基本工资" 3; 30201 "办公费" 2 }
预算单位 "校" { 代码 2; 单位性质 事业; 基本支出 2050204 { 30101 "基本工资" 4; 30201 "办公费" 3 } }
`;
    const result = await again(analyse(text).budget);
    const differing = result.sheets.filter(({ unread }) => unread.length > 0).map(({ name }) => name.split(' ')[0]);
    expect(differing).toEqual(['表六', '表十一']);
    expect(result.text).toContain(
      '# 未识别：“表十一 财政拨款安排机关运行经费预算表” 部门合计 | 2 | 2（还原后是 5.00 | 5.00）',
    );
  });
});
