import type { Span } from '../../server/text/Span.ts';

/** A text without its marks, and what they say. */
export interface Marked {
  readonly text: string;
  /** The ranges between `<|` and `|>`, in the order of the text. */
  readonly marks: readonly Span[];
  /** The places of `<|>`. */
  readonly cursors: readonly number[];
  /** What the comments at the ends of lines announce. */
  readonly findings: readonly ExpectedFinding[];
}

/** `# error[total-mismatch]` at the end of a line; in JSON, `// error[invalid-profile]`. */
export interface ExpectedFinding {
  /** Zero-based. */
  readonly line: number;
  /** `error[total-mismatch]`. */
  readonly label: string;
}

/** Takes the marks out of a text; the comments stay, they are comments of the language. */
export function readMarks(marked: string): Marked {
  const marks: Span[] = [];
  const cursors: number[] = [];
  const open: number[] = [];
  let text = '';
  for (const piece of marked.split(/(<\|>|<\||\|>)/)) {
    if (piece === '<|>') cursors.push(text.length);
    else if (piece === '<|') open.push(text.length);
    else if (piece === '|>') marks.push({ start: open.pop() ?? text.length, end: text.length });
    else text += piece;
  }
  return { text, cursors, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end), findings: findingsIn(text) };
}

const ANNOUNCED = /(?:[#＃]|\/\/)((?:\s*(?:error|warning|information|hint)\[[a-z-]+\])+)\s*$/;

function findingsIn(text: string): ExpectedFinding[] {
  return text.split(/\r\n?|\n/).flatMap((content, line) => {
    const labels = ANNOUNCED.exec(content)?.[1]?.match(/\S+/g) ?? [];
    return labels.map((label) => ({ line, label }));
  });
}
