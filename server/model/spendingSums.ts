import { groupedBy } from '../text/groupedBy.ts';
import type { Item, Spending } from './Budget.ts';
import { summary } from './branches.ts';
import { type Cells, everything } from './cells.ts';
import { type BlockFigure, type BlockGroup, type BlockSums, blockOf, type LineGroup, totalOf } from './figures.ts';
import { mergerOf } from './mergerOf.ts';
import { spendingsIn } from './spendingsIn.ts';
import { sumOfSums, sumsByBit } from './sumsByBit.ts';

/** Blocks by their functional code; those without one have an empty code. */
export type BlockGroups = ReadonlyMap<string, BlockGroup>;

/** Lines by their code; those without one have an empty code. */
export type LineGroups = ReadonlyMap<string, LineGroup>;

/** Groups blocks by their functional codes. */
export function blockGroups(spendings: readonly Spending[]): BlockGroups {
  const byCode = groupedBy(spendings.map(blockOf), ({ spending }) => spending.function?.code ?? '');
  return mapped(byCode, (blocks) => {
    const byCells = groupedBy(blocks, ({ nonZero }) => nonZero);
    const isDeclared = blocks.some(({ spending }) => spending.total);
    return { sums: mapped(byCells, sumsOfBlocks), isDeclared, blocks: () => blocks };
  });
}

/** Groups lines by their codes. */
export function lineGroups(items: Iterable<Item>): LineGroups {
  const byCode = groupedBy(items, ({ subject }) => subject?.code ?? '');
  return mapped(byCode, (lines) => ({ sums: sumsByBit(lines), items: () => lines }));
}

/** Groups the lines of expenditure by their economic codes; lines without one are none of it. */
export function economicGroups(spendings: readonly Spending[]): LineGroups {
  return lineGroups(spendings.flatMap(({ items }) => items.filter(({ subject }) => subject)));
}

const mergedSums = mergerOf<Cells, BlockSums>((some) => ({
  all: totalOf(some.map(({ all }) => all)),
  byBit: sumOfSums(some.map(({ byBit }) => byBit)),
}));

const mergedBlocks = mergerOf<string, BlockGroup>((groups) => ({
  sums: mergedSums(
    groups.map(({ sums }) => sums),
    undefined,
  ),
  isDeclared: groups.some(({ isDeclared }) => isDeclared),
  *blocks() {
    for (const { blocks } of groups) yield* blocks();
  },
}));

const mergedLines = mergerOf<string, LineGroup>((groups) => ({
  sums: sumOfSums(groups.map(({ sums }) => sums)),
  *items() {
    for (const { items } of groups) yield* items();
  },
}));

/** The blocks of a branch of parts by functional code. */
export const blocksIn = summary((part): BlockGroups => blockGroups(spendingsIn(part)), mergedBlocks);

/** The lines of a branch of parts by economic code. */
export const economicLinesIn = summary((part): LineGroups => economicGroups(spendingsIn(part)), mergedLines);

function sumsOfBlocks(blocks: readonly BlockFigure[]): BlockSums {
  const all = totalOf(blocks.map((block) => block.figure(everything)));
  return { all, byBit: sumOfSums(blocks.map(({ sums }) => sums)) };
}

function mapped<K, A, B>(map: ReadonlyMap<K, A>, of: (value: A) => B): Map<K, B> {
  const result = new Map<K, B>();
  map.forEach((value, key) => {
    result.set(key, of(value));
  });
  return result;
}
