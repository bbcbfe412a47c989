import { blockIndex } from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { isIgnore } from '../../rules/ignores.ts';
import { unevenIn } from '../../rules/structure/earlyEnds.ts';
import { conflictMarkersIn } from '../../syntax/conflictMarkers.ts';
import { lineBreaks, type Piece, piecesOf } from '../../syntax/pieces.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import type { Analysis } from '../Analysis.ts';
import type { BrokenSegment, Line } from './Line.ts';
import type { Stretch } from './stretchAround.ts';

/** The lines of some segments as they are to be; what does not parse stays together. `indent` is that of one level. */
export function linesOf(analysis: Analysis, indent: string, { from, to }: Stretch): (Line | BrokenSegment)[] {
  const { tree } = analysis;
  const lines: (Line | BrokenSegment)[] = [];
  // Where a block ends too early, its indentation tells.
  const isUneven = tree.segments.some(({ faults }) => faults.some(({ kind }) => kind === 'unopened-block'));
  const uneven = isUneven ? unevenIn(analysis.budget).around : undefined;
  let end = from > 0 ? (tree.starts[from] ?? 0) : 0;
  tree.segments.slice(from, to).forEach((segment, i) => {
    const start = tree.starts[from + i] ?? 0;
    if (segment.faults.length > 0 || uneven?.has(segment) || conflictMarkersIn(segment).length > 0) {
      lines.push({ start, end: start + segment.text.length, hasBlankBefore: hasBlank(analysis.text, end, start) });
      end = start + segment.text.length;
    } else {
      const reader = new LineReader(analysis, { segment, start, end, indent });
      for (const line of reader.read()) lines.push(line);
      end = reader.end;
    }
  });
  return lines;
}

interface Source {
  readonly segment: Segment;
  /** Where the segment begins in the file. */
  readonly start: number;
  /** Where the piece before it ends. */
  readonly end: number;
  readonly indent: string;
}

interface OpenBlock {
  readonly name: string;
  readonly isOneLine: boolean;
}

/** Takes the pieces of one segment line by line. */
class LineReader {
  /** Where the last piece ends. */
  end: number;
  private readonly text: string;
  private readonly indent: string;
  private readonly pieces: readonly Piece[];
  /** Of each piece, whether a statement begins with it. */
  private readonly isStart: readonly boolean[];
  /** Of each piece, whether a statement can end before it: what follows begins one or ends a block. */
  private readonly canBreak: readonly boolean[];
  /** Of each piece, whether a comment that silences findings ends its line: what it is about has to stay there. */
  private readonly isIgnored: readonly boolean[];
  /** Of the `{` whose `}` is on the same line. */
  private readonly oneLine: ReadonlySet<Piece>;
  private readonly blocks: OpenBlock[] = [];
  private schema: StatementSchema | undefined;

  constructor({ text, lines }: Analysis, { segment, start, end, indent }: Source) {
    this.text = text;
    this.indent = indent;
    this.end = end;
    this.pieces = piecesOf(segment.text, start);
    this.isStart = startsAmong(this.pieces, startsOf(segment.statements, start));
    this.canBreak = breaksBefore(this.pieces, this.isStart);
    this.isIgnored = beforeIgnores(this.pieces, text);
    this.oneLine = onOneLine(this.pieces, (offset) => lines.lineAt(offset));
  }

  read(): Line[] {
    const lines: Line[] = [];
    for (let i = 0; i < this.pieces.length; ) {
      const line = this.line(i);
      lines.push(line);
      i += line.pieces.length;
    }
    return lines;
  }

  private line(from: number): Line {
    const first = this.pieces[from];
    const gaps: string[] = [];
    const hasBlankBefore = first ? hasBlank(this.text, this.end, first.start) : false;
    if (first?.kind === 'close') this.blocks.pop();
    const depth = this.blocks.length;
    const block = this.blockName();
    let schema: StatementSchema | undefined;
    let statements = 0;
    for (let i = from; i < this.pieces.length; i++) {
      const piece = this.pieces[i];
      if (!piece || (i > from && this.breaksLine(i))) break;
      gaps.push(i > from ? this.gap(i, depth) : '');
      this.end = piece.end;
      if (this.isStart[i]) {
        this.schema = this.schemaOf(piece);
        if (this.blocks.length === depth && statements++ === 0) schema = this.schema;
      }
      if (piece.kind === 'open') this.open(piece);
      else if (piece.kind === 'close' && i > from) this.blocks.pop();
    }
    const opensBlock = this.blocks.length > depth;
    // A copy has no room for more, which an array that grew has plenty of.
    const pieces = this.pieces.slice(from, from + gaps.length);
    const isAsTyped = this.hasInnerQuotes(from, from + gaps.length);
    return { pieces, gaps: gaps.slice(), depth, block, schema, statements, opensBlock, hasBlankBefore, isAsTyped };
  }

  /** Whether what touches strings on both sides may be of one text with them, as in "落实"过紧日子"要求". */
  private hasInnerQuotes(from: number, to: number): boolean {
    let isBehindString = false;
    for (let i = from + 1; i < to; i++) {
      const [before, piece] = [this.pieces[i - 1], this.pieces[i]];
      if (!before || !piece || this.isStart[i] || piece.breaks > 0) isBehindString = false;
      else {
        const touches = before.end === piece.start;
        if (piece.kind === 'string' && isBehindString && touches) return true;
        if (before.kind === 'string') isBehindString = touches && inText.has(piece.kind);
      }
    }
    return false;
  }

