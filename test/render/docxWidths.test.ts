import { describe, expect, test } from 'vitest';
import { columnWidths, sizeForColumns } from '../../server/render/columnWidths.ts';
import { columnsOf } from '../../server/render/docx/gridTable.ts';
import { appendixGrid } from '../../server/render/docx/plainGrids.ts';
import { fittedSize, lineCount, textWidth } from '../../server/render/textWidth.ts';

describe('widths', () => {
  test('of text count Chinese characters and marks double, and the room beside numbers', () => {
    expect(textWidth('预算')).toBe(4);
    expect(textWidth('“三公”')).toBe(8);
    expect(textWidth('118.67')).toBe(5.5);
    expect(textWidth('AB%')).toBeCloseTo(4.5);
    expect(textWidth('共3个')).toBe(6);
  });

  test('make lines that break between Chinese characters and not in a number', () => {
    expect(lineCount('一二三四五', 10)).toBe(1);
    expect(lineCount('一二三四五六', 10)).toBe(2);
    expect(lineCount('一二三四五。', 10)).toBe(1);
    expect(lineCount('一二三118.67', 10)).toBe(2);
    expect(lineCount('12345678901', 10)).toBe(2);
    expect(lineCount('一\n二', 10)).toBe(2);
    expect(lineCount('一二三四五', 10, 4)).toBe(2);
    expect(lineCount('', 10)).toBe(1);
  });

  test('of columns add up to the page and are never less than needed where there is room', () => {
    const needs = [
      { least: 4, wanted: 4 },
      { least: 6, wanted: 60 },
    ];
    expect(columnWidths(needs, 500, 10, 0)).toEqual([40, 460]);
    expect(columnWidths(needs, 1001, 10, 0)).toEqual([221, 780]);
    expect(columnWidths(needs, 50, 10, 0)).toEqual([20, 30]);
  });

  test('of columns give a header room only when every cell has its own', () => {
    const needs = [
      { least: 4, wanted: 20, header: 4 },
      { least: 6, wanted: 6, header: 16 },
    ];
    expect(columnWidths(needs, 180, 10, 0)).toEqual([120, 60]);
    expect(columnWidths(needs, 260, 10, 0)).toEqual([200, 60]);
    expect(columnWidths(needs, 300, 10, 0)).toEqual([200, 100]);
    expect(columnWidths(needs, 400, 10, 0)).toEqual([220, 180]);
  });

  test('of columns with too many figures ask for a smaller size, but not for one that nobody can read', () => {
    const needs = [
      { least: 10, wanted: 10 },
      { least: 10, wanted: 30 },
    ];
    expect(sizeForColumns(needs, 9, 2000, 100)).toBe(9);
    expect(sizeForColumns(needs, 9, 1700, 100)).toBe(7.5);
    expect(sizeForColumns(needs, 9, 1000, 100)).toBe(6);
  });

  test('of a free table are those of smaller text where it has too many columns', () => {
    const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
    const grid = (columns: readonly string[]) =>
      appendixGrid({ title: '', columns, rows: [columns.map(() => '12,345.67')], notes: [] }, 9, 8844);
    expect(grid(months).size).toBe(6);
    expect(grid(months.slice(0, 4)).size).toBeUndefined();
  });

  test('shrink a title that is a little too long', () => {
    expect(fittedSize('一二三四五', 16, 1600)).toBeUndefined();
    expect(fittedSize('一二三四五', 16, 1400)).toBe(14);
    expect(fittedSize('一二三四五', 16, 1000)).toBeUndefined();
  });

  test('of grids leave out the columns that cells above cover', () => {
    const cell = { text: '', align: 'left' as const };
    const merged = [
      [{ ...cell, rowSpan: 3 }, cell, cell],
      [cell, cell],
      [cell, cell],
      [cell, { ...cell, colSpan: 2 }],
    ];
    expect(columnsOf(merged, 3)).toEqual([
      [0, 1, 2],
      [1, 2],
      [1, 2],
      [0, 1],
    ]);
  });
});
