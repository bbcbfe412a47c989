import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { applyEdits } from '../../text/TextEdit.ts';
import { analyse } from '../Analysis.ts';
import { standardStyle } from '../formatting/FormatStyle.ts';
import { formatting } from '../formatting.ts';
import type { Row } from '../paste/plainRows.ts';
import type { Outcome } from '../paste/Reading.ts';
import { Draft } from './Draft.ts';
import { ownDifferences } from './ownDifferences.ts';
import { ownWorkbook } from './ownWorkbook.ts';
import type { SheetRows } from './SheetRows.ts';
import { tableColumns } from './tableColumns.ts';
import { readerOf, type TableReader } from './tableReaders.ts';

/** A row that is not among the statements, and why. */
export interface RowNote {
  readonly text: string;
  readonly reason: string;
}

/** What became of one sheet. */
export interface SheetReport {
  readonly name: string;
  /** What its rows became: 收入, 科目, 明细 … */
  readonly noun: string;
  readonly read: number;
  readonly unread: readonly RowNote[];
  /** Rows that say nothing of their own: totals, headers, rows without an amount. */
  readonly leftOut: readonly RowNote[];
}

/** Tables as the text of a budget, and what became of their rows. */
export interface ImportedTables {
  readonly text: string;
  readonly sheets: readonly SheetReport[];
}

/** The tables of a file as a budget; undefined where no row of them could be read. What was not stands in comments. */
export function importTables(sheets: readonly SheetRows[], locale: Locale): ImportedTables | undefined {
  const own = ownWorkbook(sheets);
  if (own !== undefined) return ownTables(own, sheets, locale);
  const draft = new Draft();
  const tables = sheets.filter(({ rows }) => rows.length > 0).map((sheet) => tableOf(sheet));
  const inOrder = [...tables].sort((a, b) => a.reader.turn - b.reader.turn);
  const outcomes = new Map(inOrder.map((table) => [table, table.reader.read(table.columns, draft)]));
  if (draft.isEmpty) return undefined;
  const reports = tables.map((table) => report(table, outcomes.get(table) ?? [], locale));
  const lines = [...departmentText(sheets), '', ...draft.statements(), ...comments(reports, locale)];
  const text = `${lines.join('\n').trimEnd()}\n`;
  return { text: laidOut(text), sheets: reports };
}

function laidOut(text: string): string {
  return applyEdits(text, formatting(analyse(text), standardStyle));
}

/** Of our own workbook all tables are read together; rows that the budget does not make again are told. */
function ownTables(own: string, sheets: readonly SheetRows[], locale: Locale): ImportedTables {
  const { budget } = analyse(own);
  const differences = ownDifferences(budget, sheets);
  const noun = say({ zh: '表格', en: 'rows' }, locale);
  const lacking = say({ zh: '还原后没有这一行', en: 'the budget does not make this row' }, locale);
  const added = say({ zh: '还原后多出这一行', en: 'the budget makes this row as well' }, locale);
  const reports = sheets
    .filter(({ name }) => !name.startsWith('目录'))
    .map(({ name, rows }): SheetReport => {
      const found = differences.get(name) ?? { lacking: [], added: [] };
      const unread = [
        ...found.lacking.map((text) => ({ text, reason: lacking })),
        ...found.added.map((text) => ({ text, reason: added })),
      ];
      return { name, noun, unread, read: rows.length - found.lacking.length, leftOut: [] };
    });
  return { text: laidOut(`${[own.trimEnd(), ...comments(reports, locale)].join('\n')}\n`), sheets: reports };
}

interface Table {
  readonly name: string;
  readonly columns: ReturnType<typeof tableColumns>;
  readonly reader: TableReader;
}

function tableOf({ name, rows }: SheetRows): Table {
  const columns = tableColumns(rows);
  return { name, columns, reader: readerOf(columns) };
}

function report(
  { name, reader }: Table,
  outcomes: readonly { readonly row: Row; readonly outcome: Outcome }[],
  locale: Locale,
): SheetReport {
  const notes = (kind: 'unread' | 'left-out'): RowNote[] =>
    outcomes.flatMap(({ row, outcome }) =>
      outcome.kind === kind ? { text: rowText(row), reason: say(outcome.reason, locale) } : [],
    );
  const read = outcomes.filter(({ outcome }) => outcome.kind === 'lines').length;
  return { name, read, noun: say(reader.noun, locale), unread: notes('unread'), leftOut: notes('left-out') };
}

function rowText(row: Row): string {
  const text = row.map((cell) => cell.text).join(' | ');
  return text.replace(/^(?:[| ])+|(?:[| ])+$/g, '');
}

function comments(sheets: readonly SheetReport[], locale: Locale): string[] {
  const word = (name: string, { text, reason }: RowNote): Localized => ({
    zh: `# 未识别：“${name}” ${text}（${reason}）`,
    en: `# Not recognized: “${name}” ${text} (${reason})`,
  });
  return sheets.flatMap(({ name, unread }) => unread.map((note) => say(word(name, note), locale)));
}

/** What the tables say of the department; the rest is asked for by the check. */
function departmentText(sheets: readonly SheetRows[]): string[] {
  const texts = sheets.flatMap(({ name, rows }) => [
    name,
    ...rows.slice(0, 6).flatMap((row) => row.map((cell) => cell.text)),
  ]);
  const name = firstIn(texts, /^(?:部门|单位|编制单位|填报单位|预算单位)(?:名称|\(盖章\)|（盖章）)?[:：]\s*(.+)$/);
  const year = firstIn(texts, /(20\d\d)\s*年/);
  return [
    `部门 ${quoted(name ?? '')} {`,
    ...(year === undefined ? [] : [`年度 ${year}`]),
    '金额单位 万元',
    '状态 草稿',
    '}',
  ];
}

function firstIn(texts: readonly string[], pattern: RegExp): string | undefined {
  return texts.flatMap((text) => pattern.exec(text)?.[1]?.trim() || [])[0];
}
