import { findValue } from '../../../language/lookup.ts';
import type { ArgumentSchema } from '../../../language/schema.ts';
import { type Amount, readAmount } from '../../../model/amount.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import { wordOf } from '../../../model/binding/boundValues.ts';
import { readDate } from '../../../model/date.ts';
import { headText } from '../../../model/heads.ts';
import { absolute, compare, type MoneyUnit, subtract } from '../../../model/money.ts';
import { classOfCode } from '../../../model/procurement.ts';
import { type Argument, isExpression } from '../../../syntax/tree.ts';
import { ascii } from '../../../text/ascii.ts';

/** What tells a statement from others in its block: two with one key say something of the same. */
export function keyOf(bound: Bound): string {
  const { schema, statement } = bound;
  const isCoded = 'code' in schema.head;
  const head = isCoded ? headText(statement) : 'values' in schema.head ? valueId(schema.head.values, statement) : '';
  const named = schema.many && !isCoded ? schema.args.filter(isKey).flatMap((spec) => meantBy(spec, bound)) : [];
  return [schema.id, head, ...named, ...(schema.many ? [keyOfMoney(bound)] : [])].join('\n');
}

/** What an argument of a statement says, each of those of which there may be several, without blanks. */
export function meantBy(spec: ArgumentSchema, { args, repeated }: Bound): string[] {
  return spec.many
    ? repeated.map((argument) => plainCell(meant(spec, argument)))
    : [withoutBlanks(meant(spec, args[spec.name]))];
}

/** What tells money of one source and year from other money. */
export function keyOfMoney(bound: Bound): string {
  return `${sourceOf(bound)} ${isCarried(bound) ? 'carryover' : 'current'}`;
}

/** Whether a line is of money carried over from the year before. */
export function isCarried({ args }: Bound): boolean {
  return args['carryover'] !== undefined;
}

/** Names of what repeats: of projects, units and indicators, the code of basic expenditure. */
export function isKey({ type, name, optional }: ArgumentSchema): boolean {
  return !optional && (type === 'string' || type === 'code' || (type === 'enumeration' && name !== 'source'));
}

/** The source that a line of money says, by its id; the general public budget where it says none. */
export function sourceOf({ schema, statement, args }: Bound): string {
  const said = 'values' in schema.head ? valueId(schema.head.values, statement) : '';
  return said || (findValue('source', wordOf(args['source']))?.id ?? 'general');
}

function valueId(values: string, statement: Bound['statement']): string {
  return findValue(values, headText(statement))?.id ?? headText(statement);
}

/** The amount of a line as far as it can be read. */
export function amountIn({ args }: Bound, unit: MoneyUnit): Amount | undefined {
  const { amount } = args;
  const read = amount && isExpression(amount) ? readAmount(amount, unit) : undefined;
  return read && 'value' in read ? read : undefined;
}

/** An argument as it stands in a text, and the unit of numbers without one there. */
export interface Written {
  readonly argument: Argument;
  readonly text: string;
  readonly unit: MoneyUnit;
}

/** Whether two arguments say the same; a table shows amounts rounded, so that one which it rounds to is the same. */
export function saysTheSame(spec: ArgumentSchema, written: Written, told: Written): boolean {
  if (spec.type === 'amount' && isExpression(written.argument) && isExpression(told.argument)) {
    const [a, b] = [readAmount(written.argument, written.unit), readAmount(told.argument, told.unit)];
    return 'value' in a && 'value' in b && compare(absolute(subtract(a.value, b.value)), b.half) <= 0;
  }
  const dates = spec.type === 'date' ? [written, told].map(({ text }) => readDate(text)) : [];
  const [day, other] = dates.map((date) => date && [date.year, date.month, date.day].join('-'));
  return day === undefined ? meant(spec, written.argument) === meant(spec, told.argument) : day === other;
}

/** A cell of a free table as it is compared: a workbook has numbers without the zeros at their ends. */
function plainCell(text: string): string {
  const plain = withoutBlanks(text).replaceAll(',', '');
  return /^-?\d+\.\d+$/.test(plain) ? plain.replace(/\.?0+$/, '') : withoutBlanks(text);
}

/** Names in tables have blanks where cells break. */
export function withoutBlanks(name: string): string {
  return name.replace(/\s+/g, '');
}

/** What an argument says, however it is written; line breaks are lost in the cells of tables. */
function meant({ type, values = '' }: ArgumentSchema, argument: Argument | undefined): string {
  const text = argument ? textOf(argument) : '';
  return type === 'enumeration' ? (findValue(values, text)?.id ?? text) : text;
}

function textOf(argument: Argument): string {
  switch (argument.kind) {
    case 'string':
    case 'text':
      return argument.value.replace(/\s+/g, ' ').trim();
    case 'quantity':
      return argument.digits + argument.unit;
    case 'word':
    case 'comparator':
      return ascii(argument.text);
    default:
      return '';
  }
}

/** Whether a statement is a line of money that others of its block are added to. */
export function isMoney({ schema: { id, args } }: Bound): boolean {
  return id !== 'total' && args.some(({ type, optional }) => type === 'amount' && !optional);
}

/** What in its block breaks down what a line tells as one sum; undefined where nothing can. */
export function finerThan(sum: Bound): ((line: Bound) => boolean) | undefined {
  const { id } = sum.schema;
  if (id === 'goods' || id === 'works' || id === 'services')
    return ({ schema, statement }) => schema.id === 'line' && classOfCode(headText(statement)) === id;
  if (id !== 'source' && id !== 'amount') return undefined;
  const finer = id === 'source' ? 'line' : 'item';
  return (line) => line.schema.id === finer && keyOfMoney(line) === keyOfMoney(sum);
}
