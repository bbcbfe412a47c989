import { decimal } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { exactSum, sources } from './amountShares.ts';
import { amountIn, type CellAmount, numberOf, unnumbered } from './cells.ts';
import type { Columns } from './columns.ts';
import { cellsOf, filledIn, type Row } from './plainRows.ts';
import { amountAt, keyword, type Line, leftOut, type Outcome, type Reading } from './Reading.ts';
import { unitOf } from './tableUnit.ts';

/** From whom the money of a project comes, as forms call it. */
const origins: readonly (readonly [string, RegExp])[] = [
  ['central', /^中央/],
  ['provincial', /^(?:省|自治区)/],
  ['local', /^(?:地方|[市县区州旗])/],
  ['selfRaised', /自筹/],
  ['other', /^其他/],
];

/**
 * The row of a form that tells the money of a project by whom it comes from: 中央资金, 省级补助, 县级配套. All of them become one
 * 资金 where they make 年度资金总额; undefined for other rows.
 */
export function fundsRow(row: Row, reading: Reading): Outcome | undefined {
  const parts = partsIn(reading.columns);
  if (reading.block !== 'project' || !parts.has(row) || reading.has('funds')) return undefined;
  if (row !== [...parts.keys()][0]) return leftOut('已写在“资金”里', 'it stands in 资金');
  const told = { ...reading, columns: { ...reading.columns, unitOf: (column: number) => unitIn(column, reading) } };
  return {
    kind: 'lines',
    lines: [
      fundsLine(
        [...parts].map(([from, part]) => ({ row: from, ...part })),
        told,
      ),
    ],
  };
}

/** The same of a list of projects, which has columns for it; undefined where these do not make the amount. */
export function fundsInColumns(row: Row, reading: Reading): Line | undefined {
  const { head, at } = reading.columns;
  const parts = row.flatMap((cell, column) => {
    const amount = amountIn(cell);
    const origin = originIn(cellsOf(head, column).at(-1) ?? '');
    return origin === undefined || !amount || amount === 'empty' ? [] : [{ row, origin, amount, column }];
  });
  const whole = exactSum(row, at.has('amount') ? ['amount'] : sources, reading);
  const isTold = parts.some(({ origin }) => origin === 'central' || origin === 'provincial' || origin === 'local');
  const isPart = parts.every(({ origin, column }) => origin !== 'all' && column !== at.get('amount'));
  const isMade = parts
    .reduce((all, { amount }) => all.minus(numberOf(amount)), whole)
    .abs()
    .lte(0.01 * parts.length);
  return isTold && isPart && isMade ? fundsLine(parts, reading) : undefined;
}

function fundsLine(parts: readonly (Part & { readonly row: Row })[], reading: Reading): Line {
  const amounts = new Map<string, string[]>();
  for (const { row, origin, column } of parts) {
    const amount = amountAt(row, column, reading);
    if (origin !== undefined && amount !== undefined && amount !== 'empty')
      amounts.set(origin, [...(amounts.get(origin) ?? []), amount]);
  }
  const funds = { ...reading, block: 'funds' } as const;
  const told = [...amounts].map(([origin, all]) => `${keyword(origin, funds)} ${all.join(' + ')}`);
  return [keyword('funds', reading), `{ ${told.join('; ')} }`];
}

/** The unit that the rows above the indicators say, else that of the table. */
function unitIn(column: number, { columns }: Reading): ReturnType<Columns['unitOf']> {
  return unitOf([...columns.aboveHeaders], column) ?? columns.unitOf(column);
}

/** Money in a row: from whom, nothing for that of all together, and in which column it stands. */
interface Part {
  readonly origin: string | undefined;
  readonly amount: CellAmount;
  readonly column: number;
}

/** The rows of money by whom it comes from, with that of all together, which they make; none where they do not. */
const partsIn = onceFor(({ aboveHeaders }: Columns): ReadonlyMap<Row, Part> => {
  const rows = [...aboveHeaders].flatMap((row) => partsOf(row).map((part) => ({ row, part })));
  const parts = new Map(rows.map(({ row, part }) => [row, part]));
  const [whole, ...others] = rows.filter(({ part }) => part.origin === undefined);
  const sum = rows.reduce(
    (all, { part }) => (part.origin === undefined ? all : all.plus(numberOf(part.amount))),
    decimal('0'),
  );
  const isMade =
    whole &&
    others.length === 0 &&
    sum
      .minus(numberOf(whole.part.amount))
      .abs()
      .lte(0.01 * rows.length);
  // Of several years each row has several.
  return isMade && parts.size === rows.length && rows.length > 1 ? parts : new Map();
});

function partsOf(row: Row): readonly Part[] {
  return filledIn(row).flatMap((label, i, filled) => {
    const cell = filled[i + 1];
    const amount = amountIn(cell);
    const origin = originIn(label.text);
    if (!cell || !amount || amount === 'empty' || origin === undefined) return [];
    return [{ origin: origin === 'all' ? undefined : origin, amount, column: row.indexOf(cell) }];
  });
}

function originIn(text: string): string | undefined {
  const label = folded(unnumbered(text)).replace(/:$/, '');
  if (/^(?:本?年度|项目)?(?:预算)?资金(?:总额|合计|总计)/.test(label)) return 'all';
  return /资金|补助|拨款|配套|自筹/.test(label) ? origins.find(([, pattern]) => pattern.test(label))?.[0] : undefined;
}
