import type { Budget, Part, Place } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { beginsInColumnZero, type EarlyBrace, earlyBraces } from '../syntax/earlyBraces.ts';
import { startOfLine } from '../syntax/scan.ts';
import type { Segment, SyntaxFault } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';
import { lastAtMost } from '../text/partitionPoint.ts';

/** A `}` that ends a block too early, so that the one that is meant to end it has no `{`. */
export interface EarlyEnd {
  readonly place: Place;
  /** What the block belongs to, as typed: 预算单位 "商务中心". */
  readonly owner: string;
  /** The brace that has no `{` then. */
  readonly left: Place;
}

/** The places of a file where some `}` has no `{`; that which is deeper than it may be tells which one is too much. */
export const unevenIn = onceFor((budget: Budget): readonly Uneven[] => {
  const found: Uneven[] = [];
  for (const part of withUnopened(budget.branch))
    if (!found.some(({ segments }) => segments.includes(part.segment)))
      found.push(new Uneven(segmentsAround(part, budget)));
  return found;
});

const withUnopened = listed((part) => (part.segment.faults.some(isUnopened) ? [part] : []));

function isUnopened({ kind }: SyntaxFault): boolean {
  return kind === 'unopened-block';
}

/** Those of a statement in column 0, and of what stands behind it and does not begin there. */
function segmentsAround(part: Part, { rootParts, parts }: Budget): readonly Segment[] {
  const all = rootParts.includes(part) ? rootParts : parts;
  let from = all.indexOf(part);
  let to = from + 1;
  while (from > 0 && !beginsAnew(all[from])) from--;
  while (to < all.length && !beginsAnew(all[to])) to++;
  return all.slice(from, to).map(({ segment }) => segment);
}

function beginsAnew(part: Part | undefined): boolean {
  return part !== undefined && beginsInColumnZero(part.segment.text);
}

/** Some segments in a row that have more `}` than `{`. */
class Uneven {
  readonly segments: readonly Segment[];
  readonly ends: readonly EarlyEnd[];
  readonly #starts: readonly number[] = [];
  readonly #text: string;
  readonly #early: readonly EarlyBrace[];
  readonly #unopened: readonly SyntaxFault[];

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    const starts: number[] = [];
    let text = '';
    for (const segment of segments) {
      starts.push(text.length);
      text += segment.text;
    }
    this.#starts = starts;
    this.#text = text;
    const unopened = segments.flatMap(({ faults }) => faults.filter(isUnopened));
    const places = segments.flatMap((segment) =>
      segment.faults.filter(isUnopened).map(({ start, end }) => ({ segment, start, end })),
    );
    this.#early = earlyBraces(text, unopened.length);
    this.#unopened = unopened.slice(this.#early.length);
    this.ends = this.#early.flatMap(({ at, open }, i) => {
      const [place, left] = [this.#placeOf(at), places[i]];
      return place && left ? [{ place, left, owner: this.#ownerOf(open.at(-1) ?? 0) }] : [];
    });
  }

  /** The braces of a segment without `{` that no early end explains. */
  unopenedIn({ faults }: Segment): readonly SyntaxFault[] {
    return faults.filter((fault) => this.#unopened.includes(fault));
  }

  /** Whether a place stands behind the early end of its block. */
  isOutside(place: Place): boolean {
    const [first] = this.#early;
    const at = this.#offsetOf(place);
    return first !== undefined && at !== undefined && at > first.at;
  }

  /** Whether a block that begins on the line of a place, behind it, ends too early. */
  isCutShort(place: Place): boolean {
    const at = this.#offsetOf(place);
    if (at === undefined) return false;
    return this.#early.some(({ open }) => open.some((brace) => startOfLine(this.#text, brace) <= at && at < brace));
  }

  #placeOf(at: number): Place | undefined {
    const index = lastAtMost(this.#starts, at);
    const segment = this.segments[index];
    const start = at - (this.#starts[index] ?? 0);
    return segment && { segment, start, end: start + 1 };
  }

  #offsetOf({ segment, start }: Place): number | undefined {
    const index = this.segments.indexOf(segment);
    return index < 0 ? undefined : (this.#starts[index] ?? 0) + start;
  }

  #ownerOf(brace: number): string {
    return this.#text.slice(startOfLine(this.#text, brace), brace).trim();
  }
}
