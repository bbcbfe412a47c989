import { findValue } from '../language/lookup.ts';
import type { Item } from '../model/Budget.ts';

/** Whether every word of a line is known: one that is not may say of another source or period than the line counts in. */
export function isRead({ statement: { args } }: Item): boolean {
  return args.every((each) => each.kind !== 'word' || isKnown(each.text));
}

function isKnown(word: string): boolean {
  return findValue('source', word) !== undefined || findValue('carryover', word) !== undefined;
}
