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

/** `（万元）`, `[元]`, `金额/千元`, `单位：元`, `单位：人、万元`, `单位：` beside `百元`, `元` in a cell of its own. */
function unitIn(texts: readonly (string | undefined)[]): TableUnit | undefined {
  const text = texts.map((each) => folded(each ?? '')).join('|');
  const found = inBrackets.exec(text) ?? behindLabel.exec(text) ?? behindStroke.exec(text) ?? alone.exec(text);
  return tableUnit(found?.[1] ?? '');
}

const inBrackets = /[([【](?:单位:?|人民币)*([十百千万亿]*元)(?:[、,]角[、,]分)?[)\]】]/;
const behindLabel = /单位:?\|*(?:[^、,:|]{1,3}[、,])*(?:人民币|RMB)?([十百千万亿]*元)(?!\p{Script=Han})/iu;
const behindStroke = /\/([十百千万亿]*元)(?:\||$)/;
const alone = /(?:^|\|)([十百千万亿]*元)(?:\||$)/;

/** Whether a cell of a header says a unit of money and nothing else: `（元）`. */
export function isUnit(text: string): boolean {
  return /^[([【]?[十百千万亿]*元[)\]】]?$/.test(folded(text));
}

/** The unit that a note below a table says: `注：本表金额单位为元`. */
export function unitNoted(note: string): TableUnit | undefined {
  const [, told = ''] =
    /单位(?:均|都)?(?:为|是|:)(?:人民币)?([十百千万亿]*元)(?!\p{Script=Han})/u.exec(folded(note)) ?? [];
  return tableUnit(told);
}

/** A word as a unit: `百元`; undefined where it is none. */
export function tableUnit(told: string): TableUnit | undefined {
  if (isMoneyUnit(told)) return { unit: told, places: 0 };
  const places = '元十百千'.indexOf(told[0] ?? '元');
  const unit = told.slice(1);
  return places > 0 && isMoneyUnit(unit) ? { unit, places } : undefined;
}

/** Whether a header is one of numbers or prices of things, whose unit is their own: 单价（元）. */
function isOfThings(header: string): boolean {
  return amountWordOf([header])?.sort === 'count';
}
