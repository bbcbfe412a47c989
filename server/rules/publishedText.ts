import type { Part, Place } from '../model/Budget.ts';
import { type Bound, BoundLine } from '../model/bind.ts';
import type { Argument, StringArgument } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';

/** Where a published text stands and what it is. */
interface Standing {
  /** Between the quotes. */
  readonly place: Place;
  /** The ids of the statements from the top: `project/overview`. */
  readonly path: string;
  /** The name of the argument in its statement. */
  readonly argument: string;
  /** The statement that it stands in, and those around it from the top. */
  readonly bound: Bound;
  readonly owners: readonly Bound[];
}

/** A string or text of the budget that is printed, as it stands between its quotes. */
export class PublishedText implements Standing {
  /** As typed, so that an offset in it is one in the segment: escapes and indentation are still there. */
  readonly raw: string;
  readonly place: Place;
  readonly path: string;
  readonly argument: string;
  readonly bound: Bound;
  readonly owners: readonly Bound[];
  #plain: string | undefined;

  constructor(raw: string, { place, path, argument, bound, owners }: Standing) {
    this.raw = raw;
    this.place = place;
    this.path = path;
    this.argument = argument;
    this.bound = bound;
    this.owners = owners;
  }

  /** In ASCII where there is a twin; of the same length as `raw`. */
  get plain(): string {
    this.#plain ??= ascii(this.raw);
    return this.#plain;
  }
}

/** Every string and text of a top-level statement that is printed, in text order; paths of files are not. */
export const publishedTexts = onceFor((part: Part): readonly PublishedText[] => {
  const found: PublishedText[] = [];
  for (const bound of part.bound) collect(bound, { owners: none, path: bound.schema.id, part }, found);
  return found;
});

const none: readonly Bound[] = [];
const unprinted: ReadonlySet<string> = new Set(['include', 'prior', 'layout']);

/** What is around a statement. */
interface Around {
  readonly owners: readonly Bound[];
  /** Its own id included. */
  readonly path: string;
  readonly part: Part;
}

/** Adds the texts of a statement and of those in it. Plain loops: it runs over every statement of a file. */
function collect(bound: Bound, around: Around, found: PublishedText[]): void {
  if (bound instanceof BoundLine) return;
  const { schema, children } = bound;
  if (!unprinted.has(schema.id)) collectOwn(bound, around, found);
  if (children.length === 0) return;
  const { owners, path, part } = around;
  const within = [...owners, bound];
  for (const child of children) {
    if (child instanceof BoundLine) continue;
    collect(child, { owners: within, path: `${path}/${child.schema.id}`, part }, found);
  }
}

function collectOwn(bound: Bound, around: Around, found: PublishedText[]): void {
  const { schema, args, repeated } = bound;
  for (const { name, many } of schema.args) {
    if (many) for (const argument of repeated) add(argument, name, bound, around, found);
    else if (args[name]) add(args[name], name, bound, around, found);
  }
}

function add(argument: Argument, name: string, bound: Bound, around: Around, found: PublishedText[]): void {
  if (argument.kind !== 'string' && argument.kind !== 'text') return;
  const { segment } = around.part;
  const place = { segment, ...insideQuotes(argument, segment.text) };
  const { owners, path } = around;
  const raw = segment.text.slice(place.start, place.end);
  found.push(new PublishedText(raw, { place, path, argument: name, bound, owners }));
}

function insideQuotes({ kind, start, end }: StringArgument, text: string): Span {
  const width = kind === 'text' ? 3 : 1;
  const closes = text.slice(end - width, end);
  const isClosed = end - start >= 2 * width && (closes === text.slice(start, start + width) || closes === '”');
  return { start: start + width, end: isClosed ? end - width : end };
}

/** A stretch of a published text, from one offset in it to another. */
export function placeIn({ place }: PublishedText, start: number, end: number): Place {
  return { segment: place.segment, start: place.start + start, end: place.start + end };
}
