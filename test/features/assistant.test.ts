import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { askedFigures, type FigureQuery } from '../../server/features/assistant/askedFigures.ts';
import { askedFindings } from '../../server/features/assistant/askedFindings.ts';
import { page } from '../../server/features/assistant/page.ts';
import { diagnostic } from '../../server/features/diagnostic.ts';
import { explain, unexplained } from '../../server/features/explain.ts';
import { isToolParams } from '../../server/lsp/protocol/toolProtocol.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { readSample } from '../support/parseCases.ts';

const sample = analyse(readSample('shuozhou-2026'));

function figures(query: FigureQuery, analysis = sample): Record<string, unknown> {
  return JSON.parse(JSON.stringify(askedFigures(analysis, query, 'zh-cn')));
}

function findings(text: string, query = {}): Record<string, unknown> {
  const analysis = analyse(text);
  const found = diagnostic(analysis, { locale: 'zh-cn', profile: standardProfile, failed: () => {} });
  return JSON.parse(JSON.stringify(askedFindings(found, analysis, query, 'zh-cn')));
}

describe('figures for an assistant', () => {
  test('without a question in particular: the totals and the tables', () => {
    const { totals, tables, unit } = figures({});
    expect(unit).toBe('万元');
    expect(totals).toEqual([
      { name: '收入总计', amount: '118.67' },
      { name: '支出总计', amount: '118.67' },
      { name: '基本支出', amount: '54.33' },
      { name: '项目支出', amount: '64.34' },
      { name: '人员经费', amount: '54.33' },
      { name: '一般公共预算支出', amount: '118.67' },
    ]);
    expect(tables).toHaveLength(13);
    expect(tables).toContainEqual({ id: 't3', title: '2026年预算支出总表' });
  });

  test('of a subject in a table: address, row, column, amount, and the lines with their workings', () => {
    const { figures: found, count } = figures({ table: 't3', subject: '2011308' });
    expect(count).toBe(3);
    expect(found).toEqual([
      expect.objectContaining({
        address: 't3/2011308/total',
        amount: '104.20',
        sumOf: ['t3/2011308/basic', 't3/2011308/project'],
      }),
      expect.objectContaining({
        address: 't3/2011308/basic',
        amount: '39.86',
        row: '2011308 招商引资',
        column: '2026年预算数 › 基本支出',
      }),
      expect.objectContaining({ address: 't3/2011308/project', amount: '64.34' }),
    ]);
  });

  test('a total that does not hold says by how much', () => {
    const broken = analyse(readSample('shuozhou-2026').replace('15.46', '25.46'));
    expect(JSON.stringify(figures({ table: 't3', subject: '2011308' }, broken))).toContain('少 9.99万元');
  });

  test('of a table that is not there: which there are', () => {
    expect(figures({ table: 't99' })).toMatchObject({ unknownTable: 't99' });
  });

  test('a long table comes in pieces that join without a gap', () => {
    const seen: unknown[] = [];
    let from = 0;
    for (;;) {
      const { figures: shown, count } = figures({ table: 't2', from });
      if (!Array.isArray(shown) || shown.length === 0) break;
      expect(shown.length).toBeLessThanOrEqual(40);
      seen.push(...shown.map(({ address }) => address));
      from += shown.length;
      if (from === count) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(from);
  });

  test('a line says its number as editors count, whatever ends the lines and whatever stands before', () => {
    const text =
      '# 𠮷\r\n收入 { 一般公共预算 1 }\r\n基本支出 2011308 "招商引资" {\r\n    30101 "基本工资" 1  # 𠮷\r\n}\r\n';
    expect(JSON.stringify(figures({ table: 't3', subject: '2011308' }, analyse(text)))).toContain(
      JSON.stringify({ line: 4, text: '30101 "基本工资" 1  # 𠮷' }).slice(1, -1),
    );
  });

  test('never fails on broken text', () => {
    const whole = readSample('short-english');
    fc.assert(
      fc.property(fc.nat(whole.length), fc.constantFrom('t1', 't6', undefined), (end, table) => {
        askedFigures(analyse(whole.slice(0, end)), table ? { table } : { subject: '208' }, 'en');
      }),
      { numRuns: 60 },
    );
    expect(figures({ table: 't1' }, analyse(''))).toMatchObject({ count: 0, figures: [] });
  });
});

describe('findings for an assistant', () => {
  test('each with its line and the titles of its fixes', () => {
    const text =
      '部门 "甲" { 代码 1; 年度 2026; 单位性质 行政; 职责 "城市管理。" }\n收入 {\n    一般公共预算 2\n    合计 3\n}\n';
    const result = findings(text, { id: 'total-mismatch' });
    expect(result).toMatchObject({ count: 1, bySeverity: { error: 1, warning: 0 } });
    expect(result.findings).toEqual([
      expect.objectContaining({ id: 'total-mismatch', severity: 'error', line: 4, text: '合计 3' }),
    ]);
    expect(JSON.stringify(result.findings)).toContain('改为 2');
  });

  test('a file without faults has none', () => {
    expect(findings(readSample('short-english'))).toMatchObject({ count: 0, findings: [] });
  });
});

describe('an explanation', () => {
  test('of a rule, of a code, of neither', () => {
    expect(explain('total-mismatch', 'zh-cn')).toContain('total-mismatch');
    expect(explain('30101', 'zh-cn')).toContain('基本工资');
    expect(explain('nonsense', 'en')).toBeUndefined();
    expect(unexplained('total-mismach').en).toContain('did you mean total-mismatch?');
  });
});

test('a page says that there is more, and how to ask for it', () => {
  const all = Array.from({ length: 5 }, (_, i) => i);
  expect(page(all, 0, 5, 'en')).toEqual({ shown: all, count: 5 });
  expect(page(all, 0, 3, 'en')).toEqual({ shown: [0, 1, 2], count: 5, note: '2 more: ask again with from=3' });
  expect(page(all, 3, 3, 'en')).toEqual({ shown: [3, 4], count: 5, note: 'These are the last ones' });
  expect(page(all, 9, 3, 'en')).toEqual({ shown: [], count: 5, note: 'These are the last ones' });
});

test('a request is taken only as it is declared', () => {
  for (const params of [
    { tool: 'figures', uri: 'file:///a.budget' },
    { tool: 'figures', uri: 'file:///a.budget', table: 't3', subject: '208', from: 40 },
    { tool: 'findings', uri: 'file:///a.budget', id: 'total-mismatch' },
    { tool: 'explain', name: '30101' },
  ])
    expect(isToolParams(params), JSON.stringify(params)).toBe(true);
  for (const params of [
    null,
    {},
    { tool: 'figures' },
    { tool: 'figures', uri: 'file:///a.budget', from: -1 },
    { tool: 'figures', uri: 'file:///a.budget', from: 1.5 },
    { tool: 'findings', uri: 'file:///a.budget', id: 3 },
    { tool: 'explain' },
    { tool: 'delete', uri: 'file:///a.budget' },
  ])
    expect(isToolParams(params), JSON.stringify(params)).toBe(false);
});
