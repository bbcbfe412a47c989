import { BLANK, classAt, endOfClass, endOfGap, endOfLine, startOfLine } from './scan.ts';
import { bracesIn, opensBlock } from './splitSegments.ts';

/** A `}` behind which lines go on that are deeper than the block that it closes. */
export interface EarlyBrace {
  readonly at: number;
  /** The `{` that are open before it, the outermost first; the last one is that which it closes. */
  readonly open: readonly number[];
}

/** The first so many of a text, each taken for one too much. */
export function earlyBraces(text: string, most: number): EarlyBrace[] {
  const early: EarlyBrace[] = [];
  const open: number[] = [];
  for (const at of bracesIn(text)) {
    if (opensBlock(text, at)) open.push(at);
    else if (early.length < most && isEarly(text, open.at(-1), at)) early.push({ at, open: open.slice() });
    else open.pop();
  }
  return early;
}

function isEarly(text: string, opener: number | undefined, at: number): boolean {
  if (opener === undefined) return false;
  const line = startOfLine(text, opener);
  const below = endOfGap(text, at + 1);
  const isOnOneLine = startOfLine(text, at) === line;
  const isLast = below > endOfLine(text, at) && below < text.length && !/[}｝]/.test(text.charAt(below));
  return !isOnOneLine && isLast && indentAt(text, startOfLine(text, below)) > indentAt(text, line);
}

const TAB = 4;

/** In how many columns a line is indented. */
function indentAt(text: string, startsAt: number): number {
  const typed = text.slice(startsAt, endOfClass(text, startsAt, BLANK));
  return [...typed].reduce((sum, blank) => sum + (columns.get(blank) ?? 1), 0);
}

const columns: ReadonlyMap<string, number> = new Map([
  ['\t', TAB],
  ['\u3000', 2],
  ['\ufeff', 0],
]);

/** Whether the first statement of a text begins its line. */
export function beginsInColumnZero(text: string): boolean {
  const first = endOfGap(text, 0);
  return first < text.length && (classAt(text, first - 1) & BLANK) === 0;
}
