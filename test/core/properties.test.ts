import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import type { Locale } from '../../server/language/locale.ts';
import { nextVersion, SourceFile } from '../../server/model/SourceFile.ts';
import type { Span } from '../../server/text/Span.ts';
import { applyEdits, type TextEdit } from '../../server/text/TextEdit.ts';
import { action } from '../edits/EditingSession.ts';
import { share } from '../edits/pieces.ts';
import { damaged, edited, rubble, stretch } from '../edits/texts.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { counted } from '../support/counted.ts';
import { everyAnswer, everyFinding, snapshotOf } from '../support/snapshotOf.ts';

describe('files that include each other', () => {
  const names = ['部门.budget', 'a.budget', 'b.budget'] as const;
  const includes = names.map((name) => `\n引入 "${name}"\n`);
  const fileEdit = fc.record({
    name: fc.constantFrom(...names),
    change: action,
    include: fc.option(fc.constantFrom(...includes)),
  });

  /** The files of a budget, by their names, with one of them edited. */
  function withEdit(texts: ReadonlyMap<string, string>, { name, change, include }: FileEdit): Map<string, string> {
    const before = texts.get(name) ?? '';
    return new Map([...texts, [name, include ? before + include : edited(before, [change])]]);
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
      .tuple(stretch, stretch, stretch)
      .map((all) => new Map(names.map((name, i) => [name as string, all[i] ?? ''])));
    fc.assert(
      fc.property(texts, fc.array(fileEdit, { minLength: 1, maxLength: 5 }), (first, edits) => {
        let current: ReadonlyMap<string, string> = withEdit(first, {
          name: names[0],
          change: { kind: 'undo', steps: 0 },
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
      { numRuns: counted(5, 20_000) },
    );
  });
});

describe('any text', () => {
  const anyText = fc.oneof(rubble, damaged);
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
      { numRuns: counted(250, 200_000) },
    );
  });

  test('has an answer at every place', () => {
    fc.assert(
      fc.property(anyText, share, locale, (text, at, language) => {
        everyAnswer(analyse(text), Math.floor(at * text.length), language);
      }),
      { numRuns: counted(120, 100_000) },
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
      { numRuns: counted(120, 100_000) },
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
