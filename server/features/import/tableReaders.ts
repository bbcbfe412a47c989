import { isTotal, totalIn } from '../paste/cells.ts';
import { indicatorRow, listsIndicators } from '../paste/indicatorRows.ts';
import { declarationRow, moneyRow, subjectIn } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { leftOut, type Outcome, unread } from '../paste/Reading.ts';
import { withContradictions } from './contradictedTotals.ts';
import type { Draft, Home } from './Draft.ts';
import { derivedReader, elsewhere } from './derivedTables.ts';
import { type CodedTable, withEconomicCodes } from './economicNames.ts';
import { homesIn, nameColumn, textIn } from './homes.ts';
import { listReader } from './listReader.ts';
import { added, makes, ofAllUnits } from './ofAllUnits.ts';
import { projects, toldBefore } from './projectRows.ts';
import { revenue, revenueBySource, tellsSources } from './revenueReaders.ts';
import { type ReadRows, readingOf, type TableReader } from './TableReader.ts';
import type { Naming, TableColumns } from './tableColumns.ts';
import { isOfProcurement, isTitled, tells, toldElsewhere, withTitledSource } from './titles.ts';

/** The reader of a table, by what its columns name. */
export function readerOf(table: TableColumns): TableReader {
  if (listsIndicators({ columns: table })) return listsProjects(table) ? indicatorsByProject : indicators;
  if (isTitled(toldElsewhere, table)) return elsewhere;
  if (isOfProcurement(table)) return procurement;
  return readerByCodes(table) ?? readerByWords(table);
}

/** The reader of a table that names projects or subjects by columns of their own. */
function readerByCodes({ naming }: TableColumns): TableReader | undefined {
  if (naming.has('economic') && (naming.has('function') || naming.has('project'))) return items;
  if (naming.has('project')) return projects;
  if (naming.has('function')) return subjects;
  return naming.has('economic') ? economic : undefined;
}

function readerByWords(table: TableColumns): TableReader {
  const { naming } = table;
  if (naming.has('procurement') || tellsProcurement(table)) return procurement;
  const coded = withEconomicCodes(table);
  if (coded) return economicByName(coded);
  if (naming.has('revenue')) return revenue(table);
  return derivedReader(table) ?? (tellsSources(table) ? revenueBySource : revenue(table));
}

/** Whether a table of procurement has a row for each of 货物, 工程 and 服务, without codes. */
function tellsProcurement(table: TableColumns): boolean {
  if (!tells(/采\s*购/, table)) return false;
  const reading = readingOf(table, 'procurement');
  const lines = table.rows.flatMap((row) => {
    const outcome = isTotal(row) ? undefined : moneyRow(row, reading, [row]);
    return outcome?.kind === 'lines' ? outcome.lines.map(([word = '']) => word) : [];
  });
  return lines.length > 0 && new Set(lines).size === lines.length;
}

const indicators = listReader('performance', indicatorRow, { zh: '指标', en: 'indicator' }, 5);

/** Those of one project. */
export function indicatorsOf(project: string): TableReader {
  return {
    ...indicators,
    read(table, draft) {
      const reading = readingOf(table, 'project');
      return table.rows.map((row) => {
        const outcome = indicatorRow(row, reading, table.rows);
        if (outcome.kind === 'lines') draft.aim(project, outcome.lines);
        return { row, outcome };
      });
    },
  };
}

/** Whether the rows of a table of indicators name the projects that they are of. */
export function listsProjects(table: TableColumns): boolean {
  return table.at.has('level3') && table.rows.some((row) => textIn(row, 'project', table) !== '');
}

/** Those of several projects, each named in its first row. */
const indicatorsByProject: TableReader = {
  ...indicators,
  read(table, draft) {
    const reading = readingOf(table, 'project');
    let project = '';
    return table.rows.map((row) => {
      const named = textIn(row, 'project', table);
      if (named !== '' && totalIn(named) === undefined) project = named;
      const outcome =
        project === '' ? unread('没有项目名称', 'the project has no name') : indicatorRow(row, reading, table.rows);
      if (outcome.kind === 'lines') draft.aim(project, outcome.lines);
      return { row, outcome };
    });
  },
};

const procured = listReader('procurement', moneyRow, { zh: '采购', en: 'line of procurement' }, 5);

/** With codes or, without, by 货物, 工程 and 服务. */
const procurement: TableReader = {
  ...procured,
  read: (table, draft) => procured.read({ ...table, ...named(table, 'procurement') }, draft),
};

const declared = listReader('subjects', declarationRow, { zh: '科目', en: 'subject' }, 2);

