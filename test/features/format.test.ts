import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../server/features/Analysis.ts';
import { type FormatStyle, standardStyle } from '../../server/features/formatting/FormatStyle.ts';
import { formatting, onTypeFormatting, rangeFormatting } from '../../server/features/formatting.ts';
import { ascii } from '../../server/text/ascii.ts';
import { LineIndex } from '../../server/text/LineIndex.ts';
import { applyEdits, type TextEdit } from '../../server/text/TextEdit.ts';
import { share } from '../edits/pieces.ts';
import { damaged } from '../edits/texts.ts';
import { counted, isSoak } from '../support/counted.ts';
import { readSample } from '../support/parseCases.ts';

const samples = ['shuozhou-2026', 'short-english', 'mistakes', 'review'];

const styles: readonly FormatStyle[] = [
  standardStyle,
  { ...standardStyle, indent: '\t' },
  { ...standardStyle, indent: '  ', alignsColumns: false },
];

function formatted(text: string, style = standardStyle): string {
  return applyEdits(text, formatting(analyse(text), style));
}

/** What a text says: its trees without the places, its comments, the faults of what does not parse. */
function meaningOf({ tree }: Analysis): string {
  const statements = tree.segments.flatMap((segment) => [
    ...segment.statements,
    ...segment.faults.map(({ kind }) => kind),
  ]);
  const plain = JSON.stringify(statements, (key, value: unknown) =>
    key === 'start' || key === 'end' ? undefined : isCodeLine(value) ? withoutClass(value) : value,
  );
  return plain + commentsOf({ tree }).join('\n');
}

interface CodeLineLike {
  readonly head: unknown;
  readonly args: unknown;
  readonly nameStart: number;
}

function isCodeLine(value: unknown): value is CodeLineLike {
  return typeof value === 'object' && value !== null && 'nameStart' in value;
}

function withoutClass({ head, args }: CodeLineLike): object {
  return { head, args };
}

function commentsOf({ tree }: Pick<Analysis, 'tree'>): string[] {
  return tree.segments.flatMap(({ text, comments }) =>
    comments.map(({ start, end }) => text.slice(start + 1, end).replace(/[ \t\u3000\u00a0\ufeff]+$/, '')),
  );
}

/** All digits, in order; those in keywords are left out. */
function figuresOf(text: string): string[] {
  return (
    ascii(text)
      .replace(/equipment-(?:500k|1m)/g, '')
      .match(/\d+/g) ?? []
  );
}

/** Keywords, and what an input method makes of punctuation. */
const gaps = fc.constantFrom(' ', '  ', '\t', '　', '', '\n', '\r\n', '\n\n\n', ' ; ', '；', ' # 注释 \n', '\n#注\n');
const words = fc.constantFrom(
  '控制数',
  '支出',
  'expenditure',
  '项目 "x"',
  '基本支出 2011308 "招商引资"',
  '30101',
  '"基本工资"',
  '“津贴”',
  '15.46',
  '１，２３４．５',
  '-0.40',
  '2,100元/月*12月 × 1人',
  '(1+2)*3',
  '2026-01-27',
  '2026年1月27日',
  '结转',
  '政府性基金',
  '指标 数量 "𠮷"',
  '>=',
  '≥',
  '95%',
  '权重 10',
  '{',
  '}',
  '｛',
  '｝',
  ':',
  '：',
  ',',
  '、',
  '"""\n  文字\n    二\n"""',
  '合计',
  '说明 其他',
  '附录 "表"',
  '行',
  '"甲"',
);
const generated = fc.array(fc.tuple(words, gaps), { maxLength: 40 }).map((parts) => parts.flat().join(''));

const anyText = fc.oneof(generated, damaged);
const anyStyle = fc.constantFrom(...styles);

test('an amount without a digit before its point is a syntax error and keeps the point', () => {
  const text = '基本支出 2011308 {\n  30101 "基本工资" .42\n}\n';
  expect(analyse(text).tree.segments.flatMap(({ faults }) => faults.map(({ kind }) => kind))).toEqual(['unexpected']);
  expect(formatted(text)).toBe(text);
});

