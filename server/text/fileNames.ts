import { nearestOf } from './nearest.ts';

/** A name of a file or folder where upper and lower case do not count, nor how its accents are encoded. */
export function foldedName(name: string): string {
  return name.normalize().toLowerCase();
}

/** The budgets among the files of a folder that may be meant by a name which none of them has: a slip in it, or another ending. */
export function nearBudgets(name: string, names: readonly string[]): readonly string[] {
  const budgets = new Map(names.filter((each) => /\.budget(?:\.|$)/i.test(each)).map((each) => [stemOf(each), each]));
  return nearestOf(stemOf(name), budgets.keys()).flatMap((stem) => budgets.get(stem) ?? []);
}

/** A name without its endings: Windows hides the second one of `预算.budget.txt`. */
function stemOf(name: string): string {
  const [first = '', ...more] = name.normalize().split(/[.．。]/);
  while (/^[a-z]*$/i.test(more.at(-1) ?? '-')) more.pop();
  return [first, ...more].join('.');
}
