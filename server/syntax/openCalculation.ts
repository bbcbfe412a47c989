import type { Span } from '../text/Span.ts';
import { endOfLine } from './scan.ts';

const OPEN = /^[（(][ \t\u3000]*[-－]?[\d０-９][^()（）"“”#＃{}｛｝;；]*/;
const OPERATOR = /[-+*/×÷－＋＊／]/;

/** The calculation that begins with a parenthesis at an offset and ends with its line, which does not close it. */
export function openCalculation(text: string, start: number): Span | undefined {
  const found = OPEN.exec(text.slice(start, endOfLine(text, start)))?.[0].trimEnd() ?? '';
  const isWhole = OPERATOR.test(found) && !OPERATOR.test(found.slice(-1));
  return isWhole ? { start, end: start + found.length } : undefined;
}
