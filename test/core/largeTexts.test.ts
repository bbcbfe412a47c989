import { beforeAll, describe, expect, test, vi } from 'vitest';
import { codeLens } from '../../server/features/codeLens.ts';
import type { Diagnostic } from '../../server/features/diagnostic.ts';
import { exportDocument } from '../../server/features/exportDocument.ts';
import { stretchAround } from '../../server/features/formatting/stretchAround.ts';
import { inlayHint } from '../../server/features/inlayHint.ts';
import * as product from '../edits/product.ts';
import { isSoak, tried } from '../support/counted.ts';
import { right } from '../support/smallBudget.ts';

/** How deep things stand in each other, how long a line is, and how often something is written. */
const levels = isSoak ? 100_000 : 4_000;
const length = isSoak ? 10 * 2 ** 20 : 2 ** 16;
const count = isSoak ? 8_000 : 800;
/** What an answer may take of the processor, in ms; held in a soak only, as a machine with other work takes longer. */
const longest = 1_000;

let apart: typeof product;

beforeAll(async () => {
  vi.resetModules();
  apart = await import('../edits/product.ts');
});

const inCalculation = (working: string): string =>
  `基本支出 2011308 "招商引资" {\n    30101 "基本工资" ${working}\n}\n`;

const inExplanation = (text: string): string => `${right}说明 其他 "${text}"\n`;

const deep: readonly [string, string][] = [
  ['{', '{'.repeat(levels)],
  ['｛ … ｝', '项目 "x" ｛'.repeat(levels / 2) + '｝'.repeat(levels / 2)],
  ['blocks', '项目 "x" {\n'.repeat(levels / 2) + '}\n'.repeat(levels / 2)],
  ['}', '}'.repeat(levels / 10)],
  ['} on lines of their own', '  }\n'.repeat(levels / 10)],
  ['blocks that end too early', '收入 {\n  }\n  合计 1\n}\n'.repeat(levels / 100)],
  ['{ in a text', `说明 变动原因 "${'{支出 '.repeat(levels / 10)}"`],
  ['words too many', `收入 { 一般公共预算 ${'甲 '.repeat(levels / 10)}}`],
  ['(', inCalculation('('.repeat(levels))],
  ['comment lines in (', inCalculation(`(1\n${'# x\n'.repeat(levels / 10)}+ 1)`)],
  ['( … )', inCalculation(`${'('.repeat(levels / 2)}1${')'.repeat(levels / 2)}`)],
  ['-', inCalculation(`${'-'.repeat(levels)}1`)],
  ['+1', inCalculation(`1${'+1'.repeat(levels / 2)}`)],
  ['＋１', inCalculation(`１${'＋１'.repeat(levels / 2)}`)],
  ['“', `说明 其他 ${'“'.repeat(levels / 10)}`],
  ['})', '})'.repeat(levels / 20)],
  ['signs on one line', `收入 { ${'一 ¥ '.repeat(levels / 20)}}`],
  ['lines with signs', `收入 {\n${'②一般 ¥3 5\n'.repeat(levels / 50)}}`],
  ['blocks without {', ' 收入\n'.repeat(levels / 50) + ' }\n'.repeat(levels / 50)],
  ['amounts of nothing', inExplanation('费用13.77万元，'.repeat(levels / 20))],
  ['parts of nothing', inExplanation('其中费用13.77万元；'.repeat(levels / 20))],
  ['changes of nothing', inExplanation('比上年减少13.77万元，下降3.77%。'.repeat(levels / 50))],
  ['shares of nothing', inExplanation('占13.77%，'.repeat(levels / 100))],
  ['blocks that nothing closes', '项目 "x" {\n    31007 "信息" 24.00\n'.repeat(levels / 20)],
  ['blocks that nothing closes, on one line', '项目 "x" { 31007 "信息" 24.00 '.repeat(levels / 20)],
  ['blocks on one line', `基本支出 2011308 ${'{ 30101 54.33 } '.repeat(levels / 10)}`],
  ['blocks that end once too often on one line', `基本支出 2011308 {\n${'{ 30101 54.33 } } '.repeat(levels / 40)}`],
  ['statements of nothing on one line', `收入 { ${'200.00; '.repeat(levels / 10)}}`],
  ['unseen', `说明 其他 "${'字\u200b'.repeat(levels / 10)}"`],
];

const inProject = (lines: string): string =>
  `${right}项目 "园区管理" {\n    功能科目 2011308\n    类别 其他运转类\n    30201 "办公费" 1.00\n${lines}}\n`;

const many: readonly [string, string][] = [
  ['ignores', inProject('    # budget-ignore duplicate-item 分次\n    30201 "办公费" 1.01\n'.repeat(count))],
  ['ignores at the ends of lines', inProject('    30201 "办公费" 1.01 # budget-ignore total-mismatch\n'.repeat(count))],
  ['ignores below each other', right + '# budget-ignore total-mismatch 原因\n'.repeat(count)],
  ['amounts in a list', inExplanation(`包括${'办公费13.77万元、'.repeat(count)}等。`)],
  ['years', inExplanation('2024年'.repeat(count))],
  ['indicators without others', inProject('    指标 数量 "人数" = 1人\n'.repeat(count))],
  ['totals of one subject', `${right}科目 {\n${'    2011308 "招商引资" 15.46\n'.repeat(count)}}\n`],
];