  private open(piece: Piece): void {
    this.blocks.push({ name: this.schema?.block ?? '', isOneLine: this.oneLine.has(piece) });
  }

  private blockName(): string {
    return this.blocks.length === 0 ? 'file' : (this.blocks.at(-1)?.name ?? '');
  }

  private schemaOf({ start, end, kind }: Piece): StatementSchema | undefined {
    const { words, code, strings } = blockIndex(this.blockName());
    const typed = ascii(this.text.slice(start, end));
    if (kind === 'string') return strings;
    return kind === 'word' ? (words.get(typed) ?? (/^[A-Z]\d+$/.test(typed) ? code : undefined)) : code;
  }

  /** Whether a piece begins a line: where a statement or a comment did, and around what a block of several lines holds. */
  private breaksLine(i: number): boolean {
    const [before, piece] = [this.pieces[i - 1], this.pieces[i]];
    if (!before || !piece) return false;
    const isInLines = this.blocks.at(-1)?.isOneLine === false;
    if (piece.breaks === 0 && this.isIgnored[i]) return false;
    if (piece.kind === 'close' && isInLines) return true;
    if (before.kind === 'open' && isInLines) return piece.breaks > 0 || piece.kind !== 'comment';
    return piece.breaks > 0 && this.canBreak[i] === true;
  }

  private gap(i: number, depth: number): string {
    const [before, piece] = [this.pieces[i - 1], this.pieces[i]];
    if (!before || !piece) return '';
    if (piece.breaks > 0) return `\n${this.indent.repeat(depth + 1)}`;
    if (piece.kind === 'comment') return '  ';
    if (this.isStart[i] && before.kind !== 'open') return '; ';
    return this.isTight(i) ? '' : ' ';
  }

  /** Whether nothing stands between two pieces of a statement. */
  private isTight(i: number): boolean {
    const [before, piece] = [this.pieces[i - 1], this.pieces[i]];
    if (!before || !piece) return false;
    if (piece.kind === 'comma' || piece.kind === 'colon' || piece.kind === 'right') return true;
    if (before.kind === 'left' || (before.kind === 'sign' && !this.isBinary(i - 1))) return true;
    return this.isInDate(i);
  }

  /** Whether a sign stands behind what it can be subtracted from. */
  private isBinary(i: number): boolean {
    const before = this.pieces[i - 1];
    return before?.kind === 'right' || (before?.kind === 'number' && !this.isStart[i - 1]);
  }

  /** Whether a piece is one of `2026-01-27`, but not the first, all of them typed without blanks. */
  private isInDate(i: number): boolean {
    if (this.pieces[i]?.kind !== 'sign' && this.pieces[i - 1]?.kind !== 'sign') return false;
    for (let first = Math.max(0, i - 4); first < i; first++) {
      const [year, last] = [this.pieces[first], this.pieces[first + 4]];
      if (year && last && !this.isStart[first] && DATE.test(ascii(this.text.slice(year.start, last.end)))) return true;
    }
    return false;
  }
}

/** With what a text goes on behind quotation marks in it. */
const inText: ReadonlySet<Piece['kind']> = new Set(['word', 'number', 'left']);

const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** Where the statements begin, and those in their blocks, in order. */
function startsOf(statements: readonly Statement[], base: number, starts: number[] = []): readonly number[] {
  for (const { start, block } of statements) {
    starts.push(base + start);
    if (block) startsOf(block.statements, base, starts);
  }
  return starts;
}

function startsAmong(pieces: readonly Piece[], starts: readonly number[]): readonly boolean[] {
  let next = 0;
  return pieces.map(({ start }) => {
    while ((starts[next] ?? Number.POSITIVE_INFINITY) < start) next++;
    return starts[next] === start;
  });
}

function breaksBefore(pieces: readonly Piece[], isStart: readonly boolean[]): readonly boolean[] {
  const breaks: boolean[] = new Array(pieces.length);
  let canBreak = true;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (piece && piece.kind !== 'comment') canBreak = piece.kind === 'close' || isStart[i] === true;
    breaks[i] = canBreak;
  }
  return breaks;
}

function beforeIgnores(pieces: readonly Piece[], text: string): readonly boolean[] {
  const found: boolean[] = new Array(pieces.length);
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    const isBefore = pieces[i + 1]?.breaks === 0 && found[i + 1] === true;
    found[i] = isBefore || (piece?.kind === 'comment' && isIgnore(text.slice(piece.start, piece.end)));
  }
  return found;
}

function onOneLine(pieces: readonly Piece[], lineAt: (offset: number) => number): Set<Piece> {
  const found = new Set<Piece>();
  const open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'open') open.push(piece);
    if (piece.kind !== 'close') continue;
    const start = open.pop();
    if (start && lineAt(start.start) === lineAt(piece.start)) found.add(start);
  }
  return found;
}

function hasBlank(text: string, start: number, end: number): boolean {
  return lineBreaks(text, start, end) > 1;
}
