import { classificationOf, findSubject } from '../data/catalogue.ts';
import type { BlockName } from '../language/blocks.ts';
import { counted, type Locale, say } from '../language/locale.ts';
import { blockIndex, heads, statementsOf } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import type { MoneyUnit } from '../model/money.ts';
import { parse } from '../syntax/parse.ts';
import { displayWidth } from '../text/displayWidth.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import type { Analysis } from './Analysis.ts';
import { keywordLanguageOf } from './keywordLanguage.ts';
import { leftOutReason, mayBeYuan } from './paste/amountReport.ts';
import { codeIn } from './paste/cells.ts';
import { type Columns, columnsOf } from './paste/columns.ts';
import { type HiddenParts, htmlRows } from './paste/htmlRows.ts';
import { indicatorRow, listsIndicators, unusedColumns } from './paste/indicatorRows.ts';
import { declarationRow, moneyRow } from './paste/moneyRows.ts';
import { isStatements, type PastePlace, pastePlace } from './paste/pastePlace.ts';
import { plainRows, type Row } from './paste/plainRows.ts';
import {
  type Line,
  type Outcome,
  type Reading,
  type RowNote,
  type RowReader,
  rowNotes,
  rowText,
} from './paste/Reading.ts';
import { isMoney } from './paste/roles.ts';
import { headerOf } from './paste/tableHead.ts';
import { appendixRow, glossaryRow } from './paste/textRows.ts';

/** What the clipboard holds; `html` is empty where it has none. */
export interface Clipboard {
  readonly plain: string;
  readonly html: string;
}

/** A pasted table as statements of the block that it is pasted into. */
export interface PastedRows {
  readonly edit: TextEdit;
  /** `粘贴为 12 行明细（2 行未识别）`. */
  readonly title: string;
  /** How many rows became statements. */
  readonly read: number;
  /** The rows that stand as comments, because they could not be read. */
  readonly unread: readonly RowNote[];
  /** What says nothing of its own, and columns that have no place here: not in the text. */
  readonly leftOut: readonly RowNote[];
}

/** A kind of table: who reads its rows, and what they become. */
interface Kind {
  readonly reader: RowReader;
  readonly noun: Localized;
  /** Whether headers are rows too. */
  readonly isText?: true;
}

const items: Kind = { reader: moneyRow, noun: { zh: '明细', en: 'item' } };
const indicators: Kind = { reader: indicatorRow, noun: { zh: '指标', en: 'indicator' } };
/** What a form tells of a project, its indicators among it. */
const ofForm: Localized = { zh: '项目内容', en: 'statement' };
const figures: Kind = { reader: moneyRow, noun: { zh: '金额', en: 'amount' } };
const kinds: Readonly<Partial<Record<string, Kind>>> = {
  basic: items,
  project: items,
  performance: indicators,
  subjects: { reader: declarationRow, noun: { zh: '科目', en: 'subject' } },
  revenue: { reader: moneyRow, noun: { zh: '收入', en: 'line of revenue' } },
  procurement: { reader: moneyRow, noun: { zh: '采购', en: 'line of procurement' } },
  totals: figures,
  funds: figures,
  prior: figures,
  appendix: { reader: appendixRow, noun: { zh: '附表', en: 'row' }, isText: true },
  glossary: { reader: glossaryRow, noun: { zh: '名词', en: 'term' }, isText: true },
};

/** The most rows that are read at once; more is no table of a budget. */
const MOST_ROWS = 20_000;

/**
 * budget/pasteRows: the rows of a spreadsheet as statements of the block at a place. Undefined where the text is to be pasted
 * as it is: in strings and comments, where it is no table, and where nothing in it can be read.
 */
export function pasteRows(
  analysis: Analysis,
  span: Span,
  clipboard: Clipboard,
  locale: Locale,
): PastedRows | undefined {
  const place = pastePlace(analysis, span);
  const kind = place && kinds[place.block];
  if (!place || !kind || isBudgetText(clipboard.plain, place)) return undefined;
  const found = tableIn(clipboard);
  if (!found) return undefined;
  const { table, hidden } = found;
  const columns = withCodesOf(place.block, columnsWanted(table, place.block, analysis));
  const isIndicators = place.block === 'project' && listsIndicators({ columns });
  const chosen = isIndicators ? indicators : kind;
  const rows = chosen.isText ? table : columns.rows;
  const reading = readingAt(analysis, place, columns);
  const outcomes = rows.map((row) => ({ row, outcome: once(chosen.reader, rows)(row, reading) }));
  const made = pasted(place, chosen, columns, withOneTotal(outcomes, place.block), locale);
  const isMuch = !chosen.isText && !isIndicators && mayBeYuan(columns, place.unit);
  const notes = hiddenNote(hidden, locale) + (isMuch ? unitNote(place.unit, locale) : '');
  return made && { ...made, title: made.title + notes };
}

