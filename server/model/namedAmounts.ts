import { onceFor } from '../text/onceFor.ts';
import type { Budget } from './Budget.ts';
import { blockOf } from './figures.ts';
import type { KnownAmount } from './knownFigures.ts';
import { amountsOf } from './knownParts.ts';
import { unitFigures } from './unitFigures.ts';

/** Shorter ones are words of other things as often. */
const SHORTEST_UNIT = 4;

/** What subjects, projects and units are called, and the last two characters of each. */
export interface Names {
  readonly all: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}

export const namesOf = onceFor((budget: Budget): Names => {
  const { spendings, units, nameOf } = budget;
  const names = new Set<string>();
  for (const { code } of subjectsOf(budget)) names.add(nameOf(code));
  for (const { name } of spendings) names.add(name);
  for (const { unit } of units) if (unit.name.length >= SHORTEST_UNIT) names.add(unit.name);
  names.delete('');
  return { all: names, ends: new Set(Array.from(names, (name) => name.slice(-2))) };
});

function subjectsOf({ figures: { expenditure, economic, revenue } }: Budget) {
  return [expenditure, economic, revenue].flatMap(({ root }) => [...root.walk()]).filter(({ code }) => code !== '');
}

const foundIn = onceFor((_: Budget) => new Map<string, readonly (readonly KnownAmount[])[]>());

/** What has a name, each with all of it first, and the parts of it that are published apart. */
export function namedAmounts(name: string, budget: Budget): readonly (readonly KnownAmount[])[] {
  const known = foundIn(budget).get(name);
  if (known) return known;
  const { spendings, units, nameOf } = budget;
  const found = [
    ...subjectsOf(budget)
      .filter(({ code }) => nameOf(code) === name)
      .map((each) => amountsOf(each, `${each.code} ${name}`)),
    ...spendings
      .filter((each) => each.kind === 'project' && each.name === name)
      .map((each) => amountsOf(blockOf(each), blockOf(each).label)),
    ...units
      .filter(({ unit }) => unit.name === name)
      .map(({ spendings: own }) => amountsOf(unitFigures(own).expenditure.root, name)),
  ].filter((each) => each.length > 0);
  foundIn(budget).set(name, found);
  return found;
}
