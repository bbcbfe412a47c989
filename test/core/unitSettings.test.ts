import { describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { derivation } from '../../server/features/preview/derivation.ts';
import { editFigure } from '../../server/features/preview/editFigure.ts';
import { rollForward } from '../../server/features/rollForward.ts';
import { heads } from '../../server/language/lookup.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { priorFigures } from '../../server/model/priorYear.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { budgetOf, scopeNamed } from '../../server/model/units/unitBudget.ts';
import { renderJson } from '../../server/render/json.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { parse } from '../../server/syntax/parse.ts';
import { layoutIdOf } from '../../server/tables/layouts.ts';
import { afterFix, filesInMemory } from '../support/caseFiles.ts';
import { plainTree } from '../support/plainTree.ts';

/** A department in 万元, with one unit of which the bare numbers are in a unit of their own. */
function withUnit(settings: string, number: (wan: number) => string, department = ''): string {
  const n = number;
  return `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。"; 金额单位 万元; 状态 定稿; ${department} }
收入 { 一般公共预算 12.00; 财政专户 1.00 }
基本支出 2050101 "行政运行" { 30101 "基本工资" 2.00; 合计 2.00 }
预算单位 "一中" {
    代码      2
    单位性质  事业
    职责      "教学。"
    ${settings}
    人员 { 编制 3; 在职 2; 在编 2 }
    政府采购 { 货物 ${n(0.5)}; 合计 ${n(0.5)} }

    基本支出 2050204 "高中教育" {
        30101  "基本工资"  ${n(6)}
        30201  "办公费"    ${n(1)}  财政专户
        30217  "公务接待费"  100元/人 * 20人
        合计               ${n(7.2)}
    }

    项目 "维修" {
        功能科目  2050204
        类别      特定目标类
        金额      ${n(3)} + 8,000元
        资金 { 市县 ${n(3.8)} }
    }
}
`;
}

const inYuan = withUnit('金额单位 元', (wan) => String(Math.round(wan * 10_000)));
const inTenThousand = withUnit('', (wan) => wan.toFixed(2));

/** The budget of one unit; throws where there is none of this name. */
function view(nameOrCode: string, budget: Budget): Budget {
  const scope = scopeNamed(budget, nameOrCode);
  if (!scope) throw new Error(`no unit ${nameOrCode}`);
  return budgetOf(budget, scope);
}

/** The analysis of a file with others beside it. */
function beside(text: string, others: Readonly<Record<string, string>>): Analysis {
  const root = new SourceFile('now.budget', text);
  const files = Object.entries(others).map(([name, each]) => new SourceFile(name, each));
  return analyseRoot(root, filesInMemory([root, ...files]));
}

const reader = { locale: 'zh-cn', profile: standardProfile, failed: () => {} } as const;

function found(analysis: Analysis): string[] {
  return diagnostic(analysis, reader).map(({ id, message }) => `${id} ${message}`);
}

describe('金额单位 in a unit', () => {
  test.each(['', '2'])('all that is published is the same as with the numbers in 万元: %s', (unit) => {
    const [a, b] = [inYuan, inTenThousand].map((text) => {
      const { budget } = analyse(text);
      return renderJson(disclose(unit ? view(unit, budget) : budget));
    });
    expect(a).toBe(b);
  });

  test('is that of the unit’s own budget, and not of the department', () => {
    const { budget } = analyse(inYuan);
    expect([budget.unit, budget.fileUnit]).toEqual(['万元', '万元']);
    const own = view('2', budget);
    expect([own.unit, own.fileUnit]).toEqual(['元', '万元']);
    expect(view('1', budget).unit).toBe('万元');
  });

  test('is read again where it changes, as when the text is opened afresh', () => {
    const values = ({ budget }: Analysis): string[] =>
      budget.spendings.flatMap(({ items }) => items.map(({ amount }) => String(amount.value)));
    const before = analyse(inYuan);
    const after = before.withText(inYuan.replace('金额单位 元', '金额单位 千元'));
    expect(values(after)).toEqual(values(analyse(after.text)));
    expect(values(after)[1]).toBe('6000000000');
    expect(values(after.withText(inYuan))).toEqual(values(before));
    const without = before.withText(inYuan.replace('金额单位 元', ''));
    expect(values(without)).toEqual(values(analyse(without.text)));
  });

  test('of two statements in one line each counts in its own unit', () => {
    const { budget } = analyse(
      '预算单位 "甲" { 金额单位 元; 基本支出 2050204 { 30101 5 } } 预算单位 "乙" { 基本支出 2050204 { 30101 5 } }\n',
    );
    const amounts = budget.units.map(({ spendings }) => String(spendings[0]?.items[0]?.amount.value));
    expect(amounts).toEqual(['500', '5000000']);
  });

  test('a unit that states it is not cut: whoever writes it, or takes it away, has the same statements', () => {
    const at = inTenThousand.indexOf('办公费');
    const edited = analyse(inTenThousand).withText(`${inTenThousand.slice(0, at)}日常${inTenThousand.slice(at)}`);
    const isCut = ({ tree }: Analysis): boolean => tree.segments.some(({ stretch }) => stretch !== undefined);
    expect(isCut(edited)).toBe(true);
    const stated = edited.withText(edited.text.replace('    职责', '    金额单位 元\n    职责'));
    expect(isCut(stated)).toBe(false);
    expect(plainTree(stated.tree)).toEqual(plainTree(parse(stated.text, heads)));
    const total = (analysis: Analysis): unknown => analysis.budget.units[0]?.spendings[0]?.items[0]?.amount.value;
    expect([edited, stated].map((each) => String(total(each)))).toEqual(['6000000', '600']);
    const again = stated.withText(stated.text.replace('基本工资"  6', '基本工资"  7'));
    expect(isCut(again)).toBe(false);
    expect(String(total(again))).toBe('700');
    const back = again.withText(again.text.replace('金额单位 元\n', ''));
    expect(isCut(back)).toBe(true);
    expect(String(total(back))).toBe('7000000');
  });

  test('lines that are merged have their sum in it', () => {
    const text = '预算单位 "甲" {\n金额单位 元\n基本支出 2050204 {\n30101 60,000\n30101 5,000\n}\n}\n';
    const analysis = analyse(text);
    const fixes = diagnostic(analysis, reader).flatMap((each) => (each.id === 'duplicate-item' ? each.fixes() : []));
    expect(fixes.map(({ title }) => title)).toContain('并入前一行，金额合为 65,000');
  });
});

describe('every fix of what is wrong in a unit', () => {
  /** A unit with most mistakes that a fix writes an amount for. */
  const mistaken = (
    settings: string,
    n: (wan: number) => string,
  ): string => `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 30.00 }
总计 { 支出 40.00; 三公经费 5.00 }
科目 { 2050204 "高中教育" 33.00 { 基本支出 21.00 } }
预算单位 "一中" {
    代码 2; 单位性质 事业; 职责 "教学。"
    ${settings}
    上年 { 收入 ${n(7)}; 支出 ${n(8)}; 一般公共预算 -${n(2)} }
    政府采购 { 货物 ${n(1)}; 货物 ${n(2)}; 服务 ${n(3)}; 合计 ${n(7)} }
    基本支出 2050204 "高中教育" {
        30101  "基本工资"  ${n(6)}
        30101  "基本工资"  ${n(4)}
        30217  "公务接待费"  -${n(1)}
        30201  "办公费"  ${n(2)} + ${n(3)}
        合计  ${n(15)}
    }
    项目 "聘用" {
        功能科目 2050204; 类别 其他运转类; 属性 经常性; 项目期 1年
        金额 ${n(2.4)}
        资金 { 市县 ${n(2)}; 省级 ${n(1)} }
        概况 "聘用一名人员，每月2100元，共12个月。"
        指标 数量 "聘用人数" = 1人
    }
    项目 "设备" {
        功能科目 2050204; 类别 特定目标类
        合计 ${n(9)}
    }
    项目 "修缮" {
        功能科目 2050204; 类别 特定目标类
        30213 "维修（护）费" ${n(5)}
    }
}
`;
  const lastYear = `部门 "局" { 代码 1; 年度 2025 }
预算单位 "一中" { 代码 2; 基本支出 2050204 { 30101 "基本工资" 5.00 } }
`;
  const outcomes = (settings: string, n: (wan: number) => string): string[] => {
    const text = mistaken(settings, n).replace('职责 "管理。"', '职责 "管理。"; 上年 "2025.budget"');
    const analysis = beside(text, { '2025.budget': lastYear });
    return diagnostic(analysis, reader).flatMap((each) =>
      each.fixes().map(({ edits }) => {
        const { budget } = afterFix(analysis, edits);
        const own = view('2', budget);
        const amounts = budget.comparisons.map(({ declared, sum }) => `${declared.amount.value}=${sum.value}`);
        const prior = priorFigures(own).map(({ typed }) => String(typed?.amount.value));
        return [each.id, ...amounts.sort(), ...prior, renderJson(disclose(budget))].join('\n');
      }),
    );
  };

  test('writes the same money in 元 and 千元 as in 万元', () => {
    const expected = outcomes('', (wan) => wan.toFixed(2));
    expect(new Set(expected.map((each) => each.split('\n')[0])).size).toBeGreaterThan(6);
    expect(outcomes('金额单位 元', (wan) => String(Math.round(wan * 10_000)))).toEqual(expected);
    expect(outcomes('金额单位 千元', (wan) => (wan * 10).toFixed(2))).toEqual(expected);
  });
});

describe('a figure of a unit in the preview', () => {
  const typedOver = (analysis: Analysis, address: string, text: string, unit?: string): string[] => {
    const edited = editFigure(analysis, { address, text, unit }, 'zh-cn');
    if (edited.kind === 'refusal') return [edited.reason];
    const lines = afterFix(analysis, edited.edits).text.split('\n');
    return lines.filter((line) => !analysis.text.split('\n').includes(line)).map((line) => line.trim());
  };

  test('is written in the unit’s unit of money, whatever it was typed in', () => {
    const analysis = analyse(inYuan);
    expect(typedOver(analysis, 't2/2050204/special', '1.25')).toEqual(['30201  "办公费"    12500  财政专户']);
    expect(typedOver(analysis, 't2/2050204/special', '12600', '元')).toEqual(['30201  "办公费"    12600  财政专户']);
    expect(typedOver(analysis, 't1/special/amount', '2')).toEqual(['收入 { 一般公共预算 12.00; 财政专户 2.00 }']);
  });

  test('is told with the total beside it in that unit', () => {
    const analysis = analyse(inYuan.replace('合计               72000', '合计               73000'));
    const derived = derivation(analysis, 't3/2050204/basic', '万元', 'zh-cn');
    expect(JSON.stringify(derived)).toContain('73,000元');
  });
});

describe('状态 and 表样 in a unit', () => {
  const own = (settings: string): Budget =>
    view('2', analyse(withUnit(settings, String, '表样 "shanghai-2025"')).budget);

  test('are those of its own document, else the department’s', () => {
    expect(['', '状态 草稿', '状态 定稿'].map((each) => own(each).status)).toEqual(['final', 'draft', 'final']);
    expect(['', '表样 "shanxi-2026"'].map((each) => layoutIdOf(own(each)))).toEqual(['shanghai-2025', 'shanxi-2026']);
    expect(disclose(own('状态 草稿')).watermark).toBe('仅供内部审核');
    expect(disclose(own('')).watermark).toBeUndefined();
  });

  test('change nothing of the department', () => {
    const { budget } = analyse(withUnit('状态 草稿; 表样 "shanxi-2026"', String, '表样 "shanghai-2025"'));
    expect([budget.status, layoutIdOf(budget)]).toEqual(['final', 'shanghai-2025']);
    expect(view('1', budget).status).toBe('final');
  });
});

describe('上年 in a unit', () => {
  const yuan = (number: (wan: number) => string, settings: string, department = '上年 { 收入 99.00; 支出 99.00 }') =>
    withUnit(settings, number, department);
  const plain = (settings: string, department?: string): string => yuan((wan) => wan.toFixed(2), settings, department);
  const pairs = (budget: Budget): unknown[] =>
    priorFigures(budget).map(({ key, before, now }) => [key, Number(before) / 1e6, Number(now) / 1e6]);
  const lastYear = `部门 "局" { 代码 1; 年度 2025 }
收入 { 一般公共预算 9.50 }
基本支出 2010101 { 30101 "基本工资" 4.50 }
预算单位 "一中" { 代码 2; 单位性质 事业; 基本支出 2050204 { 30101 "基本工资" 5.00 } }
`;

  test('is that of the unit’s own document, and the department’s is the department’s', () => {
    const { budget } = analyse(plain('上年 { 收入 10.00; 支出 8.00; 一般公共预算 7.00 }'));
    expect(pairs(view('2', budget))).toEqual([
      ['revenue', 10, 11],
      ['expenditure', 8, 11],
      ['general', 7, 10],
    ]);
    expect(pairs(budget)).toEqual([
      ['revenue', 99, 13],
      ['expenditure', 99, 13],
    ]);
    expect(pairs(view('1', budget))).toEqual([]);
    const text = JSON.stringify(disclose(view('2', budget)));
    expect(text).toContain('8.00');
    expect(text).not.toContain('99.00');
  });

  test('is in the unit of money that the unit states', () => {
    const settings = '金额单位 元; 上年 { 收入 100,000; 支出 8万元 }';
    const { budget } = analyse(yuan((wan) => String(Math.round(wan * 1e4)), settings));
    expect(pairs(view('2', budget))).toEqual([
      ['revenue', 10, 11],
      ['expenditure', 8, 11],
    ]);
  });

  test('where the department names a file, what holds is published, and what differs is told', () => {
    const files = { '2025.budget': lastYear };
    const analysis = beside(plain('上年 { 收入 5.00; 支出 6.00 }', '上年 "2025.budget"'), files);
    expect(pairs(view('2', analysis.budget)).map((each) => (each as unknown[])[1])).toEqual([5, 5, 5]);
    expect(found(analysis).filter((each) => each.startsWith('prior-mismatch'))).toEqual([
      'prior-mismatch 上年支出写的是 6.00万元，“2025.budget”里是 5.00万元，多 1.00万元',
    ]);
  });

  test('the path of a file of its own', () => {
    const files = { '2025.budget': lastYear, '一中.budget': lastYear.replace('5.00', '6.50') };
    const { budget } = beside(plain('上年 "一中.budget"', '上年 "2025.budget"'), files);
    expect(pairs(view('2', budget)).map((each) => (each as unknown[])[1])).toEqual([6.5, 6.5, 6.5]);
    expect(pairs(view('1', budget)).map((each) => (each as unknown[])[1])).toEqual([4.5, 4.5, 4.5]);
    expect(pairs(budget)[0]).toEqual(['revenue', 9.5, 13]);
  });

  test.each([
    ['a file of the unit as a department', '部门 "一中" { 代码 2; 年度 2025 }\n'],
    ['a file of the unit alone', ''],
  ])('%s', (_, head) => {
    const spent = '基本支出 2050204 { 30101 "基本工资" 6.50 }';
    const file = head ? `${head}收入 { 一般公共预算 6.50 }\n${spent}\n` : `预算单位 "一中" { 代码 2; ${spent} }\n`;
    const analysis = beside(plain('上年 "旧/一中.budget"'), { '旧/一中.budget': file });
    expect(pairs(view('2', analysis.budget)).map((each) => (each as unknown[])[1])).toEqual([6.5, 6.5, 6.5]);
    expect(found(analysis).filter((each) => /^(?:prior|include)/.test(each))).toEqual([]);
  });

  test('a file that is read later', () => {
    const root = new SourceFile('2026.budget', plain('上年 "一中.budget"'));
    const { isLoading, budget } = analyseRoot(root, { find: () => ({ kind: 'loading' }) });
    expect(isLoading).toBe(true);
    expect(pairs(view('2', budget))).toEqual([]);
  });
});

test('a new year: a unit is a draft again, and its last year is in the department’s file', () => {
  const text = withUnit('状态 定稿\n    上年 { 支出 8.00 }', (wan) => wan.toFixed(2), '上年 { 支出 9.00 }');
  const rolled = rollForward(analyse(text), { year: 2027, priorPath: '2026.budget' }, 'zh-cn');
  expect(rolled).toContain('    状态 草稿\n    # 上年数取自部门的上年文件\n    # 上年 { 支出 8.00 }\n');
  const { budget } = beside(rolled, { '2026.budget': text });
  expect(priorFigures(view('2', budget)).map(({ before }) => Number(before) / 1e6)).toEqual([11, 11, 10]);
});
