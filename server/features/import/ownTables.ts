import { codeIn } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import type { SheetRows } from './SheetRows.ts';

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

  constructor(sheets: readonly SheetRows[]) {
    this.#sheets = new Map(
      sheets.map(({ name, rows }) => [/^表[一二三四五六七八九十]+(?= )/.exec(name)?.[0] ?? name, rows]),
    );
  }

  /** Whether all thirteen tables are there. */
  get areComplete(): boolean {
    return labels.every((label) => this.#sheets.has(label));
  }

  /** The rows of a table from a column on, of which the first `texts` cells are a code and a name, or a name alone. */
  rows(label: string, texts: 1 | 2, from = 0): OwnRow[] {
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

const labels = '一、二、三、四、五、六、七、八、九、十、十一、十二、十三'.split('、').map((number) => `表${number}`);

function hundredths(text: string): number | undefined {
  const plain = text.replaceAll(',', '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** An amount of hundredths as it is written. */
export function written(amount: number): string {
  return (amount / 100).toFixed(2);
}
