import { quoted } from '../../../syntax/stringValue.ts';
import { indicatorRow, listsIndicators } from '../../paste/indicatorRows.ts';
import type { Cell, Row } from '../../paste/plainRows.ts';
import type { Reading } from '../../paste/Reading.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';

/** The performance form of a project, or of the whole. */
export class OwnForm {
  readonly #rows: readonly Row[];

  constructor({ rows }: SheetRows) {
    this.#rows = rows;
  }

  /** What stands behind a label in its row; empty where there is nothing. `{部门}` is 部门, or 单位 in the form of a unit. */
  behind(label: string): string {
    return this.#cellBehind(label)?.text ?? '';
  }

  /** The same with its line breaks. */
  proseBehind(label: string): string {
    const cell = this.#cellBehind(label);
    return cell?.lines ?? cell?.text ?? '';
  }

  #cellBehind(label: string): Cell | undefined {
    const labels = ['部门', '单位'].map((scope) => label.replace('{部门}', scope));
    for (const row of this.#rows) {
      const at = row.findIndex((cell) => labels.includes(cell.text) && !cell.isRepeated);
      const value = at < 0 ? undefined : row.slice(at + 1).find(({ text }) => text !== '');
      if (value) return value;
    }
    return undefined;
  }

  /** What stands right behind a label with a colon, in a row of such; empty where the next one does. */
  beside(label: string): string {
    const text = this.behind(label);
    return text.endsWith('：') ? '' : text;
  }

  /** All that stands in a row behind its label, with line breaks. */
  allBehind(label: string): string[] {
    const row = this.#rows.find(([first]) => first?.text === label && !first.isRepeated) ?? [];
    return row.slice(1).flatMap(({ text, lines }) => lines ?? (text || []));
  }

  /** The rows below a heading until the next one. */
  below(label: string): string[][] {
    const start = this.#rows.findIndex(([first]) => first?.text === label && !first.isRepeated) + 1;
    // Saved as text, cells that are merged downwards are empty below.
    const isBelow = ([first]: Row): boolean => first?.text === '' || (first?.text === label && first.isRepeated);
    const end = this.#rows.findIndex((row, i) => i >= start && !isBelow(row));
    const rows = start === 0 ? [] : this.#rows.slice(start, end < 0 ? undefined : end);
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

/** `keyword "text"` for those that say something; what has several lines stands in `"""`. */
export function textLines(words: readonly (readonly [string, string])[]): string[] {
  const written = (text: string): string =>
    text.includes('\n') && !text.includes('"""') ? `"""\n${text.replace(/^/gm, '        ')}\n    """` : quoted(text);
  return words.flatMap(([word, text]) => (text === '' ? [] : [`${word} ${written(text)}`]));
}
