import characterTable from './pinyin.tsv';
import wordTable from './pinyinWords.tsv';
import { readTable } from './readTable.ts';

interface Readings {
  readonly ofCharacter: ReadonlyMap<string, string>;
  /** Words of two or three characters, with a reading for each. */
  readonly ofWord: ReadonlyMap<string, readonly string[]>;
}

let known: Readings | undefined;

/** Read when they are asked for first: most of what the server does needs none. */
function readings(): Readings {
  known ??= {
    ofCharacter: new Map(
      readTable(characterTable).flatMap((row) =>
        [...row('characters')].map((character) => [character, row('reading')] as const),
      ),
    ),
    ofWord: new Map(readTable(wordTable).map((row) => [row('word'), row('reading').split(' ')])),
  };
  return known;
}

const LONGEST_WORD = 3;

/** How each of some characters is read (`ji`, `ben`; no tones, ü as v), as the word that it stands in is; empty where it has no reading. */
export function pinyinOf(characters: readonly string[]): readonly string[] {
  const read: string[] = [];
  while (read.length < characters.length) {
    const from = read.length;
    read.push(...(wordAt(characters, from) ?? [readings().ofCharacter.get(characters[from] ?? '') ?? '']));
  }
  return read;
}

function wordAt(characters: readonly string[], from: number): readonly string[] | undefined {
  for (let length = LONGEST_WORD; length > 1; length--) {
    const found = readings().ofWord.get(characters.slice(from, from + length).join(''));
    if (found) return found;
  }
  return undefined;
}
