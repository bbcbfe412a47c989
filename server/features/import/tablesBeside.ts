import { amountIn, codeIn } from '../paste/cells.ts';
import { filledIn, type Row } from '../paste/plainRows.ts';
import { isMoney, roleOfText } from '../paste/roles.ts';
import type { SheetRows } from './sheets/SheetRows.ts';

/**
 * The tables that stand beside each other in a sheet under the same headers, each with the titles above it; a list that goes on
 * at its right, as where paper is to be saved, is one.
 */
export function tablesBeside({ name, rows }: SheetRows): readonly SheetRows[] {
  const header = rows.findIndex((row) => startsIn(row).length > 1 && isHeader(row));
  const starts = startsIn(rows[header] ?? []);
  const above = rows.slice(0, Math.max(0, header));
  if (starts.length < 2 || !above.every(areTitles)) return [{ name, rows }];
  const cut = (row: Row, i: number): Row => row.slice(i === 0 ? 0 : starts[i], starts[i + 1]);
  const isFilled = (row: Row): boolean => filledIn(row).length > 0;
  const below = starts.map((_, i) => rows.slice(header).map((row) => cut(row, i)));
  const isOne = above.every((row) => starts.every((_, i) => i === 0 || !isFilled(cut(row, i))));
  if (isOne)
    return [{ name, rows: [...above, ...below.flatMap((own, i) => own.slice(i === 0 ? 0 : 1))].filter(isFilled) }];
  return below.map((own, i) => {
    const titles = above.map((row) => (isFilled(cut(row, i)) ? cut(row, i) : cut(row, 0)));
    return { name: i === 0 ? name : `${name}（${i + 1}）`, rows: [...titles, ...own].filter(isFilled) };
  });
}

/** Where the headers of a row begin again, all of them as before; one place where they do not. */
function startsIn(header: Row): readonly number[] {
  const told = header.flatMap(({ text }, column) => (text === '' ? [] : [{ text, column }]));
  const period = told.findIndex(({ text }, i) => i > 1 && text === told[0]?.text);
  if (period < 0 || told.length % period > 0 || told.some(({ text }, i) => text !== told[i % period]?.text)) return [0];
  return told.flatMap(({ column }, i) => (i % period === 0 ? [column] : []));
}

/** Whether texts alone name columns, of which some are of money. */
function isHeader(row: Row): boolean {
  const filled = filledIn(row);
  const roles = filled.flatMap(({ text }) => roleOfText(text) ?? []);
  const areTexts = filled.every((cell) => amountIn(cell) === undefined && !codeIn(cell));
  return areTexts && roles.length * 2 >= filled.length && roles.some(isMoney);
}

/** Whether a row says of which table, whose, or in which unit the headers below it are, and not which side of it. */
function areTitles(row: Row): boolean {
  const filled = filledIn(row);
  const isAlone = filled.length === 1;
  const tellsSides = filled.some(({ text }) => text.includes('收') && text.includes('支'));
  return !tellsSides && filled.every(({ text }) => isAlone || /[:：]|表(?:$|[\s（(\d])/.test(text));
}
