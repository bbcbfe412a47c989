import type { Amount } from '../../../model/amount.ts';
import { agrees } from '../../../model/figures/figures.ts';
import { headText } from '../../../model/heads.ts';
import { totalOf } from '../../../model/totalOf.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import type { Placed } from './placed.ts';
import { finerThan, isCarried, keyOf, keyOfMoney, sourceOf } from './sameStatement.ts';

/** A line of money; nothing where its amount cannot be read. */
export interface MoneyLine extends Placed {
  readonly amount: Amount;
}

/** What lines of tables mean for those that a list of a file has. */
export interface LinePlan {
  /** Lines of the file that say less or more than one or several of the tables do. */
  readonly set: readonly { readonly line: MoneyLine; readonly told: readonly MoneyLine[] }[];
  readonly added: readonly MoneyLine[];
  /** Sums of the file that the tables break down. */
  readonly brokenDown: readonly MoneyLine[];
  /** What the tables do not have. */
  readonly leftAlone: readonly MoneyLine[];
  /** Several lines of which nobody knows which one is another now. */
  readonly unclear: readonly { readonly lines: readonly MoneyLine[]; readonly told: readonly MoneyLine[] }[];
}

/** Lines are held against each other by code, source and period, and as sums where there are several. */
export function planLines(there: readonly MoneyLine[], told: readonly MoneyLine[]): LinePlan {
  const lists = { there: new Lines(there), told: new Lines(told) };
  const pairs = [...lists.told.byKey.values()].map((lines) => ({ lines, mine: likeOf(lines, lists) }));
  const open = pairs.flatMap(({ lines, mine }) => (mine.length === 0 ? lines : []));
  const differing = pairs.filter(
    ({ lines, mine }) => mine.length > 0 && !agrees(totalOfLines(mine), totalOfLines(lines)),
  );
  const matched = new Set(pairs.flatMap(({ mine }) => mine));
  const set: LinePlan['set'][number][] = [];
  const unclear: LinePlan['unclear'][number][] = [];
  for (const { lines, mine } of differing) {
    const [first] = mine;
    const both = first ? ofBothYears(lines, first, lists) : [];
    for (const each of both) matched.add(each);
    if (both.length > 0) continue;
    if (first && mine.length === 1) set.push({ line: first, told: lines });
    else if (mine.length === lines.length) set.push(...mine.map((line, i) => ({ line, told: lines.slice(i, i + 1) })));
    else unclear.push({ lines: mine, told: lines });
  }
  const brokenDown = there.filter(
    (sum) => !matched.has(sum) && open.some(({ bound }) => finerThan(sum.bound)?.(bound)),
  );
  const gone = new Set([...matched, ...brokenDown]);
  const left = there.filter((each) => !gone.has(each));
  const guessed = guessedCodes(open, left);
  const without = (lines: readonly MoneyLine[]): MoneyLine[] => lines.filter((each) => !guessed.has(each));
  return { set, unclear, brokenDown, added: without(open), leftAlone: without(left) };
}

/** The lines of one list, by what they are looked for. */
class Lines {
  readonly all: readonly MoneyLine[];
  readonly byKey: ReadonlyMap<string, readonly MoneyLine[]>;
  readonly saysSources: boolean;
  readonly saysCarryover: boolean;
  readonly #byHead: ReadonlyMap<string, readonly MoneyLine[]>;

  constructor(all: readonly MoneyLine[]) {
    this.all = all;
    this.byKey = groupedBy(all, ({ bound }) => keyOf(bound));
    this.saysSources = all.some(({ bound }) => bound.args['source']);
    this.saysCarryover = all.some(({ bound }) => isCarried(bound));
    this.#byHead = groupedBy(all, ({ bound }) => headText(bound.statement));
  }

  /** Those with the code or word of another line. */
  headedAs({ bound }: MoneyLine): readonly MoneyLine[] {
    return this.#byHead.get(headText(bound.statement)) ?? [];
  }
}

interface Lists {
  readonly there: Lines;
  readonly told: Lines;
}

/** The lines of the file that some of the tables speak of. */
function likeOf([first]: readonly MoneyLine[], lists: Lists): readonly MoneyLine[] {
  if (!first) return [];
  const { there, told } = lists;
  const same = there.byKey.get(keyOf(first.bound));
  if (same) return same;
  const isFiner = finerThan(first.bound);
  const finer =
    isFiner && !told.all.some(({ bound }) => isFiner(bound)) ? there.all.filter(({ bound }) => isFiner(bound)) : [];
  return finer.length > 0 ? finer : ofOtherSource(first, lists);
}

/** A table without a column for sources tells money of the only one that the file has for it. */
function ofOtherSource(line: MoneyLine, { there, told }: Lists): readonly MoneyLine[] {
  const { id } = line.bound.schema;
  if (told.saysSources || (id !== 'item' && id !== 'amount')) return [];
  const alike = id === 'amount' ? there.all : there.headedAs(line);
  const mine = alike.filter(({ bound }) => isCarried(bound) === isCarried(line.bound));
  return new Set(mine.map(({ bound }) => sourceOf(bound))).size === 1 ? mine : [];
}

/** The lines of this year and of the carry-over that a table without the latter tells together; none where it does not. */
function ofBothYears(lines: readonly MoneyLine[], like: MoneyLine, { there, told }: Lists): readonly MoneyLine[] {
  const [first] = lines;
  if (!first || told.saysCarryover) return [];
  const isSum = headText(first.bound.statement) !== headText(like.bound.statement);
  const alike = isSum ? there.all.filter(({ bound }) => bound.schema === like.bound.schema) : there.headedAs(like);
  const both = alike.filter(({ bound }) => sourceOf(bound) === sourceOf(like.bound));
  return agrees(totalOfLines(both), totalOfLines(lines)) ? both : [];
}

/** Tables tell economic codes of the general public budget alone: of other money they tell the sum, which may be the file's. */
function guessedCodes(added: readonly MoneyLine[], left: readonly MoneyLine[]): ReadonlySet<MoneyLine> {
  const agreeing = agreeingMoney(added, left);
  const there = new Set(left.map(({ bound }) => keyOfMoney(bound)));
  const items = added.filter(({ bound }) => bound.schema.id === 'item').map(({ bound }) => keyOfMoney(bound));
  const guessed = new Set(items.filter((key) => agreeing.has(key) && there.has(key)));
  return new Set([...added, ...left].filter(({ bound }) => guessed.has(keyOfMoney(bound))));
}

/** The keys of money that is no general public budget, of which tables tell the same sum as some lines. */
function agreeingMoney(told: readonly MoneyLine[], lines: readonly MoneyLine[]): ReadonlySet<string> {
  const mine = groupedBy(lines, ({ bound }) => keyOfMoney(bound));
  const agreeing = [...groupedBy(told, ({ bound }) => keyOfMoney(bound))].filter(
    ([key, of]) =>
      of.some(({ bound }) => sourceOf(bound) !== 'general') &&
      agrees(totalOfLines(of), totalOfLines(mine.get(key) ?? [])),
  );
  return new Set(agreeing.map(([key]) => key));
}

/** What some lines add up to. */
export function totalOfLines(lines: readonly MoneyLine[]): Amount {
  return totalOf(lines.map(({ amount }) => amount));
}
