import { BLANK, classAt, endOfClass, endOfGap, startOfLine } from './scan.ts';
import { bracesIn, opensBlock } from './splitSegments.ts';

/** A `}` behind which lines go on that are deeper than the block that it closes. */
export interface EarlyBrace {
  readonly at: number;
  /** The `{` that are open before it, the outermost first; the last one is that which it closes. */
  readonly open: readonly number[];
  /** Which of those without `{` is left over for it: the first one behind it that is not left over for another. */
  readonly left: number;
}

/**
 * Those of a text, each taken for one too much, at most so many. `unopened` is where the `}` stand that have no `{`: before the
 * last of them only can one be too early.
 */
export function earlyBraces(text: string, unopened: readonly number[], most: number): EarlyBrace[] {
  const early: EarlyBrace[] = [];
  const open: number[] = [];
  let left = 0;
  for (const at of bracesIn(text)) {
    while (left < unopened.length && (unopened[left] ?? 0) <= at) left++;
    if (opensBlock(text, at)) open.push(at);
    else if (left < unopened.length && early.length < most && isEarly(text, open.at(-1), at))
      early.push({ at, open: open.slice(), left: left++ });
    else open.pop();
  }
  return early;
}

function isEarly(text: string, opener: number | undefined, at: number): boolean {
  if (opener === undefined) return false;
  const below = endOfGap(text, at + 1);
  // What is asked first is near: a line may have thousands of braces.
  const isLast = below < text.length && /[\r\n]/.test(text.slice(at + 1, below)) && !/[}｝]/.test(text.charAt(below));
  if (!isLast) return false;
  const line = startOfLine(text, opener);
  return startOfLine(text, at) !== line && indentAt(text, startOfLine(text, below)) > indentAt(text, line);
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
