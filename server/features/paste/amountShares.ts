import type { Decimal } from 'decimal.js';
import { decimal } from '../../model/money.ts';
import { amountIn, numberOf } from './cells.ts';
import type { Row } from './plainRows.ts';
import { amountAt, cellOf, notAnAmount, type Outcome, type Reading, valueWord } from './Reading.ts';
import { type Role, type SourceRole, thisYear } from './roles.ts';
import { headerOf } from './tableHead.ts';

export const sources = ['general', 'fund', 'capital', 'special', 'unit'] as const satisfies readonly SourceRole[];

const carriedRoles = sources.map((source) => `carried-${source}` as const);

/** A share of a row's amount: what stands in one column, less what others tell of it. */
export interface Share {
  readonly role: Role;
  readonly without: readonly Role[];
}

/** The column of the amount: in blocks of basic expenditure and of projects their own one. */
export function mainRole({ block, columns: { at } }: Reading): Role {
  const own = block === 'basic' || block === 'project' ? block : 'amount';
  return at.has(own) ? own : 'amount';
}

/** The shares that have columns of their own: sources, and what was carried over; none where the amount is all there is. */
export function sharesIn(reading: Reading): Share[] {
  const main = mainRole(reading);
  return main === 'basic' || main === 'project' ? carriedShares(main, reading) : sourceShares(reading);
}

/** Expenditure of one kind, and what of it was carried over. */
function carriedShares(main: 'basic' | 'project', reading: Reading): Share[] {
  // Beside both kinds of expenditure, nothing tells of which one the rest was carried over.
  const isAlone = !reading.columns.at.has(main === 'basic' ? 'project' : 'basic');
  const roles: readonly Role[] = isAlone ? [`carried-${main}`, 'carryover'] : [`carried-${main}`];
  const [carried] = rolesThere(roles, reading);
  return carried ? [plain(main), plain(carried)] : [];
}

function sourceShares(reading: Reading): Share[] {
  const { at } = reading.columns;
  const there = (roles: readonly Role[]): Role[] => rolesThere(roles, reading);
  const carriedSources = there(carriedRoles);
  const carried = carriedSources.length > 0 ? carriedSources : there(['carryover']);
  // Where a column names the source of each row, those of sources say no more than it does beside this year's own.
  const told = at.has('sourceName') && at.has('current') ? [] : there(sources);
  const current = told.length > 0 ? told : there(['current']);
  const all = [...current, ...carried];
  if (!at.has('amount')) return all.map(plain);
  if (current.length === 0 && carried.length > 0)
    return [{ role: 'amount', without: isOfBoth(reading) ? carried : [] }, ...carried.map(plain)];
  if (all.length > 1) return all.map(plain);
  // What is not of the one source that has a column is of the general public budget, unless that is it.
  return told.flatMap((only) =>
    only === 'general' ? [plain(only)] : [{ role: 'amount', without: [only] }, plain(only)],
  );
}

function plain(role: Role): Share {
  return { role, without: [] };
}

/** Whether the amount has in it what was carried over: it is a total, or the other is said to be of it (其中). */
export function isOfBoth(reading: Reading): boolean {
  const { head, at } = reading.columns;
  const isWithin = columnsWith(['carryover', ...carriedRoles], reading).some((column) =>
    /其\s*中/.test(headerOf(head, column)),
  );
  const isTotal = /合计|总计|小计|total/i.test(headerOf(head, at.get('amount') ?? -1));
  return isWithin || (isTotal && !isOfThisYear(reading));
}

function isOfThisYear({ columns: { head, at } }: Reading): boolean {
  const header = headerOf(head, at.get('amount') ?? -1);
  return header.split(' ').some((text) => thisYear.test(text));
}

/** The columns that make up all of a declared subject: this year's, and what was carried over where it is not in them. */
export function wholeRoles(reading: Reading): Role[] {
  const { at } = reading.columns;
  if (at.has('amount') && !isOfThisYear(reading)) return ['amount'];
  return [...(at.has('amount') ? (['amount'] as const) : []), ...rolesOfPart('carryover', reading)];
}

/** What a share is in a row; undefined where it is no amount. */
export function shareOf(row: Row, { role, without }: Share, reading: Reading): string | 'empty' | undefined {
  const whole = sumOf(row, [role], reading);
  const less = without.length === 0 ? 'empty' : sumOf(row, without, reading);
  if (whole === undefined || less === undefined) return undefined;
  if (whole === 'empty' || less === 'empty') return whole;
  const rest = exactSum(row, [role], reading).minus(exactSum(row, without, reading));
  return rest.isZero() ? 'empty' : `${whole} - ${less.includes(' ') ? `(${less})` : less}`;
}

