import { type Cell, isFilled, type Row, tidied } from './plainRows.ts';

/** The rows of a clipboard's HTML, and whether cells are merged downwards, which its plain text does not tell. */
export interface HtmlTable {
  readonly rows: readonly Row[];
  readonly isMerged: boolean;
  /** The first row of each table that has any, and those of them that are captions. */
  readonly starts: readonly Row[];
  readonly captions: readonly Row[];
  readonly hidden: HiddenParts;
}

/** What of tables says something and is not shown. */
export interface HiddenParts {
  readonly rows: readonly Row[];
  /** Counted from zero. */
  readonly columns: readonly number[];
}

/** More columns than any table has; a larger span is no table's. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 5000;

/**
 * The tables in the HTML that Excel, WPS or Word put on the clipboard. A cell merged over several rows stands in each of them,
 * one merged over several columns in the first; the caption of a table is a row above it.
 */
export function htmlRows(html: string): HtmlTable {
  const tags =
    /<(\/?)(table|caption|col|tr|td|th|br|p|div)\b([^<>]*)>|<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\4>|$)|<[^<>]*>/gi;
  const grid = new Grid();
  let from = 0;
  for (const match of html.matchAll(tags)) {
    grid.text(html.slice(from, match.index));
    from = match.index + match[0].length;
    const [, slash, name = '', attributes = ''] = match;
    if (name !== '') grid.tag(name.toLowerCase(), slash === '/', attributes);
  }
  return {
    rows: grid.rows.filter(isFilled),
    isMerged: grid.isMerged,
    starts: grid.starts.filter(isFilled),
    captions: grid.captions,
    hidden: grid.hidden,
  };
}

/** A cell that goes on in the rows below. */
interface Hanging {
  readonly text: string;
  rows: number;
}

/** The table as far as it has been read. */
class Grid {
  readonly rows: Cell[][] = [];
  readonly starts: Row[] = [];
  readonly captions: Row[] = [];
  isMerged = false;
  #isNew = true;
  /** The column that the next `col` is about, and those of all tables that are not shown. */
  #column = 0;
  readonly #hiddenColumns = new Set<number>();
  readonly #hiddenRows: Row[] = [];
  readonly #hanging = new Map<number, Hanging>();
  #cell: { readonly columns: number; readonly rows: number; text: string } | undefined;

  text(raw: string): void {
    if (this.#cell) this.#cell.text += decoded(raw);
  }

  tag(name: string, isClosing: boolean, attributes: string): void {
    if (name === 'br' || name === 'p' || name === 'div') this.text('\n');
    else if (name === 'col') this.#describe(attributes);
    else {
      this.#endCell();
      if (isClosing) this.#close(name);
      else this.#open(name, attributes);
    }
  }

  #open(name: string, attributes: string): void {
    if (name === 'td' || name === 'th')
      this.#cell = {
        columns: span(attributes, 'col', MOST_COLUMNS),
        rows: span(attributes, 'row', MOST_ROWS),
        text: '',
      };
    else if (name === 'caption') {
      this.captions.push(this.#begin());
      this.#cell = { columns: 1, rows: 1, text: '' };
    } else if (name === 'tr') {
      const row = this.#begin();
      if (isHidden(attributes)) this.#hiddenRows.push(row);
    } else if (name === 'table') this.#beginTable();
  }

  #close(name: string): void {
    if (name === 'tr') this.#fill();
    else if (name === 'table') this.#beginTable();
  }

  /** What follows is of no table before it. */
  #beginTable(): void {
    this.#column = 0;
    this.#hanging.clear();
    this.#isNew = true;
  }

  /** What says something and is not shown. */
  get hidden(): HiddenParts {
    const columns = [...this.#hiddenColumns].filter((column) => this.rows.some((row) => row[column]?.text));
    return { rows: this.#hiddenRows.filter(isFilled), columns };
  }

  /** The next columns. */
  #describe(attributes: string): void {
    const end = this.#column + span(attributes, '', MOST_COLUMNS);
    for (; this.#column < end; this.#column++) if (isHidden(attributes)) this.#hiddenColumns.add(this.#column);
  }

  /** A new row. */
  #begin(): Row {
    const row: Cell[] = [];
    this.rows.push(row);
    if (this.#isNew) this.starts.push(row);
    this.#isNew = false;
    return row;
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    const row = this.rows.at(-1);
    if (!cell || !row || row.length >= MOST_COLUMNS) return;
    this.#fill();
    for (let i = 0; i < cell.columns; i++) {
      const text = i === 0 ? tidied(cell.text) : '';
      if (cell.rows > 1) this.#hanging.set(row.length, { text, rows: cell.rows - 1 });
      row.push({ text, isRepeated: false });
    }
    if (cell.rows > 1) this.isMerged = true;
  }

  /** Writes the cells that hang down from rows above into the next places of the row. */
  #fill(): void {
    const row = this.rows.at(-1);
    for (let above = row && this.#hanging.get(row.length); row && above; above = this.#hanging.get(row.length)) {
      above.rows--;
      if (above.rows === 0) this.#hanging.delete(row.length);
      row.push({ text: above.text, isRepeated: true });
    }
  }
}

/** Whether a row or a column is not shown. */
function isHidden(attributes: string): boolean {
  return /display\s{0,2}:\s{0,2}none|\bwidth=["']?0["'\s]/i.test(attributes);
}

function span(attributes: string, direction: 'col' | 'row' | '', most: number): number {
  const digits = new RegExp(`\\b${direction}span\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1];
  return Math.max(1, Math.min(Number(digits ?? 1), most));
}

const entities: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" },
  ...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', minus: '-', middot: '·', yen: '¥' },
  ...{ ge: '≥', le: '≤', times: '×', divide: '÷', hellip: '…', bull: '•', deg: '°' },
};

function decoded(raw: string): string {
  return raw.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole: string, ...parts: (string | undefined)[]) => {
    const [decimal, hexadecimal, name = ''] = parts;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    if (Number.isNaN(code)) return entities[name.toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
