import { type Locale, say } from '../language/locale.ts';
import { findValue } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import { readAmount } from '../model/amount.ts';
import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { stringOf, wordOf } from '../model/binding/boundValues.ts';
import { headText } from '../model/heads.ts';
import { type MoneyUnit, writtenDigits } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { type Argument, isExpression } from '../syntax/tree.ts';
import type { Analysis } from './Analysis.ts';
import { nodeAt } from './nodeAt.ts';

/** A block as a table for a spreadsheet. */
export interface BlockTable {
  /** Cells with tabs between them, rows with line breaks, the header first. */
  readonly text: string;
  /** How many rows are below the header. */
  readonly rows: number;
}

type Cells = readonly string[];

/** What the rows of a table are made with: numbers are in the unit of money of the block. */
interface TableContext {
  readonly budget: Budget;
  readonly unit: MoneyUnit;
}

/** What a block is copied as. */
interface Listing {
  readonly header: readonly Localized[];
  readonly row: (bound: Bound, of: TableContext) => Cells | undefined;
}

const text = (zh: string, en: string): Localized => ({ zh, en });
const codeHeader = text('科目编码', 'Code');
const nameHeader = text('科目名称', 'Name');
const sourceHeader = text('资金来源', 'Source');

const money: Listing = {
  header: [codeHeader, nameHeader, text('金额', 'Amount'), sourceHeader],
  row(bound, { budget, unit }) {
    const { schema, args } = bound;
    const amount = amountIn(args['amount'], unit);
    if (amount === undefined) return undefined;
    const word = headText(bound.statement);
    if (schema.id === 'total') return ['', word, amount, ''];
    const isCode = 'code' in schema.head;
    const name = isCode ? stringOf(args['name']) || budget.nameOf(word) : word;
    return [isCode ? word : '', name, amount, flagsOf(bound)];
  },
};

const subjects: Listing = {
  header: [
    codeHeader,
    nameHeader,
    text('合计', 'Total'),
    text('基本支出', 'Basic'),
    text('项目支出', 'Project'),
    text('结转', 'Carry-over'),
  ],
  row({ statement, args, children }, { unit }) {
    const part = (id: string): string =>
      amountIn(children.find(({ schema }) => schema.id === id)?.args['amount'], unit) ?? '';
    const total = amountIn(args['amount'], unit) ?? '';
    return [headText(statement), stringOf(args['name']), total, part('basic'), part('project'), part('carryover')];
  },
};

const indicators: Listing = {
  header: [text('二级指标', 'Kind'), text('三级指标', 'Indicator'), text('指标值', 'Value'), text('权重', 'Weight')],
  row({ schema, args }) {
    if (schema.id !== 'indicator') return undefined;
    const kind = findValue('indicatorKind', wordOf(args['kind']))?.word.zh ?? '';
    const comparator = args['comparator']?.kind === 'comparator' ? args['comparator'].text : '';
    return [
      `${kind}指标`,
      stringOf(args['name']),
      comparator + valueTextOf(args['value']),
      valueTextOf(args['weight']),
    ];
  },
};

const cells: Listing = {
  header: [],
  row: ({ repeated }) => (repeated.length > 0 ? repeated.map(stringOf) : undefined),
};
const terms: Listing = {
  header: [text('名词', 'Term'), text('解释', 'Explanation')],
  row: ({ args }) => [stringOf(args['term']), stringOf(args['text'])],
};

const listings: Readonly<Partial<Record<string, Listing>>> = {
  basic: money,
  project: money,
  revenue: money,
  procurement: money,
  totals: money,
  funds: money,
  prior: money,
  subjects,
  performance: indicators,
  appendix: cells,
  glossary: terms,
};

/** budget/blockTable: the block around an offset as a table; undefined where there is none. On an indicator, the indicators. */
export function blockTable({ uncut: analysis }: Analysis, offset: number, locale: Locale): BlockTable | undefined {
  const node = nodeAt(analysis, offset);
  const last = node?.statement && node.at <= node.statement.statement.end ? [node.statement] : [];
  const chain = [...(node?.owners ?? []), ...last].flatMap(({ bound }) => bound ?? []);
  const owner = chain.findLast(({ schema }) => listings[schema.block ?? ''] !== undefined);
  if (!node || !owner) return undefined;
  const isIndicator = owner.schema.block === 'project' && chain.at(-1)?.schema.id === 'indicator';
  const listing = isIndicator ? indicators : listings[owner.schema.block ?? ''];
  const { budget } = analysis;
  const unit = moneyUnitAt({ segment: node.segment, start: node.at }, budget.fileUnit);
  const rows = owner.children.flatMap((child) =>
    [listing?.row(child, { budget, unit }) ?? []].filter(({ length }) => length > 0),
  );
  if (!listing || rows.length === 0) return undefined;
  const header = listing.header.map((each) => say(each, locale) + unitOf(each, unit));
  return { text: [...(header.length > 0 ? [header] : []), ...rows].map(rowText).join('\n'), rows: rows.length };
}

const withUnit: ReadonlySet<string> = new Set(['金额', '合计', '基本支出', '项目支出', '结转']);

function unitOf({ zh }: Localized, unit: MoneyUnit): string {
  return withUnit.has(zh) ? `（${unit}）` : '';
}

/** In the unit of its place, with all its digits and no separators. */
function amountIn(argument: Argument | undefined, unit: MoneyUnit): string | undefined {
  const amount = argument && isExpression(argument) ? readAmount(argument, unit) : undefined;
  return !amount || 'fault' in amount ? undefined : writtenDigits(amount.value, unit);
}

function flagsOf({ args, schema }: Bound): string {
  if (!schema.args.some(({ name }) => name === 'source' || name === 'carryover')) return '';
  return [wordOf(args['source']), wordOf(args['carryover'])].filter(Boolean).join(' ');
}

function valueTextOf(argument: Argument | undefined): string {
  return argument?.kind === 'quantity' ? argument.digits + argument.unit : stringOf(argument);
}

function rowText(row: Cells): string {
  return row.map(cellText).join('\t');
}

/** A text that a spreadsheet would calculate is kept a text; one with tabs, line breaks or quotes stands in quotes. */
function cellText(cell: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);
  const safe = isFormula ? `'${cell}` : cell;
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
