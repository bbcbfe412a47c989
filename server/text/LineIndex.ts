/** A place in a text as LSP counts it: zero-based line and UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets of the line starts of one text; lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #starts: number[] = [0];
  /** Where each line but the last ends, its line break not counted. */
  readonly #ends: number[] = [];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c !== 10 && c !== 13) continue;
      this.#ends.push(i);
      if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
      this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset where a line begins; past the last line, the end of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The zero-based line that holds an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.lineAt(at);
    return { line, character: at - this.lineStart(line) };
  }

  /** The offset of a position; one behind the end of its line, or of the text, is moved there. */
  offset({ line, character }: Position): number {
    if (line >= this.#starts.length) return this.#length;
    return Math.min(this.lineStart(line) + character, this.#ends[line] ?? this.#length);
  }
}
