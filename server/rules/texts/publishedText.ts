import { findSubject } from '../../data/catalogue.ts';
import type { Part, Place } from '../../model/Budget.ts';
import { type Bound, BoundLine } from '../../model/binding/bind.ts';
import type { Argument, Segment, StringArgument } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { onceFor } from '../../text/onceFor.ts';

/** What is around a statement. */
interface Around {
  readonly segment: Segment;
  /** The statements around it from the top. */
  readonly owners: readonly Bound[];
  /** Their ids: `unit/project`; empty at the top. */
  readonly path: string;
}

/** A string or text of the budget that is printed, as it stands between its quotes. */
export class PublishedText {
  /** As typed, so that an offset in it is one in the segment: escapes and indentation are still there. */
  readonly raw: string;
  /** Where `raw` begins in the segment. */
  readonly start: number;
  /** The name of the argument in its statement. */
  readonly argument: string;
  /** The statement that it stands in. */
  readonly bound: Bound;
  readonly #around: Around;
  #plain: string | undefined;

  constructor(text: StringArgument, argument: string, bound: Bound, around: Around) {
    const within = around.segment.text;
    this.start = text.start + (text.kind === 'text' ? 3 : 1);
    const end = endInQuotes(text, within);
    // Without escapes it is the value itself, which need not be kept twice.
    const isPlain = text.kind === 'string' && text.value.length === end - this.start;
    this.raw = isPlain ? text.value : within.slice(this.start, end);
    this.argument = argument;
    this.bound = bound;
    this.#around = around;
  }

  /** Between the quotes. */
  get place(): Place {
    const { start, raw } = this;
    return { segment: this.#around.segment, start, end: start + raw.length };
  }

  /** The statements around its own from the top. */
  get owners(): readonly Bound[] {
    return this.#around.owners;
  }

  /** The ids of the statements from the top: `project/overview`. */
  get path(): string {
    return pathBelow(this.#around.path, this.bound.schema.id);
  }

  /** In ASCII where there is a twin; of the same length as `raw`. */
  get plain(): string {
    this.#plain ??= ascii(this.raw);
    return this.#plain;
  }
}

/** Every string and text of a top-level statement that is printed, in text order; paths of files are not. */
export const publishedTexts = onceFor(({ segment, bound }: Part): readonly PublishedText[] => {
  const found: PublishedText[] = [];
  const around: Around = { segment, owners: none, path: '' };
  for (const each of bound) collect(each, around, found);
  return found.slice();
});

const none: readonly Bound[] = [];
const unprinted: ReadonlySet<string> = new Set(['include', 'prior', 'layout']);

/** Adds the texts of a statement and of those in it. Plain loops: it runs over every statement of a file. */
function collect(bound: Bound, around: Around, found: PublishedText[]): void {
  const { schema, children } = bound;
  if (!unprinted.has(schema.id)) collectOwn(bound, around, found);
  if (children.length === 0) return;
  const inside: Around = {
    segment: around.segment,
    owners: around.owners.concat(bound),
    path: pathBelow(around.path, schema.id),
  };
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (child && !hasNameOfCatalogue(child)) collect(child, inside, found);
  }
}

/** Whether a line has no text but the name that its code has in the catalogue, as most have. */
function hasNameOfCatalogue(bound: Bound): boolean {
  if (!(bound instanceof BoundLine)) return false;
  const { code, name } = bound.statement;
  return name === undefined || findSubject(code)?.name === name;
}

const pathsBelow = new Map<string, Map<string, string>>();

/** The path of a statement in another one; there are few, so each is put together once. */
function pathBelow(path: string, id: string): string {
  let below = pathsBelow.get(path);
  if (!below) {
    below = new Map();
    pathsBelow.set(path, below);
  }
  let known = below.get(id);
  if (known === undefined) {
    known = path === '' ? id : `${path}/${id}`;
    below.set(id, known);
  }
  return known;
}

function collectOwn(bound: Bound, around: Around, found: PublishedText[]): void {
  const { schema, args, repeated } = bound;
  for (let i = 0; i < schema.args.length; i++) {
    const spec = schema.args[i];
    if (!spec) continue;
    const { name, many } = spec;
    if (many) for (const argument of repeated) add(argument, name, bound, around, found);
    else add(args[name], name, bound, around, found);
  }
}

function add(argument: Argument | undefined, name: string, bound: Bound, around: Around, found: PublishedText[]): void {
  if (argument?.kind === 'string' || argument?.kind === 'text')
    found.push(new PublishedText(argument, name, bound, around));
}

const QUOTE = 34;
const CURLY_CLOSE = 0x201d;

/** Where a string ends between its quotes; where its line or its file ends, if nothing closes it. */
function endInQuotes({ kind, start, end }: StringArgument, text: string): number {
  const width = kind === 'text' ? 3 : 1;
  if (end - start < 2 * width) return end;
  if (kind === 'text') return text.startsWith('"""', end - width) ? end - width : end;
  const last = text.charCodeAt(end - 1);
  const isClosed = last === CURLY_CLOSE || (last === QUOTE && text.charCodeAt(start) === QUOTE);
  return isClosed ? end - width : end;
}

/** A stretch of a published text, from one offset in it to another. */
export function placeIn({ place: { segment }, start: from }: PublishedText, start: number, end: number): Place {
  return { segment, start: from + start, end: from + end };
}
