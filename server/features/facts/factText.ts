import { LIKE_FORMULA } from '../../text/likeFormula.ts';
import { type FactColumn, type FactValue, factColumns } from './columns.ts';
import type { Fact } from './Fact.ts';

/** The first line of a CSV file of facts, behind the byte-order mark by which Excel knows that it is UTF-8. */
export const csvHeader = `\uFEFF${factColumns.map(({ name }) => name).join(',')}\r\n`;

/** A fact as a line of CSV (RFC 4180): what is not there is empty. */
export function csvLine(fact: Fact): string {
  return `${factColumns.map((column) => csvCell(column, column.of(fact))).join(',')}\r\n`;
}

function csvCell({ type }: FactColumn, value: FactValue): string {
  if (value === undefined) return '';
  if (type.kind !== 'string') return String(value);
  const text = asText(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A program for spreadsheets would calculate a text that begins like a formula: an apostrophe keeps it what it is. */
function asText(text: string): string {
  return LIKE_FORMULA.test(text) ? `'${text}` : text;
}

/** A fact as a line of JSON. Decimals are texts: most who read JSON make doubles of numbers. */
export function jsonLine(fact: Fact): string {
  return `${JSON.stringify(Object.fromEntries(factColumns.map(({ name, of }) => [name, of(fact) ?? null])))}\n`;
}
