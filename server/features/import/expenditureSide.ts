import { findSubject } from '../../data/catalogue.ts';
import type { Localized } from '../../language/schema.ts';
import { folded } from '../../text/folded.ts';
import { sources } from '../paste/amountShares.ts';
import { codeIn, totalIn, unnumbered } from '../paste/cells.ts';
import { amountLines, declarationRow, moneyRow } from '../paste/moneyRows.ts';
import { isFilled, type Row } from '../paste/plainRows.ts';
import { cellOf, type Line, leftOut, type Outcome, textOf, unread, writtenAmount } from '../paste/Reading.ts';
import { type NamedCode, subjectNamed } from '../paste/subjectNamed.ts';
import type { Draft, ListName } from './Draft.ts';
import { type ReadRows, readingOf, type TableReader } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { tells } from './titles.ts';

/**
 * The right side of a table of revenue and expenditure: what is spent in all by 类, by economic codes or by kind. Totals are
 * all that it can tell, so they become declarations where no table before says more.
 */
export function expenditureSide(side: TableColumns): TableReader {
  const isEconomic = side.rows.some((row) => subjectOf(row, side, '')?.code.startsWith('3'));
  // Whether economic codes can be declared depends on what the others say of projects.
  return { noun, read, turn: isEconomic ? 8 : 7 };
}

const noun: Localized = { zh: '支出合计', en: 'total of expenditure' };

function read(table: TableColumns, draft: Draft): ReadRows {
  const rows = table.rows.filter(isFilled);
  if (isPartial(table, draft))
    return rows.map((row) => ({ row, outcome: isUnspent(row, table) ? unspentRow(row, table, draft) : partial }));
  const known: Known = {
    functions: draft.tells('function'),
    economic: draft.tells('economic'),
    hasProjects: draft.hasProjects || rows.some((row) => spendsOnProjects(row, table)),
  };
  let above = '';
  return rows.map((row) => {
    const subject = subjectOf(row, table, above);
    if (subject && subject.code.length === 3) above = subject.code;
    if (isUnspent(row, table)) return { row, outcome: unspentRow(row, table, draft) };
    const { list, outcome } = sideRow(row, subject, table, known);
    if (outcome.kind === 'lines') draft.add(list, outcome.lines);
    return { row, outcome };
  });
}

const partial = leftOut('只是财政拨款的部分', 'it is of fiscal appropriation only');

function isUnspent(row: Row, table: TableColumns): boolean {
  return /^(?:年终结转|年末结转|结转下年)/.test(plainName(row, table));
}

/** What stays unspent: of each source that has a column, else of all money together. */
function unspentRow(row: Row, table: TableColumns, draft: Draft): Outcome {
  const reading = readingOf(table, 'revenue');
  const isBySource = sources.some((role) => table.at.has(role));
  const outcome = isBySource ? amountLines(row, ['年终结转', ''], reading) : amountLine(row, '年终结转', table);
  if (outcome.kind === 'lines') draft.addUnspent(outcome.lines, isBySource || isOfAppropriation(table));
  return outcome;
}

function spendsOnProjects(row: Row, table: TableColumns): boolean {
  const amount = writtenAmount(row, 'amount', readingOf(table, 'totals'));
  return plainName(row, table).startsWith('项目支出') && amount !== 'empty';
}

/** What tables before this one have told. */
interface Known {
  readonly functions: boolean;
  readonly economic: boolean;
  readonly hasProjects: boolean;
}

/** A table of fiscal appropriation says nothing of all expenditure where there is other money. */
function isPartial(table: TableColumns, draft: Draft): boolean {
  return isOfAppropriation(table) && draft.hasOtherRevenue;
}

function isOfAppropriation(table: TableColumns): boolean {
  return tells(/财政拨款收[入支]/, table);
}

interface SideRow {
  readonly list: ListName;
  readonly outcome: Outcome;
}

function sideRow(row: Row, subject: NamedCode | undefined, table: TableColumns, known: Known): SideRow {
  const subjects = readingOf(table, 'subjects');
  const name = plainName(row, table);
  if (writtenAmount(row, 'amount', subjects) === 'empty')
    return { list: 'subjects', outcome: leftOut('没有金额', 'no amount') };
  if (subject) return { list: 'subjects', outcome: subjectRow(row, subject, table, known) };
  if (/^本年支出(?:合计|总计|小计)?$/.test(name)) return { list: 'totals', outcome: amountLine(row, '支出', table) };
  if (totalIn(name)) return { list: 'totals', outcome: leftOut('总计由各项算出', 'the total follows from the rows') };
  const isKind = /^(?:基本支出|项目支出|人员经费|公用经费|机关运行经费|["“]?三公["”]?经费)/.test(name);
  if (isKind) return { list: 'totals', outcome: moneyRow(row, readingOf(table, 'totals'), [row]) };
  return { list: 'subjects', outcome: unread(`不认识“${name}”`, `“${name}” is not known here`) };
}

function subjectRow(row: Row, subject: NamedCode, table: TableColumns, known: Known): Outcome {
  const isEconomic = subject.code.startsWith('3');
  if (isEconomic ? known.economic : known.functions) return leftOut('前面的表中已有', 'a table before this one has it');
  // What is declared of an economic code is compared with basic expenditure alone.
  if (isEconomic && known.hasProjects)
    return unread('包括项目支出，科目只声明基本支出', 'it includes projects, and 科目 declares only basic expenditure');
  return declarationRow(...coded(row, subject, table));
}

/** A row with its code and its catalogued name in columns of their own. */
function coded(row: Row, { code, name }: NamedCode, table: TableColumns): Parameters<typeof declarationRow> {
  const width = Math.max(row.length, ...[...table.at.values()].map((column) => column + 1));
  const cells = Array.from({ length: width }, (_, i) => row[i] ?? { text: '', isRepeated: false });
  const own = [...cells, { text: code, isRepeated: false }, { text: name, isRepeated: false }];
  const at = new Map(table.at).set('code', width).set('name', width + 1);
  return [own, readingOf({ ...table, at }, 'subjects'), [own]];
}

function amountLine(row: Row, word: string, table: TableColumns): Outcome {
  const amount = writtenAmount(row, 'amount', readingOf(table, 'totals'));
  if (amount === 'empty') return leftOut('没有金额', 'no amount');
  const lines: Line[] = amount === undefined ? [] : [[word, '', amount]];
  return lines.length > 0 ? { kind: 'lines', lines } : unread('金额无法识别', 'its amount is not a number');
}

function plainName(row: Row, table: TableColumns): string {
  const told = textOf(row, 'name', readingOf(table, 'subjects'));
  return folded(unnumbered(told || (row.find(({ text }) => text !== '')?.text ?? '')));
}

/** The code that a row has, else that of its name: a 类, or what stands below the 类 above it. */
function subjectOf(row: Row, table: TableColumns, above: string): NamedCode | undefined {
  const reading = readingOf(table, 'subjects');
  const found = codeIn(cellOf(row, 'code', reading)) ?? codeIn(cellOf(row, 'name', reading));
  if (found && /^[23]/.test(found.code))
    return { code: found.code, name: findSubject(found.code)?.name || found.name || plainName(row, table) };
  return subjectNamed(plainName(row, table), above);
}
