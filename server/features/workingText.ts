import type { BinaryNode, Expression } from '../syntax/tree.ts';

/** The calculation as written, its signs as they are printed; parentheses only where the order of operations needs them. */
export function workingText(expression: Expression): string {
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

const operators: Readonly<Record<BinaryNode['operator'], string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' };
