import { displayWidth } from '../../text/displayWidth.ts';
import { element, escapeXml } from '../xml.ts';
import { fontSize, lineHeight } from './Drawing.ts';

/** How wide a text is, in pixels. */
export function widthOf(text: string): number {
  return displayWidth(text) * (fontSize / 2);
}

/** The widest of some texts, in pixels. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}

/** One line of text with its middle at a height. */
export function textAt(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  const attributes = { class: 'chart-text', x: rounded(x), y: rounded(y + fontSize * 0.36), fill: '#000' };
  return element('text', anchor === 'start' ? attributes : { ...attributes, 'text-anchor': anchor }, escapeXml(text));
}

/** Lines of text around a height. */
export function linesAt(x: number, y: number, lines: readonly string[], anchor: 'start' | 'end' = 'start'): string {
  const first = y - ((lines.length - 1) * lineHeight) / 2;
  return lines.map((line, i) => textAt(x, first + i * lineHeight, line, anchor)).join('');
}

/** A text cut into lines of so many half characters; what does not fit into so many lines is left out, with a sign for it. */
export function wrapped(text: string, columns: number, mostLines: number): readonly string[] {
  const lines = [''];
  for (const character of text.replace(/\s+/gu, ' ').trim()) {
    const line = lines.at(-1) ?? '';
    if (displayWidth(line + character) <= columns) lines[lines.length - 1] = line + character;
    else if (lines.length < mostLines) lines.push(character);
    else return [...lines.slice(0, -1), `${shortened(line, columns - 2)}…`];
  }
  return lines;
}

function shortened(line: string, columns: number): string {
  const characters = [...line];
  while (displayWidth(characters.join('')) > columns) characters.pop();
  return characters.join('');
}

/** A length with as many digits as can be seen. */
export function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
