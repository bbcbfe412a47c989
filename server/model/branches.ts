import { isContinued } from '../syntax/stretches.ts';
import { Attached } from '../text/Attached.ts';
import { commonEnds, spliced } from '../text/commonEnds.ts';
import { type Before as ListBefore, ofLists } from '../text/eachOf.ts';
import { isSameList } from '../text/isSameList.ts';
import { onceFor } from '../text/onceFor.ts';
import { lastAtMost, partitionPoint } from '../text/partitionPoint.ts';
import { RecentlyMade } from '../text/RecentlyMade.ts';
import type { Item, Part, Spending } from './Budget.ts';
import { emptyPart } from './emptyPart.ts';

/**
 * The parts of a budget as a tree, in their order. After an edit all branches are the same objects but those that hold
 * what changed, so that what is summed up branch by branch is summed up again for these alone.
 */
export class Branch {
  readonly nodes: readonly (Part | Branch)[];
  /** What it was before one of its nodes was another, as long as that is known; it may not change anything that is made of it. */
  predecessor: Predecessor | undefined = undefined;

  constructor(nodes: readonly (Part | Branch)[]) {
    this.nodes = nodes;
  }
}

/** What a branch was, and which of its nodes is another now. */
interface Predecessor {
  readonly branch: Branch;
  readonly index: number;
}

/** What was put together before one of several was another. */
export interface Before<T> {
  readonly value: T;
  readonly index: number;
  /** What the other one was. */
  readonly one: T;
  /** What it is now. */
  readonly now: T;
}

/** Puts together what is made of parts, all of which it may ask for; from what it was before, where that is known. */
export type Merge<T> = (all: () => readonly T[], before: Before<T> | undefined) => T;

/** One branch ends behind every so many nodes, on average. */
const SIZE = 16;

/** So many nodes are looked through one by one. */
const FEW = 40;

/** One step from some nodes to the branches that hold them. */
interface Level {
  /** Where among the nodes each branch begins. */
  readonly starts: readonly number[];
  readonly branches: readonly Branch[];
}

/** The tree of some parts. */
export function branchOf(parts: readonly Part[]): Branch {
  return over(statementsOf(parts).nodes);
}

function over(nodes: readonly (Part | Branch)[]): Branch {
  return known(levelsOf(nodes).at(-1)?.branches ?? nodes);
}

/** The parts, those together that are stretches of one statement: so it takes one place, whether it is cut or not. */
interface Statements {
  readonly nodes: readonly (Part | Branch)[];
  /** The index of the first part of each. */
  readonly starts: readonly number[];
}

const statementsOf = ofLists<Part, Statements>((parts, before) => {
  if (!before) return statementsIn(parts, 0, parts.length);
  const { items, made, start, end } = before;
  let from = start;
  while (from > 0 && (isContinued(parts[from]?.segment) || isContinued(items[from]?.segment))) from--;
  let to = parts.length - end;
  while (isContinued(parts[to]?.segment)) to++;
  const fresh = statementsIn(parts, from, to);
  const shift = parts.length - items.length;
  const first = indexOfStart(made.starts, from);
  const behind = indexOfStart(made.starts, to - shift);
  return {
    nodes: spliced(made.nodes, { start: first, end: made.nodes.length - behind }, fresh.nodes),
    starts: made.starts.slice(0, first).concat(
      fresh.starts,
      made.starts.slice(behind).map((each) => each + shift),
    ),
  };
});

function indexOfStart(starts: readonly number[], part: number): number {
  return partitionPoint(starts.length, (i) => (starts[i] ?? 0) >= part);
}

/** Those that begin with one of the parts in a range. */
function statementsIn(parts: readonly Part[], from: number, to: number): Statements {
  const nodes: (Part | Branch)[] = [];
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    const part = parts[i];
    if (!part || isContinued(part.segment)) continue;
    let end = i + 1;
    while (isContinued(parts[end]?.segment)) end++;
    nodes.push(end > i + 1 ? overStretches(parts.slice(i, end)) : part);
    starts.push(i);
  }
  return { nodes, starts };
}

/** The parts of a statement that is cut; before those of a block of expenditure, that as a whole. */
function overStretches(parts: readonly Part[]): Branch {
  const stretches = over(parts);
  return parts[0]?.runs ? known([wholeBlock(stretches), stretches]) : stretches;
}

const allRunsIn = listed(({ runs }) => runs ?? none);

/** The part that has nothing but the block of expenditure that is cut into some. */
const wholeBlock = onceFor((stretches: Branch): Part => {
  const runs = allRunsIn(stretches);
  const [first] = runs;
  const total = runs.find((run) => run.total)?.total;
  const items = inOneList(runs.map((run) => run.items));
  return { ...emptyPart, spendings: first ? [{ ...first, items, total, stretches }] : none, runs: none };
});

