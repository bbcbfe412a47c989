import { distance } from 'fastest-levenshtein';

/** The candidate most like a word, or undefined where none is alike: at most half of the characters differ. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const most = Math.max(word.length, candidate.length) / 2;
    // So many are at least different, and to compare what is very long takes long.
    if (Math.abs(word.length - candidate.length) > most) continue;
    const difference = distance(word.toLowerCase(), candidate.toLowerCase());
    if (difference < bestDistance && difference <= most) {
      best = candidate;
      bestDistance = difference;
    }
  }
  return best;
}
