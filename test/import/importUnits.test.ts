import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, analyseRoot } from '../../server/features/Analysis.ts';
import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { mergeInto } from '../../server/features/import/merge/mergeInto.ts';
import { ownDifferences } from '../../server/features/import/own/ownDifferences.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { everything, partCells } from '../../server/model/figures/cells.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { budgetOf, scopeNamed } from '../../server/model/units/unitBudget.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { again, notesOf, nothingChanged, rowsOf } from '../support/importExpectations.ts';
import { readSample } from '../support/parseCases.ts';

describe('a department with units', () => {
  const files = ['department', 'first-school', 'second-school'].map(
    (name) =>
      new SourceFile(
        `${name}.budget`,
        readFileSync(new URL(`../../samples/department/${name}.budget`, import.meta.url), 'utf8'),
      ),
  );
  const [root] = files;
  if (!root) throw new Error('no sample');
  const { budget } = analyseRoot(root, filesInMemory(files));
  const unit = (code: string): Budget => {
    const scope = scopeNamed(budget, code);
    if (!scope) throw new Error(`no unit ${code}`);
    return budgetOf(budget, scope);
  };
  const differing = ({ sheets }: ImportedTables): string[] =>
    sheets.filter(({ unread }) => unread.length > 0).map(({ name }) => name);

  test('written into the budget itself, the workbooks of all change nothing; that of the department alone is refused', async () => {
    const analysis = analyseRoot(root, filesInMemory(files));
    const all = await again(budget, unit('218002'), unit('218003'));
    expect(mergeInto(analysis, all, 'zh-cn')).toEqual(nothingChanged);
    expect(mergeInto(analysis, await again(budget), 'zh-cn')).toEqual({
      zh: '文件分预算单位，表格没有分，没有并入；请把各单位的工作簿一起导入，只是本级的表在表头的部门名称后写“（本级）”',
      en: expect.stringContaining('import the workbooks of the units with them'),
    });
  });

  test('one workbook: projects fall to their units, basic expenditure to the department; what differs is told', async () => {
    const result = await again(budget);
    const made = analyse(result.text).budget;
    expect(made.scopes.map(({ unit: { name } }) => name)).toEqual(['示例市教育局', '示例市第一中学', '示例市实验小学']);
    expect(made.units.map(({ spendings }) => spendings.length)).toEqual([1, 1]);
    // 表六 has a row for each kind of unit, 表十一 the department's public expenditure alone.
    expect(differing(result)).toEqual([
      '表六 一般公共预算安排基本支出分经济科目表（不含上年结转）',
      '表十一 财政拨款安排机关运行经费预算表',
    ]);
    const note =
      '表格不说明“示例市第一中学”、“示例市实验小学”的基本支出，它记在部门本级；与各单位自己的工作簿一起导入，就能分到单位';
    expect(notesOf(result)).toEqual([note]);
    expect(result.text).toContain(`\n# 说明：${note}\n# 说明：公开的表格里没有上年数`);
    expect(result.text).toContain('= 100%');
  });

  test('with the workbooks of its units, in any order, all tables of all come back', async () => {
    for (const books of [
      [budget, unit('218002'), unit('218003')],
      [unit('218003'), unit('218001'), budget, unit('218002')],
    ]) {
      const result = await again(...books);
      const made = analyse(result.text).budget;
      expect(notesOf(result)).toEqual([]);
      expect(differing(result)).toEqual([]);
      expect(rowsOf(made)).toEqual(rowsOf(budget));
      for (const { unit: each } of budget.scopes) {
        const scope = scopeNamed(made, each.code);
        expect(scope && rowsOf(budgetOf(made, scope))).toEqual(rowsOf(unit(each.code)));
      }
      expect(result.text).toContain('人员 { 编制 12; 在职 11; 在编 11; 其他 0 }');
    }
  });

  test('what stands in rows of the 本级 comes back as the department’s own, also where these are called as the department', async () => {
    const project = (function_: string, amount: number): string =>
      `项目 "维修" { 功能科目 ${function_}; 类别 特定目标类; 金额 ${amount}; 概况 "维修 ${amount}" }`;
    const { budget: bureau } = analyse(`部门 "甲局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理" }
收入 { 一般公共预算 10 }
基本支出 2050101 "行政运行" { 30201 "办公费" 2 }
${project('2050102', 3)}
预算单位 "乙馆" { 代码 2; 单位性质 事业; 职责 "服务"; ${project('2050204', 5)} }
`);
    const scope = scopeNamed(bureau, '2');
    if (!scope) throw new Error('no unit');
    const result = await again(bureau, budgetOf(bureau, scope));
    const { text } = result;
    const made = analyse(text).budget;
    expect(differing(result)).toEqual([]);
    expect(rowsOf(made)).toEqual(rowsOf(bureau));
    expect(made.scopes.map(({ unit: { name, code, kind } }) => [name, code, kind])).toEqual([
      ['甲局', '1', 'administrative'],
      ['乙馆', '2', 'institution'],
    ]);
    expect(text).toMatch(/概况 +"维修 3"[\s\S]*预算单位 "乙馆"[\s\S]*概况 +"维修 5"/);
    expect(text).toContain('"服务"');
    const rows = ['部门合计', '甲局'].map((name) =>
      [name, '2.00', '2.00'].map((text) => ({ text, isRepeated: false })),
    );
    const name = '表十一 机关运行经费预算表';
    expect(ownDifferences(bureau, [{ name, rows }]).get(name)).toEqual({ lacking: [], added: [] });
  });

  test('where one of them is missing, what is left falls to the department, and the other is named', async () => {
    const result = await again(budget, unit('218002'));
    expect(notesOf(result)).toEqual([expect.stringContaining('表格不说明“示例市实验小学”的基本支出')]);
    // 131.40 of its own and 206.00 of the other school.
    const { budget: made } = analyse(result.text);
    const [own, ...units] = made.scopes.map((scope) => budgetOf(made, scope).figures.expenditure.root);
    expect(String(own?.figure(partCells.basic).value)).toBe('337400000');
    expect(units.map((each) => String(each.figure(everything).value))).toEqual(['357000000', '56000000']);
  });

  test('whatever units spend, workbooks of all of them come back whole, or what differs is told', async () => {
    const item = fc.record({
      code: fc.constantFrom('30101', '30201', '30302'),
      cents: fc.integer({ min: 1, max: 99_999 }),
      source: fc.constantFrom('', '', '财政专户'),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2050204'),
      isProject: fc.boolean(),
      items: fc.array(item, { minLength: 1, maxLength: 2 }),
    });
    const blocks = fc.array(block, { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(blocks, fc.array(blocks, { minLength: 1, maxLength: 2 }), async (own, units) => {
        const written = (all: typeof own, name: string): string =>
          all
            .map(({ function: code, isProject, items }, i) => {
              const lines = items.map((each) => `${each.code} ${each.cents / 100} ${each.source}`).join('\n');
              return isProject
                ? `项目 "${name}项目${i}" { 功能科目 ${code}; 类别 特定目标类\n${lines}\n}`
                : `基本支出 ${code} {\n${lines}\n}`;
            })
            .join('\n');
        const kinds = ['事业', '行政'];
        const { budget: whole } = analyse(
          [
            '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }',
            '收入 { 一般公共预算 9999; 财政专户 9999 }',
            written(own, '局'),
            ...units.map(
              (all, i) => `预算单位 "单位${i}" { 代码 ${i + 2}; 单位性质 ${kinds[i]}\n${written(all, `单位${i}`)}\n}`,
            ),
          ].join('\n'),
        );
        const views = whole.units.map((scope) => budgetOf(whole, scope));
        const result = await again(whole, ...views);
        expect(notesOf(result)).toEqual([]);
        const made = analyse(result.text);
        expect(made.tree.segments.flatMap(({ faults }) => faults)).toEqual([]);
        if (differing(result).length === 0) expect(rowsOf(made.budget)).toEqual(rowsOf(whole));
      }),
      { numRuns: 10 },
    );
  });

  test('whatever changes, tables written into a budget make it tell what they tell, and each comment stays', async () => {
    const lines = fc.dictionary(
      fc.constantFrom('30101', '30102', '30201', '30211', '30302'),
      fc.integer({ min: 1, max: 99_999 }),
      { minKeys: 1 },
    );
    // Tables do not say how economic codes fall to functions, nor how a project is spent.
    const blocks = fc.record({ '2010101': lines });
    const one = fc.record({ '30213': fc.integer({ min: 1, max: 99_999 }) });
    const projectsOfOneLine = fc.dictionary(fc.constantFrom('2010102', '2050299'), one);
    const written = (basic: typeof seed, projects: typeof seed, comment: string): string => {
      const all = (of: Record<string, number>, where: string): string =>
        Object.entries(of)
          .map(([code, cents]) => `    ${code} ${cents / 100}${comment && ` # ${comment}：${where} ${code}`}`)
          .join('\n');
      return [
        '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }',
        '收入 { 一般公共预算 9999 }',
        ...Object.entries(basic).map(([code, of]) => `基本支出 ${code} {\n${all(of, code)}\n}`),
        ...Object.entries(projects).map(
          ([code, of]) => `项目 "项目${code}" { 功能科目 ${code}; 类别 特定目标类\n${all(of, `项目${code}`)}\n}`,
        ),
      ].join('\n');
    };
    const seed: Record<string, Record<string, number>> = {};
    await fc.assert(
      fc.asyncProperty(
        blocks,
        projectsOfOneLine,
        blocks,
        projectsOfOneLine,
        async (basic, projects, nextBasic, nextProjects) => {
          const text = written(basic, projects, '备注');
          const next = analyse(written({ ...basic, ...nextBasic }, { ...projects, ...nextProjects }, '')).budget;
          const tables = await again(next);
          const merged = mergeInto(analyse(text), tables, 'zh-cn');
          if (!('files' in merged)) throw new Error(merged.en);
          const after = merged.files.reduce((before, { edits }) => applyEdits(before, edits), text);
          expect(rowsOf(analyse(after).budget)).toEqual(rowsOf(analyse(tables.text).budget));
          for (const [comment] of text.matchAll(/# 备注.*/g)) expect(after).toContain(comment);
          expect(merged.notes).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('workbooks that are not of one department, and one that is given twice, are refused', async () => {
    const other = analyse(readSample('shuozhou-2026')).budget;
    await expect(again(budget, other)).rejects.toThrow('0.xlsx: “示例市教育局” spends less than the other workbooks');
    await expect(again(budget, unit('218002'), unit('218002'))).rejects.toThrow(
      '2.xlsx: the workbook of “示例市第一中学”',
    );
  });
});
