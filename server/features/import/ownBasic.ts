import { quoted } from '../../syntax/stringValue.ts';
import { allot } from './allot.ts';
import { economicCode, sourceWords } from './ownMoney.ts';
import { type OwnRow, type OwnTables, written } from './ownTables.ts';

/** Where the tables do not say for what money is spent: of 公用经费 and of 人员经费. */
const unknownPublic = '30299 "其他商品和服务支出"';
const unknownPersonnel = '30199 "其他工资福利支出"';

/** Basic expenditure: this year's general budget by economic codes so that both tables add up, the rest without. */
export function basicBlocks(tables: OwnTables): string[] {
  const functions = tables.rows('表三', 2).filter(({ code, amounts }) => code.length === 7 && (amounts[1] ?? 0) !== 0);
  const items = economicItems(tables);
  const general = functions.map(({ code }) => basicOf(tables, '表五', code));
  const shares = allot(
    general,
    items.map(({ amount }) => amount),
  );
  return functions.flatMap((row, i) => {
    const lines = shares
      .filter((share) => share.row === i)
      .map(({ column, amount }) => itemLine(items[column]?.name ?? '', amount));
    const total = `合计 ${written(row.amounts[1] ?? 0)}`;
    return [
      `基本支出 ${row.code} ${quoted(row.name)} {`,
      ...lines,
      ...otherLines(row, general[i] ?? 0, tables),
      total,
      '}',
      '',
    ];
  });
}

function basicOf(tables: OwnTables, label: string, code: string, from = 0): number {
  return tables.rows(label, 2, from).find((row) => row.code === code)?.amounts[1] ?? 0;
}

/** One for each code; units of different kinds have a row for each of them. */
function economicItems(tables: OwnTables): { readonly name: string; readonly amount: number }[] {
  const sums = new Map<string, number>();
  for (const { name, second, amounts } of tables.rows('表六', 2))
    if (second !== '') sums.set(name, (sums.get(name) ?? 0) + (amounts[0] ?? 0));
  return [...sums].map(([name, amount]) => ({ name, amount }));
}

function itemLine(name: string, amount: number): string {
  const code = economicCode(name);
  return code === '' ? `${unknownPublic} ${written(amount)}` : `${code} ${quoted(name)} ${written(amount)}`;
}

/** Basic expenditure of a function that is not this year's general budget, as far as 表二 tells its sources. */
function otherLines({ code, amounts: [, basic = 0] }: OwnRow, general: number, tables: OwnTables): string[] {
  const appropriated = [basicOf(tables, '表八', code), basicOf(tables, '表九', code, 3)];
  const told =
    tables
      .rows('表二', 2)
      .find((row) => row.code === code)
      ?.amounts.slice(4, 7) ?? [];
  let rest = appropriated.reduce((left, amount) => left - amount, basic - general);
  const others = told.map((amount) => {
    const own = Math.min(amount, Math.max(rest, 0));
    rest -= own;
    return own;
  });
  const flags = [...sourceWords.slice(1), '结转'];
  const operating = tables.rows('表十一', 1).find(({ name }) => name === '部门合计')?.amounts ?? [];
  return [...appropriated, ...others].flatMap((amount, i) => {
    const isPublic = i > 1 || (operating[i + 2] ?? 0) >= amount;
    const economic = isPublic ? unknownPublic : unknownPersonnel;
    return amount === 0 ? [] : [`${economic} ${written(amount)} ${flags[i]}`];
  });
}
