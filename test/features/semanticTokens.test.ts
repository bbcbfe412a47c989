import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { tokenModifiers, tokenTypes } from '../../server/features/semanticTokens/SemanticToken.ts';
import { semanticTokens } from '../../server/features/semanticTokens.ts';
import { type TokenChunk, tokenChunks, tokenEdits } from '../../server/lsp/tokenData.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { readSample } from '../support/parseCases.ts';
import { withTokenEdits } from '../support/received.ts';

const pieces = [
  '{',
  '}',
  '"',
  '"""',
  '“',
  '#',
  ';',
  '\n',
  '\r\n',
  '𠮷',
  '15.46',
  '合计 1\n',
  '结转',
  '30101',
  '{支出}',
  '说明 其他 ',
  '收入 {',
  '\\',
  '* 2',
  ' ',
  '\n\n',
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(10), fc.nat(300)),
  inserted: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((all) => all.join('')),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { at, length, inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return applyEdits(text, [{ span: { start, end: Math.min(text.length, start + length) }, newText: inserted }]);
}

function chunksOf(analysis: Analysis): TokenChunk[] {
  return tokenChunks(semanticTokens(analysis), analysis.lines);
}

/** What the numbers of LSP say, as offsets. */
function decoded(
  { lines }: Analysis,
  data: readonly number[],
): { start: number; end: number; type: string; bits: number }[] {
  const found = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [deltaLine = 0, deltaCharacter = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
    character = deltaLine === 0 ? character + deltaCharacter : deltaCharacter;
    line += deltaLine;
    const start = lines.lineStart(line) + character;
    found.push({ start, end: start + length, type: tokenTypes[type] ?? '', bits });
  }
  return found;
}

function expectRight(analysis: Analysis): void {
  const data = chunksOf(analysis).flat();
  const tokens = decoded(analysis, data);
  const wanted = semanticTokens(analysis).flatMap(({ offset, tokens: own }) =>
    own.map(({ start, end, type, modifiers }) => ({
      start: offset + start,
      end: offset + end,
      type,
      bits: modifiers.reduce((bits, each) => bits | (1 << tokenModifiers.indexOf(each)), 0),
    })),
  );
  expect(tokens).toEqual(wanted);
  let last = 0;
  for (const { start, end } of tokens) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(analysis.text.slice(start, end)).not.toMatch(/[\r\n]/);
    last = end;
  }
}

describe('semantic tokens', () => {
  const samples = ['shuozhou-2026', 'short-english', 'mistakes'].map(readSample);

  test.each(samples)('of a sample are in order, on one line each, and where LSP says that they are', (text) => {
    expectRight(analyse(text));
    expectRight(analyse(text.replaceAll('\n', '\r\n')));
  });

  test('after every edit the difference makes the tokens of the same text opened afresh', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 5 }), (text, all) => {
        let analysis = analyse(text);
        let chunks = chunksOf(analysis);
        for (const each of all) {
          analysis = analyse(edited(analysis.text, each), analysis);
          const next = chunksOf(analysis);
          const fresh = chunksOf(analyse(analysis.text)).flat();
          const edits = tokenEdits(chunks, next);
          expect(withTokenEdits(chunks.flat(), edits)).toEqual(fresh);
          const ends = edits.map(({ start, deleteCount }) => start + deleteCount);
          expect(edits.filter(({ start }, i) => start <= (ends[i - 1] ?? -1))).toEqual([]);
          chunks = next;
        }
        expectRight(analysis);
      }),
      { numRuns: 60 },
    );
  });

  test('a character typed over in a text changes nothing', () => {
    const [text = ''] = samples;
    const before = analyse(text);
    const chunks = chunksOf(before);
    const after = analyse(text.replace('概况      "按照', '概况      "安照'), before);
    expect(tokenEdits(chunks, chunksOf(after))).toEqual([]);
  });

  test('what breaks totals far away is several small edits, and the segments between keep their numbers', () => {
    const [text = ''] = samples;
    const before = analyse(text);
    const chunks = chunksOf(before);
    const after = chunksOf(
      analyse(text.replace('30109  "职业年金缴费"  2.32', '30109  "职业年金缴费"  12.32'), before),
    );
    const edits = tokenEdits(chunks, after);
    const changed = edits.reduce((sum, { deleteCount, data = [] }) => sum + deleteCount + data.length, 0);
    expect(edits.length).toBeGreaterThan(1);
    expect(changed).toBeLessThan(chunks.flat().length / 5);
    expect(after.filter((chunk) => !chunks.includes(chunk)).length).toBeLessThan(6);
  });
});