test('what follows a `}` on its line stays behind a semicolon', () => {
  expect(formatted('控制数 {\n三公经费 1\n} ; 收入 { 一般公共预算 1 }\n')).toBe(
    '控制数 {\n    三公经费  1\n}; 收入 { 一般公共预算 1 }\n',
  );
});

test('an empty line between a CR and an LF stays one', () => {
  expect(formatted('控制数 {\n    三公经费  1\r  \n    支出  1\n}\n')).toBe(
    '控制数 {\n    三公经费  1\r\r    支出  1\n}\n',
  );
});

test.each([
  ['+2026-01-27\n', '+2026-01-27\n'],
  [', # 注\n2026-01-27\n', ',  # 注\n    2026-01-27\n'],
  ['控制数 , # 注\n2026-01-27\n', '控制数,  # 注\n    2026-01-27\n'],
])('the date in %j stays together, and all is done at once', (text, once) => {
  expect([formatted(text), formatted(formatted(text))]).toEqual([once, once]);
});

test('a comment that is no part of what does not parse stays none', () => {
  const once = '# 注\n\n收入 { 一般公共预算 1\n';
  expect([formatted('；# 注\n收入 { 一般公共预算 1\n'), formatted(once)]).toEqual([once, once]);
});

test.each(['部门,;  # 注\n收入 { 一般公共预算 1 }\n', 'é# 注\n;# 一\n\n部门 "x" { }\n'])(
  'the semicolon in %j keeps two things apart',
  (text) => {
    expect(formatted(text)).toBe(text);
  },
);

describe('formatting any text', () => {
  test('keeps what it says: statements, figures, strings, comments and faults', () => {
    fc.assert(
      fc.property(anyText, anyStyle, (text, style) => {
        const after = formatted(text, style);
        expect(meaningOf(analyse(after))).toBe(meaningOf(analyse(text)));
        expect(figuresOf(after)).toEqual(figuresOf(text));
      }),
      { numRuns: counted(800, 100_000) },
    );
  });

  test('is done after once', () => {
    fc.assert(
      fc.property(anyText, anyStyle, (text, style) => {
        const once = formatted(text, style);
        expect(formatted(once, style)).toBe(once);
      }),
      { numRuns: counted(800, 100_000) },
    );
  });

  test('gives edits in order that do not overlap and each change something', () => {
    fc.assert(
      fc.property(anyText, anyStyle, (text, style) => expectApart(text, formatting(analyse(text), style))),
      { numRuns: counted(200, 20_000) },
    );
  });

  test('leaves segments that do not parse byte for byte', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const broken = brokenSegments(analyse(text));
        expect(brokenSegments(analyse(formatted(text)))).toEqual(broken);
      }),
      { numRuns: counted(300, 50_000) },
    );
  });

  test('of a range is what formatting changes on its lines, and keeps what the text says', () => {
    fc.assert(
      fc.property(anyText, share, share, (text, a, b) => {
        const [start, end] = [Math.floor(Math.min(a, b) * text.length), Math.floor(Math.max(a, b) * text.length)];
        const edits = rangeFormatting(analyse(text), [{ start, end }], standardStyle);
        const lines = new LineIndex(text);
        const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
        const behind = last > first && end === lines.lineStart(last) ? last : last + 1;
        const isWanted = ({ span }: TextEdit): boolean =>
          lines.lineAt(span.start) >= first && lines.lineAt(span.end) < behind;
        expect(edits).toEqual(formatting(analyse(text), standardStyle).filter(isWanted));
        expect(meaningOf(analyse(applyEdits(text, edits)))).toBe(meaningOf(analyse(text)));
      }),
      { numRuns: counted(300, 50_000) },
    );
  });

  test('behind a line end leaves the line of the cursor and everything below it', () => {
    fc.assert(
      fc.property(anyText, share, (text, at) => {
        const offset = text.indexOf('\n', Math.floor(at * text.length)) + 1;
        if (offset === 0) return;
        const edits = onTypeFormatting(analyse(text), offset, '\n', standardStyle);
        const lines = new LineIndex(text);
        for (const { span, newText } of edits) {
          expect(lines.lineAt(span.end)).toBeLessThan(lines.lineAt(offset));
          expect(newText).not.toMatch(/[\r\n]/);
        }
        expect(meaningOf(analyse(applyEdits(text, edits)))).toBe(meaningOf(analyse(text)));
      }),
      { numRuns: counted(300, 50_000) },
    );
  });

  test('behind a closing brace leaves everything behind the cursor, at the end of a file too', () => {
    const typed = '收入｛一般公共预算 1.00}';
    const edits = onTypeFormatting(analyse(typed), typed.length, '}', standardStyle);
    expect(applyEdits(typed, edits)).toBe('收入 { 一般公共预算 1.00 }');
    fc.assert(
      fc.property(anyText, share, (text, at) => {
        const offset = text.indexOf('}', Math.floor(at * text.length)) + 1;
        if (offset === 0) return;
        const made = onTypeFormatting(analyse(text), offset, '}', standardStyle);
        for (const { span } of made) {
          expect(span.start).toBeLessThan(offset);
          expect(span.end).toBeLessThanOrEqual(offset);
        }
        expect(meaningOf(analyse(applyEdits(text, made)))).toBe(meaningOf(analyse(text)));
      }),
      { numRuns: counted(300, 50_000) },
    );
  });

  test('in one language keeps every figure, string and comment, and is done after once', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<'zh' | 'en'>('zh', 'en'), (text, keywords) => {
        const style = { ...standardStyle, keywords };
        const once = formatted(text, style);
        expect(figuresOf(once)).toEqual(figuresOf(text));
        expect(commentsOf(analyse(once))).toEqual(commentsOf(analyse(text)));
        expect(formatted(once, style)).toBe(once);
      }),
      { numRuns: counted(300, 50_000) },
    );
  });
});

