import { isMoneyUnit, type MoneyUnit } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { amountWordOf } from './amountHeaders.ts';
import type { Row } from './plainRows.ts';

/** A unit as a table says it: `百元` is 元, its figures with the point two places to the right. */
export interface TableUnit {
  readonly unit: MoneyUnit;
  readonly places: number;
}

/** The unit that the headers of a column say, else that of the whole table. */
export function unitOf(head: readonly Row[], column: number): TableUnit | undefined {
  const ofTable = head.flatMap((row) => row.map(({ text }) => (isOfThings(text) ? '' : text)));
  return unitIn(head.map((row) => row[column]?.text)) ?? unitIn(ofTable);
}

/** `（万元）`, `单位：元`, `单位：` beside `百元`. */
function unitIn(texts: readonly (string | undefined)[]): TableUnit | undefined {
  const text = texts.map((each) => folded(each ?? '')).join('|');
  const [, told = ''] =
    /\((?:单位:?|人民币)*([十百千万亿]*元)\)/.exec(text) ??
    /单位:?\|*(?:人民币)?([十百千万亿]*元)(?!\p{Script=Han})/u.exec(text) ??
    [];
  if (isMoneyUnit(told)) return { unit: told, places: 0 };
  const places = '元十百千'.indexOf(told[0] ?? '元');
  const unit = told.slice(1);
  return places > 0 && isMoneyUnit(unit) ? { unit, places } : undefined;
}

/** Whether a header is one of numbers or prices of things, whose unit is their own: 单价（元）. */
function isOfThings(header: string): boolean {
  return amountWordOf([header])?.sort === 'count';
}
