import { readAmount } from '../model/amount.ts';
import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { stringOf } from '../model/binding/boundValues.ts';
import type { Money } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { type Argument, isExpression, type Segment } from '../syntax/tree.ts';
import type { Analysis } from './Analysis.ts';
import { blockSums } from './blockSums.ts';
import { joined, type OutlineEntry, outline } from './outline.ts';
import { publishedText } from './publishedText.ts';

/** One entry of the outline as an editor shows it. */
export interface OutlineSymbol extends Pick<OutlineEntry, 'name' | 'kind' | 'span' | 'selection'> {
  /** What is shown beside the name. */
  readonly detail: string;
  readonly children: readonly OutlineSymbol[];
}

/** textDocument/documentSymbol: the outline, with published sums in 万元. */
export function documentSymbol(analysis: Analysis): OutlineSymbol[] {
  const { budget } = analysis;
  const sums = blockSums(budget);
  const symbol = ({ bound, segment, name, kind, span, selection, children }: OutlineEntry): OutlineSymbol => ({
    name,
    detail: detailOf(bound, segment, budget, sums.get(bound)),
    kind,
    span,
    selection,
    children: children.map(symbol),
  });
  return outline(analysis).map(symbol);
}

/** The published sum of a block, the amount of a line, else what the statement says, shortened. */
function detailOf(
  { schema, args, statement }: Bound,
  segment: Segment,
  { fileUnit }: Budget,
  sum: Money | undefined,
): string {
  if (sum !== undefined) return `${publishedText(sum)}万元`;
  const amount = args['amount'];
  if (amount && isExpression(amount)) {
    const read = readAmount(amount, moneyUnitAt({ segment, start: amount.start }, fileUnit));
    return 'fault' in read ? '' : `${publishedText(read.value)}万元`;
  }
  const { text } = segment;
  const of = (name: string): string => shown(args[name], text);
  if (schema.id === 'indicator') return joined(of('comparator'), of('value'));
  if (schema.id === 'explain' || schema.id === 'term') return shortened(of('text'));
  if (schema.block || 'code' in schema.head || schema.id === 'function' || schema.id === 'include') return '';
  return shortened(joined(...statement.args.map((argument) => shown(argument, text))));
}

/** The value of a string, a word in ASCII, anything else as typed. */
function shown(argument: Argument | undefined, text: string): string {
  if (!argument) return '';
  if (argument.kind === 'word' || argument.kind === 'comparator') return argument.text;
  return stringOf(argument) || text.slice(argument.start, argument.end);
}

const LONGEST_DETAIL = 32;

/** At most so many characters; one beyond the BMP is never cut in two. */
function shortened(text: string): string {
  const characters = [...joined(text)];
  return characters.length > LONGEST_DETAIL
    ? `${characters.slice(0, LONGEST_DETAIL - 1).join('')}…`
    : characters.join('');
}
