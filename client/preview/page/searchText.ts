/** A text as it is searched, and where each of its characters stands in the one that is shown. */
export interface SearchText {
  readonly text: string;
  /** For each code unit of `text`, the offset of the code unit that it is of; and one more for the end. */
  readonly offsets: readonly number[];
}

/** Ends a cell or a paragraph: nothing that is searched for has it. */
export const blockEnd = '\u0001';

/**
 * Full-width characters are as good as narrow ones, capitals as small letters, and separators of thousands as none, so
 * that an amount is found however it is written.
 */
export function searchText(shown: string): SearchText {
  const units: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < shown.length; ) {
    const character = String.fromCodePoint(shown.codePointAt(i) ?? 0);
    for (const unit of plainCharacter(character).split('')) {
      units.push(unit);
      offsets.push(i);
    }
    i += character.length;
  }
  return withoutSeparators(units.join(''), [...offsets, shown.length]);
}

/** A text as it is searched for. */
export function plain(text: string): string {
  return searchText(text).text;
}

/** Where a text stands in another one, as offsets in what is shown; hits do not overlap. */
export function hitsIn({ text, offsets }: SearchText, wanted: string): readonly (readonly [number, number])[] {
  const hits: (readonly [number, number])[] = [];
  if (wanted === '') return hits;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const last = at + wanted.length - 1;
    hits.push([offsets[at] ?? 0, endOf(offsets, last)]);
  }
  return hits;
}

/** The end of the shown character that a unit is of. */
function endOf(offsets: readonly number[], unit: number): number {
  let next = unit + 1;
  while (next < offsets.length - 1 && offsets[next] === offsets[unit]) next++;
  return offsets[next] ?? 0;
}

function plainCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase();
  return character === '\u2212' ? '-' : character.normalize('NFKC').toLowerCase();
}

const separator = /(?<=\d),(?=\d{3}(?!\d))/g;

function withoutSeparators(text: string, offsets: readonly number[]): SearchText {
  const dropped = new Set([...text.matchAll(separator)].map(({ index }) => index));
  if (dropped.size === 0) return { text, offsets };
  return { text: text.replace(separator, ''), offsets: offsets.filter((_, unit) => !dropped.has(unit)) };
}
