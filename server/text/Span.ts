/** A run of characters: UTF-16 offsets, `end` exclusive, relative to the text that owns it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of something that has one, and nothing else of it. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The span from the start of one to the end of another. */
export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** Whether an offset touches a span, its end included (the cursor behind a word still is at it). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
