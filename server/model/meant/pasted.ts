import type { Span } from '../../text/Span.ts';
import { UNIT } from './slips.ts';

const ON_NEXT = '[ \\t\\u3000]{0,40}\\r?\\n[ \\t\\u3000]{0,40}';
/** Each column on a line of its own, as copied from a page: code, name, amount, which has a point, a comma or a unit. */
const COLUMN_OF_LINES = new RegExp(
  `(\\d{3}|\\d{5}|\\d{7})(?:(?:${ON_NEXT}|[ \\t\\u3000]{1,40})["“]?([^\\s\\d"“”#{};；:：]{2,40})["”]?)?${ON_NEXT}(\\d[\\d,]{0,20}(?:\\.\\d{1,6}${UNIT}?|(?<=,\\d{3})${UNIT}?|${UNIT}))(?=[ \\t\\u3000]{0,40}(?:[\\r\\n#}]|$))`,
  'y',
);

/** The line that lines from an offset on make together, and where the last of them ends. */
export function joinedLines(
  text: string,
  from: number,
): { readonly end: number; readonly written: string } | undefined {
  COLUMN_OF_LINES.lastIndex = from;
  const found = COLUMN_OF_LINES.exec(text);
  if (!found) return undefined;
  const [all, code = '', name, amount = ''] = found;
  return { end: from + all.length, written: `${code}${name ? ` "${name}"` : ''} ${amount}` };
}

const FORMULA = /=[ \t]*(?:[A-Z]{2,10}\(|\$?[A-Z]{1,2}\$?\d)/;

/** The formula of a spreadsheet in a line. */
export function formulaIn(line: string, from: number): Span | undefined {
  const found = FORMULA.exec(line);
  return found ? { start: from + found.index, end: from + line.length } : undefined;
}
