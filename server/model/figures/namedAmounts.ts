import { valuesOf } from '../../language/lookup.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Budget } from '../Budget.ts';
import { unitFigures } from '../units/unitFigures.ts';
import { blockOf, type FigureSource } from './figures.ts';
import { grandAmounts, type KnownAmount } from './knownFigures.ts';
import { amountsOf } from './knownParts.ts';

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
  if (units.length === 0) for (const name of categories) names.add(name);
  names.delete('');
  return { all: names, ends: new Set(Array.from(names, (name) => name.slice(-2))) };
});

function subjectsOf({ figures: { expenditure, economic, revenue } }: Budget) {
  return [expenditure, economic, revenue].flatMap(({ root }) => [...root.walk()]).filter(({ code }) => code !== '');
}

/** Something of a name: all of it first, and the parts of it that are published apart. */
export interface NamedAmounts {
  readonly amounts: readonly KnownAmount[];
  /** Undefined of what is no figure of its own. */
  readonly source: FigureSource | undefined;
}

const foundIn = onceFor((_: Budget) => new Map<string, readonly NamedAmounts[]>());

/** What has a name. */
export function namedAmounts(name: string, budget: Budget): readonly NamedAmounts[] {
  const known = foundIn(budget).get(name);
  if (known) return known;
  const { spendings, units, nameOf } = budget;
  const of = (source: FigureSource, label: string): NamedAmounts => ({ source, amounts: amountsOf(source, label) });
  const found = [
    ...subjectsOf(budget)
      .filter(({ code }) => nameOf(code) === name)
      .map((each) => of(each, `${each.code} ${name}`)),
    ...spendings
      .filter((each) => each.kind === 'project' && each.name === name)
      .map((each) => of(blockOf(each), blockOf(each).label)),
    ...units
      .filter(({ unit }) => unit.name === name)
      .map(({ spendings: own }) => of(unitFigures(own).expenditure.root, name)),
    ...grandAmounts(budget)
      .filter((each) => isCategory(name) && each.name.zh === name)
      .map((each): NamedAmounts => ({ amounts: [each], source: undefined })),
  ].filter(({ amounts }) => amounts.length > 0);
  foundIn(budget).set(name, found);
  return found;
}

/** 其他运转类项目, of which units have some of their own. */
const categories: readonly string[] = valuesOf('category').map(({ word }) => `${word.zh}项目`);

function isCategory(name: string): boolean {
  return categories.includes(name);
}
