import { folded } from '../../text/folded.ts';
import type { Cell, Row } from './plainRows.ts';
import type { Role } from './roles.ts';

const levels = ['class', 'section', 'item'] as const;

/**
 * Rows whose 类, 款 and 项 stand in columns of their own, each with all the digits of its code: below the row of a 类 its own are
 * often left out, and some columns have the code up to them (213, 21302, 2130201).
 */
export function withLevels(rows: readonly Row[], roles: readonly (Role | undefined)[]): readonly Row[] {
  const columns = levels.map((level) => roles.indexOf(level));
  const [first = -1, ...others] = columns;
  if (first < 0) return rows;
  let above: readonly string[] = [];
  return rows.map((row) => {
    const typed = columns.map((column) => folded(row[column]?.text ?? ''));
    const told = typed.map((digits, i) => ownDigits(digits, i));
    const lowest = told.findLastIndex((digits) => digits !== '');
    const own = told.map((digits, i) => (digits === '' && i < lowest ? (above[i] ?? '') : digits));
    if (told.every((digits) => /^\d*$/.test(digits)) && lowest >= 0) above = own;
    return others.length > 0 && own.some((digits, i) => digits !== typed[i]) ? replaced(row, columns, own) : row;
  });
}

/** 02 of 21302 in the column of 款, 01 of 2130201 in that of 项. */
function ownDigits(digits: string, level: number): string {
  return level > 0 && digits.length === 3 + 2 * level && /^\d+$/.test(digits) ? digits.slice(-2) : digits;
}

function replaced(row: Row, columns: readonly number[], texts: readonly string[]): Row {
  return row.map((cell, column): Cell => {
    const text = texts[columns.indexOf(column)];
    return text === undefined || text === cell.text ? cell : { text, isRepeated: false };
  });
}
