import { describe, expect, test } from 'vitest';
import { ruleCoverage } from '../../server/data/ruleCoverage.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { publishedDocument } from '../../server/features/preview/publishedDocument.ts';
import { placeAt } from '../../server/features/preview/publishedPlaces.ts';
import {
  type ReconciledRow,
  type Reconciliation,
  reconciliation,
} from '../../server/features/reconciliation/reconciliation.ts';
import type { Locale } from '../../server/language/locale.ts';
import { layouts } from '../../server/tables/layouts.ts';
import { readSample } from '../support/parseCases.ts';

const reference = readSample('shuozhou-2026');

function reconcile(text: string, locale: Locale = 'zh-cn'): Reconciliation {
  return reconciliation(analyse(text), locale);
}

function rowsOf({ groups }: Reconciliation): ReconciledRow[] {
  return groups.flatMap(({ rows }) => [...rows]);
}

function keysOf(of: Reconciliation, state: ReconciledRow['state']): string[] {
  return rowsOf(of).flatMap((row) => (row.state === state ? [row.key] : []));
}

function row(of: Reconciliation, key: string): string {
  const found = rowsOf(of).find((each) => each.key === key);
  if (!found) return 'none';
  const { left, right, relation, difference, tolerance } = found;
  return `${left.label} ${left.amount} ${relation} ${right.label} ${right.amount} | ${difference} | ${tolerance}`;
}

/** A text with pieces replaced that stand in it. */
function edited(text: string, ...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`no ${from}`);
    return result.replace(from, to);
  }, text);
}

describe('the reference disclosure', () => {
  const found = reconcile(reference);

  test('nothing is broken, and the rounding differences are those that were found by hand', () => {
    expect(keysOf(found, 'broken')).toEqual([]);
    expect(keysOf(found, 'rounding')).toEqual([
      'B02/20805/total',
      'B02/20805/general',
      'C02/20805/total',
      'C02/20805/basic',
      'E02/20805/total',
      'E02/20805/basic',
      'F01/301',
      'F09',
      'declared/基本支出 2011308 合计',
      'declared/20805 行政事业单位养老支出',
      'declared/301 工资福利支出',
    ]);
  });

  test('both sides, the difference and what it may be', () => {
    expect(row(found, 'C02/20805/total')).toBe(
      '表三 20805 行政事业单位养老支出 合计 6.97万元 = 表三 合计：2080505 机关事业单位基本养老保险缴费支出＋2080506 机关事业单位职业年金缴费支出 6.96万元 | +0.01万元 | ±0.015万元',
    );
    // 0.005 × (8 + 1).
    expect(row(found, 'F01/301')).toBe(
      '表六 301 工资福利支出 合计 54.33万元 = 表六 合计：30101 基本工资＋…＋30199 其他工资福利支出（8 项） 54.31万元 | +0.02万元 | ±0.045万元',
    );
    expect(row(found, 'A08')).toBe('表一 收入总计 118.67万元 = 表一 支出总计 2026年合计 118.67万元 |  | ');
    expect(row(found, 'F10')).toBe(
      '表六 30109 职业年金缴费 合计 2.32万元 = 表六 30108 机关事业单位基本养老保险缴费 合计 × 0.5 2.32万元 |  | ±0.01万元',
    );
    expect(row(found, 'I03/revenue')).toBe(
      '一、部门预算收支数据变动情况及原因 下降 35.06% = 一、部门预算收支数据变动情况及原因 比上年减少÷上年 收入 35.06% |  | ±0.015%',
    );
    expect(row(found, 'I09-11/share/basic')).toBe(
      '三、支出预算情况说明 基本支出占比 45.78% = 三、支出预算情况说明 基本支出÷支出预算 45.78% |  | ±0.015%',
    );
    expect(row(found, 'J10/就业见习生')).toBe(
      '“就业见习生”绩效表 年度资金总额 12,900元 = 表十二 就业见习生 合计 1.29万元 |  | ±50.005元',
    );
    expect(row(found, 'J16')).toContain('643,400元 = 2、项目绩效目标 涉及项目金额 64.34万元');
    expect(row(found, 'I24')).toMatch(/^2、项目绩效目标 纳入绩效目标管理的二级项目 8 = .* 8 \|/);
    expect(row(found, 'declared/基本支出 2011308 合计')).toBe(
      '写的是 39.86万元 = 30101 基本工资＋30102 津贴补贴＋30107 绩效工资＋30199 其他工资福利支出 39.85万元 | +0.01万元 | ±0.025万元',
    );
  });

  test('as often as the rules were applied by hand: per row, per column, per project', () => {
    const count = (rule: string): number => rowsOf(found).filter((each) => each.rule === rule).length;
    expect(['B01', 'C01', 'C06', 'E01', 'F03', 'H01', 'J10', 'J11', 'J12'].map(count)).toEqual([
      14, 14, 14, 14, 10, 10, 8, 8, 8,
    ]);
    // 201 and 20113 in three columns, six others in two.
    expect(count('C02')).toBe(2 * 3 + 6 * 2);
    expect(count('E08')).toBe(14 + 14 + 4);
  });

  test('each rule is applied or says why not, once', () => {
    const ids = ruleCoverage().flatMap(({ id }) => (/^[A-K]\d/.test(id) ? [id] : []));
    const applied = new Set(rowsOf(found).map(({ rule }) => rule));
    const reasons = new Map(found.inapplicable.map(({ rule, reason }) => [rule, reason]));
    expect(ids.filter((id) => applied.has(id) === reasons.has(id))).toEqual([]);
    expect(reasons.get('G02')).toBe('表七没有数据');
    expect(reasons.get('G07')).toBe('有事业单位，其公用经费不是机关运行经费');
    expect(reasons.get('C08')).toContain('subject-name-mismatch');
    expect(found.inapplicable.every(({ title, reason }) => title !== '' && reason !== '')).toBe(true);
  });

  test('groups by tables, the explanation, the forms and the declared totals', () => {
    expect(found.groups.map(({ title }) => title)).toEqual([
      '表一 2026年预算收支总表',
      '表二 2026年预算收入总表',
      '表二与表一',
      '表三 2026年预算支出总表',
      '表三与表一',
      '表三与表二',
      '表四 2026年财政拨款收支总表',
      '表四与表一',
      '表五 2026年一般公共预算支出预算表（不含上年结转）',
      '表五与表四',
      '表五与表三',
      '表六 2026年一般公共预算安排基本支出分经济科目表（不含上年结转）',
      '表六与表五',
      '表十二 2026年项目支出预算表（本年预算）',
      '表三、表十二与表十三',
      '表十二与表五',
      '情况说明',
      '绩效目标表',
      '声明的合计',
    ]);
    const keys = rowsOf(found).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every address is printed, and what is printed there adds up to the amount', () => {
    const { disclosure } = publishedDocument(analyse(reference).budget);
    const number = (text: string): number => Number(text.replace(/[^\d.-]/g, '') || '0');
    for (const { key, rule, left, right } of rowsOf(found)) {
      for (const { addresses, amount } of [left, right]) {
        const places = addresses.map((address) => placeAt(disclosure, address));
        expect(places, key).not.toContain(undefined);
        const isPlain =
          !/^(?:C07|I24|I29|J09|F10|declared)$/.test(rule) && !/rate|share|^I0[36]|^I28|difference/i.test(key);
        if (!isPlain || addresses.length === 0 || addresses.some((each) => each.startsWith('prior'))) continue;
        const sum = places.reduce((total, place) => total + number(place?.text ?? ''), 0);
        expect(Math.abs(sum - number(amount)), key).toBeLessThan(0.001);
      }
    }
  });

  test('the lines that the sides come from', () => {
    const analysis = analyse(reference);
    const rows = rowsOf(reconciliation(analysis, 'zh-cn'));
    const lineOf = (key: string): (string | undefined)[] => {
      const found = rows.find((each) => each.key === key);
      return [found?.left.location, found?.right.location].map(
        (at) => at && analysis.text.slice(at.span.start).split('\n')[0]?.trim(),
      );
    };
    expect(lineOf('C02/20805/total')).toEqual(['6.97', '4.64']);
    expect(lineOf('J11/就业见习生')).toEqual(['12,900元', '12,900元 }']);
  });
});

