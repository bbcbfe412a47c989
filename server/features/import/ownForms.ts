import { quoted } from '../../syntax/stringValue.ts';
import { indicatorRow, listsIndicators } from '../paste/indicatorRows.ts';
import type { Row } from '../paste/plainRows.ts';
import type { Reading } from '../paste/Reading.ts';
import type { SheetRows } from './SheetRows.ts';

/** The performance form of a project, or of the whole. */
export class OwnForm {
  readonly #rows: readonly Row[];

  constructor({ rows }: SheetRows) {
    this.#rows = rows;
  }

  /** What stands behind a label in its row; empty where there is nothing. */
  behind(label: string): string {
    for (const row of this.#rows) {
      const at = row.findIndex((cell) => cell.text === label && !cell.isRepeated);
      const value = at < 0 ? undefined : row.slice(at + 1).find(({ text }) => text !== '');
      if (value) return value.text;
    }
    return '';
  }

  /** What stands right behind a label with a colon, in a row of such; empty where the next one does. */
  beside(label: string): string {
    const text = this.behind(label);
    return text.endsWith('：') ? '' : text;
  }

  /** All that stands in a row behind its label. */
  allBehind(label: string): string[] {
    const row = this.#rows.find(([first]) => first?.text === label && !first.isRepeated) ?? [];
    return row.slice(1).flatMap(({ text }) => text || []);
  }

  /** The rows below a heading until the next one. */
  below(label: string): string[][] {
    const rows = this.#rows.filter(([first]) => first?.text === label && first.isRepeated);
    return rows.map((row) => row.slice(1).flatMap(({ text }) => text || []));
  }

  /** The indicators; a form of a project has them twice beside each other. */
  indicators(reading: Reading): string[] {
    const start = this.#rows.findIndex((row) => row.some(({ text }) => text === '三级指标'));
    const signed = this.#rows.findIndex(([first], i) => i > start && first?.text === SIGNED);
    const rows = this.#rows.slice(start + 1, signed < 0 ? undefined : signed).map((row) => row.slice(1, 5));
    const columns = { ...reading.columns, rows, at: indicatorColumns };
    if (start < 0 || !listsIndicators({ columns })) return [];
    return rows.flatMap((row) => {
      const outcome = row.length < 4 ? undefined : indicatorRow(row, { ...reading, columns }, rows);
      return outcome?.kind === 'lines' ? outcome.lines.map((line) => line.join(' ')) : [];
    });
  }
}

/** What the last row of a form begins with: who filled it in. */
const SIGNED = '负责人：';

const indicatorColumns = new Map([
  ['level1', 0],
  ['level2', 1],
  ['level3', 2],
  ['value', 3],
] as const);

/** `keyword "text"` for those that say something. */
export function textLines(words: readonly (readonly [string, string])[]): string[] {
  return words.flatMap(([word, text]) => (text === '' ? [] : [`${word} ${quoted(text)}`]));
}
