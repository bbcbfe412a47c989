import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonEnds, spliced } from '../../server/text/commonEnds.ts';
import { allOf, eachOf } from '../../server/text/eachOf.ts';
import { LineIndex, lineBreaks } from '../../server/text/LineIndex.ts';
import { counted } from '../support/counted.ts';

/** Things that are told apart by what they are and not by what they say. */
const things = ['a\n', 'a\n', 'b\r\nc', '\r', '', 'd\n\ne\n', 'f'].map((text) => ({ text }));
type Thing = (typeof things)[number];

const list = fc.array(fc.constantFrom(...things), { maxLength: 12 });
/** A list, and others that it becomes by putting some in the place of others. */
const versions = fc
  .tuple(list, fc.array(fc.tuple(fc.nat(12), fc.nat(4), list), { maxLength: 6 }))
  .map(([first, changes]) => {
    const all = [first];
    for (const [at, count, fresh] of changes) all.push((all.at(-1) ?? []).toSpliced(at, count, ...fresh));
    return all;
  });

const runs = { numRuns: counted(300, 30_000) };

describe('lists of which little changes', () => {
  test('what two have in common does not overlap', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const { start, end } = commonEnds(a, b);
        expect(a.slice(0, start)).toEqual(b.slice(0, start));
        expect(a.slice(a.length - end)).toEqual(b.slice(b.length - end));
        expect(start + end).toBeLessThanOrEqual(Math.min(a.length, b.length));
        const [afterA, afterB] = [a[start], b[start]];
        if (start + end < Math.min(a.length, b.length)) expect(afterA).not.toBe(afterB);
      }),
      runs,
    );
  });

  test('of a list that was made of another, what was left as it was is known', () => {
    fc.assert(
      fc.property(list, fc.nat(12), fc.nat(12), list, (before, first, last, fresh) => {
        const start = Math.min(first, before.length);
        const end = Math.min(last, before.length - start);
        const made = spliced(before, { start, end }, fresh);
        expect(made).toEqual(before.toSpliced(start, before.length - start - end, ...fresh));
        expect(commonEnds(before, made)).toMatchObject({ start, end });
        const next = spliced(made, { start: 0, end: 0 }, before);
        expect(commonEnds(made, next)).toMatchObject({ start: 0, end: 0 });
        const anew = commonEnds(before, made);
        expect(anew.start + anew.end).toBeLessThanOrEqual(Math.min(before.length, made.length));
      }),
      runs,
    );
  });

  test('what is made of each is the same as if it were made afresh', () => {
    const lengths = eachOf(({ text }: Thing) => ({ length: text.length }));
    const characters = allOf(({ text }: Thing) => [...text]);
    fc.assert(
      fc.property(versions, (all) => {
        for (const each of all) {
          expect(lengths(each)).toEqual(each.map(({ text }) => ({ length: text.length })));
          expect(characters(each)).toEqual(each.flatMap(({ text }) => [...text]));
        }
      }),
      runs,
    );
  });

  test('each is asked once as long as the rest of the list stays', () => {
    let asked = 0;
    const lengths = eachOf(({ text }: Thing) => {
      asked++;
      return { length: text.length };
    });
    const many = Array.from({ length: 1000 }, (_, i) => ({ text: 'x'.repeat(i % 7) }));
    lengths(many);
    lengths(many.with(500, { text: 'new' }));
    expect(asked).toBe(1001);
  });

  test('the lines of a text that was edited are those of its pieces', () => {
    const breaks = new Map(things.map((thing) => [thing, lineBreaks(thing.text)]));
    const piecesOf = (some: readonly Thing[]) => some.flatMap((thing) => breaks.get(thing) ?? []);
    fc.assert(
      fc.property(versions, (all) => {
        let before: LineIndex | undefined;
        for (const each of all) {
          const [index, fresh] = [new LineIndex(piecesOf(each), before), new LineIndex(piecesOf(each))];
          const length = each.reduce((sum, { text }) => sum + text.length, 0);
          for (let offset = 0; offset <= length; offset++)
            expect(index.position(offset)).toEqual(fresh.position(offset));
          expect(index.lineCount).toBe(fresh.lineCount);
          before = index;
        }
      }),
      runs,
    );
  });
});
