import type { Item } from '../../model/Budget.ts';
import { compare } from '../../model/money.ts';
import { itemsOfOrigin, type Origin } from '../../model/Origin.ts';
import type { PublishedPlace } from './publishedPlaces.ts';

/** The other places where a figure stands: amounts that are equal and of the same lines, or of the same words of the text. */
export function placesOfSameFigure(place: PublishedPlace, all: readonly PublishedPlace[]): PublishedPlace[] {
  const { amount } = place;
  const own = place.origin();
  let items: ReadonlySet<Item> | undefined;
  return all.filter((other) => {
    if (other.address === place.address) return false;
    if (own.kind === 'written') return isSameText(own, other.origin());
    if (own.kind !== 'sum' || amount === undefined || other.amount === undefined) return false;
    if (compare(amount, other.amount) !== 0) return false;
    const origin = other.origin();
    if (origin.kind !== 'sum') return false;
    items ??= new Set(itemsOfOrigin(own));
    return items.size > 0 && isSameSet(items, new Set(itemsOfOrigin(origin)));
  });
}

function isSameText(own: Extract<Origin, { kind: 'written' }>, other: Origin): boolean {
  return (
    other.kind === 'written' &&
    own.at.length === other.at.length &&
    own.at.every(({ argument, bound }, i) => {
      const twin = other.at[i];
      return argument !== undefined && twin?.argument === argument && twin.bound === bound;
    })
  );
}

function isSameSet(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) if (!b.has(item)) return false;
  return true;
}
