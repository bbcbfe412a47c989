import type { Span } from '../text/Span.ts';
import { endOfLine } from './scan.ts';

const OPEN = /^[（(][ \t\u3000]*[-－]?[\d０-９][\d０-９.,，．%％/／+＋*＊×÷－ \t\u3000\p{Script=Han}-]*/u;
const BINARY = /[^\s(（][ \t\u3000]*[-+*×÷/－＋＊／][ \t\u3000]*[\d０-９]/;
const WORD_APART = /[ \t\u3000]\p{Script=Han}/u;
const DATE = /[\d０-９][ \t\u3000]*年[^年月]*月/;
const ENDS = /^(?:[#＃;；}｝]|$)/;

/** The calculation that begins with a parenthesis at an offset and ends with its line, which does not close it. */
export function openCalculation(text: string, start: number): Span | undefined {
  const line = text.slice(start, endOfLine(text, start));
  const found = OPEN.exec(line)?.[0] ?? '';
  const typed = found.trimEnd();
  const isWhole =
    BINARY.test(typed) && !WORD_APART.test(typed) && !DATE.test(typed) && /[\d０-９%％\p{Script=Han}]$/u.test(typed);
  return isWhole && ENDS.test(line.slice(found.length)) ? { start, end: start + typed.length } : undefined;
}
