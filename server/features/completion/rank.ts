import { pinyinOf } from '../../data/pinyin.ts';
import { onceFor } from '../../text/onceFor.ts';

/** A name as it can be typed: its characters in lower case, each with the reading that it has. */
interface Spoken {
  readonly characters: readonly string[];
  readonly readings: readonly string[];
}

/** So many typed characters count; a bit of a number stands for each place among them. */
const LONGEST = 30;

/**
 * How well one of some names is what is typed: 0 where one begins with it, 1 where it stands in one, 2 where its pieces
 * stand in one in their order; undefined where none has it. A piece is a character or the beginning of its reading, so
 * 基本工资 is found by `基本`, `jbgz`, `jibengongzi`, `jbgongz` and `基本gz`. Digits of a code stand in a row.
 */
export function rankOf(names: readonly string[], typed: string): number | undefined {
  if (typed === '') return 0;
  const wanted = typed.slice(0, LONGEST);
  const isCode = /^[a-z]?\d+$/.test(wanted);
  let best: number | undefined;
  for (const spoken of spokenOf(names)) {
    const rank = rankIn(spoken, wanted, isCode);
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  }
  return best;
}

/**
 * A text in which an editor finds whatever the names are found by, what is typed like `typed` first: editors look at a
 * limited length of it, and prefer what stands at a beginning.
 */
export function filterTextOf(names: readonly string[], typed: string): string {
  const { latinFirst, namesFirst } = filterTextsOf(names);
  return /^[a-z]/i.test(typed) ? latinFirst : namesFirst;
}

const filterTextsOf = onceFor((names: readonly string[]) => {
  const spoken = spokenOf(names).map(({ readings }) => readings.filter(Boolean));
  const initials = spoken.map((readings) => readings.map((reading) => reading.charAt(0)).join(''));
  const latin = [...initials, ...spoken.map((readings) => readings.join(''))];
  return { latinFirst: joined([...latin, ...names]), namesFirst: joined([...names, ...latin]) };
});

function joined(texts: readonly string[]): string {
  return [...new Set(texts)].filter(Boolean).join(' ');
}

/** Lists of names that stay are read once. */
const spokenOf = onceFor((names: readonly string[]): readonly Spoken[] =>
  names.map((name) => {
    const characters = [...name.toLowerCase()];
    return { characters, readings: pinyinOf(characters) };
  }),
);

function rankIn(spoken: Spoken, typed: string, isCode: boolean): number | undefined {
  // Most names have not even the pieces, and that is found in one pass.
  if (!isScattered(spoken, typed)) return undefined;
  const length = spoken.characters.length;
  for (let start = 0; start < length; start++) if (isRun(spoken, start, typed)) return start === 0 ? 0 : 1;
  return isCode ? undefined : 2;
}

/** Whether what is typed is the characters from one on, one after the other; blanks may be left out. */
function isRun(spoken: Spoken, start: number, typed: string): boolean {
  const done = 1 << typed.length;
  let reached = 1;
  for (let i = start; i < spoken.characters.length && reached !== 0; i++) {
    const next = advanced(spoken, i, reached, typed);
    if (next & done) return true;
    reached = spoken.characters[i] === ' ' && i > start ? next | reached : next;
  }
  return false;
}

function isScattered(spoken: Spoken, typed: string): boolean {
  const done = 1 << typed.length;
  let reached = 1;
  for (let i = 0; i < spoken.characters.length; i++) {
    reached |= advanced(spoken, i, reached, typed);
    if (reached & done) return true;
  }
  return false;
}

/** The places in what is typed that one more character leads to, from those that were reached before it. */
function advanced({ characters, readings }: Spoken, i: number, reached: number, typed: string): number {
  const character = characters[i] ?? '';
  const reading = readings[i] ?? '';
  let next = 0;
  for (let at = 0; at < typed.length; at++) {
    if (!(reached & (1 << at))) continue;
    if (typed.startsWith(character, at)) next |= 1 << (at + character.length);
    for (let k = 0; k < reading.length && typed[at + k] === reading[k]; k++) next |= 1 << (at + k + 1);
  }
  return next;
}
