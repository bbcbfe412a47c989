import { blockIndex } from '../../language/lookup.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Correction } from './Correction.ts';

const QUOTED = String.raw`"(?:[^"\\\r\n]|\\.)*"?|“[^“”\r\n]*”?`;
/** Commas with the blanks behind them and the end of the line, if it comes then; what is quoted has none. */
const COMMAS = new RegExp(String.raw`${QUOTED}|([,，、][,，、 \t\u3000]*)((?:[#＃][^\r\n]*)?\r?\n)?`, 'g');
/** The first word behind a comma; comments may stand between them. */
const NEXT = /^\s*(?:[#＃][^\r\n]*[\r\n]\s*)*([^\s:：,，、;；"“#＃]*)/;

/** Where commas stand between statements of a block: each becomes a semicolon, or nothing at the end of a line. */
export function withSemicolons(text: string, { start, end }: Span, block: string): Correction | undefined {
  const { words, code } = blockIndex(block);
  const typed = text.slice(start, end);
  if (!/[,，、]/.test(typed)) return undefined;
  const edits: TextEdit[] = [];
  for (const { 0: all, 1: commas, 2: lineEnd, index } of typed.matchAll(COMMAS)) {
    if (commas === undefined) continue;
    const { 1: word = '' } = NEXT.exec(typed.slice(index + all.length)) ?? [];
    const isStatement = words.has(word) || (code !== undefined && /^[A-Z]?\d{3,}$/.test(word));
    if (!isStatement) continue;
    const from = start + index;
    edits.push(
      lineEnd === undefined
        ? { span: { start: from, end: from + all.length }, newText: '; ' }
        : { span: { start: from, end: from + commas.trimEnd().length }, newText: '' },
    );
  }
  const [first, last] = [edits[0], edits.at(-1)];
  return first && last && { start: first.span.start, end: last.span.end, reason: 'commas', subject: '', edits };
}
