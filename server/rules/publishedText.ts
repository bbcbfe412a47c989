import type { Part, Place } from '../model/Budget.ts';
import { type Bound, BoundLine } from '../model/bind.ts';
import type { Argument } from '../syntax/tree.ts';

/** A string or text of the budget that is printed, as it stands between its quotes. */
export interface PublishedText {
  /** As typed, so that an offset in it is one in the segment: escapes and indentation are still there. */
  readonly raw: string;
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

const known = new WeakMap<Part, readonly PublishedText[]>();

/** Every string and text of a top-level statement that is printed, in text order; paths of files are not. */
export function publishedTexts(part: Part): readonly PublishedText[] {
  let texts = known.get(part);
  if (!texts) {
    texts = part.bound.flatMap((bound) => textsIn(bound, [], part));
    known.set(part, texts);
  }
  return texts;
}

const unprinted: ReadonlySet<string> = new Set(['include/file', 'prior/file', 'layout/name']);

function textsIn(bound: Bound, owners: readonly Bound[], part: Part): PublishedText[] {
  if (bound instanceof BoundLine) return [];
  const { schema, args, repeated, children } = bound;
  const path = [...owners, bound].map((each) => each.schema.id).join('/');
  const own = schema.args.flatMap(({ name, many }) => {
    if (unprinted.has(`${schema.id}/${name}`)) return [];
    const given = many ? repeated : args[name] ? [args[name]] : [];
    return given.flatMap((argument): PublishedText[] => {
      const inner = insideQuotes(argument, part.segment.text);
      if (!inner) return [];
      const place = { segment: part.segment, ...inner };
      return [{ raw: part.segment.text.slice(inner.start, inner.end), place, path, argument: name, bound, owners }];
    });
  });
  return [...own, ...children.flatMap((child) => textsIn(child, [...owners, bound], part))];
}

function insideQuotes(argument: Argument, text: string): { start: number; end: number } | undefined {
  if (argument.kind !== 'string' && argument.kind !== 'text') return undefined;
  const width = argument.kind === 'text' ? 3 : 1;
  const { start, end } = argument;
  const closes = text.slice(end - width, end);
  const isClosed = end - start >= 2 * width && (closes === text.slice(start, start + width) || closes === '”');
  return { start: start + width, end: isClosed ? end - width : end };
}

/** A stretch of a published text, from one offset in it to another. */
export function placeIn({ place }: PublishedText, start: number, end: number): Place {
  return { segment: place.segment, start: place.start + start, end: place.start + end };
}