function brokenSegments({ tree }: Analysis): string[] {
  return tree.segments.flatMap(({ text, faults }) => (faults.length > 0 ? [text] : []));
}

function expectApart(text: string, edits: readonly TextEdit[]): void {
  let end = 0;
  for (const { span, newText } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(span.start, span.end)).not.toBe(newText);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

describe.each(samples)('the sample %s', (name) => {
  const text = readSample(name);

  test('is formatted', () => expect(formatted(text)).toBe(text));

  test('cut anywhere is formatted without an error, and says the same', () => {
    for (let length = 0; length < text.length; length += 41) {
      const prefix = text.slice(0, length);
      expect(meaningOf(analyse(formatted(prefix)))).toBe(meaningOf(analyse(prefix)));
    }
  });

  test('comes back from the other language', () => {
    const own = /^department/m.test(text) ? 'en' : 'zh';
    const other = formatted(text, { ...standardStyle, keywords: own === 'en' ? 'zh' : 'en' });
    expect(other).not.toBe(text);
    expect(formatted(other, { ...standardStyle, keywords: own })).toBe(
      formatted(text, { ...standardStyle, keywords: own }),
    );
  });

  test('comes back from lines without indentation, and with other line ends', () => {
    const isBroken = brokenSegments(analyse(text)).length > 0;
    if (!isBroken) expect(formatted(text.replace(/^[ \t]+/gm, ''))).toBe(text);
    expect(formatted(text.replaceAll('\n', '\r\n'))).toBe(text.replaceAll('\n', '\r\n'));
  });
});

// In a soak only, as a machine with other work takes longer for one of them.
test.runIf(isSoak)(
  'a hundred thousand lines take about as long by the line as ten thousand',
  () => {
    const timeOf = (count: number): number => {
      const row = (i: number): string => `    30101 "基本工资${i}"   ${i}.46\n`;
      const analysis = analyse(
        `基本支出 2011308 "招商引资" {\n${Array.from({ length: count }, (_, i) => row(i)).join('')}}\n`,
      );
      expect(analysis.tree.segments.length).toBe(1);
      const times = [0, 1, 2].map(() => {
        const start = performance.now();
        expect(formatting(analysis, standardStyle).length).toBeGreaterThan(count);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    const small = timeOf(10_000);
    expect(timeOf(100_000)).toBeLessThan(small * 40);
  },
  60_000,
);
