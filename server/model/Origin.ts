import type { Argument, Segment } from '../syntax/tree.ts';
import type { Item, Place } from './Budget.ts';
import type { Bound } from './binding/bind.ts';
import { everything } from './figures/cells.ts';
import { type FigurePart, LineFigure } from './figures/figures.ts';
import type { Money } from './money.ts';

/**
 * What a number or a text of the document comes from. Everything that can be asked about a place of the document is read
 * from it: why it is what it is, which lines it comes from, whether it can be edited, what a line feeds.
 */
export type Origin =
  /** The published figures of some cells are added; one part alone is that figure itself. */
  | { readonly kind: 'sum'; readonly parts: readonly FigurePart[] }
  /** Arguments of the text, one or several that are added or joined. */
  | { readonly kind: 'written'; readonly at: readonly Written[] }
  /** How many there are. */
  | { readonly kind: 'counted'; readonly at: readonly Written[] }
  /** A figure of last year's budget; `place` is where 上年 names its file. */
  | { readonly kind: 'prior'; readonly place: Place | undefined }
  /** One amount as a share of another. */
  | { readonly kind: 'share'; readonly part: Operand; readonly whole: Operand }
  /** By how much an amount differs from another, or by what rate of it. */
  | { readonly kind: 'change'; readonly shown: 'difference' | 'rate'; readonly now: Operand; readonly before: Operand };

/** An amount with what it comes from. */
export interface Operand {
  readonly value: Money;
  readonly origin: () => Origin;
}

/** An argument of a statement, or the statement itself where it is counted. */
export interface Written {
  readonly bound: Bound;
  readonly segment: Segment;
  readonly argument: Argument | undefined;
}

/** What the lines of a list add up to. */
export function sumOfLines(lines: readonly Item[]): Origin {
  return { kind: 'sum', parts: lines.map((item) => ({ source: new LineFigure(item), cells: everything })) };
}

/** The figures that are added up in an origin, those of an operand included. */
export function partsOfOrigin(origin: Origin): readonly FigurePart[] {
  switch (origin.kind) {
    case 'sum':
      return origin.parts;
    case 'share':
      return partsOfOrigin(origin.part.origin());
    case 'change':
      return partsOfOrigin(origin.now.origin());
    case 'written':
    case 'counted':
    case 'prior':
      return [];
    default:
      return origin satisfies never;
  }
}

/** The lines of money that an origin sums. */
export function* itemsOfOrigin(origin: Origin): Iterable<Item> {
  for (const { source, cells } of partsOfOrigin(origin)) yield* source.items(cells);
}

/** Where an argument or a statement stands. */
export function placeOfWritten({ bound, segment, argument }: Written): Place {
  const { start, end } = argument ?? bound.statement.head ?? bound.statement;
  return { segment, start, end };
}
