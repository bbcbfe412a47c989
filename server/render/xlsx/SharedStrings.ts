import { element, escapeXml, printable } from '../xml.ts';
import { declaration, namespaces } from './xml.ts';

/** The most characters that a cell holds, in UTF-16 units. */
const longest = 32_767;

/** The texts of a workbook, each once; cells name them by their numbers. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  /** The number of a text; one that no cell could hold is cut, with a sign that it was. */
  of(text: string): number {
    const plain = printable(text);
    const whole = plain.length <= longest ? plain : `${printable(plain.slice(0, longest - 1))}…`;
    const number = this.#numbers.get(whole) ?? this.#numbers.size;
    this.#numbers.set(whole, number);
    this.#uses++;
    return number;
  }

  /** The part of the package. */
  xml(): string {
    const items = [...this.#numbers.keys()].map((text) =>
      element('si', {}, element('t', { 'xml:space': 'preserve' }, escapeXml(unmistakable(text)))),
    );
    const counts = { count: this.#uses, uniqueCount: items.length };
    return declaration + element('sst', { xmlns: namespaces.main, ...counts }, ...items);
  }
}

/** `_x0041_` is how the file format writes a character; where it is meant as it stands, its first one is written so. */
function unmistakable(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/giu, '_x005F_');
}
