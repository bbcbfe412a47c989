import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import type { Surroundings } from './Surroundings.ts';
import { snippetText } from './snippet.ts';
import type { ExpectedString } from './stringAt.ts';

/** The paths of other budgets, those of the nearest folders first, without those that are included already. */
export function pathOffers(
  { closing, isEscaped }: Pick<ExpectedString, 'closing' | 'isEscaped'>,
  { budget }: OfferContext,
  { paths }: Surroundings,
): Offer[] {
  const there = new Set(budget.includes.flatMap(({ path, state }) => (state.kind === 'included' ? [path] : [])));
  const open = (paths?.() ?? []).filter((path) => !there.has(path));
  const byDistance = open.toSorted((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
  return byDistance.map((path) => ({
    kind: 'file',
    label: path,
    detail: '',
    documentation: undocumented,
    insertText: snippetText((isEscaped ? path.replace(/["\\]/g, '\\$&') : path) + closing),
    names: [path, path.slice(path.lastIndexOf('/') + 1)],
  }));
}

/** Through how many folders a path leads. */
function distance(path: string): number {
  return path.split('/').length;
}
