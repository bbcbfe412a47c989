import { findDocumentLayout } from '../../document/layouts.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Statement } from '../../syntax/tree.ts';
import { layoutIdOf } from '../../tables/layouts.ts';
import type { ExpectedHead } from './expectedAt.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText } from './snippet.ts';

/** The standard terms of the glossary that the file does not replace yet, each with its standard text to be edited. */
export function termOffers({ owner }: ExpectedHead, context: OfferContext): Offer[] {
  return standardTerms(owner?.statement.block?.statements ?? [], context).map(({ term, text }) => ({
    kind: 'name',
    label: term,
    detail: text,
    documentation: () => text,
    insertText: `${snippetText(quoted(term))} "\${1:${snippetText(quoted(text).slice(1, -1))}}"`,
    names: [term],
  }));
}

/** The standard terms of the file's layout, those left out that some statements begin with. */
export function standardTerms(
  statements: readonly Statement[],
  { budget }: OfferContext,
): readonly { readonly term: string; readonly text: string }[] {
  const there = new Set(statements.map(({ args: [term] }) => (term?.kind === 'string' ? term.value : '')));
  return findDocumentLayout(layoutIdOf(budget)).glossary.terms.filter(({ term }) => !there.has(term));
}
