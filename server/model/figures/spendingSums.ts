import { addToGroup, groupedBy } from '../../text/groupedBy.ts';
import { SharedMap } from '../../text/SharedMap.ts';
import type { Item, Spending } from '../Budget.ts';
import { summary } from '../branches.ts';
import { runsIn, spendingsIn } from '../spendingsIn.ts';
import { totalOf } from '../totalOf.ts';
import { CellSums, isSameAmount } from './CellSums.ts';
import { type Cells, everything } from './cells.ts';
import { type BlockFigure, blockOf } from './figures.ts';
import { mergerOf } from './mergerOf.ts';
import type { BlockGroup, BlockSums, LineGroup } from './SubjectFigure.ts';

/** Blocks by their functional code; those without one have an empty code. */
export type BlockGroups = SharedMap<BlockGroup>;

/** Lines by their code; those without one have an empty code. */
export type LineGroups = SharedMap<LineGroup>;

/** Groups blocks by their functional codes. */
export function blockGroups(spendings: readonly Spending[]): BlockGroups {
  const byCode = groupedBy(spendings.map(blockOf), ({ spending }) => spending.function?.code ?? '');
  return SharedMap.of(Array.from(byCode, ([code, blocks]) => [code, groupOf(blocks)] as const));
}

function groupOf(blocks: readonly BlockFigure[]): BlockGroup {
  const byCells = groupedBy(blocks, ({ nonZero }) => nonZero);
  const sums = new Map(Array.from(byCells, ([cells, some]) => [cells, sumsOfBlocks(some)]));
  return { sums, isDeclared: blocks.some(({ spending }) => spending.total), blocks: () => blocks };
}

/** Some lines: there are tens of thousands of these. */
class Lines implements LineGroup {
  readonly sums: CellSums;
  readonly #lines: readonly Item[];

  constructor(lines: readonly Item[]) {
    this.sums = CellSums.of(lines);
    this.#lines = lines;
  }

  items(): readonly Item[] {
    return this.#lines;
  }
}

/** Groups lines by their codes. */
function lineGroups(items: Iterable<Item>): LineGroups {
  const byCode = groupedBy(items, ({ subject }) => subject?.code ?? '');
  return SharedMap.of(Array.from(byCode, ([code, lines]) => [code, new Lines(lines)] as const));
}

/** Groups the lines of expenditure by their economic codes; lines without one are none of it. */
export function economicGroups(spendings: readonly Spending[]): LineGroups {
  return lineGroups(spendings.flatMap(({ items }) => items.filter(({ subject }) => subject)));
}

/** The blocks of several groups. A class: a generator function made for each of them would have a hidden class of its own. */
class SeveralBlocks implements BlockGroup {
  readonly sums: BlockGroup['sums'];
  readonly isDeclared: boolean;
  readonly #groups: readonly BlockGroup[];

  constructor(groups: readonly BlockGroup[], sums = mergedSums(groups)) {
    this.sums = sums;
    this.isDeclared = groups.some(({ isDeclared }) => isDeclared);
    this.#groups = groups;
  }

  /** The same with one of the groups in the place of another. */
  with(old: BlockGroup, now: BlockGroup): SeveralBlocks {
    const groups = exchanged(this.#groups, old, now);
    return isSameSums(old.sums, now.sums) ? new SeveralBlocks(groups, this.sums) : new SeveralBlocks(groups);
  }

  *blocks(): Iterable<BlockFigure> {
    for (const group of this.#groups) yield* group.blocks();
  }
}

/** The lines of several groups. */
class SeveralLines implements LineGroup {
  readonly sums: CellSums;
  readonly #groups: readonly LineGroup[];

  constructor(groups: readonly LineGroup[], sums = CellSums.together(groups.map((group) => group.sums))) {
    this.sums = sums;
    this.#groups = groups;
  }

  /** The same with one of the groups in the place of another. */
  with(old: LineGroup, now: LineGroup): SeveralLines {
    const groups = exchanged(this.#groups, old, now);
    return old.sums.equals(now.sums) ? new SeveralLines(groups, this.sums) : new SeveralLines(groups);
  }

  *items(): Iterable<Item> {
    for (const group of this.#groups) yield* group.items();
  }
}

function exchanged<T>(list: readonly T[], old: T, now: T): readonly T[] {
  return list.map((each) => (each === old ? now : each));
}

const mergedBlocks = mergerOf<BlockGroup>({
  together: (groups) => new SeveralBlocks(groups),
  exchanged: (whole, old, now) => (whole instanceof SeveralBlocks ? whole.with(old, now) : now),
});

function mergedSums(groups: readonly BlockGroup[]): BlockGroup['sums'] {
  const byCells = new Map<Cells, BlockSums[]>();
  for (const { sums } of groups)
    sums.forEach((each, cells) => {
      addToGroup(byCells, cells, each);
    });
  const merged = new Map<Cells, BlockSums>();
  byCells.forEach((some, cells) => {
    merged.set(cells, {
      all: totalOf(some.map(({ all }) => all)),
      byCell: CellSums.together(some.map(({ byCell }) => byCell)),
    });
  });
  return merged;
}

function isSameSums(a: BlockGroup['sums'], b: BlockGroup['sums']): boolean {
  if (a.size !== b.size) return false;
  for (const [cells, { all, byCell }] of a) {
    const other = b.get(cells);
    if (!other || !isSameAmount(all, other.all) || !byCell.equals(other.byCell)) return false;
  }
  return true;
}

const mergedLines = mergerOf<LineGroup>({
  together: (groups) => new SeveralLines(groups),
  exchanged: (whole, old, now) => (whole instanceof SeveralLines ? whole.with(old, now) : now),
});

/** The blocks of a branch of parts by functional code. */
export const blocksIn = summary((part): BlockGroups => blockGroups(spendingsIn(part)), mergedBlocks);

/** The lines of a branch of parts by economic code. */
export const economicLinesIn = summary((part): LineGroups => economicGroups(runsIn(part)), mergedLines);

/** The lines of revenue of a branch of parts by revenue code. */
export const revenueLinesIn = summary(
  ({ revenue }): LineGroups => lineGroups(revenue.flatMap(({ lines }) => lines)),
  mergedLines,
);

/** What stays unspent at the end of the year, by revenue code. */
export const yearEndLinesIn = summary(
  ({ revenue }): LineGroups => lineGroups(revenue.flatMap(({ yearEnd }) => yearEnd)),
  mergedLines,
);

function sumsOfBlocks(blocks: readonly BlockFigure[]): BlockSums {
  const [only, another] = blocks;
  if (only && !another) return { all: only.figure(everything), byCell: only.byCell };
  const all = totalOf(blocks.map((block) => block.figure(everything)));
  return { all, byCell: CellSums.together(blocks.map(({ byCell }) => byCell)) };
}
