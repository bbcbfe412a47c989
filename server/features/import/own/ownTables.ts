import { shanxi2026 } from '../../../tables/shanxi2026/layout.ts';
import { codeIn } from '../../paste/cells.ts';
import type { Row } from '../../paste/plainRows.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';
import { ownLayout } from './ownSheet.ts';

/** A row of a published table: what it is of, and its figures in hundredths of the table's unit, column by column. */
export interface OwnRow {
  readonly code: string;
  readonly name: string;
  /** The text behind the first. */
  readonly second: string;
  readonly amounts: readonly number[];
}

/** The sheets of a workbook that this program wrote, by the labels of their tables (表一 …). */
export class OwnTables {
  readonly #sheets: ReadonlyMap<string, readonly Row[]>;
  readonly #taken: readonly OwnTables[];
  readonly #read = new Map<string, readonly OwnRow[]>();

  /** With other tables, what these leave of each row; no two rows may be of the same then. */
  constructor(sheets: readonly SheetRows[], taken: readonly OwnTables[] = []) {
    this.#sheets = new Map(sheets.map(({ name, rows }) => [ownLayout(name)?.label ?? name, rows]));
    this.#taken = taken;
  }

  /** Whether all thirteen tables are there. */
  get areComplete(): boolean {
    return shanxi2026.tables.every(({ label }) => this.#sheets.has(label));
  }

  /** The rows of a table from a column on, of which the first `texts` cells are a code and a name, or a name alone. */
  rows(label: string, texts: 1 | 2, from = 0): readonly OwnRow[] {
    const key = `${label}/${texts}/${from}`;
    const known = this.#read.get(key) ?? this.#left(label, texts, from);
    this.#read.set(key, known);
    return known;
  }

  #left(label: string, texts: 1 | 2, from: number): readonly OwnRow[] {
    const own = this.#rows(label, texts, from);
    if (this.#taken.length === 0) return own;
    const taken = this.#taken.flatMap((tables) => tables.rows(label, texts, from));
    return left(own, taken, this.#taken.length);
  }

  /** A row that somebody copied is read once. */
  #rows(label: string, texts: 1 | 2, from: number): OwnRow[] {
    const rows = this.#allRows(label, texts, from);
    const codes = new Set<string>();
    return rows.filter((row, i) => {
      const isKnown = texts === 2 && (codes.has(row.code) || isSame(row, rows[i - 1]));
      if (row.code !== '') codes.add(row.code);
      return !isKnown;
    });
  }

  #allRows(label: string, texts: 1 | 2, from: number): OwnRow[] {
    return (this.#sheets.get(label) ?? []).flatMap((all): OwnRow[] => {
      const row = all.slice(from);
      const [first = '', second = ''] = row.map(({ text }) => text);
      const amounts = row.slice(texts).map(({ text }) => hundredths(text));
      if (first === '' || !amounts.some((amount) => amount !== undefined)) return [];
      const code = texts === 2 ? (codeIn(row[0])?.code ?? '') : '';
      const name = code === '' ? first : second;
      return [{ code, name, second, amounts: amounts.map((amount) => amount ?? 0) }];
    });
  }

  /** The rows of codes below which there are no others. */
  leaves(label: string, from = 0): OwnRow[] {
    const rows = this.rows(label, 2, from).filter(({ code }) => code !== '');
    return rows.filter(({ code }) => !rows.some((other) => other.code !== code && other.code.startsWith(code)));
  }

  /** The figure of a row that is named, in one column behind its name. */
  figure(label: string, name: string, column: number, from = 0): number {
    return this.rows(label, 1, from).find((row) => row.name === name)?.amounts[column] ?? 0;
  }
}

function isSame(a: OwnRow, b: OwnRow | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is left of rows; every figure is rounded by itself, and what roundings may leave is nothing. */
function left(rows: readonly OwnRow[], taken: readonly OwnRow[], books: number): OwnRow[] {
  const key = ({ code, name, second }: OwnRow): string => (code === '' ? JSON.stringify([name, second]) : code);
  const sums = new Map<string, number[]>();
  for (const row of taken) {
    const sum = sums.get(key(row)) ?? [];
    sums.set(key(row), sum);
    for (const [i, amount] of row.amounts.entries()) sum[i] = (sum[i] ?? 0) + amount;
  }
  const slack = (books + 1) / 2;
  return rows.flatMap((row) => {
    const rests = row.amounts.map((amount, i) => amount - (sums.get(key(row))?.[i] ?? 0));
    const amounts = rests.map((rest) => (Math.abs(rest) <= slack ? 0 : rest));
    return amounts.some((amount) => amount !== 0) ? [{ ...row, amounts }] : [];
  });
}

function hundredths(text: string): number | undefined {
  const plain = text.replaceAll(',', '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** An amount of hundredths as it is written. */
export function written(amount: number): string {
  return (amount / 100).toFixed(2);
}

/** Amounts of hundredths together. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
