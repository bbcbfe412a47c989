import type { Bound } from '../../model/binding/bind.ts';
import { headText } from '../../model/heads.ts';
import { startOfLine } from '../../syntax/scan.ts';
import type { Segment } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import { inFile, type Refactoring, type Site } from './Refactoring.ts';

/** The lines of a block in the order of their codes; comments go with the line that they stand above or behind, all else stays. */
export const sortItems: Refactoring = {
  id: 'sort-items',
  kind: 'refactor.rewrite',
  offer(site) {
    const { segment } = site.node;
    const lines = codeLines(site);
    const sorted = [...lines].sort((a, b) => compare(codeOf(a), codeOf(b)));
    const places = linesOf(lines, segment);
    if (!places || sorted.every((line, i) => line === lines[i])) return undefined;
    return {
      title: { zh: '按科目编码排序', en: 'Sort by subject code' },
      change: () => ({
        edits: inFile(
          site,
          sorted.flatMap((line, i) => {
            const [from, span] = [places[lines.indexOf(line)], places[i]];
            return from && span && from !== span ? [{ span, newText: segment.text.slice(from.start, from.end) }] : [];
          }),
        ),
      }),
    };
  },
};

/** The lines with codes of the block that the selection is in, or that of the statement whose head it is at. */
function codeLines({ node: { owners, statement } }: Site): readonly Bound[] {
  const inner = statement?.bound?.children.filter(isCoded) ?? [];
  const around = owners.at(-1)?.bound?.children.filter(isCoded) ?? [];
  return inner.length > 1 ? inner : around;
}

function isCoded({ schema }: Bound): boolean {
  return 'code' in schema.head;
}

function codeOf({ statement }: Bound): string {
  return headText(statement);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The lines that each statement takes with its comments; undefined where one shares a line with something else. */
function linesOf(bounds: readonly Bound[], { text }: Segment): readonly Span[] | undefined {
  const spans: Span[] = [];
  for (const { statement } of bounds) {
    const start = startOfLine(text, statement.start);
    const behind = /^[ \t\u3000]*(?:[;；][ \t\u3000]*)?(?:[#＃][^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(statement.end));
    if (text.slice(start, statement.start).trim() !== '' || !behind) return undefined;
    const least = spans.at(-1)?.end ?? 0;
    spans.push({ start: withComments(text, start, least), end: statement.end + behind[0].length });
  }
  return spans.length > 1 ? spans : undefined;
}

/** Where the comments begin that stand on the lines right above. */
function withComments(text: string, start: number, least: number): number {
  let from = start;
  while (from > least) {
    const above = startOfLine(text, from - (text.startsWith('\r\n', from - 2) ? 2 : 1));
    if (above < least || !/^[ \t\u3000]*[#＃]/.test(text.slice(above, from))) break;
    from = above;
  }
  return from;
}
