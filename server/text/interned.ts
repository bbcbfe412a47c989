import { detached } from './detached.ts';

/** So many texts are kept, each until another one has its place; a power of two. */
const PLACES = 4_096;
/** Longer ones hardly ever stand twice. */
const LONGEST = 24;

const kept: (string | undefined)[] = new Array<string | undefined>(PLACES).fill(undefined);

/**
 * A piece of a text, as the same string wherever it stands: codes, names and keywords stand in a budget over and over
 * again, and hundreds of thousands of copies of them cost more to keep than to compare.
 */
export function interned(text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > LONGEST) return text.slice(start, end);
  const place = placeOf(text, start, length);
  const known = kept[place];
  if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
  const piece = detached(text.slice(start, end));
  kept[place] = piece;
  return piece;
}

/** From the first character, the one in the middle and the last two: enough to tell codes and names apart. */
function placeOf(text: string, start: number, length: number): number {
  const first = text.charCodeAt(start);
  const middle = text.charCodeAt(start + (length >> 1));
  const nextToLast = text.charCodeAt(start + length - Math.min(length, 2));
  const last = text.charCodeAt(start + length - 1);
  return (first * 31 + middle * 571 + nextToLast * 37 + last * 131 + length * 17) & (PLACES - 1);
}
