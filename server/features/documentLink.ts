import { type Ignore, ignoresOf } from '../rules/ignores.ts';
import { rules } from '../rules/index.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { fileLinks } from './fileLinks.ts';

/** A stretch of the text that leads somewhere: to a file, by its path from this one, or to the page of a rule. */
export type DocumentLink =
  | { readonly kind: 'include' | 'prior'; readonly span: Span; readonly path: string }
  | { readonly kind: 'rule'; readonly span: Span; readonly id: string };

/** textDocument/documentLink: the paths of included files and of last year's, the rules in `# budget-ignore`. */
export function documentLink(analysis: Analysis): DocumentLink[] {
  const { file, tree, budget } = analysis;
  const ignores = ignoresOf(budget);
  const inComments = tree.segments.flatMap((segment) => ignores.get(segment) ?? []);
  return [...fileLinks(file), ...inComments.flatMap((ignore) => ruleLink(ignore, analysis))];
}

function ruleLink({ id, idSpan, segment }: Ignore, analysis: Analysis): DocumentLink[] {
  if (!rules.some((rule) => rule.id === id)) return [];
  return [{ kind: 'rule', id, span: analysis.locate({ segment, ...idSpan }).span }];
}
