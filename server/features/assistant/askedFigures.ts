import { blocksOf } from '../../document/Disclosure.ts';
import { disclose } from '../../document/disclose.ts';
import { type Locale, say } from '../../language/locale.ts';
import { statementsOf } from '../../language/lookup.ts';
import { sources } from '../../model/Budget.ts';
import { differencesOf } from '../../model/figures/differences.ts';
import { grandFigure } from '../../model/figures/grandFigure.ts';
import { itemsOfOrigin } from '../../model/Origin.ts';
import { comparisonMessage } from '../../rules/sums/comparisonFinding.ts';
import type { FigureCell, HeaderCell, Sheet, SheetRow } from '../../tables/Sheet.ts';
import type { Analysis } from '../Analysis.ts';
import { publishedText } from '../publishedText.ts';
import { type CitedLine, citedLine } from './citedLine.ts';
import { page } from './page.ts';

/** What an assistant wants to know: of one table, of one row (a subject's code or name, a project), or in general. */
export interface FigureQuery {
  /** The id of a table: t3. */
  readonly table?: string;
  readonly subject?: string;
  /** How many figures to leave out, because they were told before. */
  readonly from?: number;
}

/** One published figure: where it is printed, what it is made of, and whether what is stated for it holds. */
export interface AskedFigure {
  readonly address: string;
  readonly row: string;
  readonly column: string;
  readonly amount: string;
  /** The addresses of the figures in the same table that add up to it. */
  readonly sumOf?: readonly string[];
  /** How declared totals of it differ from their parts. */
  readonly differences?: readonly string[];
  /** The lines of the text that it sums, calculations as written. */
  readonly items: readonly CitedLine[];
  /** How many lines more. */
  readonly moreItems?: number;
}

const MOST_FIGURES = 40;
const MOST_ITEMS = 8;

/** The figures asked for as a plain object; without a table and a subject, the totals and the list of tables. */
export function askedFigures(analysis: Analysis, query: FigureQuery, locale: Locale): object {
  const disclosure = disclose(analysis.budget);
  const { title, status } = disclosure;
  const sheets = blocksOf(disclosure, 'sheet').map(({ sheet }) => sheet);
  const general = { title, status, unit: '万元' };
  if (query.table === undefined && query.subject === undefined)
    return { ...general, totals: totals(analysis, locale), tables: sheets.map(inShort) };
  const asked = sheets.filter(({ id }) => query.table === undefined || id === query.table);
  if (asked.length === 0) return { ...general, unknownTable: query.table, tables: sheets.map(inShort) };
  const found = asked.flatMap((sheet) => figuresIn(sheet, query.subject));
  const { shown, count, note } = page(found, query.from ?? 0, MOST_FIGURES, locale);
  return {
    ...general,
    tables: asked.filter(({ id }) => shown.some(({ cell }) => cell.address.startsWith(`${id}/`))).map(inShort),
    figures: shown.map((figure) => described(figure, analysis, locale)),
    count,
    ...(note ? { note } : {}),
  };
}

function inShort({ id, title, isEmpty }: Sheet): object {
  return isEmpty ? { id, title, isEmpty } : { id, title };
}

/** The figures that 总计 may name, of what is not zero. */
function totals({ budget }: Analysis, locale: Locale): object[] {
  const keys = [...statementsOf('totals').map(({ id }) => id), ...sources];
  return keys.flatMap((key) => {
    const figure = grandFigure(key, budget);
    const amount = figure ? publishedText(figure.sum.value) : '0.00';
    return figure && amount !== '0.00' ? [{ name: say(figure.title, locale), amount }] : [];
  });
}

interface Found {
  readonly sheet: Sheet;
  readonly cell: FigureCell;
  readonly row: string;
  readonly column: string;
}

/** The figures of a table that are not zero; of one row where a subject is named. */
function figuresIn(sheet: Sheet, subject: string | undefined): Found[] {
  const columns = sheet.header.flatMap(leaves);
  return sheet.rows
    .filter((row) => subject === undefined || isAbout(row, subject))
    .flatMap((row) => figuresOf(row, columns, sheet));
}

function figuresOf({ cells }: SheetRow, columns: readonly string[], sheet: Sheet): Found[] {
  const row = cells.flatMap((cell) => (cell.kind === 'text' && cell.text.trim() ? [cell.text.trim()] : [])).join(' ');
  let at = 0;
  return cells.flatMap((cell) => {
    const column = columns[at] ?? '';
    at += cell.kind === 'text' ? cell.span : 1;
    return cell.kind === 'figure' && cell.text !== '' ? [{ sheet, cell, row, column }] : [];
  });
}

/** The columns below a header, each with the headers above it. */
function leaves({ text, below }: HeaderCell): string[] {
  return below.length === 0 ? [text] : below.flatMap((each) => leaves(each).map((leaf) => `${text} › ${leaf}`));
}

function isAbout({ cells }: SheetRow, subject: string): boolean {
  return cells.some((cell) =>
    cell.kind === 'text' ? cell.text.trim() === subject : cell.address.split('/')[1] === subject,
  );
}

function described({ sheet, cell, row, column }: Found, analysis: Analysis, locale: Locale): AskedFigure {
  const items = [...itemsOfOrigin(cell.origin())];
  const sumOf = sheet.sumOf(cell.address);
  const differences = differencesOf(cell.declared, analysis.budget).map((each) =>
    say(comparisonMessage(each, analysis.budget), locale),
  );
  return {
    address: cell.address,
    row,
    column,
    amount: cell.text,
    ...(sumOf.length > 0 ? { sumOf } : {}),
    ...(differences.length > 0 ? { differences } : {}),
    items: items.slice(0, MOST_ITEMS).map(({ amountPlace }) => citedLine(analysis.locate(amountPlace))),
    ...(items.length > MOST_ITEMS ? { moreItems: items.length - MOST_ITEMS } : {}),
  };
}
