import type { Locale } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { compareBudgets } from '../../model/figures/compareBudgets.ts';
import { compare, formatMoney, isZero, type Money, type MoneyUnit } from '../../model/money.ts';
import type { ChangeThreshold } from '../../rules/profile/Profile.ts';
import { reaches, unexplainedFigures } from '../../rules/subjects/unexplainedSubjects.ts';
import { explanationsOf } from '../../rules/texts/explanationsOf.ts';
import type { Analysis, Location } from '../Analysis.ts';
import { firstLocation } from '../preview/derivation.ts';
import { rateText, sideNames } from '../printComparison.ts';
import { type ComparedCell, type ComparedTable, compareTables } from './compareTables.ts';
import { lostInclude, notWhole } from './lostInclude.ts';

/** A budget beside another one, table by table. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly tables: readonly PrintedTable[];
}

export interface PrintedTable {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly PrintedRow[];
}

export interface PrintedRow {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly rate: string;
  readonly state: 'added' | 'removed' | 'changed' | 'same';
  readonly wantsReason: boolean;
  readonly address: string;
  readonly location: Location | undefined;
}

/** How a comparison is judged and told. */
export interface ComparisonOptions {
  /** What stands on each side where both are of the same year. */
  readonly names: readonly [string, string];
  readonly threshold: ChangeThreshold;
  readonly locale: Locale;
}

/** budget/comparison: another budget beside this one; or why that cannot be. */
export function comparison(before: Budget, analysis: Analysis, options: ComparisonOptions): Comparison | Localized {
  const { budget } = analysis;
  const lost = lostInclude(before);
  if (lost) return notWhole(lost);
  if (before.spendings.length === 0 && before.revenue.length === 0) return noFigures;
  const whole = compareBudgets(before, budget);
  const said = explanationsOf(budget).flatMap(({ topic, text }) => (topic === 'change' ? [text] : []));
  const unexplained = unexplainedFigures(said.join('\n'), options.threshold, whole, [before, budget]);
  const wanting = new Set(unexplained.map(({ code }) => code));
  const [from, to] = sideNames(whole, options.names, options.locale);
  const tables = compareTables(before, budget).map((table) => printedTable(table, wanting, analysis, options));
  return { before: from, after: to, tables };
}

const noFigures: Localized = {
  zh: '那份文件里没有收入和支出，不能对比',
  en: 'That file has neither revenue nor expenditure, so nothing can be compared',
};

function printedTable(
  { layout, label, sheet, rows }: ComparedTable,
  wanting: ReadonlySet<string>,
  analysis: Analysis,
  { threshold }: ComparisonOptions,
): PrintedTable {
  const isFunctional = layout.sides.some((side) =>
    side.rows.some((each) => each.kind === 'tree' && each.by === 'expenditure'),
  );
  return {
    id: sheet.id,
    title: `${label} ${sheet.title}`,
    unit: sheet.unit,
    rows: rows.map((row) => ({
      ...printedRow(row, layout, analysis),
      wantsReason: isFunctional && wanting.has(row.figure.code) && reaches(row.figure, threshold),
    })),
  };
}

function printedRow(
  { figure, cell }: ComparedCell,
  style: { readonly unit: MoneyUnit; readonly decimals: number },
  analysis: Analysis,
): Omit<PrintedRow, 'wantsReason'> {
  const { key, code, name, depth, before, after, change, state } = figure;
  const text = (value: Money | undefined): string =>
    value === undefined ? '' : formatMoney(value, { ...style, separators: true });
  return {
    key,
    code,
    name: name.zh,
    depth,
    before: text(before),
    after: text(after),
    change: isZero(change) ? '' : (compare(change, 0) > 0 ? '+' : '') + text(change),
    rate: rateText(change, before),
    state,
    address: cell?.address ?? '',
    location: cell && firstLocation(cell.origin(), analysis),
  };
}
