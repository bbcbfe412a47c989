import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subjectsOf } from '../../server/data/catalogue.ts';
import { disclose } from '../../server/document/disclose.ts';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { blockTable } from '../../server/features/blockTable.ts';
import { pasteRows } from '../../server/features/pasteRows.ts';
import { type Offered, refactoringsAt } from '../../server/features/refactoring/index.ts';
import { renderJson } from '../../server/render/json.ts';
import type { Statement } from '../../server/syntax/tree.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { readSample } from '../support/parseCases.ts';
import { commentsOf } from '../support/refactoringExpectations.ts';

const samples = ['shuozhou-2026', 'short-english', 'review'] as const;

/** The offsets of all heads and of the words behind them. */
function placesIn({ tree }: Analysis): number[] {
  const within = (statement: Statement, base: number): number[] => [
    base + statement.start,
    ...statement.args.map(({ start }) => base + start),
    ...(statement.block?.statements ?? []).flatMap((each) => within(each, base)),
  ];
  return tree.segments.flatMap(({ statements }, i) => statements.flatMap((each) => within(each, tree.starts[i] ?? 0)));
}

function published(analysis: Analysis): string {
  return renderJson(disclose(analysis.budget));
}

/** The same edit from several places is looked at once. */
function distinct(analysis: Analysis): Map<string, Offered> {
  const offers = placesIn(analysis).flatMap((at) => refactoringsAt(analysis, { start: at, end: at }));
  return new Map(
    offers
      .filter(({ offer, refactoring }) => !offer.disabled && refactoring.kind !== 'refactor.extract')
      .map((each) => [each.refactoring.id + JSON.stringify(each.offer.change().edits.map(({ span }) => span)), each]),
  );
}

describe.each(samples)('every refactoring of %s', (name) => {
  const analysis = analyse(readSample(name));
  const before = published(analysis);

  test('keeps what is published, and every comment', () => {
    const found = distinct(analysis);
    expect(found.size).toBeGreaterThan(10);
    for (const { refactoring, offer } of found.values()) {
      const after = analysis.withText(applyEdits(analysis.text, offer.change().edits));
      expect(published(after), `${refactoring.id} ${offer.title.zh}`).toBe(before);
      expect(commentsOf(after)).toEqual(commentsOf(analysis));
    }
  }, 60_000);

  test('turned to English and back, keywords are as they would be turned to Chinese at once', () => {
    const turned = (from: Analysis, word: string): Analysis => {
      const [found] = placesIn(from)
        .flatMap((at) => refactoringsAt(from, { start: at, end: at }))
        .filter(({ offer }) => offer.title.en.endsWith(word));
      return found ? from.withText(applyEdits(from.text, found.offer.change().edits)) : from;
    };
    const english = turned(analysis, 'to English');
    expect(turned(english, 'to Chinese').text).toBe(turned(analysis, 'to Chinese').text);
    expect(turned(english, 'to English').text).toBe(english.text);
  });
});

test('refactorings of broken text never throw', () => {
  const text = readSample('mistakes');
  for (let length = 0; length < text.length; length += 13) {
    const analysis = analyse(text.slice(0, length));
    for (const at of [length, Math.floor(length / 2)])
      for (const { offer } of refactoringsAt(analysis, { start: at, end: Math.min(length, at + 40) })) offer.change();
  }
}, 60_000);

const codes = [...subjectsOf('economic')].filter(({ code }) => code.length === 5);
const item = fc.record({
  subject: fc.constantFrom(...codes),
  fen: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((fen) => fen !== 0),
  flags: fc.constantFrom('', '政府性基金', '国有资本', '财政专户', '单位资金', '结转', '单位资金 结转'),
});

test('a block that is copied and pasted says the same', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), (items) => {
      const lines = items.map(
        ({ subject: { code, name }, fen, flags }) => `${code} "${name}" ${(fen / 100).toFixed(2)} ${flags}`,
      );
      const block = (body: string): string => `基本支出 2011308 {\n${body}\n}\n`;
      const written = analyse(block(lines.join('\n')));
      const table = blockTable(written, 3, 'zh-cn');
      const empty = analyse(block('    '));
      const at = empty.text.indexOf('\n}');
      const pasted = pasteRows(empty, { start: at, end: at }, { plain: table?.text ?? '', html: '' }, 'zh-cn');
      expect(pasted?.unread).toEqual([]);
      expect(pasted?.read).toBe(items.length);
      const again = analyse(applyEdits(empty.text, pasted ? [pasted.edit] : []));
      expect(itemsOf(again)).toEqual(itemsOf(written));
    }),
  );
});

function itemsOf({ budget }: Analysis): unknown[] {
  return budget.spendings.flatMap(({ items }) =>
    items.map(({ subject, amount: { value, half }, source, carryover }) => [
      subject?.code,
      subject?.name,
      value,
      half,
      source,
      carryover,
    ]),
  );
}

const cell = fc.oneof(
  fc.constantFrom(
    '30101',
    '基本工资',
    '合计',
    '1,234.50',
    '１５．４６',
    '(3)',
    '≥95%',
    '数量指标',
    '单位：元',
    '-',
    '',
    '"',
    '"a\nb"',
    '𠮷',
    '科目编码',
    '金额（元）',
    '一般公共预算',
    '2011308',
  ),
  fc.string({ maxLength: 12 }),
);
const grid = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 });
const places = [
  '基本支出 2011308 {\n    \n}',
  '项目 "甲" {\n    \n}',
  '科目 {\n    \n}',
  '收入 {\n    \n}',
  '附录 "甲" {\n    \n}',
  '名词解释 {\n    \n}',
  '政府采购 {\n    \n}',
  '整体绩效 {\n    \n}',
  '总计 {\n    \n}',
].map((text) => analyse(text));

test('whatever is pasted parses', () => {
  fc.assert(
    fc.property(grid, fc.constantFrom(...places), fc.boolean(), (rows, analysis, isHtml) => {
      const at = analysis.text.indexOf('\n}');
      const plain = rows.map((row) => row.join('\t')).join('\r\n');
      const html = `<table>${rows.map((row) => `<tr>${row.map((each) => `<td rowspan=2>${each}</td>`).join('')}</tr>`).join('')}</table>`;
      const pasted = pasteRows(analysis, { start: at, end: at }, { plain, html: isHtml ? html : '' }, 'zh-cn');
      if (!pasted) return;
      const { tree } = analyse(applyEdits(analysis.text, [pasted.edit]));
      expect(tree.segments.flatMap(({ faults }) => faults)).toEqual([]);
      expect(tree.segments).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});