/** That amounts were read in the unit of the place, though they are large and the table says nothing of it. */
function unitNote(unit: MoneyUnit, locale: Locale): string {
  return say(
    { zh: `，表中没有写金额单位，按${unit}读`, en: `, amounts read as ${unit}, as the table tells no unit` },
    locale,
  );
}

/** That rows and columns were pasted which the spreadsheet does not show; empty where there are none. */
function hiddenNote(hidden: HiddenParts | undefined, locale: Locale): string {
  const [row, column] = [hidden?.rows.length ?? 0, hidden?.columns.length ?? 0];
  if (row + column === 0) return '';
  const zh = [...(row > 0 ? [`${row} 行`] : []), ...(column > 0 ? [`${column} 列`] : [])].join('、');
  const en = [...(row > 0 ? [counted(row, 'row')] : []), ...(column > 0 ? [counted(column, 'column')] : [])].join(', ');
  return say({ zh: `，含表格中隐藏的 ${zh}`, en: `, with what the table hides: ${en}` }, locale);
}

/** Of several columns of codes that which may stand in the block; beside one of functions there may be one of economic codes. */
function withCodesOf(block: string, columns: Columns): Columns {
  const { rows, at } = columns;
  const head = blockIndex(blockName(block)).code?.head;
  const accepted: readonly (string | undefined)[] = head && 'code' in head ? head.code : [];
  const holds = (column: number): boolean => {
    const codes = rows.flatMap((row) => codeIn(row[column])?.code ?? []);
    const areOfBlock = codes.every((code) => accepted.includes(classificationOf(code)));
    return areOfBlock && codes.some((code) => findSubject(code) !== undefined);
  };
  const told = at.get('code');
  if (accepted.length === 0 || told === undefined || holds(told)) return columns;
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const column = Array.from({ length: width }, (_, i) => i).find(
    (each) => ![...at].some(([role, of]) => of === each && isMoney(role)) && holds(each),
  );
  if (column === undefined) return columns;
  const isNamed = /名称|name/i.test(headerOf(columns.head, column + 1));
  const moved = new Map(at).set('code', column);
  if (isNamed) moved.set('name', column + 1);
  else moved.delete('name');
  const used = new Set(moved.values());
  const unknown = [...columns.unknown, ...at.values()].filter((each) => !used.has(each)).sort((a, b) => a - b);
  return { ...columns, at: moved, unknown };
}

interface ReadRow {
  readonly row: Row;
  readonly outcome: Outcome;
}

function once(reader: RowReader, rows: readonly Row[]): (row: Row, reading: Reading) => Outcome {
  return (row, reading) => reader(row, reading, rows);
}

function readingAt({ budget, parts }: Analysis, { block, ids, unit }: PastePlace, columns: Columns): Reading {
  const known = blockName(block);
  return { block: known, columns, budget, unit, language: keywordLanguageOf(parts), has: (id) => ids.has(id) };
}

function blockName(block: string): BlockName {
  return blockNames.find((name) => name === block) ?? 'file';
}

const blockNames = [
  'basic',
  'project',
  'performance',
  'subjects',
  'revenue',
  'procurement',
  'totals',
  'funds',
  'prior',
  'appendix',
  'glossary',
] as const satisfies readonly BlockName[];

/** The plain text, unless the HTML tells more: which cells are merged downwards, or that line breaks are within cells. */
function tableIn({
  plain,
  html,
}: Clipboard): { readonly table: readonly Row[]; readonly hidden: HiddenParts | undefined } | undefined {
  const rows = plainRows(plain);
  const rich = /<table/i.test(html) ? htmlRows(html) : undefined;
  const isRicher =
    rich && rich.rows.length > 0 && (rich.isMerged || rich.rows.length < rows.length || rows.length === 0);
  const table = isRicher ? rich.rows : rows;
  const isTable = table.some((row) => row.filter(({ text }) => text !== '').length > 1) && table.length <= MOST_ROWS;
  return isTable ? { table, hidden: rich?.hidden } : undefined;
}

