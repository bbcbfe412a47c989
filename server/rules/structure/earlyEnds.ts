import type { Budget, Part, Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { beginsInColumnZero, type EarlyBrace, earlyBraces } from '../../syntax/earlyBraces.ts';
import { startOfLine } from '../../syntax/scan.ts';
import { isContinued } from '../../syntax/stretches.ts';
import type { Segment, SyntaxFault } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { lastAtMost, partitionPoint } from '../../text/partitionPoint.ts';
import { placeAmong } from './placeAmong.ts';

/** A `}` that ends a block too early, so that the one that is meant to end it has no `{`. */
export interface EarlyEnd {
  readonly place: Place;
  /** What the block belongs to, as typed: 预算单位 "商务中心". */
  readonly owner: string;
  /** The brace that has no `{` then. */
  readonly left: Place;
}

/** The places of a file where some `}` has no `{`; that which is deeper than it may be tells which one is too much. */
export const unevenIn = onceFor((budget: Budget): UnevenPlaces => {
  const places: Uneven[] = [];
  const around = new Map<Segment, Uneven>();
  for (const part of withUnopened(budget.branch)) {
    if (around.has(part.segment)) continue;
    const uneven = new Uneven(segmentsAround(part, budget));
    places.push(uneven);
    for (const segment of uneven.segments) around.set(segment, uneven);
  }
  return { places, around };
});

/** In the order of the text, and by the segments that they are made of. */
interface UnevenPlaces {
  readonly places: readonly Uneven[];
  readonly around: ReadonlyMap<Segment, Uneven>;
}

const withUnopened = listed((part) => (part.segment.faults.some(isUnopened) ? [part] : []));

function isUnopened({ kind }: SyntaxFault): boolean {
  return kind === 'unopened-block';
}

/** Those of a statement in column 0, and of what stands behind it and does not begin there. */
function segmentsAround(part: Part, budget: Budget): readonly Segment[] {
  const { all, index } = placeAmong(part, budget);
  let from = index;
  let to = index + 1;
  while (from > 0 && !beginsAnew(all[from])) from--;
  while (to < all.length && !beginsAnew(all[to])) to++;
  return all.slice(from, to).map(({ segment }) => segment);
}

function beginsAnew(part: Part | undefined): boolean {
  return part !== undefined && !isContinued(part.segment) && beginsInColumnZero(part.segment.text);
}

/** So many early ends are told of one place at most. */
const MOST = 100;

/** Some segments in a row that have more `}` than `{`. */
export class Uneven {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly ends: readonly EarlyEnd[];
  readonly #starts = new Map<Segment, number>();
  readonly #early: readonly EarlyBrace[];
  /** The `{` of all blocks that end too early, in order. */
  readonly #cut: readonly number[];
  readonly #unopened: ReadonlySet<SyntaxFault>;

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    let length = 0;
    for (const segment of segments) {
      this.#starts.set(segment, length);
      length += segment.text.length;
    }
    this.text = segments.map(({ text }) => text).join('');
    const unopened = segments.flatMap((segment) =>
      segment.faults
        .filter(isUnopened)
        .map((fault) => ({ fault, place: { segment, start: fault.start, end: fault.end } })),
    );
    const offsets = unopened.map(({ place }) => this.offsetOf(place) ?? 0);
    this.#early = earlyBraces(this.text, offsets, MOST);
    this.#cut = [...new Set(this.#early.flatMap(({ open }) => open))].sort((a, b) => a - b);
    const explained = new Set(this.#early.map(({ left }) => left));
    this.#unopened = new Set(unopened.filter((_, i) => !explained.has(i)).map(({ fault }) => fault));
    this.ends = this.#early.flatMap(({ at, open, left }) => {
      const [place, over] = [this.#placeOf(at), unopened[left]?.place];
      return place && over ? [{ place, left: over, owner: this.#ownerOf(open.at(-1) ?? 0) }] : [];
    });
  }

  /** The braces of a segment without `{` that no early end explains. */
  unopenedIn({ faults }: Segment): readonly SyntaxFault[] {
    return faults.filter((fault) => this.#unopened.has(fault));
  }

  /** Whether a place stands behind the early end of its block. */
  isOutside(place: Place): boolean {
    const [first] = this.#early;
    const at = this.offsetOf(place);
    return first !== undefined && at !== undefined && at > first.at;
  }

  /** Whether a block that begins on the line of a place, behind it, ends too early. */
  isCutShort(place: Place): boolean {
    const at = this.offsetOf(place);
    if (at === undefined) return false;
    const brace = this.#cut[partitionPoint(this.#cut.length, (i) => (this.#cut[i] ?? 0) > at)];
    return brace !== undefined && startOfLine(this.text, brace) <= at;
  }

  #placeOf(at: number): Place | undefined {
    const starts = [...this.#starts.values()];
    const index = lastAtMost(starts, at);
    const segment = this.segments[index];
    const start = at - (starts[index] ?? 0);
    return segment && { segment, start, end: start + 1 };
  }

  /** That of a place in the text of all segments. */
  offsetOf({ segment, start }: Place): number | undefined {
    const from = this.#starts.get(segment);
    return from === undefined ? undefined : from + start;
  }

  #ownerOf(brace: number): string {
    return this.text.slice(startOfLine(this.text, brace), brace).trim();
  }
}
