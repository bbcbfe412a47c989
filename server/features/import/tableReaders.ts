import type { Localized } from '../../language/schema.ts';
import { totalIn, unnumbered } from '../paste/cells.ts';
import { indicatorRow, listsIndicators } from '../paste/indicatorRows.ts';
import { declarationRow, moneyRow, subjectIn } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { leftOut, type Outcome, type Reading, type RowReader, unread } from '../paste/Reading.ts';
import type { Draft, Home, ListName } from './Draft.ts';
import { homesIn, nameColumn } from './homes.ts';
import { projects } from './projectRows.ts';
import { type ReadRows, readingOf, type TableReader } from './TableReader.ts';
import type { Naming, TableColumns } from './tableColumns.ts';

/** The reader of a table, by what its columns name. */
export function readerOf(table: TableColumns): TableReader {
  const { naming } = table;
  const has = (name: Naming): boolean => naming.has(name);
  if (listsIndicators({ columns: table })) return indicators;
  if (has('economic') && (has('function') || has('project'))) return items;
  if (has('project')) return projects;
  if (has('function')) return subjects;
  if (has('economic')) return economic;
  return has('procurement') ? procurement : revenue;
}

/** Lists of lines that a table may be the only one to tell. */
function listReader(list: ListName, reader: RowReader, noun: Localized, turn: number): TableReader {
  return {
    noun,
    turn,
    read(table, draft) {
      const isKnown = draft.has(list) && list !== 'subjects';
      const reading = readingOf(table, list);
      return table.rows.map((row) => {
        const outcome = isKnown
          ? leftOut('前面的表中已有', 'a table before tells it')
          : reader(row, reading, reader === moneyRow || reader === declarationRow ? [row] : table.rows);
        if (outcome.kind === 'lines') draft.add(list, outcome.lines);
        return { row, outcome };
      });
    },
  };
}

const indicators = listReader('performance', indicatorRow, { zh: '指标', en: 'indicators' }, 5);
const procurement = listReader('procurement', moneyRow, { zh: '采购', en: 'lines of procurement' }, 5);
const revenue = listReader('revenue', revenueRow, { zh: '收入', en: 'lines of revenue' }, 5);
const declared = listReader('subjects', declarationRow, { zh: '科目', en: 'subjects' }, 2);

/** Of several totals the last one is that of all revenue; the one before is without what was carried over. */
function revenueRow(row: Row, reading: Reading, rows: readonly Row[]): Outcome {
  const isTotal = ({ text }: Row[number]): boolean => totalIn(unnumbered(text)) === 'total';
  return row.some(isTotal) && row !== rows.findLast((other) => other.some(isTotal))
    ? leftOut('收入总计在后面', 'the total of all revenue follows')
    : moneyRow(row, reading, [row]);
}

const subjects: TableReader = {
  ...declared,
  read: (table, draft) => declared.read({ ...table, ...named(table, 'function') }, draft),
};

/** Without functional codes: the items of the only 项 with basic expenditure, else what is declared of the codes. */
const economic: TableReader = {
  noun: { zh: '明细', en: 'items' },
  turn: 3,
  read(table, draft) {
    const [only, ...others] = draft.basicFunctions;
    const own = { ...table, ...named(table, 'economic') };
    if (draft.hasBasic || !only || others.length > 0) return declared.read(own, draft);
    return itemRows(own, draft, () => ({ unit: { code: '', name: '' }, project: '', function: only }));
  },
};

const items: TableReader = {
  noun: { zh: '明细', en: 'items' },
  turn: 1,
  read: (table, draft) => itemRows({ ...table, ...named(table, 'economic') }, draft, homesIn(table)),
};

function itemRows(table: TableColumns, draft: Draft, home: (row: Row) => Home): ReadRows {
  const parents = parentsIn(table, home);
  return table.rows.map((row) => {
    const own = home(row);
    const outcome = parents.has(row)
      ? leftOut('由下级科目算出', 'it follows from the subjects below it')
      : itemRow(row, own, table);
    if (outcome.kind === 'lines') draft.spend(own, outcome.lines);
    return { row, outcome };
  });
}

function itemRow(row: Row, { project, function: code }: Home, table: TableColumns): Outcome {
  if (row.some(({ text }) => totalIn(text))) return leftOut('合计由明细算出', 'the total follows from the items');
  const reading = readingOf(table, project === '' ? 'basic' : 'project');
  if (project === '' && !code) return unread('没有功能科目编码', 'no functional code');
  return moneyRow(row, reading, [row]);
}

/** The rows of codes below which the same block has others. */
function parentsIn(table: TableColumns, home: (row: Row) => Home): ReadonlySet<Row> {
  const reading = readingOf(table, 'basic');
  const keys = table.rows.map((row) => {
    const { unit, project, function: code } = home(row);
    return { row, block: JSON.stringify([unit.name, project, code?.code]), code: subjectIn(row, reading)?.code ?? '' };
  });
  const above = new Set(keys.flatMap(({ block, code }) => (code.length > 3 ? `${block} ${code.slice(0, 3)}` : [])));
  return new Set(keys.flatMap(({ row, block, code }) => (above.has(`${block} ${code}`) ? [row] : [])));
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
