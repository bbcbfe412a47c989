import { counted, type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import type { Money } from '../model/money.ts';
import { lastOf, spanOfStatement } from '../syntax/stretches.ts';
import type { Argument, Statement, Tree } from '../syntax/tree.ts';
import type { LineIndex } from '../text/LineIndex.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { blockSums } from './blockSums.ts';
import { publishedText } from './publishedText.ts';

/** Lines that can be folded away: those behind `startLine` up to `endLine`, zero-based. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
  /** What stands for the lines while they are folded away: the sum of a block, how much there is of anything else. */
  readonly collapsedText: (locale: Locale) => string;
}

/** textDocument/foldingRange: blocks, runs of comments, regions, long texts. A line that only closes stays in view. */
export function foldingRange(analysis: Analysis): Fold[] {
  const { text, tree, lines } = analysis;
  const folds: Fold[] = foldsOfComments(analysis);
  tree.segments.forEach(({ statements, stretch }, i) => {
    const base = tree.starts[i] ?? 0;
    for (const { span, owner } of statements.flatMap(foldable)) {
      const isCut = stretch === 'first' && owner === statements[0];
      const startLine = lines.lineAt(base + span.start);
      const endLine = lastLine(text, lines, isCut ? spanOfStatement(tree, i).end : base + span.end);
      const title = (): Localized =>
        owner
          ? titleOfBlock(owner, isCut ? countIn(tree, i) : countOf(owner), analysis)
          : linesTitle(startLine, endLine);
      folds.push({ startLine, endLine, collapsedText: (locale) => say(title(), locale) });
    }
  });
  return onePerLine(folds.filter(({ startLine, endLine }) => startLine < endLine));
}

/** A stretch that can be folded; of a block, the statement that it belongs to. */
interface Foldable {
  readonly span: Span;
  readonly owner: Statement | undefined;
}

/** The blocks of a statement and of those in it, and its texts; a block is folded from the line of its head. */
function foldable(statement: Statement): Foldable[] {
  const { start, args, block, continues } = statement;
  const texts = args
    .filter(({ kind }: Argument) => kind === 'text')
    .map((span): Foldable => ({ span, owner: undefined }));
  const own = continues ? [] : [{ span: { start, end: block?.end ?? start }, owner: statement }];
  return block ? [...texts, ...own, ...block.statements.flatMap(foldable)] : texts;
}

/** How many statements stand in a block. */
function countOf({ block }: Statement): number {
  return block?.statements.length ?? 0;
}

/** The same of one that is cut, of which the first stretch is given. */
function countIn({ segments }: Tree, first: number): number {
  const stretches = segments.slice(first, lastOf(segments, first) + 1);
  return stretches.reduce((sum, { statements: [statement] }) => sum + (statement ? countOf(statement) : 0), 0);
}

/** Its sum, if it is one of money, and how much is in it. */
function titleOfBlock(owner: Statement, count: number, { budget }: Analysis): Localized {
  const sum = sumsByStatement(budget).get(owner);
  const zh = `${count} 条`;
  const en = counted(count, 'statement');
  if (sum === undefined) return { zh, en };
  return { zh: `${publishedText(sum)}万元，${zh}`, en: `${publishedText(sum)}万元, ${en}` };
}
const sumsByStatement = onceFor(
  (budget: Budget): ReadonlyMap<Statement, Money> =>
    new Map([...blockSums(budget)].map(([{ statement }, sum]) => [statement, sum])),
);

const CLOSING = /^[ \t\u3000]*(?:[}｝]|""")$/;

/** The line of the last character, or the one above where nothing but the closing stands in front of the end. */
function lastLine(text: string, lines: LineIndex, end: number): number {
  let last = end;
  while (last > 0 && isBlank(text.charAt(last - 1))) last--;
  const line = lines.lineAt(last);
  return CLOSING.test(text.slice(lines.lineStart(line), last)) ? line - 1 : line;
}

/** Of a text or of comments. */
function linesTitle(startLine: number, endLine: number): Localized {
  const count = endLine - startLine + 1;
  return { zh: `${count} 行`, en: counted(count, 'line') };
}

/** The comments that begin and end a region, as syntaxes/language-configuration.json has them. */
const MARKER = /^[#＃][ \t]*(end)?region\b/;

/** Runs of comments, and what stands between the two that mark a region: their lines are in no run. */
function foldsOfComments(analysis: Analysis): Fold[] {
  const runs: Lines[] = [];
  const regions: Lines[] = [];
  const open: number[] = [];
  for (const { line, comment } of commentLines(analysis)) {
    const marker = MARKER.exec(comment);
    const run = runs.at(-1);
    if (marker?.[1]) {
      const startLine = open.pop();
      if (startLine !== undefined) regions.push({ startLine, endLine: line });
    } else if (marker) open.push(line);
    else if (run && run.endLine === line - 1) run.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return [...runs.map((run) => foldOfLines(run, 'comment')), ...regions.map((region) => foldOfLines(region, 'region'))];
}

/** The lines that are comments and nothing else. */
function* commentLines({ text, tree, lines }: Analysis): Iterable<{ readonly line: number; readonly comment: string }> {
  for (const [i, { comments }] of tree.segments.entries())
    for (const { start, end } of comments) {
      const base = tree.starts[i] ?? 0;
      const line = lines.lineAt(base + start);
      if (isBlank(text.slice(lines.lineStart(line), base + start)))
        yield { line, comment: text.slice(base + start, base + end) };
    }
}

interface Lines {
  readonly startLine: number;
  endLine: number;
}

function foldOfLines({ startLine, endLine }: Lines, kind: NonNullable<Fold['kind']>): Fold {
  return { startLine, endLine, kind, collapsedText: (locale) => say(linesTitle(startLine, endLine), locale) };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** In the order of the text; of several that begin on one line, the longest. */
function onePerLine(folds: readonly Fold[]): Fold[] {
  const ordered = [...folds].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return ordered.filter(({ startLine }, i) => ordered[i - 1]?.startLine !== startLine);
}
