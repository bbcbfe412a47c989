import type { Expression } from '../syntax/tree.ts';
import { isMoneyUnit } from './money.ts';

/** Whether a number of an expression has a unit of money, or a price. */
export function hasMoney(expression: Expression): boolean {
  switch (expression.kind) {
    case 'quantity':
      return isMoneyUnit(expression.unit.split('/')[0] ?? '');
    case 'negation':
      return hasMoney(expression.operand);
    case 'binary':
      return hasMoney(expression.left) || hasMoney(expression.right);
    default:
      return false;
  }
}