/** The branches over some nodes, from the bottom. */
const levelsOf = ofLists<Part | Branch, readonly Level[]>((nodes, before) => {
  const index = before && replacedIn(before.items, nodes, before);
  return before && index !== undefined ? levelsAfter(before, nodes, index) : levelsAnew(nodes);
});

/** Something that is made of parts and can be put together: made once for each part and branch. */
export function summary<T>(ofOne: (part: Part) => T, merged: Merge<T>): (node: Part | Branch) => T {
  const made = new Attached<Part | Branch, T>();
  const of = (node: Part | Branch): T => {
    const known = made.find(node);
    if (known) return known.value;
    const value = 'nodes' in node ? ofBranch(node) : ofOne(node);
    made.add(node, value);
    return value;
  };
  const ofBranch = (branch: Branch): T => {
    const { nodes } = branch;
    const [only] = nodes;
    if (only && nodes.length === 1) return of(only);
    const before = beforeOf(branch);
    return before && before.now === before.one ? before.value : merged(() => nodes.map(of), before);
  };
  const beforeOf = (branch: Branch): Before<T> | undefined => {
    const was = branch.predecessor;
    if (!was) return undefined;
    const [old, now] = [was.branch.nodes[was.index], branch.nodes[was.index]];
    const whole = made.find(was.branch);
    const one = old && made.find(old);
    return whole && one && now && { value: whole.value, index: was.index, one: one.value, now: of(now) };
  };
  return of;
}

const none: readonly never[] = [];

/** What all parts list; the same list as before where no part has another one. */
export function listed<T>(ofOne: (part: Part) => readonly T[]): (node: Part | Branch) => readonly T[] {
  return summary<readonly T[]>(ofOne, (all, before) =>
    before && isSameList(before.now, before.one) ? before.value : inOneList(all(), before),
  );
}

/**
 * What all parts list in the light of something that is rarely another one; the same list as before where no part has another
 * one. Of each node only what it listed for the last is kept.
 */
export function listedFor<C, T>(
  ofOne: (part: Part, context: C) => readonly T[],
): (node: Part | Branch, context: C) => readonly T[] {
  const made = new Attached<Part | Branch, { readonly context: C; readonly list: readonly T[] }>();
  const known = (node: Part | Branch | undefined, context: C): readonly T[] | undefined => {
    const last = node && made.get(node);
    return last?.context === context ? last.list : undefined;
  };
  const of = (node: Part | Branch, context: C): readonly T[] => {
    const before = known(node, context);
    if (before) return before;
    const list = 'nodes' in node ? ofBranch(node, context) : ofOne(node, context);
    made.set(node, { context, list });
    return list;
  };
  const ofBranch = (branch: Branch, context: C): readonly T[] =>
    unchanged(branch, context) ?? inOneList(branch.nodes.map((each) => of(each, context)));
  const unchanged = ({ nodes, predecessor: was }: Branch, context: C): readonly T[] | undefined => {
    const whole = was && known(was.branch, context);
    const one = whole && known(was.branch.nodes[was.index], context);
    const now = one && nodes[was.index];
    return now && isSameList(one, of(now, context)) ? whole : undefined;
  };
  return of;
}

/** Something that is made of the lines of a block and can be put together: of one that is cut, stretch by stretch. */
export function ofLines<T>(
  ofSome: (items: readonly Item[]) => T,
  merged: Merge<T>,
): (block: Pick<Spending, 'items' | 'stretches'>) => T {
  const ofStretches = summary(({ runs = none }) => ofSome(inOneList(runs.map(({ items }) => items))), merged);
  return ({ items, stretches }) => (stretches ? ofStretches(stretches) : ofSome(items));
}

/** Lists one behind the other; what differs from before, where that is known, is all that is new of it. */
export function inOneList<T>(lists: readonly (readonly T[])[], before?: Before<readonly T[]>): readonly T[] {
  if (!before) return together(lists);
  const { value, index, one, now } = before;
  if (value.length === one.length) return now;
  let from = 0;
  for (let i = 0; i < index; i++) from += lists[i]?.length ?? 0;
  const { start, end } = commonEnds(one, now);
  const ends = { start: from + start, end: value.length - from - one.length + end };
  return spliced(value, ends, now.slice(start, now.length - end));
}

/** One by itself as it is. They may be long, of which `flatMap` makes many steps. */
function together<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = none, ...others] = lists.filter(({ length }) => length > 0);
  return others.length > 0 ? first.concat(...others) : first;
}

function levelsAnew(lowest: readonly (Part | Branch)[]): Level[] {
  const levels: Level[] = [];
  for (let nodes = lowest; nodes.length > FEW; ) {
    const level = grouped(nodes);
    levels.push(level);
    nodes = level.branches;
  }
  return levels;
}

