import type { CodeLine } from '../syntax/CodeLine.ts';
import type { Argument, Segment, Statement, StringArgument } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import type { Amount } from './amount.ts';
import type { CodeReference, Item, Place, Source } from './Budget.ts';
import type { BoundLine } from './binding/bind.ts';
import type { Money } from './money.ts';
import { sourceOf } from './sourceWord.ts';

/** A code in a segment; places are made when they are asked for, as most never are. */
export class PlacedCode implements CodeReference {
  readonly code: string;
  readonly name: string | undefined;
  readonly #segment: Segment;
  readonly #at: Span;
  readonly #nameAt: Span | undefined;

  constructor(segment: Segment, code: string, at: Span, name: StringArgument | undefined) {
    this.code = code;
    this.name = name?.value;
    this.#segment = segment;
    this.#at = at;
    this.#nameAt = name;
  }

  get place(): Place {
    return placeIn(this.#segment, this.#at);
  }

  get namePlace(): Place | undefined {
    return this.#nameAt && placeIn(this.#segment, this.#nameAt);
  }
}

/** A line of money in a segment. */
export class Line implements Item {
  readonly subject: CodeReference | undefined;
  readonly amount: Amount;
  readonly argument: Argument;
  readonly source: Source;
  readonly carryover: boolean;
  readonly part: Item['part'];
  readonly statement: Statement;
  readonly #segment: Segment;

  constructor(
    segment: Segment,
    { subject, amount, argument, source, carryover, part, statement }: Omit<Item, 'amountPlace'>,
  ) {
    this.#segment = segment;
    this.subject = subject;
    this.amount = amount;
    this.argument = argument;
    this.source = source;
    this.carryover = carryover;
    this.part = part;
    this.statement = statement;
  }

  get amountPlace(): Place {
    return placeIn(this.#segment, this.argument);
  }
}

/** A line of money that is its own subject and amount: one object for what is the most frequent thing in a budget. */
export class CodeLineItem implements Item, CodeReference, Amount {
  readonly source: Source;
  readonly carryover: boolean;
  readonly part: Item['part'];
  readonly statement: CodeLine;
  readonly value: Money;
  readonly half: number;
  private readonly segment: Segment;

  constructor(segment: Segment, bound: BoundLine, part: Item['part'], amount: Amount) {
    const { statement, words } = bound;
    this.segment = segment;
    this.statement = statement;
    this.part = part;
    this.value = amount.value;
    this.half = amount.half;
    this.source = sourceOf(words['source'] ?? '') ?? 'general';
    this.carryover = words['carryover'] !== undefined;
  }

  get subject(): CodeReference {
    return this;
  }

  get amount(): Amount {
    return this;
  }

  get code(): string {
    return this.statement.code;
  }

  get name(): string | undefined {
    return this.statement.name;
  }

  get argument(): Argument {
    return this.statement.numberNode;
  }

  get place(): Place {
    const { start, code } = this.statement;
    return { segment: this.segment, start, end: start + code.length };
  }

  get namePlace(): Place | undefined {
    const { name, nameStart } = this.statement;
    return name === undefined
      ? undefined
      : { segment: this.segment, start: nameStart, end: nameStart + name.length + 2 };
  }

  get amountPlace(): Place {
    const { number, numberStart, unit } = this.statement;
    return { segment: this.segment, start: numberStart, end: numberStart + number.length + unit.length };
  }
}

/** Where a span of a segment stands. */
export function placeIn(segment: Segment, { start, end }: Span): Place {
  return { segment, start, end };
}
