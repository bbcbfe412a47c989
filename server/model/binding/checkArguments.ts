import { argumentIndex } from '../../language/lookup.ts';
import type { ArgumentSchema } from '../../language/schema.ts';
import { type Argument, isExpression, type Segment } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import { groupingFault, isPlain, plainDigits, readAmount } from '../amount.ts';
import { readDate } from '../date.ts';
import type { MoneyUnit } from '../money.ts';
import type { BindFault } from './BindFault.ts';
import { type Bound, BoundLine } from './bind.ts';
import { measureFault } from './measureFault.ts';
import { valueFault, wholeNumber } from './valueFault.ts';

/** Where the statements stand, in which unit numbers are there, and what collects the faults. */
interface Checking {
  readonly segment: Segment;
  readonly unitAt: (start: number) => MoneyUnit;
  readonly faults: BindFault[];
}

/** Checks the values of a statement and of all in it that bind by their type and yet are none: dates, counts, amounts, rows. */
export function checkArguments(bound: Bound, checking: Checking): void {
  const { faults } = checking;
  const { checked } = argumentIndex(bound.schema);
  for (let i = 0; i < checked.length; i++) {
    const spec = checked[i];
    const argument = spec && bound.args[spec.name];
    if (argument) checkArgument(argument, spec, checking);
  }
  const fault = valueFault(bound);
  if (fault) faults.push({ kind: 'invalid-value', ...fault });
  if (bound.schema.block === 'appendix') checkRows(bound, faults);
  const { children } = bound;
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (child && !(child instanceof BoundLine)) checkArguments(child, checking);
  }
}

function checkArgument(argument: Argument, { type, measure }: ArgumentSchema, checking: Checking): void {
  const { segment, unitAt, faults } = checking;
  if (type === 'count' && wholeNumber(argument) === undefined)
    faults.push(invalidValue(argument, '这里要填不带单位的整数', 'A whole number without a unit is expected'));
  if (type === 'amount' && isExpression(argument) && !isPlain(argument)) {
    const result = readAmount(argument, unitAt(argument.start));
    if ('fault' in result) faults.push({ kind: 'invalid-value', ...result.fault });
  }
  if (type === 'date') checkDate(argument, segment, faults);
  if (argument.kind !== 'quantity') return;
  if ((type === 'quantity' || type === 'value') && plainDigits(argument.digits) === undefined)
    faults.push({ kind: 'invalid-value', ...groupingFault(argument, 'number') });
  const fault = measure && measureFault(argument, measure);
  if (fault) faults.push({ kind: 'invalid-value', ...fault });
}

function checkDate({ start, end }: Argument, segment: Segment, faults: BindFault[]): void {
  const text = segment.text.slice(start, end);
  if (readDate(text)) return;
  const zh = `“${text}”不是日期；写成 2026-01-27、2026年1月27日 或 20260127`;
  faults.push(invalidValue({ start, end }, zh, `“${text}” is not a date; write 2026-01-27, 2026年1月27日 or 20260127`));
}

function checkRows({ children }: Bound, faults: BindFault[]): void {
  const header = children.find(({ schema }) => schema.id === 'columns');
  // What is no text in the header is told there, and may be a column.
  if (!header || header.repeated.length < header.statement.args.length) return;
  const { start, end } = header.statement;
  const related = { start, end, message: { zh: '表头', en: 'The header' } };
  const columns = header.repeated.length;
  for (const { schema, repeated } of children) {
    const extra = schema.id === 'row' ? repeated[columns] : undefined;
    if (!extra) continue;
    const zh = `这一行有 ${repeated.length} 格，表头只有 ${columns} 列`;
    const fault = invalidValue(extra, zh, `This row has ${repeated.length} cells, the header only ${columns}`);
    faults.push({ ...fault, related });
  }
}

/** The fault of a value that cannot be what stands there. */
export function invalidValue(
  { start, end }: Span,
  zh: string,
  en: string,
): Extract<BindFault, { kind: 'invalid-value' }> {
  return { kind: 'invalid-value', message: { zh, en }, start, end };
}
