import type { Decimal } from 'decimal.js';
import { classificationOf } from '../../data/catalogue.ts';
import { plainDigits } from '../../model/amount.ts';
import { decimal, isMoneyUnit, type MoneyUnit } from '../../model/money.ts';
import { ascii } from '../../text/ascii.ts';
import type { Cell, Row } from './plainRows.ts';

/** A number of money as a cell has it: ASCII digits with a sign, separators kept, and the unit behind it. */
export interface CellAmount {
  readonly digits: string;
  readonly unit: MoneyUnit | undefined;
  /** Whether it has the sign of 元 in front, and no unit: what a header says comes first. */
  readonly isYuan: boolean;
}

/** The amount of a cell: `empty` for none, a dash, a stroke, 无 or zero, undefined for what is no amount. */
export function amountIn(cell: Cell | undefined): CellAmount | 'empty' | undefined {
  if (!cell || cell.isRepeated) return 'empty';
  const text = ascii(cell.text).replace(/[\s¥￥]/g, '');
  if (/^(?:[-—–―─]*|\/|无)$/.test(text)) return 'empty';
  const [, opened, sign, digits = '', unit = '', closed] =
    /^(\()?(-?)([\d,]*\.?\d+|[\d,]+\.)(\D*?)(\))?$/.exec(text) ?? [];
  const isAmount =
    plainDigits(digits) && (unit === '' || isMoneyUnit(unit)) && (opened === undefined) === (closed === undefined);
  if (!isAmount) return undefined;
  if (/^[0,.]*$/.test(digits)) return 'empty';
  const whole = digits.replace(/^\./, '0.').replace(/\.$/, '');
  return {
    digits: (sign || opened ? '-' : '') + whole,
    unit: isMoneyUnit(unit) ? unit : undefined,
    isYuan: /[¥￥]/.test(cell.text),
  };
}

/** The number of an amount, in whatever unit it is. */
export function numberOf({ digits }: CellAmount): Decimal {
  return decimal(digits.replaceAll(',', ''));
}

/** The number of the amount of a cell, in whatever unit it is; 0 where it has none. */
export function moneyIn(cell: Cell | undefined): Decimal {
  const amount = amountIn(cell);
  return amount === undefined || amount === 'empty' ? decimal('0') : numberOf(amount);
}

/** The code of a cell, and the name where both stand in it (`30101 基本工资`, `[2011308]招商引资`). */
export interface CellCode {
  readonly code: string;
  readonly name: string;
}

/** Reads a cell as a subject code; undefined where it holds none. */
export function codeIn(cell: Cell | undefined): CellCode | undefined {
  const text = cell?.text ?? '';
  const match = /^[[【(]?([A-C]?\d{3,9})[\]】)]?(?:[\s\-—_.、:]*([^\d\s.,%元].*))?$/.exec(ascii(text));
  const [, code = '', name = ''] = match ?? [];
  // A name stays as it is written: 维修（护）费.
  return classificationOf(code) && code.length !== 4
    ? { code, name: text.slice(text.length - name.length) }
    : undefined;
}

/** What a total row is called: `合 计`, `总计：`; `subtotal` where it is that of some rows only. */
export function totalIn(text: string): 'total' | 'subtotal' | undefined {
  const word = ascii(text).replace(/[\s:]/g, '').toLowerCase();
  if (/^(?:本年|本单位|全部)?(?:收入|支出)?(?:合计|总计|共计)$|^(?:grand)?total$/.test(word)) return 'total';
  return /^.{0,12}(?:小计|subtotal)$/.test(word) ? 'subtotal' : undefined;
}

/** Whether a row is one of a total. */
export function isTotal(row: Row): boolean {
  return row.some(({ text }) => totalIn(text) !== undefined);
}

/** A name without what numbers it in a list: `一、`, `（二）`, `3.`, `其中：`. */
export function unnumbered(text: string): string {
  return text
    .replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]\s*|其中[:：])\s*/, '')
    .trim();
}
