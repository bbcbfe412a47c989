import type { Piece } from '../../syntax/pieces.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import { type BrokenSegment, isLine, type Line } from './Line.ts';
import type { WordsOf } from './WordsOf.ts';

/** A file as it is to be, or some lines of it. */
export interface Layout {
  readonly text: string;
  /** Whether the file ends behind the lines. */
  readonly isToEnd: boolean;
  readonly indent: string;
  readonly lines: readonly (Line | BrokenSegment)[];
  readonly gapsOf: (line: Line) => readonly string[];
  readonly wordsOf: WordsOf;
}

/** What has to be changed so that a file is as it is to be: blanks, line ends and spellings, each by itself. */
export function layoutEdits(layout: Layout): TextEdit[] {
  return new LayoutWriter(layout).edits();
}

class LayoutWriter {
  private readonly layout: Layout;
  private readonly made: TextEdit[] = [];
  private readonly lineBreak: string;
  /** Where the last thing ends that has its place. */
  private end: number;
  private isAtStart = true;
  /** Whether what comes next would go on with what stands before, were there no `;`. */
  private goesOn = false;

  constructor(layout: Layout) {
    this.layout = layout;
    this.lineBreak = /\r\n?|\n/.exec(layout.text)?.[0] ?? '\n';
    this.end = layout.text.startsWith('\ufeff') ? 1 : 0;
  }

  edits(): TextEdit[] {
    const { lines, text, isToEnd } = this.layout;
    let before: Line | undefined;
    for (const line of lines) {
      if (isLine(line)) this.line(line, before?.opensBlock === true);
      else this.broken(line, before?.pieces[0]?.kind === 'comment');
      before = isLine(line) ? line : undefined;
    }
    if (!isToEnd) return this.made;
    // A segment that does not parse stays as it is to its end.
    const last = lines.at(-1);
    if (!last) this.replace(this.end, text.length, '');
    else if (isLine(last)) this.breakLine(text.length, 1, '');
    return this.made;
  }

  private line(line: Line, isFirst: boolean): void {
    const gaps = this.layout.gapsOf(line);
    line.pieces.forEach((piece, i) => {
      if (i === 0) this.begin(line, piece, isFirst);
      else if (line.isAsTyped) this.end = piece.start;
      else this.gap(piece, gaps[i] ?? '');
      if (!line.isAsTyped && piece.kind !== 'string' && piece.kind !== 'text')
        this.replace(piece.start, piece.end, this.layout.wordsOf(piece));
      this.end = piece.end;
      this.isAtStart = false;
      this.goesOn = piece.kind === 'comma';
    });
  }

  /** What stands before the first piece of a line: none or one blank line, and its indentation. */
  private begin({ depth, hasBlankBefore }: Line, piece: Piece, isFirst: boolean): void {
    const separator = this.isAtStart && piece.kind === 'comment' ? this.separator(piece.start) : '';
    const count = hasBlankBefore && !isFirst && piece.kind !== 'close' ? 2 : 1;
    this.breakLine(piece.start, count, separator + this.layout.indent.repeat(depth));
  }

  /** What stands before another piece of a line. */
  private gap(piece: Piece, gap: string): void {
    if (gap.startsWith('\n')) this.breakLine(piece.start, 1, gap.slice(1));
    else this.replace(this.end, piece.start, piece.kind === 'comment' ? this.separator(piece.start) + gap : gap);
  }

  /** A broken segment begins a line; what stands before it is laid out. A comment right above it would become part of it. */
  private broken({ start, end, hasBlankBefore }: BrokenSegment, isBelowComment: boolean): void {
    if (!this.isAtStart) this.breakLine(start, hasBlankBefore || isBelowComment ? 2 : 1, '');
    this.end = end;
    this.isAtStart = true;
    // It would go on with a comment.
    this.goesOn = true;
  }

  /** Ends the line and begins another, `count` lines further on; line ends that are there are kept. */
  private breakLine(to: number, count: number, indent: string): void {
    const { end: from, isAtStart } = this;
    if (isAtStart) {
      this.replace(from, to, indent);
      return;
    }
    if (this.stands(from, to, this.lineBreak.repeat(count) + indent)) return;
    const gap = this.layout.text.slice(from, to);
    const before = this.separator(to);
    const breaks = [...gap.matchAll(/\r\n?|\n/g)];
    const [first, last] = [breaks[0], breaks.at(-1)];
    if (!first || !last) {
      this.replace(from, to, before + this.lineBreak.repeat(count) + indent);
      return;
    }
    const firstEnd = from + first.index + first[0].length;
    const lastEnd = from + last.index + last[0].length;
    this.replace(from, from + first.index, before);
    // A CR and an LF that come to stand beside each other would be one line end.
    const another = first[0] === '\r' && last[0] === '\n' ? first[0] : last[0];
    this.replace(firstEnd, lastEnd, count > 1 ? another : '');
    this.replace(lastEnd, to, indent);
  }

  /** The `;` that has to stay between what stands before and an offset. */
  private separator(to: number): string {
    return this.goesOn && /[;；]/.test(this.layout.text.slice(this.end, to)) ? ';' : '';
  }

  private replace(start: number, end: number, newText: string): void {
    if (!this.stands(start, end, newText)) this.made.push({ span: { start, end }, newText });
  }

  private stands(start: number, end: number, text: string): boolean {
    return end - start === text.length && this.layout.text.startsWith(text, start);
  }
}
