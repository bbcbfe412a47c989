import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleNames } from '../../client/samples/sampleNames.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { likelyYear, questions } from '../../server/features/newBudget/questions.ts';
import { type GivenAnswers, newBudget } from '../../server/features/newBudget.ts';
import type { Locale } from '../../server/language/locale.ts';
import { isNewBudgetParams, isNewBudgetResult } from '../../server/lsp/protocol/newBudgetProtocol.ts';
import { everyFinding } from '../support/snapshotOf.ts';

const answers = { name: '示例市城市管理局', code: '0215', year: '2026', kind: '参公', duties: '负责市容环境管理。' };

function findingsIn(text: string | undefined): string[] {
  return everyFinding(analyse(text ?? ''), 'zh-cn').map(({ id, message }) => `${id}: ${message}`);
}

function faultsOf(given: GivenAnswers): string[] {
  return newBudget(given, 'zh-cn').faults.map(
    ({ question, isError, message }) => `${question} ${isError ? 'error' : 'warning'}: ${message}`,
  );
}

describe('a new budget', () => {
  test('holds what was answered, and comments for the rest', () => {
    const { text, faults, fileName } = newBudget(answers, 'zh-cn');
    expect(faults).toEqual([]);
    expect(fileName).toBe('示例市城市管理局2026.budget');
    expect(text).toBe(`# budget-ignore missing-field 新文件：内设机构还没有写，写好后删去本行
部门 "示例市城市管理局" {
    代码      0215
    年度      2026
    金额单位  万元
    状态      草稿
    单位性质  参公
    职责      "负责市容环境管理。"
    # 内设机构 "办公室"
    人员 {
        # 编制 0
        # 在职 0
        # 在编 0
        # 其他 0
    }
    上年 {
        # 收入 0.00
        # 支出 0.00
        # 一般公共预算 0.00
    }
}

收入 {
    # 一般公共预算 0.00
    # 合计 0.00
}

# 基本支出 2010101 "行政运行" {
#     30101 "基本工资" 0.00
#     合计 0.00
# }
#
# 项目 "名称" {
#     功能科目 2010101
#     类别 其他运转类
#     属性 一次性
#     项目期 1年
#     资金 { 中央 0.00; 省级 0.00; 市县 0.00; 自筹 0.00; 其他 0.00 }
#     概况 "……"
#     立项依据 "……"
#     必要性 "……"
#     保障措施 "……"
#     实施计划 "……"
#     总体目标 "……"
#     年度目标 "……"
# }

# budget-ignore missing-field 新文件：整体绩效还没有写，写好后删去本行
# budget-ignore missing-indicator 新文件：整体绩效还没有写，写好后删去本行
整体绩效 {
    # 战略目标 "……"
    # 重点任务 "核心职能" "重点任务"
    # 年度目标 "……"
    # 指标 数量 "名称" 95%
}
`);
  });

  test('checks clean, in keywords of either language', () => {
    for (const locale of locales) {
      const { text, faults } = newBudget(answers, locale);
      expect(faults).toEqual([]);
      expect(findingsIn(text)).toEqual([]);
    }
    expect(newBudget(answers, 'en').text).toContain('    kind     civil-service-managed\n');
  });

  test('what stands in comments is right as it stands, but for what is to be filled in', () => {
    for (const locale of locales) {
      const text = (newBudget(answers, locale).text ?? '').replace(/^( *)# (?!budget-ignore)/gm, '$1');
      const ids = new Set(everyFinding(analyse(text), locale).map(({ id }) => id));
      for (const id of [
        'syntax-error',
        'unknown-keyword',
        'misplaced-statement',
        'duplicate-statement',
        'invalid-value',
      ])
        expect(ids).not.toContain(id);
    }
  });

  test('once the rest is written, the marks that kept it quiet ask to be removed', () => {
    const text = (newBudget(answers, 'zh-cn').text ?? '').replace('# 内设机构 "办公室"', '内设机构 "综合科"');
    expect(everyFinding(analyse(text), 'zh-cn').map(({ id }) => id)).toEqual(['unused-ignore']);
  });

  test('is not written before every question is answered', () => {
    const { duties: _, ...others } = answers;
    expect(newBudget(others, 'zh-cn').text).toBeUndefined();
    expect(newBudget({}, 'zh-cn')).toMatchObject({ faults: [], text: undefined });
  });

  test('takes what an input method types', () => {
    const given = { ...answers, code: '　０２１５', year: '２０２６年度', kind: 'institution', name: ' 示例局 ' };
    const { text, faults } = newBudget(given, 'zh-cn');
    expect(faults).toEqual([]);
    for (const line of ['"示例局" {', '代码      0215', '年度      2026', '单位性质  事业'])
      expect(text).toContain(line);
  });

  test('keeps quotes, backslashes and rare characters, and names the file without them', () => {
    const given = { ...answers, name: '𠮷祥镇“一站式”服务中心', code: 'A-7\\"8"' };
    const { text, fileName, faults } = newBudget(given, 'zh-cn');
    expect(faults).toEqual([]);
    expect(text).toContain('部门 "𠮷祥镇“一站式”服务中心" {');
    expect(text).toContain('代码      "A-7\\\\\\"8\\""');
    expect(newBudget({ ...given, name: 'a/b:c*?"<>| d' }, 'zh-cn').fileName).toBe('abcd2026.budget');
    expect(fileName).toBe('𠮷祥镇“一站式”服务中心2026.budget');
  });
});

describe('an answer', () => {
  test('that cannot stand is told at once', () => {
    expect(faultsOf({ name: '　' })).toEqual(['name error: 还没有填写']);
    expect(faultsOf({ year: '26' })).toEqual(['year error: 年度是四位数字，如 2026']);
    expect(faultsOf({ kind: '企业' })).toEqual(['kind error: 单位性质是行政、事业或参公']);
    expect(faultsOf({ name: '', year: '12345' })).toHaveLength(2);
  });

  test('is judged by the rules of the file', () => {
    expect(faultsOf({ name: 'XX市财政局' })).toEqual(['name warning: “XX”是模板留下的，没有填写']);
    expect(faultsOf({ name: '示例局', duties: '……' })).toEqual(['duties error: “……”是待填的占位内容']);
  });
});

const locales: readonly Locale[] = ['zh-cn', 'en'];
const typed = fc.string({ unit: 'grapheme', maxLength: 30 });
const drawn = fc.record({
  name: typed,
  code: fc.oneof(typed, fc.stringMatching(/^[0-9]{1,9}$/)),
  year: fc.oneof(typed, fc.integer({ min: 1900, max: 2099 }).map(String)),
  kind: fc.oneof(typed, fc.constantFrom('行政', 'institution', '参公')),
  duties: typed,
});

describe('for answers of any kind', () => {
  test('a file is written without errors or not at all; where nothing was said against the answers, it checks clean', () => {
    const property = fc.property(drawn, fc.constantFrom(...locales), (given, locale) => {
      const { text, faults } = newBudget(given, locale);
      expect(text === undefined).toBe(faults.some(({ isError }) => isError));
      if (text === undefined) return;
      const found = everyFinding(analyse(text), locale);
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
      if (faults.length === 0) expect(found).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('plain names, codes and duties are taken without a word', () => {
    const place = fc.constantFrom('示例市', '某县', '东𠮷区', '经济开发区');
    const body = fc.constantFrom(
      '财政局',
      '人民代表大会常务委员会办公室',
      '第一中学',
      '“一站式”服务中心',
      '融媒体中心',
    );
    const duty = fc.constantFrom('负责本级财政收支管理', '承担义务教育教学工作', '协调和服务入驻企业');
    const plain = fc.record({
      name: fc.tuple(place, body).map((parts) => parts.join('')),
      code: fc.stringMatching(/^[0-9]{3,6}$/),
      year: fc.integer({ min: 2020, max: 2035 }).map(String),
      kind: fc.constantFrom('行政', '事业', '参公'),
      duties: fc.array(duty, { minLength: 1, maxLength: 3 }).map((all) => `${[...new Set(all)].join('；')}。`),
    });
    fc.assert(
      fc.property(plain, (given) => {
        const { text, faults } = newBudget(given, 'zh-cn');
        expect(faults).toEqual([]);
        expect(findingsIn(text)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test('a request and its answer are taken only as they are declared', () => {
  expect(isNewBudgetParams({ answers: { name: '示例局' } })).toBe(true);
  for (const params of [null, {}, { answers: [] }, { answers: { name: 1 } }])
    expect(isNewBudgetParams(params)).toBe(false);
  expect(isNewBudgetResult({ questions: [], faults: [], text: null, fileName: 'a.budget' })).toBe(true);
  expect(isNewBudgetResult({ questions: [{ id: 'name' }], faults: [], text: null, fileName: '' })).toBe(false);
});

test('the samples that are offered are those that are there', () => {
  const there = readdirSync(new URL('../../samples', import.meta.url)).filter((name) => name.endsWith('.budget'));
  expect(sampleNames.map((name) => `${name}.budget`).sort()).toEqual(there.sort());
});

test('the five questions, in both languages, and the year that is likely', () => {
  expect(questions.map(({ id }) => id)).toEqual(['name', 'code', 'year', 'kind', 'duties']);
  expect(likelyYear({ year: 2026, month: 2 })).toBe('2026');
  expect(likelyYear({ year: 2026, month: 11 })).toBe('2027');
});