describe('budgets that are broken on purpose break exactly what they break', () => {
  test('more revenue than expenditure', () => {
    const text = edited(
      reference,
      ['一般公共预算  118.67\n    合计          118.67', '一般公共预算  128.67\n    合计          128.67'],
      ['收入          118.67', '收入          128.67'],
    );
    const found = reconcile(text);
    expect(keysOf(found, 'broken')).toEqual(['A08', 'B04', 'B05/general', 'D06', 'E04']);
    expect(row(found, 'A08')).toBe('表一 收入总计 128.67万元 = 表一 支出总计 2026年合计 118.67万元 | +10.00万元 | ');
  });

  test('a declared total that is off is published nowhere: only it is broken', () => {
    const found = reconcile(
      edited(reference, ['合计                       39.86', '合计                       49.86']),
    );
    expect(keysOf(found, 'broken')).toEqual(['declared/基本支出 2011308 合计']);
    const [broken] = rowsOf(found).filter(({ state }) => state === 'broken');
    expect(broken?.left.addresses).toContain('t3/2011308/basic');
    expect(broken?.difference).toBe('+10.01万元');
  });

  test('money of a project that its sources do not make', () => {
    const found = reconcile(edited(reference, ['资金 { 市县 25,800元 }', '资金 { 市县 25,000元 }']));
    expect(keysOf(found, 'broken')).toEqual(['J11/临时聘用人员工资', 'declared/项目“临时聘用人员工资”的资金来源']);
  });

  test('people that do not add up, more than are authorized', () => {
    const found = reconcile(edited(reference, ['编制 3; 在职 11; 在编 3; 其他 8', '编制 2; 在职 11; 在编 3; 其他 7']));
    expect(keysOf(found, 'broken')).toEqual(['J01', 'J03', 'declared/在职人数']);
    expect(row(found, 'J03')).toBe('整体绩效表 在编人员数 3 ≤ 整体绩效表 核定的人员编制数 2 | +1 | ');
  });

  test('a contribution that its functional subject does not have', () => {
    const text = edited(reference, [
      '30199  "其他工资福利支出"   8.84',
      '30199  "其他工资福利支出"   8.34\n    30108 "机关事业单位基本养老保险缴费" 0.50',
    ]);
    expect(keysOf(reconcile(text), 'broken')).toEqual(['F10', 'F05', 'F09']);
  });

  test('a project without a category', () => {
    const found = reconcile(
      edited(reference, ['    类别      特定目标类\n    金额      20,000元', '    金额      20,000元']),
    );
    expect(keysOf(found, 'broken')).toEqual(['I25-26/count', 'I25-26/amount']);
  });
});

