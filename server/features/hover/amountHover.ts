import { type Amount, readAmount } from '../../model/amount.ts';
import { add, exactText, subtract } from '../../model/money.ts';
import type { BinaryNode, Expression } from '../../syntax/tree.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { bold, escaped, paragraphs } from './markdown.ts';

/** An amount: its value in 元 and 万元, its working where it is calculated, and what it stands for. Nothing where it is none. */
export function amountHover(expression: Expression, context: HoverContext): string | undefined {
  const amount = isComplete(expression) && readAmount(expression, context.budget.unit);
  if (!amount || 'fault' in amount) return undefined;
  const yuan = `${exactText(amount.value, '元', 2)}元`;
  const say = speak(context);
  const working = isCalculated(expression)
    ? `${say('测算：', 'Working: ')}${escaped(workingText(expression))} = ${yuan}`
    : undefined;
  return paragraphs(`${bold(yuan)} = ${exactText(amount.value, '万元', 2)}万元`, working, precision(amount, context));
}

function isComplete(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return isComplete(expression.left) && isComplete(expression.right);
    case 'negation':
      return isComplete(expression.operand);
    default:
      return expression.kind === 'quantity';
  }
}

function isCalculated(expression: Expression): boolean {
  return expression.kind === 'binary' || (expression.kind === 'negation' && isCalculated(expression.operand));
}

/** A rounded number stands for an interval, an exact one for itself (LANGUAGE.md §3). */
function precision({ value, half }: Amount, context: HoverContext): string {
  const say = speak(context);
  if (half === 0) return say('精确数，没有四舍五入', 'An exact number, nothing rounded');
  const from = exactText(subtract(value, half), '万元', 2);
  const to = exactText(add(value, half), '万元', 2);
  return say(`四舍五入的数，代表 ${from} 至 ${to}万元`, `A rounded number: stands for ${from} to ${to}万元`);
}

const operators: Readonly<Record<BinaryNode['operator'], string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** The calculation as written, its signs as they are printed; parentheses only where the order of operations needs them. */
function workingText(expression: Expression): string {
  switch (expression.kind) {
    case 'quantity':
      return expression.digits + expression.unit;
    case 'negation':
      return `−${operand(expression.operand, 3)}`;
    case 'binary': {
      const rank = rankOf(expression);
      const right = expression.operator === '+' || expression.operator === '*' ? rank : rank + 1;
      return `${operand(expression.left, rank)} ${operators[expression.operator]} ${operand(expression.right, right)}`;
    }
    case 'missing':
      return '';
    default:
      return expression satisfies never;
  }
}

function operand(expression: Expression, least: number): string {
  const text = workingText(expression);
  return rankOf(expression) < least ? `(${text})` : text;
}

function rankOf(expression: Expression): number {
  if (expression.kind === 'negation') return 3;
  if (expression.kind !== 'binary') return 4;
  return expression.operator === '+' || expression.operator === '-' ? 1 : 2;
}
