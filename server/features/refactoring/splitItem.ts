import { plainDigits } from '../../model/amount.ts';
import { decimal, isMoneyUnit, separatedLike } from '../../model/money.ts';
import { insertLines } from '../../rules/edits/insertLines.ts';
import type { Argument, QuantityNode } from '../../syntax/tree.ts';
import { hasInnerComment, inFile, lineAt, type Refactoring } from './Refactoring.ts';

/** One line of money becomes two of the same subject, which share its amount. */
export const splitItem: Refactoring = {
  id: 'split-item',
  kind: 'refactor.rewrite',
  offer(site) {
    const { line, owner } = lineAt(site) ?? {};
    const { segment } = site.node;
    const block = owner?.statement.block;
    const amount = line && splittable.has(line.schema.id) ? line.args['amount'] : undefined;
    const halves = amount && halvesOf(amount);
    if (!line || !block || !halves || hasInnerComment(segment, line.statement)) return undefined;
    const { statement } = line;
    const { node, first, second } = halves;
    return {
      title: { zh: `拆成两行：${first} 和 ${second}`, en: `Split into two lines: ${first} and ${second}` },
      change() {
        const { text } = segment;
        const number = { start: node.start, end: node.end };
        const copy = text.slice(statement.start, number.start) + second + text.slice(number.end, statement.end);
        const { place, newText } = insertLines([copy], statement.end, { block, container: owner.statement, segment });
        return {
          edits: inFile(site, [
            { span: number, newText: first },
            { span: place, newText },
          ]),
        };
      },
    };
  },
};

/** Statements that may stand several times with the same subject. */
const splittable: ReadonlySet<string> = new Set(['item', 'amount', 'line']);

interface Halves {
  readonly node: QuantityNode;
  readonly first: string;
  readonly second: string;
}

/** Two amounts that make up one exactly: in the decimals that it is written with, and at least two where its unit is not 元. */
function halvesOf(argument: Argument): Halves | undefined {
  if (argument.kind !== 'quantity' || (argument.unit !== '' && !isMoneyUnit(argument.unit))) return undefined;
  const digits = plainDigits(argument.digits);
  if (digits === undefined) return undefined;
  const value = decimal(digits);
  const places = Math.max(value.decimalPlaces(), digits.split('.')[1]?.length ?? 0, argument.unit === '元' ? 0 : 2);
  const first = value.div(2).toDecimalPlaces(places);
  const second = value.minus(first);
  if (first.isZero() || second.isZero()) return undefined;
  const written = (part: typeof value): string => {
    const text = part.toFixed(places);
    return separatedLike(argument.digits, text) + argument.unit;
  };
  return { node: argument, first: written(first), second: written(second) };
}
