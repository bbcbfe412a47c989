import type { Budget } from '../model/Budget.ts';
import { childrenOf, stringOf } from '../model/binding/boundValues.ts';
import type { Layout } from './layout.ts';
import { shanghai2025 } from './shanghai2025/layout.ts';
import { shanxi2026 } from './shanxi2026/layout.ts';

/** Every set of tables, the default one first. */
export const layouts: readonly [Layout, ...Layout[]] = [shanxi2026, shanghai2025];

/** The name that 表样 gives; empty where there is none. */
export function layoutIdOf({ department }: Budget): string {
  return stringOf(department && childrenOf(department.bound, 'layout')[0]?.args['name']);
}

/** The tables that a budget is published in. */
export function layoutOf(budget: Budget): Layout {
  return findLayout(layoutIdOf(budget));
}

/** The layout that 表样 names; the first where it names none. */
export function findLayout(id: string | undefined): Layout {
  return layouts.find((layout) => layout.id === id) ?? layouts[0];
}
