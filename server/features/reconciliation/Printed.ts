import type { AmountStyle } from '../../document/DocumentLayout.ts';
import type { Localized } from '../../language/schema.ts';
import { formatMoney, type Money, type MoneyUnit, moneyUnits, printedMoney } from '../../model/money.ts';
import type { Origin } from '../../model/Origin.ts';

/** What a printed number counts. */
export type Measure = 'money' | 'percent' | 'count';

/** How a number is printed. */
export interface Notation {
  readonly measure: Measure;
  /** Of money, the unit; other numbers are kept in hundredths, as yuan are. */
  readonly unit: MoneyUnit;
  readonly decimals: number;
}

/** A number as it is printed, read back from its text, so that nothing but what a reader sees is compared. */
export interface Printed {
  readonly notation: Notation;
  /** Empty where it is not in the document: a figure of the year before, a number of units. */
  readonly address: string;
  /** As printed, without its unit; empty where nothing is. */
  readonly text: string;
  readonly value: Money;
  /** By how much what it stands for may be off, because it is rounded. */
  readonly half: number;
  /** What it is called: the table or section, its row, and its column where that has a name. */
  readonly label: PrintedLabel;
  readonly origin: (() => Origin) | undefined;
}

export interface PrintedLabel {
  readonly group: Localized;
  readonly row: string;
  readonly column: string;
}

/** A number with its unit, as it is printed. */
export function notedText(value: Money, notation: Notation): string {
  const { unit, decimals } = notation;
  return withUnit(formatMoney(value, { unit, decimals, separators: true }), notation);
}

/** The digits of a number with what it counts. */
export function withUnit(digits: string, { measure, unit }: Notation): string {
  return digits + { money: unit, percent: '%', count: '' }[measure];
}

/** What a text of a table or sentence says; an empty one says zero. */
export function readPrinted(text: string, notation: Notation): Pick<Printed, 'value' | 'half'> {
  const half = notation.measure === 'count' ? 0 : moneyUnits[notation.unit] / 10 ** notation.decimals / 2;
  if (text === '') return { value: 0, half };
  const digits = text.replace(/[,%]/g, '');
  return {
    value: /^-?\d+(?:\.\d+)?$/.test(digits) ? printedMoney(digits, moneyUnits[notation.unit]) : 0,
    half,
  };
}

/** How a sum in a style is printed. */
export function notationOf({ unit, decimals }: Pick<AmountStyle, 'unit' | 'decimals'>): Notation {
  return { measure: 'money', unit, decimals };
}

/** How a share, or a number of things, is printed. */
export const percentNotation: Notation = { measure: 'percent', unit: '元', decimals: 2 };
export const countNotation: Notation = { measure: 'count', unit: '元', decimals: 0 };

/** Rows under their keys, each with its figures under the keys of its columns; what has one part of an address has the column ''. */
export class PrintedGroup {
  readonly rows = new Map<string, Map<string, Printed[]>>();
  /** The rows directly under a row. */
  readonly below = new Map<string, string[]>();

  add(row: string, column: string, figure: Printed): void {
    const columns = this.rows.get(row) ?? new Map<string, Printed[]>();
    this.rows.set(row, columns);
    const figures = columns.get(column);
    if (figures) figures.push(figure);
    else columns.set(column, [figure]);
  }
}

/** All printed figures of a budget, by the first part of their addresses. */
export type PrintedGroups = ReadonlyMap<string, PrintedGroup>;

/** The group of a name; a new one where there is none yet. */
export function groupNamed(name: string, groups: Map<string, PrintedGroup>): PrintedGroup {
  const group = groups.get(name) ?? new PrintedGroup();
  groups.set(name, group);
  return group;
}
