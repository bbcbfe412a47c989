import { Decimal } from 'decimal.js';
import { valuesOf } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import type { BinaryNode, Expression, QuantityNode } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import {
  add,
  decimal,
  divide,
  isMoneyUnit,
  type Money,
  type MoneyUnit,
  moneyOf,
  moneyUnits,
  multiply,
  negate,
  settled,
  withSeparators,
} from './money.ts';

/** An amount as read: exact fen, and the half-width in fen of the interval that a rounded number stands for (0: exact). */
export interface Amount {
  readonly value: Money;
  readonly half: number;
}

/** Why something is no amount, and where. */
export interface AmountFault extends Span {
  readonly message: Localized;
  /** What could stand there instead, the likeliest first, where that is plain. */
  readonly replacements?: readonly string[];
}

/** Factors under way: money, or a number that may still turn out to be a count or an amount in the file's unit. */
type Operand =
  | { readonly kind: 'money'; readonly value: Money; readonly half: number }
  | { readonly kind: 'number'; readonly value: Decimal; readonly half: number; readonly counted: boolean }
  | { readonly kind: 'fault'; readonly fault: AmountFault };

/** Half of 0.01 of each unit, in fen: what a rounded number may be off; 0 for yuan, which are exact. */
const halfWidths: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 500, 万元: 5_000, 亿元: 50_000_000 };

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** The digits of a quantity without separators, or undefined where they are not in groups of three. */
export function plainDigits(digits: string): string | undefined {
  if (!digits.includes(',')) return digits;
  return GROUPED.test(digits) ? digits.replaceAll(',', '') : undefined;
}

/** Whether an expression is a number alone, without a unit or separators: an amount in the file's unit, whatever it is. */
export function isPlain(expression: Expression): expression is QuantityNode {
  return expression.kind === 'quantity' && expression.unit === '' && !expression.digits.includes(',');
}

/** Whether a number with this unit, or with none, is an amount. */
export function isAmountUnit(unit: string): boolean {
  return unit === '' || isMoneyUnit(unit);
}

/** A number, separated in groups of three if at all, with its unit as an amount; without one it is in the file's. */
export function amountOf(digits: string, unit: string, fileUnit: MoneyUnit): Amount {
  const of = isMoneyUnit(unit) ? unit : fileUnit;
  const plain = digits.includes(',') ? digits.replaceAll(',', '') : digits;
  return { value: moneyOf(plain, moneyUnits[of]), half: halfWidths[of] };
}

/** Reads an expression as money (LANGUAGE.md §3); numbers without a unit are in `fileUnit`. */
export function readAmount(expression: Expression, fileUnit: MoneyUnit): Amount | { readonly fault: AmountFault } {
  const alone = numberAlone(expression, fileUnit);
  if (alone) return alone;
  const result = evaluate(expression, fileUnit);
  if (result.kind === 'fault') return result;
  if (result.kind === 'money') return { value: settled(result.value), half: result.half };
  if (result.counted) return noMoney(expression);
  const { value, half } = asMoney(result, fileUnit);
  return { value: settled(value), half };
}

/** Most amounts are a number by itself, which needs no arithmetic. */
function numberAlone(expression: Expression, fileUnit: MoneyUnit): Amount | undefined {
  if (expression.kind !== 'quantity' || !isAmountUnit(expression.unit)) return undefined;
  const digits = plainDigits(expression.digits);
  return digits === undefined ? undefined : amountOf(digits, expression.unit, fileUnit);
}

/** `whole` is what the expression is a part of. */
function evaluate(expression: Expression, fileUnit: MoneyUnit, whole = expression): Operand {
  switch (expression.kind) {
    case 'quantity':
      return evaluateQuantity(expression, whole);
    case 'negation':
      return negated(evaluate(expression.operand, fileUnit, whole));
    case 'missing':
      return { kind: 'number', value: new Decimal(0), half: 0, counted: false };
    case 'binary': {
      const left = evaluate(expression.left, fileUnit, whole);
      // What is missing is a fault of syntax; what was typed so far counts.
      if (expression.right.kind === 'missing') return left;
      const right = evaluate(expression.right, fileUnit, whole);
      if (left.kind === 'fault') return left;
      if (right.kind === 'fault') return right;
      if (expression.operator === '+') return plus(left, right, expression, fileUnit);
      if (expression.operator === '-') return plus(left, negated(right), expression, fileUnit);
      return expression.operator === '*' ? times(left, right, expression) : over(left, right, expression);
    }
    default:
      return expression satisfies never;
  }
}

function evaluateQuantity(node: QuantityNode, whole: Expression): Operand {
  const digits = plainDigits(node.digits);
  if (digits === undefined) return { kind: 'fault', fault: groupingFault(node, 'amount') };
  const glued = node.unit.length > 1 ? sourceBehind(node.unit) : undefined;
  if (glued) return { kind: 'fault', ...sourceInUnit(node, glued) };
  const [unit = ''] = node.unit.split('/');
  if (isMoneyUnit(unit))
    return { kind: 'money', value: moneyOf(digits, moneyUnits[unit]), half: unit === node.unit ? halfWidths[unit] : 0 };
  const value = decimal(digits);
  if (unit === '%') return { kind: 'number', value: value.div(100), half: 0, counted: true };
  const multiple = multipleOf(unit);
  if (multiple !== undefined && !isPriceOf(unit, whole))
    return { kind: 'number', value: value.times(multiple), half: 1, counted: true };
  return { kind: 'number', value, half: 1, counted: unit !== '' };
}

