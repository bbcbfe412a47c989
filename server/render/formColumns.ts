import type { Form } from '../document/Disclosure.ts';
import { columnsOf } from './columnsOf.ts';
import { columnWidths, needOf } from './columnWidths.ts';

/**
 * Widths of a form's columns that add up to `total`: by the shares of its layout, but that no figure is broken into two
 * lines, for which the others make room. In the unit of `total`; `half` is the width of half a character and `padding`
 * the room beside the text in it.
 */
export function formColumns({ columns, rows }: Form, total: number, half: number, padding: number): number[] {
  const unit = total / columns.reduce((sum, share) => sum + share, 0);
  const least = columns.map(() => 0);
  const starts = columnsOf(rows, columns.length);
  for (const [row, cells] of rows.entries()) {
    for (const [i, { text, colSpan, figure }] of cells.entries()) {
      if (!figure) continue;
      const from = starts[row]?.[i] ?? 0;
      const spanned = columns.slice(from, from + colSpan);
      const needed = needOf([text], 0).least * half + padding;
      const scale = needed / spanned.reduce((sum, share) => sum + share, 0);
      for (const [at, share] of spanned.entries())
        least[from + at] = Math.max(least[from + at] ?? 0, (share * scale - padding) / half);
    }
  }
  const needs = columns.map((share, i) => ({ least: least[i] ?? 0, wanted: (share * unit - padding) / half }));
  return columnWidths(needs, total, half, padding);
}
