import { displayWidth } from '../../text/displayWidth.ts';
import type { PrintedComparison, PrintedFigure, PrintedGroup } from './PrintedComparison.ts';

const marks: Readonly<Record<PrintedFigure['state'], string>> = { added: '+', removed: '-', changed: '~', same: ' ' };

/** For a terminal: `+` before what was added, `-` what was removed, `~` what changed; columns aligned by display width. */
export function comparisonText(comparison: PrintedComparison): string {
  const { title, files, unit, groups, nothing } = comparison;
  const [before, after] = files;
  const head = `${title}  ${before} → ${after}  ${unit}\n`;
  if (groups.length === 0) return `${head}${nothing}\n`;
  const tables = groups.map((group) => [headOf(comparison, group), ...group.rows.map(cellsOf)]);
  const widths = widthsOf(tables.flat());
  return head + tables.map((rows) => `\n${rows.map((row) => lineOf(row, widths)).join('')}`).join('');
}

/** The mark and the name, then amounts. */
type Row = readonly string[];

function headOf({ columns }: PrintedComparison, { title }: PrintedGroup): Row {
  return [title, columns.before, columns.after, columns.change, columns.rate];
}

function cellsOf({ state, code, name, depth, before, after, change, rate }: PrintedFigure): Row {
  const label = `${marks[state]} ${'  '.repeat(depth)}${[code, name].filter(Boolean).join(' ')}`;
  return [label, before?.text ?? '', after?.text ?? '', change.text, rate];
}

function widthsOf(rows: readonly Row[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  return widths;
}

/** The label stands left in its column, amounts right. */
function lineOf(row: Row, widths: readonly number[]): string {
  const cells = row.map((cell, i) => {
    const blanks = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell)));
    return i === 0 ? cell + blanks : blanks + cell;
  });
  return `${cells.join('  ').trimEnd()}\n`;
}
