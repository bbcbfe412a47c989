import { shortened } from '../../text/shortened.ts';
import type { Location } from '../Analysis.ts';

/** A line of a budget as an assistant may cite it. */
export interface CitedLine {
  /** The address of the file. */
  readonly file: string;
  /** One-based, as editors show it. */
  readonly line: number;
  /** The whole line without its indentation: an item with its working, a total as stated. */
  readonly text: string;
}

/** No line of a table is as long, in UTF-16 units; of a long text the beginning is enough. */
const LONGEST = 200;

/** The line on which something begins. */
export function citedLine({ file, span }: Location): CitedLine {
  const { lines, text, address } = file;
  const line = lines.lineAt(span.start);
  const whole = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim();
  return { file: address, line: line + 1, text: shortened(whole, LONGEST) };
}
