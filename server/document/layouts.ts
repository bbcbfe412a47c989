import type { DocumentLayout } from './DocumentLayout.ts';
import { shanghai2025 } from './shanghai2025/layout.ts';
import { shanxi2026 } from './shanxi2026/layout.ts';

/** The words of every set of tables, those of the default one first. */
export const documentLayouts: readonly [DocumentLayout, ...DocumentLayout[]] = [shanxi2026, shanghai2025];

/** The document of the layout that 表样 names; the first where it names none. */
export function findDocumentLayout(id: string | undefined): DocumentLayout {
  return documentLayouts.find((layout) => layout.id === id) ?? documentLayouts[0];
}
