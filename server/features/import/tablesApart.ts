import { amountIn, codeIn, totalIn, unnumbered } from '../paste/cells.ts';
import { columnsOf } from '../paste/columns.ts';
import { isFigure } from '../paste/figureColumns.ts';
import { filledIn, type Row } from '../paste/plainRows.ts';
import { roleOfText, tellsMoney } from '../paste/roles.ts';
import { namesLevels } from '../paste/tableHead.ts';
import type { SheetRows } from './sheets/SheetRows.ts';

/**
 * The tables that stand below each other in a sheet, each under its own title; one that goes on below the same headers, as on a
 * further page, is one. What the first says of the unit of its amounts is true of all that say nothing of it.
 */
export function tablesApart({ name, rows: all }: SheetRows): readonly SheetRows[] {
  const rows = withoutRepeatedHeads(all);
  const starts = startsIn(rows);
  if (starts.length < 2) return [{ name, rows }];
  let unit: Row | undefined;
  return starts.map((start, i): SheetRows => {
    const own = rows.slice(start, starts[i + 1]);
    const told = columnsOf(own);
    const amounts = Array.from(told.at.values(), (column) => told.unitOf(column)).find((each) => each !== undefined);
    const above = amounts || !unit ? [] : [unit];
    if (amounts)
      unit = [{ text: `单位：${'元十百千'[amounts.places]?.replace('元', '')}${amounts.unit}`, isRepeated: false }];
    const title = i === 0 ? '' : titleOf(own);
    return { name: title === '' ? name : `${name}：${title}`, rows: [...above, ...own] };
  });
}

/** Where tables begin: with the lines above their headers. */
function startsIn(rows: readonly Row[]): readonly number[] {
  const starts = [0];
  const seen = new Set<string>();
  let [hasFigures, hasIndicators] = [false, false];
  for (const [i, row] of rows.entries()) {
    if (row.some(isFigure)) hasFigures = true;
    const isOfForm = hasIndicators && namesProject(row);
    hasIndicators = (hasIndicators && !isOfForm) || namesLevels(row);
    const isOfTable = isHeader(row);
    if (!isOfForm && !isOfTable) continue;
    const start = linesAbove(rows, i, starts.at(-1) ?? 0);
    const isNew = rows.slice(start, i).some(isTitle) || !seen.has(textOf(row));
    if (isOfForm || (hasFigures && isNew)) {
      starts.push(start);
      hasFigures = false;
    }
    if (isOfTable) seen.add(textOf(row));
  }
  return starts;
}

/** The row by which a form of indicators says whose they are: `项目名称` before its name, or in one cell with it. */
function namesProject(row: Row): boolean {
  return /^项目名称(?:[:：]|$)/.test(row.find(({ text }) => text !== '')?.text ?? '') && !namesLevels(row);
}

/**
 * Without the headers that a further page repeats and what stands above them there: the same title, unit and whose table it is,
 * or that the table goes on.
 */
function withoutRepeatedHeads(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  const repeated = new Set<Row>();
  let above: ReadonlySet<string> = new Set();
  let hasFigures = false;
  for (const [i, row] of rows.entries()) {
    if (row.some(isFigure)) hasFigures = true;
    if (!isHeader(row)) continue;
    const lines = rows.slice(linesAbove(rows, i, -1), i).filter(isTitle);
    const isAgain = lines.every((line) => goesOn.test(textOf(line)) || above.has(textOf(line)));
    if (hasFigures && isAgain && seen.has(textOf(row))) for (const each of [...lines, row]) repeated.add(each);
    else if (lines.length > 0) above = new Set(lines.map(textOf));
    seen.add(textOf(row));
  }
  return repeated.size === 0 ? rows : rows.filter((row) => !repeated.has(row));
}

/** Where the lines begin that stand above a header, behind a row. */
function linesAbove(rows: readonly Row[], header: number, behind: number): number {
  let start = header;
  while (start > behind + 1 && isAlone(rows[start - 1])) start--;
  return start;
}

/** Whether a line says which table it is, in which unit, or whose: no name that stands over the rows below it. */
function isTitle(row: Row): boolean {
  return /表(?:$|[\s（(\d])|[:：]/.test(textOf(row));
}

const goesOn = /续|第\s{0,2}\S{1,3}\s{0,2}页/;

function textOf(row: Row): string {
  return row.flatMap(({ text }) => text || []).join(' ');
}

/** Texts alone, of which one names a column of money and another one what stands in the rows. */
function isHeader(row: Row): boolean {
  const filled = filledIn(row);
  const isOfTexts = filled.every((cell) => amountIn(cell) === undefined && !codeIn(cell));
  const [first] = filled;
  if (!first || filled.length < 2 || !isOfTexts || totalIn(first.text)) return false;
  // What is numbered is a row that has no amount.
  const isPlain = filled.every(({ text }) => /^[^:：]{1,20}$/.test(text) && unnumbered(text) === text);
  const known = filled.filter(({ text }) => roleOfText(text) !== undefined);
  return (
    isPlain &&
    known.length * 2 >= filled.length &&
    known.some(({ text }) => tellsMoney(text)) &&
    known.some(({ text }) => !tellsMoney(text))
  );
}

/** A title, or the unit of the amounts. */
function isAlone(row: Row | undefined): boolean {
  const filled = filledIn(row ?? []);
  const [first] = filled;
  if (!first || filled.some((cell) => amountIn(cell) !== undefined || codeIn(cell))) return false;
  return filled.length === 1
    ? !/^[(（]?(?:注|备注|说明)\d*[:：]/.test(first.text)
    : filled.every(({ text }) => /[:：]/.test(text));
}

function titleOf(rows: readonly Row[]): string {
  const [first] = rows.filter((row) => isAlone(row));
  return first?.find(({ text }) => text !== '' && !/^[^（(]*[:：]/.test(text))?.text ?? '';
}
