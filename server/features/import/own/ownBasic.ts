import { quoted } from '../../../syntax/stringValue.ts';
import { allot } from './allot.ts';
import { economicRows, sourceWords } from './ownMoney.ts';
import { type OtherMoney, type OwnSpender, otherMoney } from './ownOthers.ts';
import type { OwnProject } from './ownProjects.ts';
import { type OwnTables, written } from './ownTables.ts';

/** Where the tables do not say for what money is spent: of 公用经费 and of 人员经费. */
const unknownPublic = '30299 "其他商品和服务支出"';
const unknownPersonnel = '30199 "其他工资福利支出"';

/**
 * Basic expenditure: this year's general budget by economic codes so that both tables add up, the rest by sources. `projects`
 * are those of which the tables tell as well.
 */
export function basicBlocks(spender: OwnSpender, projects: readonly OwnProject[]): string[] {
  const { tables } = spender;
  const functions = tables.rows('表三', 2).filter(({ code, amounts }) => code.length === 7 && (amounts[1] ?? 0) !== 0);
  const items = economicItems(tables);
  const general = functions.map(({ code }) => basicOf(tables, '表五', code));
  const shares = allot(
    general,
    items.map(({ amount }) => amount),
  );
  const others = otherMoney(functions, projects, spender);
  const operating = operatingOf(tables);
  return functions.flatMap((row, i) => [
    `基本支出 ${row.code} ${quoted(row.name)} {`,
    ...shares
      .filter((share) => share.row === i)
      .map(({ column, amount }) => `${items[column]?.head ?? unknownPublic} ${written(amount)}`),
    ...(others.get(row) ?? []).flatMap((money) => otherLines(money, operating)),
    `合计 ${written(row.amounts[1] ?? 0)}`,
    '}',
    '',
  ]);
}

function basicOf(tables: OwnTables, label: string, code: string, from = 0): number {
  return tables.rows(label, 2, from).find((row) => row.code === code)?.amounts[1] ?? 0;
}

/** One for each code, by how it is written; units of different kinds have a row for each of them. */
function economicItems(tables: OwnTables): { readonly head: string; readonly amount: number }[] {
  const sums = new Map<string, number>();
  for (const { code, row } of economicRows(tables)) {
    const head = code === '' ? unknownPublic : `${code} ${quoted(row.name)}`;
    sums.set(head, (sums.get(head) ?? 0) + (row.amounts[0] ?? 0));
  }
  return [...sums].map(([head, amount]) => ({ head, amount }));
}

/** What each source has of 机关运行经费 beyond this year's general budget; undefined where a department has none. */
function operatingOf(tables: OwnTables): number[] | undefined {
  const [whole = 0, general = 0, ...others] =
    tables.rows('表十一', 1).find(({ name }) => name === '部门合计')?.amounts ?? [];
  const [, , told = 0] = tables.rows('表六', 2).find(({ name }) => name === '合计')?.amounts ?? [];
  return whole === 0 && told !== 0 ? undefined : [Math.max(0, general - told), ...others];
}

/** Lines of money of which no table tells what it is for: of fiscal appropriation, 公用经费 is what 机关运行经费 has room for. */
function otherLines({ source, isCarried, amount }: OtherMoney, operating: number[] | undefined): string[] {
  const left = operating?.[source] ?? (source < 3 && operating ? 0 : amount);
  const ofPublic = Math.min(amount, left);
  if (operating && source < 3) operating[source] = left - ofPublic;
  const flags = [sourceWords[source], isCarried ? '结转' : ''].filter(Boolean).join(' ');
  const line = (economic: string, part: number): string[] =>
    part === 0 ? [] : [`${economic} ${written(part)} ${flags}`.trimEnd()];
  return [...line(unknownPublic, ofPublic), ...line(unknownPersonnel, amount - ofPublic)];
}
