import type { Budget, Spending } from '../../model/Budget.ts';
import type { PublishedText } from './publishedText.ts';

/** The project in which a text stands; undefined where it stands in none. */
export function projectOf({ owners }: PublishedText, { spendings }: Budget): Spending | undefined {
  const owner = owners.at(-1);
  return spendings.find(({ bound }) => bound === owner);
}
