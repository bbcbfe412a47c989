/** Behind which a text begins, and before which it ends. */
const BEFORE = /^[\s:：;；{｛(（]?$/;
const BEHIND = /^[\s:：;；{｛}｝]?$/;

/**
 * Where the only " of a line stands that begins or ends a text and has no other one: all others are pairs, each of one
 * that may begin a text and one that may end it. Undefined where there is none, or several may be the one.
 */
export function loneQuote(line: string): number | undefined {
  const all = [...line.matchAll(/"/g)].map(({ index }) => index);
  if (all.length % 2 === 0 || /\\"|"""/.test(line) || !areCurlyPaired(line)) return undefined;
  const begins = all.map((at) => BEFORE.test(line.charAt(at - 1)));
  const ends = all.map((at) => BEHIND.test(line.charAt(at + 1)));
  const isPair = (i: number): boolean => !(ends[i] && !begins[i]) && !(begins[i + 1] && !ends[i + 1]);
  const [last, first] = [pairsFrom(all.length, isPair), pairsBefore(all.length - 1, isPair)];
  const found = all.filter((_, i) => i % 2 === 0 && first <= i && i <= last && begins[i] !== ends[i]);
  return found.length === 1 ? found[0] : undefined;
}

/** The first mark that is in no pair, where they are paired from the first one on. */
function pairsFrom(count: number, isPair: (i: number) => boolean): number {
  let i = 0;
  while (i + 1 < count && isPair(i)) i += 2;
  return i;
}

/** The last mark that is in no pair, where they are paired from the last one back. */
function pairsBefore(last: number, isPair: (i: number) => boolean): number {
  let i = last;
  while (i > 0 && isPair(i - 1)) i -= 2;
  return i;
}

function areCurlyPaired(line: string): boolean {
  let isOpen = false;
  for (const [mark] of line.matchAll(/[“”]/g)) {
    if ((mark === '“') === isOpen) return false;
    isOpen = !isOpen;
  }
  return !isOpen;
}
