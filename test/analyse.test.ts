import { describe, expect, test } from 'vitest';
import { analyse } from '../server/features/Analysis.ts';
import { LineIndex } from '../server/text/LineIndex.ts';
import { readSample } from './parseCases.ts';

describe('what did not change is not computed again', () => {
  const text = readSample('shuozhou-2026');
  const before = analyse(text);

  test('an edit of one statement leaves the segments and parts of all others', () => {
    const after = analyse(text.replace('15.46', '25.46'), before);
    const fresh = after.tree.segments.filter((segment) => !before.tree.segments.includes(segment));
    expect(fresh.map(({ statements }) => statements.map(({ head }) => head?.text))).toEqual([['基本支出']]);
    const known = new Set(before.budget.parts);
    expect(after.budget.parts.filter((part) => !known.has(part))).toHaveLength(1);
  });

  test('lines inserted on top move everything and change nothing', () => {
    const after = analyse(`# 一\n# 二\n\n${text}`, before);
    expect(after.tree.segments.filter((segment) => !before.tree.segments.includes(segment)).length).toBeLessThanOrEqual(
      1,
    );
  });

  test('another unit of the file is another reading of every amount', () => {
    const after = analyse(text.replace('金额单位  万元', '金额单位  元'), before);
    expect(after.budget.unit).toBe('元');
    expect(after.budget.revenue[0]?.lines[0]?.amount.value).toBe(11_867);
    expect(before.budget.revenue[0]?.lines[0]?.amount.value).toBe(118_670_000);
  });
});

describe('lines', () => {
  test.each([
    ['', 1],
    ['甲', 1],
    ['甲\n', 2],
    ['甲\r\n乙', 2],
    ['甲\r乙\n\n丙', 4],
  ])('%j has %d', (text, count) => expect(new LineIndex(text).lineCount).toBe(count));

  test('positions count UTF-16, and offsets behind the end of a line are moved to it', () => {
    const lines = new LineIndex('𠮷田\r\n乙\r丙');
    expect(lines.position(3)).toEqual({ line: 0, character: 3 });
    expect(lines.position(5)).toEqual({ line: 1, character: 0 });
    expect(lines.position(99)).toEqual({ line: 2, character: 1 });
    expect(lines.offset({ line: 1, character: 0 })).toBe(5);
    expect(lines.offset({ line: 1, character: 9 })).toBe(6);
    expect(lines.offset({ line: 9, character: 0 })).toBe(8);
    expect(lines.offset({ line: 0, character: 9 })).toBe(3);
  });
});
