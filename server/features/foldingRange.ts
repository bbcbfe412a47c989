import type { Argument, Statement } from '../syntax/tree.ts';
import type { LineIndex } from '../text/LineIndex.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';

/** Lines that can be folded away: those behind `startLine` up to `endLine`, zero-based. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
}

/** textDocument/foldingRange: blocks, runs of comments, long texts. A line that only closes stays in view. */
export function foldingRange(analysis: Analysis): Fold[] {
  const { text, tree, lines } = analysis;
  const folds: Fold[] = commentRuns(analysis);
  tree.segments.forEach(({ statements }, i) => {
    const base = tree.starts[i] ?? 0;
    for (const { start, end } of statements.flatMap(foldable)) {
      folds.push({ startLine: lines.lineAt(base + start), endLine: lastLine(text, lines, base + end) });
    }
  });
  return onePerLine(folds.filter(({ startLine, endLine }) => startLine < endLine));
}

/** The blocks of a statement and of those in it, and its texts; a block is folded from the line of its head. */
function foldable({ start, args, block }: Statement): Span[] {
  const texts = args.filter(({ kind }: Argument) => kind === 'text');
  return block ? [...texts, { start, end: block.end }, ...block.statements.flatMap(foldable)] : texts;
}

const CLOSING = /^[ \t\u3000]*(?:[}｝]|""")$/;

/** The line of the last character, or the one above where nothing but the closing stands in front of the end. */
function lastLine(text: string, lines: LineIndex, end: number): number {
  let last = end;
  while (last > 0 && isBlank(text.charAt(last - 1))) last--;
  const line = lines.lineAt(last);
  return CLOSING.test(text.slice(lines.lineStart(line), last)) ? line - 1 : line;
}

function commentRuns({ text, tree, lines }: Analysis): Fold[] {
  const runs: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  tree.segments.forEach(({ comments }, i) => {
    for (const { start } of comments) {
      const offset = (tree.starts[i] ?? 0) + start;
      const line = lines.lineAt(offset);
      if (!isBlank(text.slice(lines.lineStart(line), offset))) continue;
      const run = runs.at(-1);
      if (run && run.endLine === line - 1) run.endLine = line;
      else runs.push({ startLine: line, endLine: line, kind: 'comment' });
    }
  });
  return runs;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** In the order of the text; of several that begin on one line, the longest. */
function onePerLine(folds: readonly Fold[]): Fold[] {
  const ordered = [...folds].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return ordered.filter(({ startLine }, i) => ordered[i - 1]?.startLine !== startLine);
}