export const subjects: TableReader = {
  ...declared,
  read: (table, draft) => ofAllUnits({ ...table, ...named(table, 'function') }, (whole) => declared.read(whole, draft)),
};

/** Without functional codes: the items of the only 项 with basic expenditure, else what is declared of the codes. */
const economic: TableReader = {
  noun: { zh: '明细', en: 'item' },
  turn: 3,
  read(table, draft) {
    const [only, ...others] = draft.basicFunctions;
    const own = { ...table, ...named(table, 'economic') };
    if (draft.hasBasic || !only || others.length > 0) return ofAllUnits(own, (whole) => declared.read(whole, draft));
    const home = homesIn(own);
    return itemRows(own, draft, (row) => ({ unit: home(row).unit, project: '', function: only }));
  },
};

/** The same of a table that has no codes: they follow from the names. */
function economicByName({ table, originals }: CodedTable): TableReader {
  return {
    ...economic,
    read: (_, draft) =>
      economic.read(table, draft).flatMap(({ row, outcome }) =>
        (originals.get(row) ?? []).map((original, i) => ({
          row: original,
          outcome: i > 0 && outcome.kind === 'lines' ? added : outcome,
        })),
      ),
  };
}

/** Items of basic expenditure and of projects by economic codes. */
export const items: TableReader = {
  noun: { zh: '明细', en: 'item' },
  turn: 1,
  read: (table, draft) => itemRows(withTitledSource({ ...table, ...named(table, 'economic') }), draft, homesIn(table)),
};

function itemRows(table: TableColumns, draft: Draft, home: (row: Row) => Home): ReadRows {
  const parents = parentsIn(table, home);
  const read = table.rows.map((row) => {
    const own = home(row);
    if (parents.has(row)) return { row, outcome: leftOut('由下级科目算出', 'it follows from the subjects below it') };
    const outcome = itemRow(row, own, table);
    const isNew = outcome.kind !== 'lines' || draft.spend(own, outcome.lines);
    if (!isNew) return { row, outcome: toldBefore };
    const unnamed = unnamedRow(row, own, table);
    if (unnamed?.kind === 'lines') draft.spendUnnamed(own, unnamed.lines);
    return { row, outcome: unnamed && unnamed.kind !== 'left-out' && outcome.kind === 'left-out' ? unnamed : outcome };
  });
  return withContradictions(read, table, home, parents);
}

/** What stands in a column of projects beside basic expenditure, in a row that names no project. */
function unnamedRow(row: Row, { project, function: code }: Home, table: TableColumns): Outcome | undefined {
  if (project !== '' || !code || !table.at.has('project') || isTotal(row)) return undefined;
  return moneyRow(row, readingOf(table, 'project'), [row]);
}

function itemRow(row: Row, { project, function: code }: Home, table: TableColumns): Outcome {
  if (isTotal(row)) return leftOut('合计由明细算出', 'the total follows from the items');
  const reading = readingOf(table, project === '' ? 'basic' : 'project');
  if (project === '' && !code) return unread('没有功能科目编码', 'no functional code');
  return moneyRow(row, reading, [row]);
}

/** The rows of codes below which the same block has others, and those that tell what the codes of a function or unit make. */
function parentsIn(table: TableColumns, home: (row: Row) => Home): ReadonlySet<Row> {
  const reading = readingOf(table, 'basic');
  const keys = table.rows.map((row) => {
    const { unit, project, function: subject } = home(row);
    const code = subjectIn(row, reading)?.code ?? '';
    return {
      row,
      unit,
      project,
      of: subject?.code ?? '',
      block: JSON.stringify([unit.name, project, subject?.code]),
      code,
    };
  });
  const above = new Set(keys.flatMap(({ block, code }) => (code.length > 3 ? `${block} ${code.slice(0, 3)}` : [])));
  const isSum = ({ row, unit, project, of, code }: (typeof keys)[number]): boolean =>
    code === '' &&
    project === '' &&
    makes(
      row,
      keys.flatMap((each) =>
        each.code.length > 3 && each.unit.name === unit.name && each.of.startsWith(of) ? [each.row] : [],
      ),
      table,
    );
  return new Set(keys.flatMap((key) => (above.has(`${key.block} ${key.code}`) || isSum(key) ? [key.row] : [])));
}

/** A table with one classification as that of its codes. */
function named(table: TableColumns, naming: Naming): Pick<TableColumns, 'at'> {
  const column = table.naming.get(naming);
  const at = new Map(table.at);
  if (column === undefined || column < 0) return { at };
  for (const role of ['class', 'section', 'item'] as const) at.delete(role);
  at.set('code', column);
  const name = nameColumn(table, column);
  if (name === undefined) at.delete('name');
  else at.set('name', name);
  return { at };
}
