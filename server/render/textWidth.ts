import { eastAsianWidth } from 'get-east-asian-width';

/** Where a Chinese character and a Latin letter or a digit meet, programs leave a quarter of a character. */
const MEETING = /(?<=\p{Script=Han})(?=[A-Za-z\d])|(?<=[A-Za-z\d])(?=\p{Script=Han})/gu;

/** Latin characters that are not near half a Chinese one in Times New Roman, with their widths in half characters. */
const uneven: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;'!|/()[\]ijlt-]/u, 0.5],
  [/[%mMW@]/u, 1.7],
  [/[A-Zw&]/u, 1.4],
];

/** How wide a line of text is in a document, in half characters; its quotation marks and dashes are full-width. */
export function textWidth(text: string): number {
  let width = (text.match(MEETING)?.length ?? 0) / 2;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const width = uneven.find(([characters]) => characters.test(character))?.[1];
  return width ?? eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
}

/** The width of the widest line of the texts, in half characters. */
export function widestOf(texts: readonly string[]): number {
  return texts.flatMap((text) => text.split('\n')).reduce((widest, line) => Math.max(widest, textWidth(line)), 0);
}

/** The width of the longest stretch that no line break divides: a code, a number, a Latin word; in half characters. */
export function widestWord(texts: readonly string[]): number {
  return widestOf(texts.flatMap((text) => text.match(/[!-~]+/gu) ?? []));
}

/** What may stand beyond the end of a line rather than begin the next one. */
const HANGING = /^[，。、；：！？）》」』】”’％…]$/u;

/**
 * How many lines a text takes where `room` half characters fit on one and `first` fewer on its first: a line breaks
 * between Chinese characters and never in a number or a Latin word that fits on a line.
 */
export function lineCount(text: string, room: number, first = 0): number {
  return text.split('\n').reduce((lines, line, index) => lines + linesOf(line, room, index === 0 ? first : 0), 0);
}

function linesOf(line: string, room: number, first: number): number {
  let lines = 1;
  let filled = first;
  let previous = '';
  for (const part of line.match(/[!-~]+|[^!-~]/gu) ?? []) {
    const width = textWidth(previous + part) - textWidth(previous);
    if (filled + width > room && !HANGING.test(part)) {
      lines += (filled > 0 ? 1 : 0) + Math.max(1, Math.ceil(width / room)) - 1;
      filled = width % room;
    } else filled += width;
    previous = part;
  }
  return lines;
}

/** The size in points, to the half, at which a title fits on one line, where it need not shrink by more than a quarter for that. */
export function fittedSize(title: string, size: number, width: number): number | undefined {
  const fitting = Math.floor(width / (textWidth(title) * 5)) / 2;
  return fitting < size && fitting >= size * 0.75 ? fitting : undefined;
}
