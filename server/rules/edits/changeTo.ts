import type { Fix, PlacedEdit } from '../Rule.ts';

/** Writes something else in the place of what is wrong, and shows it in the title. */
export function changeTo(shown: string, edits: readonly PlacedEdit[]): Fix {
  return { title: { zh: `改为“${shown}”`, en: `Change to “${shown}”` }, edits };
}