function grouped(nodes: readonly (Part | Branch)[]): Level {
  const starts: number[] = [];
  const branches: Branch[] = [];
  let from = 0;
  nodes.forEach((node, i) => {
    if (i + 1 < nodes.length && numberOf(node) % SIZE !== 0) return;
    starts.push(from);
    branches.push(known(nodes.slice(from, i + 1)));
    from = i + 1;
  });
  return { starts, branches };
}

/** The same branches but for those over one node, which is another one now. */
function levelsAfter(
  { items, made }: ListBefore<Part | Branch, readonly Level[]>,
  lowest: readonly (Part | Branch)[],
  index: number,
): Level[] {
  inheritNumber(lowest[index], items[index]);
  let nodes = lowest;
  let at = index;
  return made.map(({ starts, branches: old }) => {
    const i = lastAtMost(starts, at);
    const branches = old.slice();
    branches[i] = known(nodes.slice(starts[i], starts[i + 1]));
    nodes = branches;
    at = i;
    return { starts, branches };
  });
}

const numbers = new Attached<Part | Branch, number>();
let state = 0;

/** A number that tells whether a branch ends behind a node: it keeps it, and leaves it to the one that takes its place. */
function numberOf(node: Part | Branch): number {
  let number = numbers.get(node);
  if (number === undefined) {
    number = nextNumber();
    numbers.set(node, number);
  }
  return number;
}

/** Numbers that have nothing to do with each other, the same ones each time (splitmix32). */
function nextNumber(): number {
  state = (state + 0x9e3779b9) | 0;
  const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (again ^ (again >>> 15)) >>> 0;
}

function inheritNumber<T extends Part | Branch>(heir: T | undefined, from: T | undefined): void {
  if (heir && from && numbers.get(heir) === undefined) numbers.set(heir, numberOf(from));
}

/** By the first node, and by the last one: an edit is hardly ever in both. */
const madeByFirst = new RecentlyMade<Part | Branch, Branch>(2);
const madeByLast = new Attached<Part | Branch, Branch | undefined>();

/** The branch of some nodes, the same object where it was made before. */
function known(nodes: readonly (Part | Branch)[]): Branch {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return new Branch(nodes);
  const same = madeByFirst.find(first, (branch) => isSameList(branch.nodes, nodes));
  if (same) return same;
  const branch = new Branch(nodes);
  const before = madeByFirst.latest(first) ?? madeByLast.get(last);
  lineages.set(branch, before ? lineageOf(before) : {});
  const index = before && replacedIn(before.nodes, nodes);
  if (before && index !== undefined) {
    inheritNumber(branch, before);
    branch.predecessor = { branch: before, index };
    // It would hold on to the one before it, and that to the one before.
    before.predecessor = undefined;
  }
  if (before) forgetLater(before, branch);
  madeByLast.set(last, branch);
  return madeByFirst.keep(first, branch);
}

/** A branch and the one that took its place. */
type Superseded = readonly [old: Branch, next: Branch];

/** The last ones. Somebody may go back to a version, or ask for what can be made from it. */
const superseded: Superseded[] = [];
const MOST_SUPERSEDED = 16;

/** Has what leads from a branch to those around it forgotten, once it is old: each would hold on to a version of all of them. */
function forgetLater(old: Branch, next: Branch): void {
  superseded.push([old, next]);
  const oldest = superseded.length > MOST_SUPERSEDED && superseded.shift();
  if (oldest) forget(oldest);
}

function forget([old, next]: Superseded): void {
  if (next.predecessor?.branch === old) next.predecessor = undefined;
  const [first] = old.nodes;
  if (first) madeByFirst.forget(first, old);
  const left = new Set(next.nodes);
  for (const node of old.nodes) {
    if (left.has(node)) continue;
    madeByFirst.forget(node);
    madeByLast.set(node, undefined);
  }
}

/** Where the one thing stands that is another one than before, if that is all that differs. */
function replacedIn(
  before: readonly object[],
  now: readonly object[],
  { start, end } = commonEnds(before, now),
): number | undefined {
  return before.length === now.length && start + end === now.length - 1 ? start : undefined;
}

const lineages = new Attached<Branch, object>();

/** What a branch has in common with those of which it was made by edits. */
function lineageOf(branch: Branch): object {
  const lineage = lineages.get(branch) ?? {};
  lineages.set(branch, lineage);
  return lineage;
}

/**
 * Something that is made of a branch as a whole, once; to make it, the one that was made last of a branch before an edit is
 * given, so that what is the same in both can be taken over. It may not depend on that.
 */
export function successive<T extends object>(
  make: (branch: Branch, latest: T | undefined) => T,
): (branch: Branch) => T {
  const made = new Attached<Branch, T>();
  const latest = new Attached<object, T>();
  return (branch) => {
    const known = made.get(branch);
    if (known) return known;
    const lineage = lineageOf(branch);
    const value = make(branch, latest.get(lineage));
    made.set(branch, value);
    latest.set(lineage, value);
    return value;
  };
}
