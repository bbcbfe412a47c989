import type { Layout } from './layout.ts';
import { shanghai2025 } from './shanghai2025/layout.ts';
import { shanxi2026 } from './shanxi2026/layout.ts';

/** Every set of tables, the default one first. */
export const layouts: readonly [Layout, ...Layout[]] = [shanxi2026, shanghai2025];

/** The layout that 表样 names; the first where it names none. */
export function findLayout(id: string | undefined): Layout {
  return layouts.find((layout) => layout.id === id) ?? layouts[0];
}
