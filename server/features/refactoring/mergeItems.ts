import { findValue } from '../../language/lookup.ts';
import { plainDigits } from '../../model/amount.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { headText } from '../../model/heads.ts';
import { decimal, isMoneyUnit, withSeparators } from '../../model/money.ts';
import { wholeLine } from '../../rules/edits/wholeLine.ts';
import type { Argument, QuantityNode, Segment } from '../../syntax/tree.ts';
import { type Span, spanOf } from '../../text/Span.ts';
import { changesNoTable } from '../changedTables.ts';
import type { FileEdit } from '../diagnostic.ts';
import { hasInnerComment, inFile, lineAt, type Refactoring, type Site } from './Refactoring.ts';

/** Lines of one subject, source and period become the first of them, with the sum of their amounts. */
export const mergeItems: Refactoring = {
  id: 'merge-items',
  kind: 'refactor.rewrite',
  offer(site) {
    const { line, owner } = lineAt(site) ?? {};
    const { segment } = site.node;
    if (!line || !owner || !('code' in line.schema.head) || !line.args['amount']) return undefined;
    const alike = owner.children.filter((child) => isAsked(child, site) && keyOf(child) === keyOf(line));
    const [first, ...others] = alike;
    if (!first || others.length === 0 || alike.some(({ statement }) => hasInnerComment(segment, statement)))
      return undefined;
    const code = headText(line.statement);
    return {
      title: { zh: `合并 ${code} 的 ${alike.length} 行`, en: `Merge the ${alike.length} lines of ${code}` },
      change: () => ({ edits: merged(site, first, others) }),
    };
  },
};

/** Of a selection, the lines in it; at a cursor, those of the block. */
function isAsked({ statement }: Bound, { span, node: { base } }: Site): boolean {
  return span.start === span.end || (base + statement.start < span.end && span.start < base + statement.end);
}

function keyOf({ schema, statement, args }: Bound): string {
  const source = findValue('source', wordOf(args['source']))?.id ?? 'general';
  const isMoney = args['amount'] !== undefined;
  return [schema.id, headText(statement), source, args['carryover'] !== undefined, isMoney].join(' ');
}

/** With the sum as one number, unless a total that holds within the rounding of several numbers would not hold any more. */
function merged(site: Site, first: Bound, others: readonly Bound[]): FileEdit[] {
  const { segment } = site.node;
  const amounts = [first, ...others].flatMap(({ args }) => args['amount'] ?? []);
  const [own] = amounts;
  if (!own) return [];
  const removals = others.map(({ statement }) => ({ span: removal(segment, statement), newText: '' }));
  const withSum = (newText: string): FileEdit[] => inFile(site, [{ span: spanOf(own), newText }, ...removals]);
  const sum = sumOf(amounts);
  const edits = sum === undefined ? undefined : withSum(sum);
  if (edits && changesNoTable(site.analysis, edits)) return edits;
  return withSum(amounts.map(({ start, end }) => segment.text.slice(start, end)).join(' + '));
}

/** The sum of numbers in one unit, with all their decimals; undefined of calculations and of different units. */
function sumOf(amounts: readonly Argument[]): string | undefined {
  const numbers = amounts.flatMap((amount) => (isNumber(amount) ? amount : []));
  const units = new Set(numbers.map(({ unit }) => unit));
  if (numbers.length < amounts.length || units.size > 1) return undefined;
  const digits = numbers.map((number) => plainDigits(number.digits) ?? '0');
  const places = Math.max(...digits.map((each) => each.split('.')[1]?.length ?? 0));
  const text = digits.reduce((sum, each) => sum.plus(decimal(each)), decimal('0')).toFixed(places);
  const isSeparated = numbers.some((number) => number.digits.includes(','));
  return (isSeparated ? withSeparators(text) : text) + [...units].join('');
}

function isNumber(amount: Argument): amount is QuantityNode {
  return amount.kind === 'quantity' && (amount.unit === '' || isMoneyUnit(amount.unit));
}

/** The whole line; where a comment stands behind the statement, that stays. */
function removal(segment: Segment, { start, end }: Span): Span {
  const whole = wholeLine(segment, { start, end });
  if (whole) return { start: whole.start, end: whole.end };
  const behind = /^[ \t]*[;；]?[ \t]*/.exec(segment.text.slice(end))?.[0].length ?? 0;
  return { start, end: end + behind };
}
