import type { ArgumentSchema, ArgumentType } from '../../language/schema.ts';
import type { Bound } from '../../model/bind.ts';
import { type Argument, isExpression, type QuantityNode } from '../../syntax/tree.ts';
import type { Node } from '../nodeAt.ts';
import { type Typed, typedIn } from './Typed.ts';

/** The unit of a number stands here, right behind its digits. */
export interface ExpectedUnit {
  readonly kind: 'unit';
  readonly argument: ArgumentSchema;
  readonly args: Bound['args'];
  /** Whether the number is one of several in a product. */
  readonly isFactor: boolean;
  readonly hasSeparators: boolean;
  readonly typed: Typed;
}

const measured: ReadonlySet<ArgumentType> = new Set(['amount', 'quantity', 'value']);

/** The unit at the cursor of a number that ends there or whose unit holds it. */
export function unitAt(last: Argument, { schema, args }: Bound, node: Node): ExpectedUnit | undefined {
  const found = isExpression(last) ? quantityAt(last, node.at, false) : undefined;
  const argument = schema.args.find(({ name }) => args[name] === last);
  if (!found || !argument || !measured.has(argument.type)) return undefined;
  const { quantity, isFactor } = found;
  const start = quantity.end - quantity.unit.length;
  return {
    kind: 'unit',
    argument,
    args,
    isFactor,
    hasSeparators: quantity.digits.includes(','),
    typed: typedIn(node, { start, end: quantity.end }),
  };
}

interface FoundQuantity {
  readonly quantity: QuantityNode;
  readonly isFactor: boolean;
}

function quantityAt(expression: Argument, at: number, isFactor: boolean): FoundQuantity | undefined {
  switch (expression.kind) {
    case 'quantity':
      return expression.end - expression.unit.length <= at && at <= expression.end
        ? { quantity: expression, isFactor }
        : undefined;
    case 'negation':
      return quantityAt(expression.operand, at, isFactor);
    case 'binary': {
      const isProduct = expression.operator === '*' || expression.operator === '/';
      return (
        quantityAt(expression.left, at, isFactor || isProduct) ??
        quantityAt(expression.right, at, isFactor || isProduct)
      );
    }
    default:
      return undefined;
  }
}
