import { fractionOf, printedPercent } from '../document/numbers.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type {
  BudgetComparison,
  ComparedBudget,
  ComparedFigure,
  ComparedGroup,
} from '../model/figures/compareBudgets.ts';
import { absolute, compare, exactDigits, exactText, isZero, type Money } from '../model/money.ts';
import type { PrintedComparison, PrintedFigure, PrintedGroup } from '../render/comparison/PrintedComparison.ts';

/** Which rows are shown: those that differ, or all. */
export type ShownRows = 'differing' | 'all';

/** A comparison as a renderer takes it: every word in one language, every amount in 万元 with all its digits. */
export function printComparison(
  comparison: BudgetComparison,
  files: readonly [string, string],
  rows: ShownRows,
  locale: Locale,
): PrintedComparison {
  const words = (of: Localized): string => say(of, locale);
  const [before, after] = sideNames(comparison, files, locale);
  return {
    locale,
    title: words({ zh: '预算对比', en: 'Comparison of budgets' }),
    files,
    columns: {
      code: words({ zh: '编码', en: 'code' }),
      name: words({ zh: '名称', en: 'name' }),
      before,
      after,
      change: words({ zh: '增减', en: 'change' }),
      rate: words({ zh: '增减率', en: '%' }),
      state: words({ zh: '变化', en: 'state' }),
    },
    unit: words({ zh: '单位：万元', en: 'in 万元 (10,000 yuan)' }),
    nothing: words({ zh: '金额没有差别', en: 'no amount differs' }),
    groups: comparison.groups.flatMap((group) => printGroup(group, rows, locale)),
  };
}

/** What stands on each side: the years where these differ, else other names. */
export function sideNames(
  { before, after }: Pick<BudgetComparison, 'before' | 'after'>,
  others: readonly [string, string],
  locale: Locale,
): readonly [string, string] {
  const years = [say(sideText(before), locale), say(sideText(after), locale)] as const;
  return years[0] === years[1] ? others : years;
}

function sideText({ name, year }: ComparedBudget): Localized {
  return year === undefined ? { zh: name, en: name } : { zh: `${year}年`, en: String(year) };
}

function printGroup({ id, title, rows }: ComparedGroup, shown: ShownRows, locale: Locale): PrintedGroup[] {
  const wanted = shown === 'all' ? rows : rows.filter(({ state }) => state !== 'same');
  const told = wanted.filter((row) => !repeatsWhole(row, rows));
  return told.length === 0 ? [] : [{ id, title: say(title, locale), rows: told.map((row) => printRow(row, locale)) }];
}

/** Whether a row is a part that is all of its subject in both budgets, so that it says nothing of its own. */
function repeatsWhole({ key, before, after }: ComparedFigure, rows: readonly ComparedFigure[]): boolean {
  const [whole, part] = key.split('/');
  if (part !== 'basic' && part !== 'project') return false;
  const above = rows.find((row) => row.key === whole);
  return above !== undefined && isSame(above.before, before) && isSame(above.after, after);
}

function isSame(a: Money | undefined, b: Money | undefined): boolean {
  return compare(a ?? 0, b ?? 0) === 0;
}

const states: Readonly<Record<ComparedFigure['state'], Localized>> = {
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  changed: { zh: '改动', en: 'changed' },
  same: { zh: '不变', en: 'same' },
};

function printRow(
  { key, code, name, depth, before, after, change, state }: ComparedFigure,
  locale: Locale,
): PrintedFigure {
  const sign = compare(change, 0) > 0 ? '+' : '';
  return {
    key,
    code,
    name: say(name, locale),
    depth,
    state,
    stateText: say(states[state], locale),
    before: amountOf(before),
    after: amountOf(after),
    change: { text: isZero(change) ? '' : sign + exactText(change, '万元', 2), digits: exactDigits(change, '万元', 2) },
    rate: rateText(change, before),
  };
}

function amountOf(value: Money | undefined): PrintedFigure['before'] {
  if (value === undefined) return undefined;
  return { text: exactText(value, '万元', 2), digits: exactDigits(value, '万元', 2) };
}

/** With its sign: what fell has fallen, also where it was below zero before; empty where there is none to give. */
export function rateText(change: Money, before: Money | undefined): string {
  if (before === undefined || isZero(before) || isZero(change)) return '';
  const sign = compare(change, 0) > 0 ? '+' : '-';
  return sign + printedPercent(fractionOf(absolute(change), absolute(before)));
}
