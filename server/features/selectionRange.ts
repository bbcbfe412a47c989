import type { Argument, Expression } from '../syntax/tree.ts';
import { isExpression } from '../syntax/tree.ts';
import { type Span, touches } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { insideQuotes } from './insideQuotes.ts';
import { isInComment, type Node, nodeAt, type Step, spanInFile } from './nodeAt.ts';

/**
 * textDocument/selectionRange: what an offset stands in, the smallest first, each within the next: a clause and a sentence
 * of a text, a number of a calculation, the argument, the statement without its block, all of it, what is in the block
 * around it, that block, and so on to the comments above it and the file.
 */
export function selectionRange({ uncut: analysis }: Analysis, offset: number): Span[] {
  const { text } = analysis;
  const node = nodeAt(analysis, offset);
  const whole = { start: 0, end: text.length };
  if (!node) return [whole];
  const { segment, owners, statement: step, base } = node;
  const inner = step && !isInComment(node) ? inStatement(step, node) : commentAt(node);
  const around = owners.map((owner) => ofOwner(owner, text)).reverse();
  const section = trimmed({ start: base, end: base + segment.text.length }, text);
  return growing([{ start: offset, end: offset }, ...inner, ...around.flat(), section, whole]);
}

/** Each one longer than the one before, and around it; what is not is left out. */
function growing(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const isAround = !last || (span.start <= last.start && last.end <= span.end);
    if (isAround && (!last || span.end - span.start > last.end - last.start)) kept.push(span);
  }
  return kept.filter(({ start, end }, i) => end > start || i === kept.length - 1);
}

function commentAt(node: Node): Span[] {
  const { segment, at } = node;
  const comment = segment.comments.find((each) => touches(each, at));
  return comment ? [spanInFile(node, comment)] : [];
}

/** A statement on whose line the offset is, from the inside out; in the file. */
function inStatement({ statement, base, end }: Step, node: Node): Span[] {
  const { segment } = node;
  const { start, head, args, block } = statement;
  const at = node.base + node.at - base;
  const all = { start, end: end - base };
  if (!touches(all, at)) return [];
  const argument = args.find((each) => each.start <= at && at < each.end) ?? args.find((each) => touches(each, at));
  const own = head && touches(head, at) ? [head] : argument ? inArgument(argument, at, segment.text) : [];
  const last = args.at(-1)?.end ?? head?.end ?? all.end;
  const spans = [...own, { start, end: block ? last : all.end }, all];
  return spans.map((span) => ({ start: base + span.start, end: base + span.end }));
}

/** What is in the braces of a statement, with them, and the statement with them; in the file. */
function ofOwner({ statement: { start, block }, base, end }: Step, text: string): Span[] {
  const all = { start: base + start, end };
  if (!block) return [all];
  const inside = { start: base + block.start + 1, end: block.closed ? end - 1 : end };
  return [trimmed(inside, text), { start: base + block.start, end }, all];
}

function inArgument(argument: Argument, at: number, text: string): Span[] {
  if (isExpression(argument)) return operands(argument, at).reverse();
  if (argument.kind !== 'string' && argument.kind !== 'text') return [argument];
  const inside =
    argument.kind === 'text' && argument.end - argument.start >= 6
      ? trimmed({ start: argument.start + 3, end: argument.end - 3 }, text)
      : insideQuotes(argument, text);
  return [
    between(/[，。；：、！？,;!?\n\r]/, inside, at, text),
    between(/[。；！？;!?\n\r]/, inside, at, text),
    inside,
    argument,
  ];
}

/** The calculation and those in it that hold the offset, the outermost first. */
function operands(expression: Expression, at: number): Expression[] {
  const inner =
    expression.kind === 'binary'
      ? [expression.left, expression.right]
      : expression.kind === 'negation'
        ? [expression.operand]
        : [];
  const next = inner.find((each) => touches(each, at));
  return [expression, ...(next ? operands(next, at) : [])];
}

/** The stretch around an offset up to the nearest marks on both sides. */
function between(mark: RegExp, { start, end }: Span, at: number, text: string): Span {
  let from = Math.min(Math.max(at, start), end);
  let to = from;
  while (from > start && !mark.test(text.charAt(from - 1))) from--;
  while (to < end && !mark.test(text.charAt(to))) to++;
  return trimmed({ start: from, end: to }, text);
}

function trimmed({ start, end }: Span, text: string): Span {
  let [from, to] = [start, end];
  while (from < to && text.charAt(from).trim() === '') from++;
  while (to > from && text.charAt(to - 1).trim() === '') to--;
  return { start: from, end: to };
}
