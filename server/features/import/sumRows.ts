import { groupedBy } from '../../text/groupedBy.ts';
import { sumOfRow } from '../paste/amountShares.ts';
import { isRounding } from '../paste/isRounding.ts';
import { subjectIn } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Reading, textOf } from '../paste/Reading.ts';

/** The rows of a list whose code has others below it that make their amount: 103 above 10301 above 1030148, 货物 above A02010105. */
export function sumRows(rows: readonly Row[], reading: Reading): ReadonlySet<Row> {
  const byCode = groupedBy(rows, (row) => codeOf(row, reading));
  // Those below a code stand right behind it in their order.
  const codes = [...byCode.keys()].filter((code) => code !== '').sort();
  const sums = new Set<Row>();
  for (const [i, code] of codes.entries()) {
    const [row, ...others] = byCode.get(code) ?? [];
    let end = i + 1;
    while (codes[end]?.startsWith(code)) end++;
    const below = codes.slice(i + 1, end);
    const lowest = below.filter((each, at) => below[at + 1]?.startsWith(each) !== true);
    const parts = lowest.flatMap((each) => byCode.get(each) ?? []);
    if (!row || others.length > 0 || parts.length === 0) continue;
    const rest = parts.reduce((left, part) => left.minus(sumOfRow(part, reading)), sumOfRow(row, reading));
    if (isRounding(rest, parts.length)) sums.add(row);
  }
  return sums;
}

/** The code of a row; those of goods, works and services begin with a letter, which a row may have alone or by its name. */
function codeOf(row: Row, reading: Reading): string {
  const found = subjectIn(row, reading)?.code;
  if (found !== undefined || reading.block !== 'procurement') return found ?? '';
  const [letter] = /^[A-C]\d{0,2}$/.exec(textOf(row, 'code', reading)) ?? [];
  return letter ?? groups.find(([name]) => name.test(row.find(({ text }) => text !== '')?.text ?? ''))?.[1] ?? '';
}

const groups: readonly (readonly [RegExp, string])[] = [
  [/^货物类?$/, 'A'],
  [/^工程类?$/, 'B'],
  [/^服务类?$/, 'C'],
];
