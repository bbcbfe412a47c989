import { type CommonEnds, commonEnds } from './commonEnds.ts';
import { lastAtMost, partitionPoint } from './partitionPoint.ts';

/** A place in a text as LSP counts it: zero-based line and UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The line breaks of a piece of text: LF, CRLF or CR. */
export interface LineBreaks {
  readonly length: number;
  /** Where each break begins and where it ends, one behind the other, from the start of the piece. */
  readonly bounds: readonly number[];
}

/** Finds the line breaks of a text. */
export function lineBreaks(text: string): LineBreaks {
  const bounds: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    bounds.push(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    bounds.push(i + 1);
  }
  return { length: text.length, bounds };
}

/** Offsets of the line starts of one text. */
export class LineIndex {
  readonly #pieces: readonly LineBreaks[];
  /** Of each piece: where it begins, and how many breaks stand before it. The end of the text and all breaks come last. */
  readonly #offsets: readonly number[];
  readonly #before: readonly number[];

  /** Of a text whose pieces are for the most part those of another one, only what stands between these is counted. */
  constructor(text: string | readonly LineBreaks[], before?: LineIndex) {
    this.#pieces = typeof text === 'string' ? [lineBreaks(text)] : text;
    const { start, end } = before ? commonEnds(before.#pieces, this.#pieces) : nothingInCommon;
    const fresh = this.#pieces.slice(start, this.#pieces.length - end);
    const among = { start, end };
    this.#offsets = sums(fresh, ({ length }) => length, before ? before.#offsets : zero, among);
    this.#before = sums(fresh, ({ bounds }) => bounds.length / 2, before ? before.#before : zero, among);
  }

  get lineCount(): number {
    return (this.#before.at(-1) ?? 0) + 1;
  }

  /** The offset where a line begins; past the last line, the end of the text. */
  lineStart(line: number): number {
    return line <= 0 ? 0 : this.#bound(line - 1, 1);
  }

  /** The zero-based line that holds an offset. */
  lineAt(offset: number): number {
    const i = lastAtMost(this.#offsets, offset, this.#pieces.length);
    const { bounds } = this.#pieces[i] ?? nothing;
    const inPiece = offset - (this.#offsets[i] ?? 0);
    // Where break n ends, line n + 1 begins.
    return (this.#before[i] ?? 0) + partitionPoint(bounds.length / 2, (n) => (bounds[n * 2 + 1] ?? 0) > inPiece);
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.lineAt(at);
    return { line, character: at - this.lineStart(line) };
  }

  /** The offset of a position; one behind the end of its line, or of the text, is moved there. */
  offset({ line, character }: Position): number {
    if (line >= this.lineCount) return this.#length;
    return Math.min(this.lineStart(line) + character, this.#bound(line, 0));
  }

  get #length(): number {
    return this.#offsets.at(-1) ?? 0;
  }

  /** Where the break behind a line begins (0) or ends (1); the end of the text where there is none. */
  #bound(line: number, side: 0 | 1): number {
    if (line >= this.lineCount - 1) return this.#length;
    const i = lastAtMost(this.#before, line, this.#pieces.length);
    const { bounds } = this.#pieces[i] ?? nothing;
    return (this.#offsets[i] ?? 0) + (bounds[(line - (this.#before[i] ?? 0)) * 2 + side] ?? 0);
  }
}

const nothing: LineBreaks = { length: 0, bounds: [] };

const nothingInCommon: CommonEnds = { start: 0, end: 0 };
const zero: readonly number[] = [0];

/**
 * Zero, and the sum of what each piece has up to and with it: of some at the start of others whose sums are known, of fresh
 * ones, and of some at the end of the others.
 */
function sums(
  fresh: readonly LineBreaks[],
  of: (piece: LineBreaks) => number,
  known: readonly number[],
  { start, end }: CommonEnds,
): number[] {
  const result = known.slice(0, start + 1);
  let sum = result.at(-1) ?? 0;
  for (const piece of fresh) {
    sum += of(piece);
    result.push(sum);
  }
  const from = known.length - end;
  const shift = sum - (known[from - 1] ?? 0);
  for (let i = from; i < known.length; i++) result.push((known[i] ?? 0) + shift);
  return result;
}
