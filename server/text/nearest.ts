import { distance } from 'fastest-levenshtein';
import { isSwapped } from './typingSlip.ts';

/**
 * The candidate most like a word, or undefined where none is alike: one begins or ends with the other, or a third of the
 * characters differ at most, of a short one a single one. Two neighbours that changed places are one slip.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(word, candidates)[0];
}

/** All that are most like it. */
export function nearestOf(word: string, candidates: Iterable<string>): readonly string[] {
  let best: string[] = [];
  let bestDifference = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const difference = differenceOf(word.toLowerCase(), candidate.toLowerCase());
    if (difference > bestDifference || difference === Number.POSITIVE_INFINITY) continue;
    if (difference < bestDifference) best = [];
    best.push(candidate);
    bestDifference = difference;
  }
  return best;
}

/** Infinite where two words are not alike. */
function differenceOf(word: string, candidate: string): number {
  const [shorter, longer] = word.length < candidate.length ? [word, candidate] : [candidate, word];
  const more = longer.length - shorter.length;
  // 结转资金 is 结转, whatever else is as long.
  const isPart = longer.startsWith(shorter) || longer.endsWith(shorter);
  if (isPart && shorter.length > 1 && more <= 2 * shorter.length) return more / longer.length;
  // 万 is 万元; what else has one character is as near to it.
  if (word.length === 1 && candidate.startsWith(word) && more <= 1) return more / longer.length;
  const most = Math.max(1, Math.floor(longer.length / 3));
  // So many are at least different, and to compare what is very long takes long.
  if (more > most) return Number.POSITIVE_INFINITY;
  const changed = isSwapped(word, candidate) ? 1 : distance(word, candidate);
  return changed > most ? Number.POSITIVE_INFINITY : changed;
}