/** How many of what is counted are one of a unit: ten thousand people are 1万人. */
function multipleOf(unit: string): number | undefined {
  if (unit.length < 2) return undefined;
  return unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : undefined;
}

/** Whether an expression has a price of a unit: 100元/万人 is multiplied by 5 for 5万人. */
function isPriceOf(unit: string, expression: Expression): boolean {
  switch (expression.kind) {
    case 'quantity':
      return expression.unit.split(/[/·]/).indexOf(unit) > 0;
    case 'negation':
      return isPriceOf(unit, expression.operand);
    case 'binary':
      return isPriceOf(unit, expression.left) || isPriceOf(unit, expression.right);
    default:
      return false;
  }
}

/** Says that thousands separators stand in the wrong places. In an amount the last one is rather a decimal point, as in 12,34. */
export function groupingFault({ start, end, digits, unit }: QuantityNode, of: 'amount' | 'number'): AmountFault {
  const [whole = '', ...fraction] = digits.replaceAll(',', '').split('.');
  const grouped = whole.startsWith('0') ? [] : [[withSeparators(whole), ...fraction].join('.') + unit];
  const decimals = /^(\d+|\d{1,3}(?:,\d{3})+),(\d\d?)$/.exec(digits);
  const pointed = decimals ? [`${decimals[1]}.${decimals[2]}${unit}`] : [];
  return {
    start,
    end,
    message: { zh: `${digits} 的千位分隔符不是三位一组`, en: `The separators in ${digits} are not in groups of three` },
    replacements: of === 'amount' ? [...pointed, ...grouped] : [...grouped, ...pointed],
  };
}

function asMoney(
  operand: Exclude<Operand, { kind: 'fault' }>,
  fileUnit: MoneyUnit,
): Amount & { readonly kind: 'money' } {
  if (operand.kind === 'money') return operand;
  return {
    kind: 'money',
    value: multiply(moneyUnits[fileUnit], operand.value),
    half: operand.half * halfWidths[fileUnit],
  };
}

function negated(operand: Operand): Operand {
  if (operand.kind === 'fault') return operand;
  return operand.kind === 'money'
    ? { ...operand, value: negate(operand.value) }
    : { ...operand, value: operand.value.negated() };
}

type Valid = Exclude<Operand, { kind: 'fault' }>;

function plus(left: Valid, right: Operand, at: BinaryNode, fileUnit: MoneyUnit): Operand {
  if (right.kind === 'fault') return right;
  if (left.kind === 'number' && right.kind === 'number') {
    return {
      kind: 'number',
      value: left.value.plus(right.value),
      half: left.half + right.half,
      counted: left.counted || right.counted,
    };
  }
  if (left.kind === 'number' && left.counted) return { kind: 'fault', ...noMoney(at.left) };
  if (right.kind === 'number' && right.counted) return { kind: 'fault', ...noMoney(at.right) };
  const a = asMoney(left, fileUnit);
  const b = asMoney(right, fileUnit);
  return { kind: 'money', value: add(a.value, b.value), half: a.half + b.half };
}

function times(left: Valid, right: Valid, at: Span): Operand {
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', value: left.value.times(right.value), half: 0, counted: left.counted && right.counted };
  }
  if (left.kind === 'money' && right.kind === 'number')
    return { kind: 'money', value: multiply(left.value, right.value), half: 0 };
  if (left.kind === 'number' && right.kind === 'money')
    return { kind: 'money', value: multiply(right.value, left.value), half: 0 };
  return fault(at, '金额不能与金额相乘', 'Money cannot be multiplied by money');
}

function over(left: Valid, right: Valid, at: Span): Operand {
  if (right.kind === 'money') return fault(at, '不能除以金额', 'Nothing can be divided by money');
  if (right.value.isZero()) return fault(at, '不能除以零', 'Division by zero');
  if (left.kind === 'money') return { kind: 'money', value: divide(left.value, right.value), half: 0 };
  return { kind: 'number', value: left.value.div(right.value), half: 0, counted: left.counted && right.counted };
}

/** Whose money it is, and that it is carried over: words that stand behind an amount, and in no unit. */
const wordsOfSource: readonly string[] = ['source', 'carryover'].flatMap((name) =>
  valuesOf(name).flatMap(({ word }) => [word.zh, word.en]),
);

function sourceBehind(unit: string): string | undefined {
  return wordsOfSource.find((word) => unit.endsWith(word));
}

/** `2,100元/人·单位资金`: the money would be counted, and its source lost. */
function sourceInUnit({ end }: QuantityNode, word: string): { readonly fault: AmountFault } {
  const at = { start: end - word.length, end };
  return faultAt(
    at,
    `“${word}”不是单位，要写在整个金额后面`,
    `“${word}” is not a unit: it stands after the whole amount`,
  );
}

function fault(at: Span, zh: string, en: string): Operand {
  return { kind: 'fault', ...faultAt(at, zh, en) };
}

function noMoney(at: Span): { readonly fault: AmountFault } {
  const en = 'An amount is expected here; this unit is not one of money';
  return faultAt(at, '这里要填金额，数字的单位不是金额单位', en);
}

function faultAt({ start, end }: Span, zh: string, en: string): { readonly fault: AmountFault } {
  return { fault: { start, end, message: { zh, en } } };
}
