import type { Decimal } from 'decimal.js';
import { exactSum, sources } from '../paste/amountShares.ts';
import { subjectIn } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Reading, textOf } from '../paste/Reading.ts';

/** The rows of a list whose code has others below it that make their amount: 103 above 10301 above 1030148, 货物 above A02010105. */
export function sumRows(rows: readonly Row[], reading: Reading): ReadonlySet<Row> {
  const coded = rows.flatMap((row) => {
    const code = codeOf(row, reading);
    return code === '' ? [] : [{ row, code, amount: amountOf(row, reading) }];
  });
  // Those below a code stand right behind it in their order.
  coded.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const sums = new Set<Row>();
  for (const [i, { row, code, amount }] of coded.entries()) {
    let [rest, parts] = [amount, 0];
    for (let at = i + 1; coded[at]?.code.startsWith(code); at++) {
      const { code: own = '', amount: part } = coded[at] ?? {};
      const isLowest = coded[at + 1]?.code.startsWith(own) !== true || coded[at + 1]?.code === own;
      if (own === code || !isLowest || !part) continue;
      rest = rest.minus(part);
      parts++;
    }
    if (parts > 0 && rest.abs().lte(0.005 * (parts + 1))) sums.add(row);
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

function amountOf(row: Row, reading: Reading): Decimal {
  return exactSum(row, reading.columns.at.has('amount') ? ['amount'] : sources, reading);
}