/** Whether a text is what the block is written in: statements with names in quotes, or with comments. */
function isBudgetText(plain: string, { block }: PastePlace): boolean {
  if (!/["“{｛#＃]/.test(plain)) return false;
  const { segments } = parse(plain, heads);
  const statements = segments.flatMap((segment) => segment.statements);
  const isParsed = segments.every(({ faults }) => faults.length === 0);
  return isParsed && statements.length > 0 && isStatements(statements, block);
}

/** A block has one total: the first of the table, of revenue the last, as the one before it is without what was carried over. */
function withOneTotal(rows: readonly ReadRow[], block: string): ReadRow[] {
  const isTotal = ({ outcome }: ReadRow): boolean =>
    outcome.kind === 'lines' && outcome.lines.some(([head]) => head === '合计' || head === 'total');
  const kept = block === 'revenue' ? rows.findLast(isTotal) : rows.find(isTotal);
  const reason = { zh: '合计只要一个', en: 'one total is enough' };
  return rows.map((each) =>
    each !== kept && isTotal(each) ? { ...each, outcome: { kind: 'left-out', reason } } : each,
  );
}

function pasted(
  place: PastePlace,
  { reader, noun, isText }: Kind,
  columns: Columns,
  all: readonly ReadRow[],
  locale: Locale,
): PastedRows | undefined {
  const read = all.filter(({ outcome }) => outcome.kind === 'lines').length;
  if (read === 0) return undefined;
  const rows = totalLast(all);
  const lines = writtenLines(rows, locale);
  const newText = place.before + lines.join(place.lineBreak + place.indent) + place.behind;
  const unread = rowNotes(rows, 'unread', locale);
  const isForm =
    reader === indicatorRow &&
    rows.some(({ outcome }) => outcome.kind === 'lines' && !outcome.lines.every(isIndicator));
  const unused = reader === indicatorRow ? unusedColumns({ columns }) : columns.unknown;
  const unknown = isText ? [] : unused.map((column) => columnNote(columns, column, locale));
  const leftOut = [...rowNotes(rows, 'left-out', locale), ...unknown];
  return {
    edit: { span: place.span, newText },
    title: titleOf(read, unread.length, isForm ? ofForm : noun, locale),
    read,
    unread,
    leftOut,
  };
}

/** In a spreadsheet the total may stand first. */
function totalLast(rows: readonly ReadRow[]): ReadRow[] {
  const isTotal = ({ outcome }: ReadRow): boolean =>
    outcome.kind === 'lines' && totals.has(outcome.lines[0]?.[0] ?? '');
  return [...rows.filter((row) => !isTotal(row)), ...rows.filter(isTotal)];
}

const totals: ReadonlySet<string> = new Set(
  statementsOf('basic').flatMap(({ id, head }) =>
    id === 'total' && 'word' in head ? [head.word.zh, head.word.en] : [],
  ),
);

/** The columns of a table, of which the block of last year takes last year's. */
function columnsWanted(table: readonly Row[], block: string, { budget: { year } }: Analysis): Columns {
  if (block !== 'prior') return columnsOf(table, 'this', year);
  return columnsOf(table, 'last', year === undefined ? undefined : year - 1);
}

function titleOf(read: number, unread: number, noun: Localized, locale: Locale): string {
  const missed = unread === 0 ? '' : say({ zh: `（${unread} 行未识别）`, en: ` (${unread} not recognized)` }, locale);
  return say({ zh: `粘贴为 ${read} 行${noun.zh}`, en: `Paste as ${counted(read, noun.en)}` }, locale) + missed;
}

function columnNote(columns: Columns, column: number, locale: Locale): RowNote {
  const { head, rows, leftOut } = columns;
  const header = headerOf(head, column) || (rows.find((row) => row[column]?.text)?.[column]?.text ?? '');
  const ofAmount = leftOut.includes(column) ? leftOutReason(columns) : undefined;
  const reason = ofAmount ?? { zh: '这一列在这里没有用处', en: 'this column has no place here' };
  return { text: header, reason: say(reason, locale) };
}

/** The lines of all rows, their parts below each other; what could not be read stands among them as comments. */
function writtenLines(rows: readonly ReadRow[], locale: Locale): string[] {
  const all = rows.flatMap(({ outcome }) => (outcome.kind === 'lines' ? outcome.lines : []));
  // What a form tells of the project is aligned by itself.
  const [ofIndicators, ofOthers] = [
    widthsOf(all.filter(isIndicator)),
    widthsOf(all.filter((line) => !isIndicator(line))),
  ];
  return rows.flatMap(({ row, outcome }) => {
    if (outcome.kind === 'lines')
      return outcome.lines.map((line) => aligned(line, isIndicator(line) ? ofIndicators : ofOthers));
    if (outcome.kind === 'left-out') return [];
    const reason = say(outcome.reason, locale);
    return [
      say(
        { zh: `# 未识别：${rowText(row)}（${reason}）`, en: `# Not recognized: ${rowText(row)} (${reason})` },
        locale,
      ),
    ];
  });
}

function isIndicator([head]: Line): boolean {
  return head === '指标' || head === 'indicator';
}

function widthsOf(lines: readonly Line[]): number[] {
  const most = Math.max(0, ...lines.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => Math.max(...lines.map((line) => displayWidth(line[i] ?? ''))));
}

const NUMBER = /^-?\d[\d,.]*[千万亿]?元?$/;

/** Numbers end, everything else begins below each other. */
function aligned(line: Line, widths: readonly number[]): string {
  const parts = line.map((part, i) => {
    const blanks = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(part)));
    return i > 0 && NUMBER.test(part) ? blanks + part : part + blanks;
  });
  return parts.join('  ').trimEnd();
}
