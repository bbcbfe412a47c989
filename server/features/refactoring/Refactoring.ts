import type { Localized } from '../../language/schema.ts';
import type { Bound } from '../../model/binding/bind.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Analysis } from '../Analysis.ts';
import type { FileEdit } from '../diagnostic.ts';
import type { Node, Step } from '../nodeAt.ts';

/** One way to write the same budget otherwise: it says where it applies, and what it would change. Figures and comments stay. */
export interface Refactoring {
  /** Stable: the client gives it back when it asks for the change. */
  readonly id: string;
  readonly kind: 'refactor.rewrite' | 'refactor.extract' | 'refactor.inline';
  readonly offer: (site: Site) => Offer | undefined;
}

/** What is asked for: a selection, or a cursor where it is empty, and the syntax at its beginning. */
export interface Site {
  readonly analysis: Analysis;
  readonly span: Span;
  readonly node: Node;
  /** The names of the files that are known to stand in the same folder, be they of the budget or not. */
  readonly filesBeside: () => readonly string[];
}

/** One refactoring at one place. */
export interface Offer {
  readonly title: Localized;
  /** Why it cannot be done now, although one would expect it here. */
  readonly disabled?: Localized;
  /** What is changed; computed when it is asked for. */
  readonly change: () => Change;
}

/** Edits of the files of a budget, and a file that is written beside the one that is looked at. */
export interface Change {
  readonly edits: readonly FileEdit[];
  readonly created?: { readonly name: string; readonly text: string };
}

/** The statement that the selection begins in, its end included. */
export function statementAt({ node: { statement, at } }: Site): Step | undefined {
  return statement && at <= statement.statement.end ? statement : undefined;
}

/** The innermost statement at the selection with the block around it; undefined where the schema does not know both. */
export function lineAt(site: Site): { readonly line: Bound; readonly owner: Bound } | undefined {
  const line = statementAt(site)?.bound;
  const owner = site.node.owners.at(-1)?.bound;
  return line && owner ? { line, owner } : undefined;
}

/** Edits of the segment that a site is in, as edits of the file. */
export function inFile({ analysis: { file }, node: { base } }: Site, edits: readonly TextEdit[]): FileEdit[] {
  return edits.map(({ span, newText }) => ({
    file,
    span: { start: base + span.start, end: base + span.end },
    newText,
  }));
}

/** Whether a comment stands in the middle of a statement. */
export function hasInnerComment({ comments }: Segment, { start, end }: Statement): boolean {
  return comments.some((comment) => start <= comment.start && comment.end <= end);
}
