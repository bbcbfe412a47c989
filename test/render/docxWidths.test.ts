import { describe, expect, test } from 'vitest';
import type { FormCell } from '../../server/document/Disclosure.ts';
import { sumOfLines } from '../../server/model/Origin.ts';
import { columnsOf, type Spanning } from '../../server/render/columnsOf.ts';
import { columnWidths, sizeForColumns } from '../../server/render/columnWidths.ts';
import { appendixGrid } from '../../server/render/docx/plainGrids.ts';
import { formColumns } from '../../server/render/formColumns.ts';
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

  test('of a form are those of its layout, but that a long figure is not broken', () => {
    const cell = (text: string, colSpan = 1): FormCell => {
      return {
        text,
        role: 'value',
        colSpan,
        rowSpan: 1,
        align: 'center',
        figure: { address: text, origin: () => sumOfLines([]) },
      };
    };
    const widthsOf = (...cells: FormCell[]) =>
      formColumns({ id: '', title: '', subtitle: '', columns: [4, 2, 2, 2], rows: [cells] }, 400, 5, 10);
    expect(widthsOf(cell('1'), cell('2'), cell('3'), cell('1,234.50'))).toEqual([160, 80, 80, 80]);
    const [first = 0, second, third, last = 0] = widthsOf(cell('1', 3), cell('11,120,300,000.50'));
    expect(last).toBeGreaterThan(textWidth('11,120,300,000.50') * 5 + 10);
    expect(second).toBe(third);
    expect(first).toBeCloseTo((400 - last) / 2, -1);
    const spanned = widthsOf(cell('1', 2), cell('1,234,111,120,300,000.50', 2));
    expect((spanned[2] ?? 0) + (spanned[3] ?? 0)).toBeGreaterThan(textWidth('1,234,111,120,300,000.50') * 5);
    expect(spanned.reduce((sum, width) => sum + width)).toBe(400);
  });

  test('of grids leave out the columns that cells above cover', () => {
    const cell: Spanning = {};
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
