import { counted, type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { folded } from '../../text/folded.ts';
import { amountNote, noAmountsReason, unitNote } from '../paste/amountReport.ts';
import { isFigure } from '../paste/figureColumns.ts';
import { listsIndicators } from '../paste/indicatorRows.ts';
import { isFilled, type Row } from '../paste/plainRows.ts';
import { type Outcome, rowNotes, unread } from '../paste/Reading.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { beginsPlan, isOfTitle, tellsPlan } from '../paste/tableHead.ts';
import { codeText, Draft } from './Draft.ts';
import { codeApart, departmentIn } from './departmentIn.ts';
import { governmental } from './derivedTables.ts';
import { itemNotes } from './economicNames.ts';
import { expenditureSide } from './expenditureSide.ts';
import { type FunctionsCoded, functionNotes, unclearRow, withFunctionCodes } from './functionNames.ts';
import { ofSeveral, textsAbove, unitsHeaded } from './headedUnits.ts';
import { type ImportedTables, importedTables } from './importedTables.ts';
import { departmentName } from './merge/units.ts';
import { added } from './ofAllUnits.ts';
import { projects, toldBefore } from './projectRows.ts';
import { revenueBySource, tellsSources } from './revenueReaders.ts';
import type { SheetReport } from './sheetReports.ts';
import type { SheetRows } from './sheets/SheetRows.ts';
import { sidesOf } from './sides.ts';
import { sourcelessNotes } from './sourcelessRows.ts';
import { codesTitled } from './subjectCells.ts';
import type { ReadRows, TableReader } from './TableReader.ts';
import { namesUnits, superiorIn, type TableColumns, tableColumns } from './tableColumns.ts';
import { indicatorsOf, items, listsProjects, readerOf, subjects } from './tableReaders.ts';
import { tablesApart } from './tablesApart.ts';
import { tablesBeside } from './tablesBeside.ts';

/** What stands around tables: what their files are called, and the budget that they are to be written into. */
interface Around {
  readonly files?: readonly string[];
  readonly into?: Budget | undefined;
}

/** The tables of a file as far as they have been read. */
export interface ReadTables {
  readonly sheets: readonly SheetRows[];
  /** The units that sheets are headed with, where these are several. */
  readonly named: ReadonlyMap<SheetRows, NamedCode>;
  readonly tables: readonly Table[];
  /** What became of the rows of each table. */
  readonly outcomes: ReadonlyMap<Table, ReadRows>;
  readonly draft: Draft;
}

/** Reads the tables of a file; `into` is the budget that they are to be written into. */
export function readTables(book: readonly SheetRows[], locale: Locale, into?: Budget): ReadTables {
  const sheets = book.flatMap(tablesBeside).flatMap(tablesApart);
  const draft = new Draft();
  const named = unitsHeaded(sheets);
  const tables = sheets
    .filter(({ rows }) => rows.length > 0 && !listsTables(rows))
    .flatMap((sheet) => tablesOf(sheet, locale, into?.year).map((table) => ofUnit(table, named.get(sheet))));
  const inOrder = [...tables].sort((a, b) => a.reader.turn - b.reader.turn);
  const outcomes = new Map(
    inOrder.map((table) => {
      draft.begin();
      return [table, asTheyStood(table.reader.read(table.columns, draft), table)];
    }),
  );
  return { sheets, named, tables, outcomes, draft };
}

/** Tables that have been read as a budget; undefined where no row of them could be. What was not stands in comments. */
export function budgetOf(
  { sheets, named, tables, outcomes, draft }: ReadTables,
  locale: Locale,
  { files = [], into }: Around,
): ImportedTables | undefined {
  if (draft.isEmpty) return undefined;
  const reports = tables.map((table) => report(table, outcomes.get(table) ?? [], locale));
  const texts = sheets.flatMap(textsAbove);
  const titled = departmentIn(texts) ?? onlySuperior(tables) ?? draft.ownLevelOf;
  const units = new Set([...named.values()].map(({ name }) => name));
  const notes = [
    ...tables.flatMap((table, i) => tableNotes(table, reports[i])),
    ...tables.flatMap(({ name, coded }) => (coded ? functionNotes(name, coded) : [])),
    ...tables.flatMap((table) => sourceless(table, outcomes.get(table) ?? [])),
    ...tables.flatMap((table) => namedItems(table, outcomes.get(table) ?? [])),
    ...tables.flatMap((table) => unitNotes(table, outcomes.get(table) ?? [])),
    ...tables.flatMap((table) => againNotes(table.name, outcomes.get(table) ?? [])),
    ...draft.notes,
    ...(titled !== undefined && units.size > 0 ? [ofSeveral([titled, ...units])] : []),
  ];
  const department = titled === undefined ? draft.onlyUnit : codeApart(titled);
  const statements = draft.statements(department?.name ?? '', {
    hasOwnLevel: into !== undefined && hasOwnLevel(into),
  });
  const imported = importedTables(
    [...departmentText(department, yearIn(tables.flatMap(headOf)) ?? yearIn(files)), '', ...statements],
    reports,
    notes,
    locale,
  );
  const subjectCells = new Map(
    tables.flatMap((table) =>
      table.reader.noun === subjects.noun ? codesTitled(table.columns, outcomes.get(table) ?? []) : [],
    ),
  );
  return { ...imported, subjectCells, ...(department ? {} : { heads: tables.flatMap(headOf) }) };
}

/** Whether a budget has its department itself as one of its units. */
function hasOwnLevel({ department, units }: Budget): boolean {
  const own = ['', departmentName(department?.name ?? '')];
  return units.some(({ unit }) => own.includes(departmentName(unit.name)));
}

/** Whether rows are a list of the tables that follow, which tells nothing else. */
function listsTables(rows: readonly Row[]): boolean {
  return folded(rows[0]?.find(({ text }) => text !== '')?.text ?? '') === '目录';
}

/** The department that columns of 主管部门 have, where all have the same. */
function onlySuperior(tables: readonly Table[]): string | undefined {
  const [name, ...others] = new Set(tables.flatMap(({ columns }) => superiorIn(columns) ?? []));
  return others.length > 0 ? undefined : name;
}

export interface Table {
  readonly name: string;
  readonly columns: ReturnType<typeof tableColumns>;
  readonly reader: TableReader;
  /** Where its functional subjects have no codes but those that follow from their names. */
  readonly coded?: FunctionsCoded | undefined;
}

/** What became of the rows of a table, these without the codes that were added to them. */
function asTheyStood(read: ReadRows, { coded }: Table): ReadRows {
  if (!coded) return read;
  return read.map(({ row: whole, outcome }) => {
    const row = coded.originals.get(whole) ?? whole;
    const unclear = outcome.kind === 'unread' ? coded.unclear.get(row) : undefined;
    return { row, outcome: unclear ? unclearRow(unclear) : outcome };
  });
}

function tablesOf({ name, rows }: SheetRows, locale: Locale, year: number | undefined): Table[] {
  const { left, right } = sidesOf(rows);
  const told = tableColumns(left, name, year);
  const coded = withFunctionCodes(told);
  const columns = coded?.table ?? told;
  const titled = (side: Localized): string => say({ zh: `${name}（${side.zh}）`, en: `${name} (${side.en})` }, locale);
  const project = listsIndicators({ columns }) && !listsProjects(columns) ? projectIn(columns.head) : undefined;
  const reader = project === undefined ? readerOf(columns) : indicatorsOf(project);
  const hasRevenue = right.length === 0 && reader === subjects && tellsSources(columns);
  return [
    // What is received by functions is not what is spent by them where another table tells it.
    { name, columns, reader: hasRevenue ? { ...reader, turn: reader.turn + 0.5 } : reader, coded },
    ...(hasRevenue ? [{ name: titled({ zh: '收入', en: 'revenue' }), columns, reader: revenueBySource }] : []),
    ...right
      .map((side) => tableColumns(side, name, year))
      .map((part) => ({
        name: titled({ zh: '支出', en: 'expenditure' }),
        columns: part,
        reader: expenditureSide(part),
      })),
  ];
}

/** The project that a table of indicators is headed with; undefined where it names none, as those of the department are. */
function projectIn(head: readonly Row[]): string | undefined {
  const texts = head.map((row) => row.flatMap(({ text }) => text || []));
  const told = texts.flatMap((cells) =>
    cells.flatMap((text, i) => {
      const [, label, name = ''] = /^(项目名称)(?:[:：]\s*(.*))?$/.exec(text) ?? [];
      return label === undefined ? [] : name || cells[i + 1] || [];
    }),
  );
  return told[0];
}

/** What is said of the amounts of a table: which of its figures they are, or why it has none. */
function tableNotes({ name, columns, reader }: Table, read: SheetReport | undefined): Localized[] {
  if (listsIndicators({ columns })) return read && read.read > 0 ? besideIndicators(name, columns) : [];
  if (reader.notRead) return hasAmounts(columns) ? [notImported(name, reader.notRead)] : [];
  const reason = read?.read === 0 ? noAmountsReason(columns) : undefined;
  if (reason) return [notImported(name, reason)];
  if (!read || read.read === 0) return [];
  const { partly } = reader;
  const used = partly ? { zh: `“${name}”${partly.zh}`, en: `of “${name}” ${partly.en}` } : amountNote(name, columns);
  return [used, unitNote(name, columns)].flatMap((note) => note ?? []);
}

function hasAmounts({ rows }: TableColumns): boolean {
  return rows.some((row) => row.some(isFigure));
}

function notImported(name: string, { zh, en }: Localized): Localized {
  return { zh: `没有导入“${name}”：${zh}`, en: `“${name}” was not imported: ${en}` };
}

/** The columns with figures and texts that a table of indicators has beside them: the money of its projects, their goals. */
function besideIndicators(name: string, columns: TableColumns): Localized[] {
  const named = new Set(columns.naming.values());
  const amount = columns.at.has('value') ? (columns.at.get('amount') ?? -1) : -1;
  const unused = [...columns.unknown, amount]
    .sort((a, b) => a - b)
    .filter((column) => column >= 0 && !named.has(column));
  const titles = unused.map(columns.titleOf).filter((title) => title !== '' && !/(?:备注|说明|单位|部门)$/.test(title));
  if (titles.length === 0 || !columns.at.has('level3')) return [];
  return [
    {
      zh: `“${name}”只读了指标，没有读“${titles.join('”、“')}”`,
      en: `of “${name}” only the indicators were read, not “${titles.join('”, “')}”`,
    },
  ];
}

/** Why no amounts are found in any of some sheets that have figures, or none that a budget is made of. */
export function whyNoAmounts(sheets: readonly SheetRows[]): Localized | undefined {
  const columns = sheets.map(({ name, rows }) => tableColumns(sidesOf(rows).left, name));
  if (columns.some((each) => readerOf(each) === governmental)) return governmental.notRead;
  return columns.flatMap((each) => (listsIndicators({ columns: each }) ? [] : (noAmountsReason(each) ?? [])))[0];
}

/** That subjects are told of the department as a whole where a table has them unit by unit. */
function unitNotes({ name, columns }: Table, outcomes: ReadRows): Localized[] {
  if (!namesUnits(columns) || !outcomes.some(({ outcome }) => outcome === added)) return [];
  return [
    {
      zh: `“${name}”中各单位的同一科目已经相加，没有分到单位`,
      en: `what “${name}” tells of a subject unit by unit was added up and does not stand under the units`,
    },
  ];
}

function sourceless({ name, columns, reader }: Table, outcomes: ReadRows): Localized[] {
  return reader === projects || reader === items ? sourcelessNotes(name, columns, outcomes) : [];
}

/** How the names of economic subjects in a list of projects led to codes. */
function namedItems({ name, columns, reader }: Table, outcomes: ReadRows): Localized[] {
  return reader === projects ? itemNotes(name, columns, outcomes) : [];
}

/** That rows were taken for what a table before has: who has other money in them has to know. */
function againNotes(name: string, outcomes: ReadRows): Localized[] {
  const count = outcomes.filter(({ outcome }) => outcome === toldBefore).length;
  if (count === 0) return [];
  return [
    {
      zh: `“${name}”中有 ${count} 行与前面的表相同，没有再计一次`,
      en: `${counted(count, 'row')} of “${name}” ${count === 1 ? 'is' : 'are'} as in a table before and not counted again`,
    },
  ];
}

function report({ name, reader }: Table, outcomes: ReadRows, locale: Locale): SheetReport {
  const read = outcomes.filter(({ outcome }) => outcome.kind === 'lines').length;
  return {
    name,
    read,
    noun: say(reader.noun, locale),
    unread: rowNotes(outcomes, 'unread', locale),
    leftOut: rowNotes(outcomes, 'left-out', locale),
  };
}

/** What a table is headed with. */
function headOf({ name, columns }: Table): readonly string[] {
  return [name, ...columns.head.flatMap((row) => row.map(({ text }) => text))];
}

/** A table of one of several units; only what it tells of expenditure can stand beside what the others tell. */
function ofUnit(table: Table, unit: NamedCode | undefined): Table {
  if (!unit) return table;
  const { columns, reader } = table;
  const isSpending = reader === items || reader === projects;
  const apart: TableReader = {
    ...reader,
    read: ({ rows }) => rows.filter(isFilled).map((row) => ({ row, outcome: onlyAlone(unit) })),
  };
  return { ...table, columns: { ...columns, unit }, reader: isSpending ? reader : apart };
}

function onlyAlone({ name }: NamedCode): Outcome {
  return unread(
    `是“${name}”的，不能与别的单位的表合在一起，请单独导入`,
    `it is of “${name}” and cannot be combined with tables of other units: import it alone`,
  );
}

/** What the tables say of the department; the rest is asked for by the check. */
function departmentText(department: NamedCode | undefined, year: number | undefined): string[] {
  return [
    `部门 ${quoted(department?.name ?? '')} {`,
    ...(department ? codeText(department) : []),
    ...(year === undefined ? [] : [`年度 ${year}`]),
    '金额单位 万元',
    '状态 草稿',
    '}',
  ];
}

/** Tables of a budget have the figures of years before beside its own, a plan those of the two years behind that of its title. */
function yearIn(texts: readonly string[]): number | undefined {
  const years = texts.flatMap(yearsIn);
  const titles = texts.filter((text) => text.includes('表'));
  const titled = titles.flatMap(yearsIn).find((year) => isOfTitle(year, years));
  const first = Math.min(...years);
  const planned = titles.some(tellsPlan) && beginsPlan(first, years) ? first : undefined;
  return years.length === 0 ? undefined : (titled ?? planned ?? Math.max(...years));
}

function yearsIn(text: string): number[] {
  return Array.from(text.matchAll(/(20\d\d)\s*年/g), ([, each]) => Number(each));
}
