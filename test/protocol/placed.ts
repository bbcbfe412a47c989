import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Something with a place, as far as a test looks. */
export interface Placed {
  readonly code?: unknown;
  readonly range?: Range;
}

const BOM = '\uFEFF';

/** Where a position of one text lies in another way to write it: characters of two units for one, other line ends, a mark. */
export function placed({ line, character }: Position, from: TextDocument, to: TextDocument): Position {
  const [source, target] = [lineOf(from, line), lineOf(to, line)];
  const count = [...source.slice(0, character)].filter((each) => each !== BOM).length;
  const mark = target.startsWith(BOM) ? 1 : 0;
  const reached = [...target.slice(mark)].slice(0, count).join('').length + mark;
  // Of the beginning, the mark is no part.
  return { line, character: character === 0 ? 0 : reached };
}

/** An answer about one way to write a text, as if it were about the other. */
export function backTo(answer: unknown, from: TextDocument, to: TextDocument): unknown {
  if (typeof answer === 'string') return plain(answer);
  if (Array.isArray(answer)) return answer.map((each) => backTo(each, from, to));
  if (typeof answer !== 'object' || answer === null) return answer;
  if (isPosition(answer)) return placed(answer, from, to);
  if (isTokens(answer)) return { tokens: absolute(answer.data).map((each) => backTo(each, from, to)) };
  const entries = Object.entries(answer).flatMap(([key, value]) => {
    // What the server names by itself, or keeps with an answer for a request to come.
    if (key === 'resultId' || key === 'data') return [];
    const line = key === 'startCharacter' ? 'startLine' : key === 'endCharacter' ? 'endLine' : undefined;
    if (line === undefined) return [[plain(key), backTo(value, from, to)]];
    const position = { line: Number(Reflect.get(answer, line)), character: Number(value) };
    return [[key, placed(position, from, to).character]];
  });
  return Object.fromEntries(entries);
}

function plain(text: string): string {
  const named = text.replaceAll(encodeURIComponent('𠮷'), encodeURIComponent('甲'));
  return named.replaceAll('𠮷', '甲').replace(/\r\n?/g, '\n').replaceAll(BOM, '');
}

function lineOf(document: TextDocument, line: number): string {
  const start = { line, character: 0 };
  return document.getText({ start, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
}

function isPosition(value: object): value is Position {
  return Object.keys(value).sort().join() === 'character,line';
}

function isTokens(value: object): value is { readonly data: readonly number[] } {
  return 'data' in value && Array.isArray(value.data) && value.data.every((each) => typeof each === 'number');
}

/** Semantic tokens with the places at which they stand. */
function absolute(
  data: readonly number[],
): { readonly range: Range; readonly type: number; readonly modifiers: number }[] {
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i * 5, i * 5 + 5);
    [line, character] = [line + down, down === 0 ? character + right : right];
    return { range: { start: { line, character }, end: { line, character: character + length } }, type, modifiers };
  });
}