/** What several columns have in a row together; undefined where one of them has no amount. */
export function sumOf(row: Row, roles: readonly Role[], reading: Reading): string | 'empty' | undefined {
  const amounts = columnsWith(roles, reading).map((column) => amountAt(row, column, reading));
  if (amounts.includes(undefined)) return undefined;
  return amounts.filter((amount) => amount !== 'empty').join(' + ') || 'empty';
}

/** What a row comes to: its amount, else all sources together. */
export function sumOfRow(row: Row, reading: Reading): Decimal {
  return exactSum(row, reading.columns.at.has('amount') ? ['amount'] : sources, reading);
}

/** Says which of several cells is no amount. */
export function noAmounts(row: Row, roles: readonly Role[], reading: Reading): Outcome {
  const column = columnsWith(roles, reading).find((each) => amountAt(row, each, reading) === undefined) ?? -1;
  return notAnAmount(row[column]?.text ?? '');
}

/** The columns with some roles; of money from one source there may be several. */
function columnsWith(roles: readonly Role[], { columns: { at, more } }: Reading): number[] {
  return roles.flatMap((role) => [...(at.has(role) ? [at.get(role) ?? -1] : []), ...(more.get(role) ?? [])]);
}

/** The columns that make up a part of a declared subject. */
export function rolesOfPart(part: 'basic' | 'project' | 'carryover', reading: Reading): Role[] {
  if (part !== 'carryover') return rolesThere([part, `carried-${part}`], reading);
  if (reading.columns.at.has('carryover')) return ['carryover'];
  const byKind = rolesThere(['carried-basic', 'carried-project'], reading);
  return byKind.length > 0 ? byKind : rolesThere(carriedRoles, reading);
}

/** Those of some roles that have columns. */
function rolesThere(roles: readonly Role[], { columns: { at } }: Reading): Role[] {
  return roles.filter((role) => at.has(role));
}

/** Whether a column is of what was carried over. */
export function isCarried(role: Role): boolean {
  return role === 'carryover' || role.startsWith('carried-');
}

/** The words behind an amount that tell its source and that it was carried over. */
export function flags(role: Role, reading: Reading): string[] {
  const source = sources.find((each) => role === each || role === `carried-${each}`);
  return [
    ...(source && source !== 'general' ? [valueWord('source', source, reading)] : []),
    ...(isCarried(role) ? [valueWord('carryover', 'carryover', reading)] : []),
  ];
}

/** Whether shares add up to the amount beside them, with what was carried over or without it. */
export function addsUp(row: Row, shares: readonly Share[], reading: Reading): boolean {
  const roles = shares.map(({ role }) => role);
  if (shares.some((share) => isBelowNothing(row, share, reading))) return false;
  const whole = roles.every(isCarried) && !reading.columns.at.has('amount') ? 'carryover' : 'amount';
  if (roles.includes(mainRole(reading)) || roles.includes(whole) || !reading.columns.at.has(whole)) return true;
  if (amountIn(cellOf(row, whole, reading)) === 'empty') return true;
  const slack = decimal('0.01').times(roles.length);
  const makes = (each: readonly Role[], wanted: Role): boolean =>
    exactSum(row, each, reading)
      .minus(exactSum(row, [wanted], reading))
      .abs()
      .lessThanOrEqualTo(slack);
  const current = roles.filter((role) => !isCarried(role));
  return makes(roles, whole) || makes(current, reading.columns.at.has('current') ? 'current' : whole);
}

/** Whether there is more in what others tell of an amount than in all of it. */
function isBelowNothing(row: Row, { role, without }: Share, reading: Reading): boolean {
  const whole = exactSum(row, [role], reading);
  return without.length > 0 && !whole.isNegative() && whole.lt(exactSum(row, without, reading));
}

/** What several columns have in a row together, in the unit of the table; what is no amount counts as none. */
export function exactSum(row: Row, roles: readonly Role[], reading: Reading): Decimal {
  return columnsWith(roles, reading).reduce((sum, column) => {
    const amount = amountIn(row[column]);
    return amount === undefined || amount === 'empty' ? sum : sum.plus(numberOf(amount));
  }, decimal('0'));
}
