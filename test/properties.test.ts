import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../server/features/Analysis.ts';
import type { Locale } from '../server/language/locale.ts';
import { nextVersion, SourceFile } from '../server/model/SourceFile.ts';
import type { Span } from '../server/text/Span.ts';
import { applyEdits, type TextEdit } from '../server/text/TextEdit.ts';
import { filesInMemory } from './caseFiles.ts';
import { readSample } from './parseCases.ts';
import { everyAnswer, everyFinding, snapshotOf } from './snapshotOf.ts';

/** What is typed by accident or by an input method, and what the grammar is made of. */
const pieces = [
  '{',
  '}',
  '｛',
  '｝',
  '(',
  ')',
  '（',
  '）',
  '"',
  '"""',
  '“',
  '”',
  '\\',
  '#',
  '＃',
  ';',
  '；',
  ':',
  '：',
  ',',
  '，',
  '、',
  '=',
  '＝',
  '>=',
  '≥',
  '<',
  '＞',
  '+',
  '-',
  '－',
  '*',
  '×',
  '/',
  '÷',
  '.',
  '．',
  '%',
  '％',
  '元',
  '万元',
  '亿元',
  '元/月',
  '人·月',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u3000',
  '\u00a0',
  '\ufeff',
  '\0',
  '\u2028',
  '\u{20bb7}',
  '\ud842',
  '\udfb7',
  'é',
  '①',
  '0',
  '1',
  '９',
  '12,34',
  '1,234.56',
  '2026-01-27',
  '2026年1月27日',
  '201',
  '2011308',
  '30101',
  'A02010105',
  ' ',
  '    ',
  '部门',
  'department',
  '收入',
  '科目',
  '合计',
  'total',
  '基本支出 2011308 ',
  '项目 "x" {',
  '指标 数量 "y" ',
  '权重',
  '结转',
  '政府性基金',
  '金额单位 元\n',
  '\n预算单位 "z" {\n',
  '\n收入 {\n',
  '# budget-ignore ',
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

/** A replacement somewhere: `at` and `length` are shares of what there is. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  inserted: fc.oneof(
    fc.constant(''),
    piece,
    fc.array(piece, { maxLength: 4 }).map((all) => all.join('')),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { at, length, inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

/** Texts to start from: whole samples, and a stretch of one so that the ends get their share. */
const base = fc.oneof(
  fc.constantFrom('mistakes', 'short-english').map(readSample),
  fc
    .tuple(fc.constantFrom('shuozhou-2026', 'mistakes', 'short-english'), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([sample, at]) => {
      const text = readSample(sample);
      const start = Math.floor(at * text.length);
      return text.slice(start, start + 1500);
    }),
);

/** Nothing but pieces. */
const rubble = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));

const seed = { seed: 20260127 } as const;

describe('a text that is edited', () => {
  test('comes to what the same text comes to afresh', () => {
    fc.assert(
      fc.property(base, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, edits) => {
        let current = text;
        let previous: Analysis | undefined;
        for (const each of edits) {
          previous = analyse(current, previous);
          current = edited(current, each);
        }
        expect(snapshotOf(analyse(current, previous))).toBe(snapshotOf(analyse(current)));
      }),
      { ...seed, numRuns: 400 },
    );
  });

  test('that is taken back comes to what it was', () => {
    fc.assert(
      fc.property(base, edit, (text, each) => {
        const before = analyse(text);
        const after = analyse(edited(text, each), before);
        expect(snapshotOf(analyse(text, after))).toBe(snapshotOf(before));
      }),
      { ...seed, numRuns: 100 },
    );
  });
});

