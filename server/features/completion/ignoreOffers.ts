import { rules } from '../../rules/index.ts';
import type { Analysis } from '../Analysis.ts';
import { rulePage } from '../rulePage.ts';
import { type ExpectedComment, ignoreMark } from './commentAt.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import type { Surroundings } from './Surroundings.ts';

/** In a comment: the mark that silences a finding, or behind it the ids of rules, first of those found on its lines. */
export function ignoreOffers(
  expected: ExpectedComment,
  analysis: Analysis,
  offset: number,
  { locale }: OfferContext,
  { diagnostics }: Surroundings,
): Offer[] {
  if (expected.kind === 'ignore')
    return [
      {
        kind: 'keyword',
        label: ignoreMark,
        detail: '',
        documentation: undocumented,
        insertText: `${ignoreMark} `,
        names: [ignoreMark],
      },
    ];
  const line = targetLine(expected, analysis, offset);
  const found = (diagnostics?.() ?? []).filter(({ span }) => analysis.lines.lineAt(span.start) === line);
  const messages = new Map(found.map(({ id, message }) => [id, message]));
  const ids = rules.filter(({ checkIgnores }) => !checkIgnores);
  return [...ids.filter(({ id }) => messages.has(id)), ...ids.filter(({ id }) => !messages.has(id))].map((rule) => ({
    kind: 'rule',
    label: rule.id,
    detail: messages.get(rule.id) ?? rulePage(rule, locale).summary,
    documentation: () => rulePage(rule, locale).markdown,
    insertText: rule.id,
    names: [rule.id, rulePage(rule, 'zh-cn').summary],
  }));
}

/** The line of the comment, or the next one with more than a comment where it stands alone. */
function targetLine({ isAlone }: ExpectedComment, { lines, text }: Analysis, offset: number): number {
  const own = lines.lineAt(offset);
  if (!isAlone) return own;
  let line = own;
  for (let end = text.indexOf('\n', offset); end >= 0; end = text.indexOf('\n', end + 1)) {
    line++;
    const next = text.indexOf('\n', end + 1);
    const isEmpty = /^[\s\u3000]*(?:[#＃].*)?$/.test(text.slice(end + 1, next < 0 ? undefined : next).trimEnd());
    if (!isEmpty) return line;
  }
  return own;
}