describe('exceptions', () => {
  const small = `
部门 "示例局" { 代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。" }
收入 { 一般公共预算 20.00; 一般公共预算 3.00 结转; 政府性基金 5.00; 年终结转 2.00 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 14.00; 30201 "办公费" 4.00 }
项目 "街道维护" { 功能科目 2120399; 类别 特定目标类; 金额 3.00 结转 }
项目 "土地整理" { 功能科目 2120802; 类别 特定目标类; 金额 5.00 政府性基金 }
`;

  test('a year-end carry-over, money carried over, other money', () => {
    const found = reconcile(small);
    expect(keysOf(found, 'broken')).toEqual([]);
    const reasons = new Map(found.inapplicable.map(({ rule, reason }) => [rule, reason]));
    expect(['A09', 'B04', 'E06', 'E08'].map((id) => reasons.get(id))).toEqual([
      '有年终结转',
      '有年终结转',
      '有上年结转',
      '除一般公共预算外还有别的资金',
    ]);
    expect(row(found, 'H04')).toBe(
      '表三 合计 项目支出 8.00万元 = 表十二 示例局 合计＋表十三 示例局 合计 8.00万元 |  | ±0.015万元',
    );
    expect(row(found, 'G02/expenditure')).toContain('表八 合计 5.00万元 = 表四 本年支出合计 政府性基金预算 5.00万元');
  });

  test('an administrative department: operating costs are its public expenses', () => {
    const text = small.replace('; 一般公共预算 3.00 结转', '').replace('3.00 结转', '3.00');
    expect(row(reconcile(text), 'G07')).toBe(
      '表十一 部门合计 一般公共预算 4.00万元 = 表六 合计 公用经费 4.00万元 |  | ±0.01万元',
    );
  });

  test('numbers that are rounded one by one', () => {
    const text = `
部门 "示例局" { 代码 901; 年度 2026; 金额单位 元; 单位性质 行政; 职责 "城市管理。" }
收入 { 一般公共预算 300,150 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 100,050; 30102 "津贴补贴" 100,050; 30103 "奖金" 100,050 }
`;
    const found = reconcile(text);
    expect(keysOf(found, 'broken')).toEqual([]);
    expect(row(found, 'F01/301')).toContain(
      '30.02万元 = 表六 合计：30101 基本工资＋30102 津贴补贴＋30103 奖金 30.03万元 | −0.01万元',
    );
  });
});

describe('the tables of Shanghai', () => {
  const found = reconcile(edited(reference, ['状态      草稿', '状态      草稿\n    表样 "shanghai-2025"']));

  test('their own relations, with their own numbers', () => {
    expect(keysOf(found, 'broken')).toEqual([]);
    expect(row(found, 'F04')).toMatch(/^表八 合计 543,300\.00元 = 表五 合计 基本支出 543,300\.00元/);
    expect(found.inapplicable.find(({ rule }) => rule === 'H01')?.reason).toBe('这套表样没有这些表或栏');
  });
});

test('every identity is of a rule that there is', () => {
  const ids = new Set(ruleCoverage().map(({ id }) => id));
  for (const { identities } of layouts) expect(identities.filter(({ rule }) => !ids.has(rule))).toEqual([]);
});

test('in English; empty and broken texts', () => {
  const found = reconcile(reference, 'en');
  expect(found.groups.at(-1)?.title).toBe('Declared totals');
  expect(row(found, 'F01/301')).toContain('表六 合计: 30101 基本工资 + … + 30199 其他工资福利支出 (8 figures)');
  expect(row(found, 'I03/revenue')).toContain("比上年减少 ÷ last year's revenue");
  expect(row(found, 'declared/基本支出 2011308 合计')).toContain('30101 基本工资 + 30102 津贴补贴');
  expect(rowsOf(reconcile(''))).toEqual([]);
  const text = `${readSample('short-english').slice(0, 1800)}\n项目 "𠮷/甲" { 金额 1 }\n项目 "𠮷/甲" { 金额 2 }`;
  for (let end = 0; end <= text.length; end += 97) reconcile(text.slice(0, end));
});
