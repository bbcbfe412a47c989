import type { ArgumentSchema, ArgumentType } from '../../language/schema.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { hasMoney } from '../../model/hasMoney.ts';
import { classAt, DIGIT, LETTER } from '../../syntax/scan.ts';
import { type Argument, type Expression, isExpression, type QuantityNode } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import type { Node } from '../nodeAt.ts';
import { type Typed, typedIn } from './Typed.ts';

/** The unit of a number stands here, right behind its digits. */
export interface ExpectedUnit {
  readonly kind: 'unit';
  readonly argument: ArgumentSchema;
  readonly args: Bound['args'];
  readonly use: UseOfNumber;
  /** Whether an editor takes the digits, as they are typed, for a number. */
  readonly isPlain: boolean;
  readonly typed: Typed;
}

/** Whether a number stands by itself, is one of several in a product, or one that can be no money, as another one is. */
export type UseOfNumber = 'alone' | 'factor' | 'count';

const measured: ReadonlySet<ArgumentType> = new Set(['amount', 'quantity', 'value']);

/** The unit at the cursor of a number that ends there, or whose unit holds it or is to go on there. */
export function unitAt(last: Argument, { schema, args }: Bound, node: Node): ExpectedUnit | undefined {
  const found = isExpression(last) ? quantityAt(last, node, 'alone') : undefined;
  if (!found) return undefined;
  const { quantity, unit, use } = found;
  const isBegun = unit.end > quantity.end;
  const argument =
    schema.args.find(({ name }) => args[name] === last) ??
    (isBegun ? schema.args.find(({ name, type }) => !args[name] && measured.has(type)) : undefined);
  if (!argument || !measured.has(argument.type)) return undefined;
  return {
    kind: 'unit',
    argument,
    args,
    use,
    isPlain: /^[0-9.]*$/.test(node.segment.text.slice(quantity.start, unit.start)),
    typed: typedIn(node, unit),
  };
}

interface FoundQuantity {
  readonly quantity: QuantityNode;
  readonly unit: Span;
  readonly use: UseOfNumber;
}

function quantityAt(expression: Expression, node: Node, use: UseOfNumber): FoundQuantity | undefined {
  if (node.at < expression.start || node.at > expression.end + 1) return undefined;
  switch (expression.kind) {
    case 'quantity': {
      const unit = unitOf(expression, node);
      return unit.start <= node.at && node.at <= unit.end ? { quantity: expression, unit, use } : undefined;
    }
    case 'negation':
      return quantityAt(expression.operand, node, use);
    case 'binary': {
      const { operator, left, right } = expression;
      if (operator === '+' || operator === '-') return quantityAt(left, node, use) ?? quantityAt(right, node, use);
      const isCount = (other: Expression): boolean => use === 'count' || hasMoney(other);
      return (
        quantityAt(left, node, isCount(right) ? 'count' : 'factor') ??
        quantityAt(right, node, operator === '/' || isCount(left) ? 'count' : 'factor')
      );
    }
    default:
      return undefined;
  }
}

/** The unit of a number, and the sign behind it at the cursor with which it is to go on: `元/`, `元/人·`. */
function unitOf({ unit, end }: QuantityNode, { at, segment: { text } }: Node): Span {
  const isBegun =
    unit !== '' && at === end + 1 && '/／·・'.includes(text.charAt(end)) && !(classAt(text, at) & (DIGIT | LETTER));
  return { start: end - unit.length, end: isBegun ? at : end };
}
