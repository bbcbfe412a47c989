import type { Budget, Part } from '../../model/Budget.ts';
import { onceFor } from '../../text/onceFor.ts';

/** Where a part stands: the parts of its text in their order, and its index among them. */
export interface PlaceAmong {
  readonly all: readonly Part[];
  readonly index: number;
}

/** Where a part of a budget stands: in its own file, or among those of all files where it was included. */
export function placeAmong(part: Part, { rootParts, parts }: Budget): PlaceAmong {
  const ofRoot = indexIn(rootParts).get(part);
  return ofRoot === undefined
    ? { all: parts, index: indexIn(parts).get(part) ?? 0 }
    : { all: rootParts, index: ofRoot };
}

const indexIn = onceFor(
  (parts: readonly Part[]): ReadonlyMap<Part, number> => new Map(parts.map((part, i) => [part, i])),
);
