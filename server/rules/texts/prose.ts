import type { PublishedText } from './publishedText.ts';

/** What is filled in rather than written: values, cells, people, names of terms. */
const filledIn: ReadonlySet<string> = new Set([
  'indicator/value',
  'columns/cells',
  'row/cells',
  'responsible/text',
  'operator/text',
  'phone/text',
  'code/code',
]);

/** The ids of the statements in which a project is described. */
export const projectTexts: ReadonlySet<string> = new Set([
  'overview',
  'basis',
  'necessity',
  'safeguards',
  'plan',
  'goal',
  'annualGoal',
]);

/** What is longer nobody has written, and is not judged as language while somebody waits. */
const LONGEST = 100_000;

/** Whether a published text is somebody's words, so that it is judged as language. */
export function isProse({ bound, argument, raw }: PublishedText): boolean {
  return raw.length <= LONGEST && !filledIn.has(`${bound.schema.id}/${argument}`);
}
