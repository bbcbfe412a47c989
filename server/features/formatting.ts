import type { Piece } from '../syntax/pieces.ts';
import type { Block, Statement } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import type { Analysis } from './Analysis.ts';
import { alignedGaps, groupsOf } from './formatting/alignedGaps.ts';
import type { FormatStyle } from './formatting/FormatStyle.ts';
import { type BrokenSegment, isLine, type Line } from './formatting/Line.ts';
import { layoutEdits } from './formatting/layoutEdits.ts';
import { linesOf } from './formatting/linesOf.ts';
import { type Stretch, stretchAround, wholeOf } from './formatting/stretchAround.ts';
import type { WordsOf } from './formatting/WordsOf.ts';
import { keywordEdits } from './keywordLanguage.ts';

/**
 * textDocument/formatting: blanks, line ends, the ASCII twins of full-width characters, and keywords where the style has a
 * language. Strings, texts, comments and figures stay as they are, and so does every segment that does not parse.
 */
export function formatting({ uncut: analysis }: Analysis, style: FormatStyle): TextEdit[] {
  return formattingOf(analysis, wholeOf(analysis.tree), style);
}

/** What is changed in some segments; what is to stand before the first of them is told only where the file begins with it. */
function formattingOf(
  analysis: Analysis,
  stretch: Stretch,
  style: FormatStyle,
  lines: readonly (Line | BrokenSegment)[] = linesOf(analysis, style.indent, stretch),
): TextEdit[] {
  const { text, tree } = analysis;
  const { indent, alignsColumns } = style;
  const wordsOf = spelling(analysis, stretch, style);
  const aligned = alignsColumns ? alignedGaps(lines, wordsOf) : undefined;
  const isToEnd = stretch.to === tree.segments.length;
  return layoutEdits({ text, isToEnd, indent, lines, wordsOf, gapsOf: (line) => aligned?.get(line) ?? line.gaps });
}

/** textDocument/rangeFormatting: what is changed on the lines of some spans. */
export function rangeFormatting({ uncut: analysis }: Analysis, spans: readonly Span[], style: FormatStyle): TextEdit[] {
  if (spans.length === 0) return [];
  const { lines, tree } = analysis;
  const wanted = spans.map(({ start, end }) => {
    const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
    // A selection of whole lines ends before the first character of the next one.
    const isBefore = last > first && end === lines.lineStart(last);
    return { first, last: isBefore ? last - 1 : last };
  });
  return formattingOf(analysis, stretchAround(tree, spans), style).filter(({ span }) => {
    const [from, to] = [lines.lineAt(span.start), lines.lineAt(span.end)];
    return wanted.some(({ first, last }) => first <= from && to <= last);
  });
}

/**
 * textDocument/onTypeFormatting: behind a `}`, the block that it closes; behind a line end, the line that was finished and
 * those above that are aligned with it, in the columns of those below, too. The line of the cursor keeps what is before the
 * cursor where it was.
 */
export function onTypeFormatting(
  { uncut: analysis }: Analysis,
  offset: number,
  typed: string,
  style: FormatStyle,
): readonly TextEdit[] {
  if (typed === '}' || typed === '｝') {
    const closed = statementClosedAt(analysis, offset);
    const edits = closed ? rangeFormatting(analysis, [closed], style) : [];
    // A line end that is written behind the brace would take the cursor with it.
    return edits.filter(({ span }) => span.start < offset);
  }
  const { lines, tree } = analysis;
  const finished = lines.lineAt(offset) - 1;
  const stretch = stretchAround(tree, [{ start: lines.lineStart(Math.max(0, finished)), end: offset }]);
  const laidOut = joinedOver(finished + 1, linesOf(analysis, style.indent, stretch), analysis);
  const concerned = linesAlignedWith(finished, laidOut, analysis);
  return formattingOf(analysis, stretch, style, laidOut).filter(({ span: { start, end }, newText }) => {
    const line = lines.lineAt(start);
    return concerned.has(line) && lines.lineAt(end) === line && !/[\r\n]/.test(newText);
  });
}

/** The block that ends at an offset, with the statement that it belongs to. */
function statementClosedAt({ tree }: Analysis, offset: number): Span | undefined {
  for (const [i, segment] of tree.segments.entries()) {
    const base = tree.starts[i] ?? 0;
    if (base > offset || base + segment.text.length < offset) continue;
    const found = endingAt(segment.statements, offset - base);
    if (found) return { start: base + found.start, end: base + found.end };
  }
  return undefined;
}

function endingAt(statements: readonly Statement[], offset: number): Statement | undefined {
  const around = statements.find(({ start, block }) => block && start < offset && offset <= block.end);
  const block: Block | undefined = around?.block;
  if (!around || !block) return undefined;
  return block.end === offset ? around : endingAt(block.statements, offset);
}

/** The lines as if an empty one did not stand between two of them: it is about to be filled. */
function joinedOver(
  empty: number,
  laidOut: readonly (Line | BrokenSegment)[],
  { lines }: Analysis,
): readonly (Line | BrokenSegment)[] {
  const isAt = (number: number, piece: Piece | undefined) => piece && lines.lineAt(piece.start) === number;
  return laidOut.map((line, i) => {
    const before = laidOut[i - 1];
    if (!before || !isLine(before) || !isLine(line)) return line;
    const isBelow = isAt(empty - 1, before.pieces.at(-1)) && isAt(empty + 1, line.pieces[0]);
    return isBelow ? { ...line, hasBlankBefore: false } : line;
  });
}

/** A line and those above it that have a place in the same columns. */
function linesAlignedWith(
  line: number,
  laidOut: readonly (Line | BrokenSegment)[],
  { lines }: Analysis,
): ReadonlySet<number> {
  const numbers = groupsOf(laidOut).map((group) =>
    group.flatMap(({ pieces: [first] }) => (first ? lines.lineAt(first.start) : [])),
  );
  const group = numbers.find((each) => each.includes(line)) ?? [];
  return new Set([line, ...group.filter((each) => each < line)]);
}

function spelling(analysis: Analysis, { from, to }: Stretch, { keywords }: FormatStyle): WordsOf {
  const { text, tree } = analysis;
  if (!keywords) return (piece) => written(piece, text);
  const respelled = new Map<number, string>();
  for (const [i, part] of analysis.parts.slice(from, to).entries())
    for (const { span, newText } of keywordEdits(part, keywords))
      respelled.set((tree.starts[from + i] ?? 0) + span.start, newText);
  return (piece) => respelled.get(piece.start) ?? written(piece, text);
}

/** A piece without full-width twins; what is said in strings, texts and comments stays as it is. */
function written({ kind, start, end }: Piece, text: string): string {
  const typed = text.slice(start, end);
  if (kind === 'comment') return `#${typed.slice(1)}`;
  return kind === 'string' || kind === 'text' ? typed : ascii(typed);
}