const long: readonly [string, string][] = [
  ['comment', `# ${'注'.repeat(length)}`],
  ['name', `部门 "${'名'.repeat(length)}" {\n}\n`],
  ['text', `部门 "x" {\n    职能 """${'文'.repeat(length)}"""\n}\n`],
  ['word', '字'.repeat(length)],
  ['number', inCalculation('1'.repeat(length))],
  ['full-width number', inCalculation('９'.repeat(length))],
  ['blanks', `部门${' '.repeat(length)}"x"`],
  ['NUL', '\0'.repeat(length / 10)],
];

/** What an edit in the middle comes to, and what it comes to when it is taken back, each as the text afresh. */
function holdEdits(text: string): void {
  const middle = text.length >> 1;
  let reused = product.analyse(text);
  product.findingsOf(reused);
  let slowest = 0;
  for (const inserted of ['一', '}\n收入 {\n', '"', '']) {
    const edited = text.slice(0, middle) + inserted + text.slice(middle);
    const before = process.cpuUsage();
    reused = product.analyse(edited, reused);
    product.found(reused);
    slowest = Math.max(slowest, millisecondsSince(before));
    const fresh = apart.openedAfresh(reused.file);
    expect(product.treeOf(reused) === apart.treeOf(fresh)).toBe(true);
    expect(product.findingsOf(reused) === apart.findingsOf(fresh)).toBe(true);
  }
  holdTime(slowest);
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function holdTime(slowest: number): void {
  tried('ms at most', slowest);
  if (isSoak) expect(slowest).toBeLessThan(longest);
}

function faultsOf(text: string): string[] {
  return product.analyse(text).tree.segments.flatMap(({ faults }) => faults.map(({ kind }) => kind));
}

describe('as deep as nobody means', () => {
  test.each(deep)('%s', (_, text) => {
    holdEdits(text);
    expect(product.documentOf(product.analyse(text))).toBe(apart.documentOf(apart.analyse(text)));
  });

  test('what stands beyond is a fault, and what stands around is read', () => {
    const text = `${deep[2]?.[1]}基本支出 2011308 "招商引资" {\n    30101 "基本工资" 1.5\n}\n`;
    const { budget } = product.analyse(text);
    expect(faultsOf(text)).toEqual(['too-deep']);
    expect(budget.spendings.map(({ items }) => items.length)).toContain(1);
  });

  test.each([
    ['too-deep', (count: number) => '('.repeat(count) + 1 + ')'.repeat(count), 100],
    ['too-deep', (count: number) => `${'-('.repeat(count)}1${')'.repeat(count)}`, 100],
    ['too-long', (count: number) => `1${'+1'.repeat(count)}`, 1_000],
    ['too-long', (count: number) => `１${'＋１'.repeat(count)}`, 1_000],
    ['too-long', (count: number) => '1'.repeat(count), 100],
    ['too-long', (count: number) => `${'１'.repeat(count - 1)}元`, 100],
  ] as const)('%s begins behind what may be (%#)', (kind, working, most) => {
    expect(faultsOf(inCalculation(working(most)))).toEqual([]);
    expect(faultsOf(inCalculation(working(most + 1)))).toContain(kind);
  });
});

describe('as long as nobody writes a line', () => {
  test.each(long)('%s', (_, text) => holdEdits(text));
});

describe('as many as nobody writes', () => {
  test('a text and a table of more lines than a call takes arguments are read and published', async () => {
    const lines = 150_000;
    const text = `${right}说明 其他 """\n${'    一\n'.repeat(lines)}    """\n附录 "甲" {\n    表头 "列"\n${'    行 "格"\n'.repeat(lines)}}\n`;
    const analysis = product.analyse(text);
    expect(faultsOf(text)).toEqual([]);
    for (const format of ['html', 'md'] as const)
      expect((await exportDocument(analysis, format)).length).toBeGreaterThan(lines);
  });

  test.each(many)('%s', (_, text) => holdEdits(text));

  test('the sums over many blocks and what is off in each are told', () => {
    const analysis = product.analyse(
      right + '项目 "园区管理" {\n    30201 "办公费" 1.00\n    合计 2.00\n}\n'.repeat(count),
    );
    const diagnostics = (): readonly Diagnostic[] => [];
    const whole = { start: 0, end: analysis.text.length };
    const before = process.cpuUsage();
    const sums = codeLens(analysis, { locale: 'zh-cn', diagnostics }).map((lens) => lens.title());
    const hints = inlayHint(analysis, { span: whole, kinds: new Set(['differences']), locale: 'zh-cn' });
    const slowest = millisecondsSince(before);
    expect(Math.min(sums.length, hints.length)).toBeGreaterThanOrEqual(count);
    holdTime(slowest);
  });

  test('a line among many is laid out with no more than what stands around it', () => {
    const { tree } = product.analyse('项目 "园区管理" {\n    类别 其他运转类\n}\n'.repeat(count));
    const middle = tree.starts[count / 2] ?? 0;
    const { from, to } = stretchAround(tree, [{ start: middle, end: middle }]);
    expect([from < count / 2, to > count / 2, to - from]).toEqual([true, true, 3]);
  });
});
