import { isUsualUnit } from '../../data/quantityUnits.ts';
import type { ArgumentType } from '../../language/schema.ts';
import { type Argument, type Expression, isExpression } from '../../syntax/tree.ts';
import { isMoneyUnit } from '../money.ts';

/** A number or a calculation with a word behind it that stands apart, if that is the unit which its last number lacks. */
export function withUnitApart(before: Argument, word: Argument, type: ArgumentType): Expression | undefined {
  if (word.kind !== 'word' || !isExpression(before)) return undefined;
  const { text, end } = word;
  const isMoney = isMoneyUnit(text);
  const isFactor = isUsualUnit(text) && (type === 'value' || before.kind === 'binary');
  return (type === 'amount' && isMoney) || isFactor ? withUnit(before, text, end) : undefined;
}

function withUnit(expression: Expression, unit: string, end: number): Expression | undefined {
  if (expression.kind === 'quantity') return expression.unit === '' ? { ...expression, unit, end } : undefined;
  if (expression.kind === 'binary') {
    const right = withUnit(expression.right, unit, end);
    return right && { ...expression, right, end };
  }
  if (expression.kind !== 'negation') return undefined;
  const operand = withUnit(expression.operand, unit, end);
  return operand && { ...expression, operand, end };
}
