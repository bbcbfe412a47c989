import { type AmountSort, knownAmounts } from '../../data/amountWords.ts';
import type { Localized } from '../../language/schema.ts';
import { type MoneyUnit, moneyUnits } from '../../model/money.ts';
import { amountIn, type CellAmount, numberOf } from './cells.ts';
import type { Columns } from './columns.ts';
import { isMoney } from './roles.ts';

/** The column that the amounts are taken from, and those with figures that are not used; undefined where there are none. */
export function amountNote(table: string, columns: Columns): Localized | undefined {
  const { leftOut } = columns;
  const used = amountColumn(columns);
  if (used === undefined || leftOut.length === 0) return undefined;
  const of = columns.titleOf(used);
  const others = leftOut.map(columns.titleOf).map(quotedHeader);
  return {
    zh: `“${table}”的金额取自${of === '' ? `第 ${used + 1} 列` : quotedHeader(of)}，没有采用${others.join('、')}`,
    en: `the amounts of “${table}” are those of ${of === '' ? `column ${used + 1}` : quotedHeader(of)}; ${others.join(', ')} ${others.length === 1 ? 'was' : 'were'} not used`,
  };
}

/** From so many 万元 on a table that says nothing of its unit may be in 元: 1亿元 is what few departments have in one line. */
const MUCH = 10_000;

/** That a table says nothing of the unit of its amounts, where they are large enough to be in 元; undefined elsewhere. */
export function unitNote(table: string, columns: Columns): Localized | undefined {
  if (!mayBeYuan(columns, '万元')) return undefined;
  return {
    zh: `“${table}”没有写金额单位，按万元读取；如果是元，请在表里写上“单位：元”再导入`,
    en: `“${table}” says nothing of the unit of its amounts, which were read as 万元; if they are 元, write 单位：元 in it and import again`,
  };
}

/** Whether amounts that are read in a unit, as nothing else is told of it, are large enough to be in 元. */
export function mayBeYuan({ at, more, rows, unitOf }: Columns, unit: MoneyUnit): boolean {
  const money = [...at, ...more].flatMap(([role, of]) => (isMoney(role) ? of : []));
  const amounts = rows.flatMap((row) => money.map((column) => amountIn(row[column])));
  const told = amounts.filter((each): each is CellAmount => each !== undefined && each !== 'empty');
  const isUnitTold = money.some(unitOf) || told.some((each) => each.unit !== undefined || each.isYuan);
  const most = told.reduce((largest, amount) => Math.max(largest, numberOf(amount).toNumber()), 0);
  const much = (MUCH * moneyUnits.万元) / moneyUnits[unit];
  return unit !== '元' && !isUnitTold && !at.has('measure') && most >= much;
}

/** Why a column of figures has no use in a paste. */
export function leftOutReason(columns: Columns): Localized | undefined {
  const used = amountColumn(columns);
  const of = used === undefined ? '' : columns.titleOf(used);
  return of === '' ? undefined : { zh: `金额取自“${of}”`, en: `the amounts are those of “${of}”` };
}

/** Why a table with figures has no amounts; undefined where it has some, or no figures that anything is told of. */
export function noAmountsReason(columns: Columns): Localized | undefined {
  if ([...columns.at.keys()].some(isMoney)) return undefined;
  const titled = columns.figures.filter(({ column, hasFigures }) => hasFigures && columns.titleOf(column) !== '');
  const of = (sort: AmountSort): string[] =>
    titled.filter(({ word }) => word?.sort === sort).map(({ column }) => quotedHeader(columns.titleOf(column)));
  const [changes, prior] = [of('change'), of('prior')];
  if (changes.length > 0)
    return {
      zh: `${changes.join('、')}是预算的变动，不是预算数；请给出调整后的预算数`,
      en: `${changes.join(', ')} ${changes.length === 1 ? 'is a change of the budget, not its amount' : 'are changes of the budget, not its amounts'}: give what the budget is after the change`,
    };
  if (prior.length > 0)
    return {
      zh: `${prior.join('、')}是以前年度的数，不是这个年度的预算`,
      en: `${prior.join(', ')} ${prior.length === 1 ? 'is' : 'are'} of an earlier year, not the budget of this one`,
    };
  return titled.some(({ word }) => word?.sort !== 'none') ? unknownHeaders : undefined;
}

const unknownHeaders: Localized = {
  zh: `没有认出任何预算表格：没有一列的表头说明是金额；认得的表头有${knownAmounts.map(quotedHeader).join('、')}`,
  en: `no table of a budget was recognized in it: no header says which figures are amounts; the headers that are known have ${knownAmounts.map(quotedHeader).join(', ')} in them`,
};

function amountColumn({ at }: Columns): number | undefined {
  return at.get('amount') ?? [...at].find(([role]) => isMoney(role))?.[1];
}

function quotedHeader(text: string): string {
  return `“${text}”`;
}
