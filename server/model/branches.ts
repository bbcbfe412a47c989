import { isSameList } from '../text/isSameList.ts';
import { RecentlyMade } from '../text/RecentlyMade.ts';
import type { Part } from './Budget.ts';

/**
 * The parts of a budget as a tree, in their order. After an edit all branches are the same objects but those that hold
 * what changed, so that what is summed up branch by branch is summed up again for these alone.
 */
export interface Branch {
  readonly nodes: readonly (Part | Branch)[];
}

/** What a branch was before one of its nodes was another. */
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
}

/** Puts together what is made of parts; from what it was before, where that is known. */
export type Merge<T> = (some: readonly T[], before: Before<T> | undefined) => T;

/** One branch ends behind every so many nodes, on average; which ones depends on the nodes alone and not on their place. */
const SIZE = 8;

/** So many nodes are looked through one by one. */
const FEW = 24;

/** The tree of some parts. */
export function branchOf(parts: readonly Part[]): Branch {
  let nodes: readonly (Part | Branch)[] = parts;
  while (nodes.length > FEW) nodes = grouped(nodes);
  return known(nodes);
}

/** Something that is made of parts and can be put together: made once for each part and branch. */
export function summary<T>(ofOne: (part: Part) => T, merged: Merge<T>): (node: Part | Branch) => T {
  const made = new WeakMap<Part | Branch, { readonly value: T }>();
  const of = (node: Part | Branch): T => {
    const known = made.get(node);
    if (known) return known.value;
    const value = 'nodes' in node ? ofBranch(node) : ofOne(node);
    made.set(node, { value });
    return value;
  };
  const ofBranch = (branch: Branch): T => {
    const some = branch.nodes.map(of);
    const [only] = some;
    return some.length === 1 && only !== undefined ? only : merged(some, beforeOf(branch));
  };
  const beforeOf = (branch: Branch): Before<T> | undefined => {
    const was = predecessors.get(branch);
    const node = was?.branch.nodes[was.index];
    const [whole, one] = [was && made.get(was.branch), node && made.get(node)];
    return was && whole && one && { value: whole.value, index: was.index, one: one.value };
  };
  return of;
}

function grouped(nodes: readonly (Part | Branch)[]): Branch[] {
  const branches: Branch[] = [];
  let from = 0;
  nodes.forEach((node, i) => {
    if (i + 1 < nodes.length && numberOf(node) % SIZE !== 0) return;
    branches.push(known(nodes.slice(from, i + 1)));
    from = i + 1;
  });
  return branches;
}

const numbers = new WeakMap<Part | Branch, number>();
let last = 0;

/** A number that a node keeps; neighbours that were made one after another have ones that have nothing to do with each other. */
function numberOf(node: Part | Branch): number {
  let number = numbers.get(node);
  if (number === undefined) {
    last = (last + 0x9e3779b1) >>> 0;
    number = last >>> 16;
    numbers.set(node, number);
  }
  return number;
}

/** By the first node. */
const made = new RecentlyMade<Part | Branch, Branch>(4);

/** The branch of some nodes, the same object where it was made before. */
function known(nodes: readonly (Part | Branch)[]): Branch {
  const [first] = nodes;
  if (!first) return { nodes };
  const same = made.find(first, (branch) => isSameList(branch.nodes, nodes));
  if (same) return same;
  const branch: Branch = { nodes };
  const before = made.latest(first);
  const predecessor = before && predecessorOf(nodes, before);
  if (predecessor) {
    predecessors.set(branch, predecessor);
    // It would hold on to the one before it, and that to the one before.
    predecessors.delete(predecessor.branch);
  }
  return made.keep(first, branch);
}

const predecessors = new WeakMap<Branch, Predecessor>();

/** The branch in which one node was another, if that is all that differs. */
function predecessorOf(nodes: readonly (Part | Branch)[], branch: Branch): Predecessor | undefined {
  if (branch.nodes.length !== nodes.length) return undefined;
  const index = nodes.findIndex((node, i) => node !== branch.nodes[i]);
  return index === nodes.findLastIndex((node, i) => node !== branch.nodes[i]) ? { branch, index } : undefined;
}