describe('files that include each other', () => {
  const names = ['部门.budget', 'a.budget', 'b.budget'] as const;
  const includes = names.map((name) => `\n引入 "${name}"\n`);
  const fileEdit = fc.record({
    name: fc.constantFrom(...names),
    change: edit,
    include: fc.option(fc.constantFrom(...includes)),
  });

  /** The files of a budget, by their names, with one of them edited. */
  function withEdit(texts: ReadonlyMap<string, string>, { name, change, include }: FileEdit): Map<string, string> {
    const inserted = include ?? change.inserted;
    return new Map([...texts, [name, edited(texts.get(name) ?? '', { ...change, inserted })]]);
  }

  type FileEdit = typeof fileEdit extends fc.Arbitrary<infer T> ? T : never;

  /** The budget of these texts; files whose text is as before are the same objects, as a store of files keeps them. */
  function analysed(texts: ReadonlyMap<string, string>, before: readonly SourceFile[]): [Analysis, SourceFile[]] {
    const files = [...texts].map(([name, text]) => {
      const known = before.find(({ address }) => address === name);
      return known ? nextVersion(known, text) : new SourceFile(name, text);
    });
    const [root = new SourceFile('', '')] = files;
    return [analyseRoot(root, filesInMemory(files)), files];
  }

  test('come to what the same texts come to afresh, whichever is edited', () => {
    const texts = fc
      .tuple(base, base, base)
      .map((all) => new Map(names.map((name, i) => [name as string, all[i] ?? ''])));
    fc.assert(
      fc.property(texts, fc.array(fileEdit, { minLength: 1, maxLength: 5 }), (first, edits) => {
        let current: ReadonlyMap<string, string> = withEdit(first, {
          name: names[0],
          change: nothing,
          include: includes[1] ?? null,
        });
        let files: SourceFile[] = [];
        for (const each of edits) {
          [, files] = analysed(current, files);
          current = withEdit(current, each);
        }
        const [fresh] = analysed(current, []);
        const [reused] = analysed(current, files);
        expect(snapshotOf(reused)).toBe(snapshotOf(fresh));
        for (const [i, file] of reused.files.entries()) {
          const same = fresh.files[i];
          expect(same?.text).toBe(file.text);
          if (same) expect(snapshotOf(reused.seenFrom(file))).toBe(snapshotOf(fresh.seenFrom(same)));
        }
      }),
      { ...seed, numRuns: 100 },
    );
  });

  const nothing: Edit = { at: 1, length: 0, inserted: '' };
});

describe('any text', () => {
  const anyText = fc.oneof(
    rubble,
    fc.string({ unit: 'binary' }),
    fc.tuple(base, fc.array(edit, { maxLength: 6 })).map(([text, edits]) => edits.reduce(edited, text)),
  );
  const locale = fc.constantFrom<Locale>('zh-cn', 'en');

  test('is cut into segments without a gap, and every span lies in the text', () => {
    fc.assert(
      fc.property(anyText, locale, (text, language) => {
        const analysis = analyse(text);
        expect(analysis.tree.segments.map((segment) => segment.text).join('')).toBe(text);
        const found = everyFinding(analysis, language);
        for (const { span, related, fixes } of found) {
          for (const each of [
            span,
            ...related.map((place) => place.span),
            ...fixes.flatMap(({ edits }) => edits.map((one) => one.span)),
          ])
            expectWithin(each, text);
        }
      }),
      { ...seed, numRuns: 1200 },
    );
  });

  test('has an answer at every place', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), locale, (text, at, language) => {
        everyAnswer(analyse(text), Math.floor(at * text.length), language);
      }),
      { ...seed, numRuns: 500 },
    );
  });

  test('can be fixed: the edits of a fix do not overlap, and what comes out is analysed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const analysis = analyse(text);
        const fixes = everyFinding(analysis, 'zh-cn').flatMap((found) => found.fixes);
        for (const { edits } of fixes) expectApart(edits);
        const [first] = fixes;
        if (first) everyFinding(analyse(applyEdits(text, first.edits), analysis), 'en');
      }),
      { ...seed, numRuns: 600 },
    );
  });
});

function expectWithin({ start, end }: Span, text: string): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

function expectApart(edits: readonly TextEdit[]): void {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  ordered.reduce((end, { span }) => {
    expect(span.start).toBeGreaterThanOrEqual(end);
    return span.end;
  }, 0);
}
