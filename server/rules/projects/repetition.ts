import { sortOfValue } from '../../data/indicatorWords.ts';

/** A text that says the same several times and nothing else. */
export interface Repetition {
  readonly once: string;
  readonly times: number;
}

/**
 * What a text says again and again: 优优, 及时，及时. Numbers (55), grades (AAA) and
 * words that are doubled by themselves (人人) are none.
 */
export function timesSaid(text: string): Repetition | undefined {
  const words = text.split(/[\s,;、，；。]+/).filter(Boolean);
  const [first = ''] = words;
  const isList = words.length > 1 && words.every((word) => word === first);
  const once = isList ? first : text.slice(0, periodOf(text));
  if (once === text || !/[\p{Script=Han}%％]/u.test(once) || sortOfValue(text) === 'frequency') return undefined;
  return { once, times: isList ? words.length : text.length / once.length };
}

/** The length of what a text is made of, said again and again; its own where it is said once. */
function periodOf(text: string): number {
  for (let length = 1; length * 2 <= text.length; length++) {
    const times = text.length / length;
    if (Number.isInteger(times) && text.slice(0, length).repeat(times) === text) return length;
  }
  return text.length;
}
