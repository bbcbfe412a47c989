import { findSubject } from '../../data/catalogue.ts';
import { argumentIndex } from '../../language/lookup.ts';
import type { ArgumentSchema } from '../../language/schema.ts';
import type { Part } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { CodeLine } from '../../syntax/CodeLine.ts';
import { type Argument, type Head, isExpression, type Statement } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import { numberPieces } from './numberPieces.ts';
import type { SemanticToken, TokenModifier, TokenType } from './SemanticToken.ts';
import { stringPieces } from './stringPieces.ts';

/** Modifiers by the offset of the code or amount that they are said of. */
export type Marks = ReadonlyMap<number, 'mismatch' | 'deprecated'>;

/** The tokens of one segment, in the order of the text. What the schema does not know has the tokens of its form only. */
export function partTokens(part: Part, marks: Marks): readonly SemanticToken[] {
  const collector = new Collector(part.segment.text, marks);
  collector.statements(part.segment.statements, part.bound, noBlock);
  for (const comment of part.segment.comments) collector.add('comment', comment);
  return collector.tokens.sort((a, b) => a.start - b.start);
}

/** The place outside all braces, where the great blocks begin. */
const noBlock = 0;
const plain: readonly TokenModifier[] = [];
const declared: readonly TokenModifier[] = ['declaration'];

/** What is named by the name of a statement. */
const named: Readonly<Record<string, TokenType>> = {
  department: 'namespace',
  unit: 'namespace',
  project: 'class',
  indicator: 'property',
};

class Collector {
  readonly tokens: SemanticToken[] = [];
  readonly #text: string;
  readonly #marks: Marks;

  constructor(text: string, marks: Marks) {
    this.#text = text;
    this.#marks = marks;
  }

  add(type: TokenType, { start, end }: Span, modifiers: readonly TokenModifier[] = plain): void {
    if (start < end) this.tokens.push({ type, modifiers, start, end });
  }

  /** Bound statements stand in the order of the text; those that the schema does not know are not among them. */
  statements(statements: readonly Statement[], bound: readonly Bound[], depth: number): void {
    let i = 0;
    for (const statement of statements) {
      const own = bound[i]?.statement === statement ? bound[i++] : undefined;
      if (statement instanceof CodeLine) this.#codeLine(statement, own);
      else this.#statement(statement, own, depth);
    }
  }

  #statement({ head, args, block }: Statement, bound: Bound | undefined, depth: number): void {
    if (head) this.#head(head, bound, depth);
    for (const argument of args) this.#argument(argument, bound);
    if (block) this.statements(block.statements, bound?.children ?? [], depth + 1);
  }

  /** The most frequent line of all, from its texts: its nodes are not made for this. */
  #codeLine(
    { start, code, name, nameStart, number, numberStart, unit, words }: CodeLine,
    bound: Bound | undefined,
  ): void {
    this.#code(code, { start, end: start + code.length }, bound);
    if (name !== undefined) this.add('string', { start: nameStart, end: nameStart + name.length + 2 });
    const unitStart = numberStart + number.length;
    this.add('number', { start: numberStart, end: unitStart }, this.#markedAt(numberStart));
    this.add('type', { start: unitStart, end: unitStart + unit.length });
    for (const { 0: word, index } of words.matchAll(/\S+/g)) {
      const from = unitStart + unit.length + index;
      this.add('enumMember', { start: from, end: from + word.length });
    }
  }

  #head(head: Head, bound: Bound | undefined, depth: number): void {
    if (head.kind === 'code' || (bound && 'code' in bound.schema.head)) this.#code(head.text, head, bound);
    else if (bound && 'values' in bound.schema.head) this.add('enumMember', head);
    else if (bound) this.add('keyword', head, depth === noBlock ? declared : plain);
  }

  #code(code: string, { start, end }: Span, bound: Bound | undefined): void {
    const own = bound?.schema.id === 'subject' ? declared : plain;
    const listed: readonly TokenModifier[] = findSubject(code) ? ['readonly'] : plain;
    this.add('variable', { start, end }, [...own, ...listed, ...this.#markedAt(start)]);
  }

  #markedAt(start: number): readonly TokenModifier[] {
    const modifier = this.#marks.get(start);
    return modifier ? [modifier] : plain;
  }

  #argument(argument: Argument, bound: Bound | undefined): void {
    const spec = bound && specOf(argument, bound);
    if (isExpression(argument)) {
      if (spec?.type === 'code' && argument.kind === 'quantity') this.#code(argument.digits, argument, bound);
      else
        for (const piece of numberPieces(argument, this.#text))
          this.add(piece.type, piece, piece.type === 'number' ? this.#markedAt(argument.start) : plain);
    } else if (argument.kind === 'comparator') this.add('operator', argument);
    else if (argument.kind === 'word') this.#word(argument, spec, bound);
    else this.#string(argument, spec, bound);
  }

  #word(
    argument: Argument & { readonly kind: 'word' },
    spec: ArgumentSchema | undefined,
    bound: Bound | undefined,
  ): void {
    if (bound && argumentIndex(bound.schema).labels?.has(argument.text)) this.add('keyword', argument);
    else if (spec?.type === 'enumeration') this.add('enumMember', argument);
    else if (spec?.type === 'date') this.add('number', argument);
    else if (spec) this.add('string', argument);
  }

  #string(argument: Span, spec: ArgumentSchema | undefined, bound: Bound | undefined): void {
    const id = bound?.schema.id ?? '';
    const type = (spec?.name === 'name' && named[id]) || 'string';
    const isLive = id === 'explain';
    for (const piece of stringPieces(this.#text, argument, isLive ? 'explanation' : 'text'))
      this.add(piece.isPlaceholder ? 'parameter' : type, piece, type === 'string' ? plain : declared);
  }
}

/** What the schema takes an argument for. */
function specOf(argument: Argument, { schema, args, repeated }: Bound): ArgumentSchema | undefined {
  const found = schema.args.find(({ name }) => args[name] === argument);
  return found ?? (repeated.includes(argument) ? schema.args.find(({ many }) => many) : undefined);
}
