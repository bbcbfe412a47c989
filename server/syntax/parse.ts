import { spliced } from '../text/commonEnds.ts';
import { detached } from '../text/detached.ts';
import { ofLists } from '../text/eachOf.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { lastAtMost } from '../text/partitionPoint.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { parseSegment } from './parseSegment.ts';
import { balanceOf, type Cuts, type Open, openAtEnd, type Rest, splitSegments } from './splitSegments.ts';
import { firstOf, type Heads, isContinued, type KnownSegment, lastOf, segmentsOf, stretchAgain } from './stretches.ts';
import type { Segment, Tree } from './tree.ts';

/** Parses a file. */
export function parse(text: string, heads: Heads): Tree {
  const { starts, isOpen } = splitSegments(text, heads.startsTopLevel);
  return treeOf(text === '' ? [parseSegment('')] : textsAt(starts, text).map(parseSegment), isOpen);
}

/**
 * Parses the next version of a file, given as a whole. Segments that stand there unchanged are taken over as the same
 * objects, so whatever was computed from them stays valid; the statements are those of parsing the text afresh.
 */
export function parseNext(previous: Tree, text: string, heads: Heads): Tree {
  return parseEdited(previous, differenceOf(previous, text), heads);
}

/** The same where it is known what was edited: no more is read than the segments around it. */
export function parseEdited(tree: Tree, edit: TextEdit, heads: Heads): Tree {
  return withinStretch(tree, edit, heads) ?? aroundEdit(tree, edit, heads);
}

/** The same tree with each statement in one piece. */
export function uncut(tree: Tree): Tree {
  const { segments } = tree;
  if (!segments.some(({ stretch }) => stretch)) return tree;
  const whole = segments.flatMap((segment, i) => {
    if (isContinued(segment)) return [];
    return segment.stretch ? [inOne(segments.slice(i, lastOf(segments, i) + 1))] : [segment];
  });
  return treeOf(whole, tree.isOpen);
}

/** The statement of some stretches in one piece; the same object for the same ones. */
const inOne = ofLists((stretches: readonly Segment[]) => parseSegment(textOf(stretches)));

/** The tree where an edit within a stretch leaves all that is around it as it was; undefined where nobody can tell. */
function withinStretch(tree: Tree, edit: TextEdit, heads: Heads): Tree | undefined {
  const i = segmentAt(tree, edit.span.start);
  const segment = tree.segments[i];
  const start = startOf(tree, i);
  const isInside = start < edit.span.start && edit.span.end < start + (segment?.text.length ?? 0);
  if (!segment?.stretch || !isInside || tree.isOpen) return undefined;
  const span = { start: edit.span.start - start, end: edit.span.end - start };
  const edited = stretchAgain(segment, { span, newText: edit.newText }, heads);
  return edited && withFresh(tree, i, i + 1, [edited]);
}

function aroundEdit(tree: Tree, edit: TextEdit, heads: Heads): Tree {
  const { segments } = tree;
  // What stands at the start of a statement may belong to the one before, once it is edited.
  const from = firstOf(segments, firstOf(segments, segmentAt(tree, edit.span.start)) - 1);
  // The first one behind the edit tells by its first line whether it still begins there.
  const behind = lastOf(segments, segmentAt(tree, edit.span.end)) + 1;
  for (let to = lastOf(segments, behind) + 1; ; to = lastOf(segments, 2 * to - from - 1) + 1) {
    const region = segments.slice(from, to);
    const text = editedText(region, edit, startOf(tree, from));
    const rest = to < segments.length ? restFrom(segments, to) : undefined;
    const cuts = splitSegments(text, heads.startsTopLevel, rest);
    const kept = rest ? cuts && firstKept(tree, edit, { from, behind, to }, cuts) : segments.length;
    if (!cuts || kept === undefined) continue;
    const end = text.length - (startOf(tree, rest ? to : kept) - startOf(tree, kept));
    // What is kept stands in the tree already: pasted before itself, it is another segment.
    const fresh = segmentsAt(cuts.starts, text.slice(0, end), segments.slice(from, kept), heads);
    const edited = joined(withFresh(tree, from, kept, fresh), from, tree.isOpen || cuts.isOpen, heads);
    return fresh.some(({ stretch }) => stretch === 'first') ? withFewCut(edited, from) : edited;
  }
}

/** So many statements are cut at most: each stretch has its price. */
const MOST_CUT = 40;

/** The tree with the statement in one piece that is farthest from an edit, where too many are cut. */
function withFewCut(tree: Tree, edited: number): Tree {
  const { segments } = tree;
  const cut = segments.flatMap(({ stretch }, i) => (stretch === 'first' ? [i] : []));
  if (cut.length <= MOST_CUT) return tree;
  const far = cut.reduce((a, b) => (Math.abs(a - edited) < Math.abs(b - edited) ? b : a));
  const behind = lastOf(segments, far) + 1;
  return withFresh(tree, far, behind, [inOne(segments.slice(far, behind))]);
}

/** Statements of a tree by their segments, `to` not among them; `behind` is the first one that is not edited. */
interface Region {
  readonly from: number;
  readonly behind: number;
  readonly to: number;
}

/** The first segment behind an edit that begins where it did; undefined where none of the region does. */
function firstKept(
  tree: Tree,
  { span, newText }: TextEdit,
  { from, behind, to }: Region,
  cuts: Cuts,
): number | undefined {
  const known = new Set(cuts.starts);
  const shift = newText.length - (span.end - span.start) - startOf(tree, from);
  for (let i = behind; i < to; i++) if (!isContinued(tree.segments[i]) && known.has(startOf(tree, i) + shift)) return i;
  return undefined;
}

/** The tree with other segments in the place of some. */
function withFresh(tree: Tree, from: number, kept: number, fresh: readonly Segment[]): Tree {
  const starts = tree.starts.slice(0, from);
  let length = startOf(tree, from);
  for (const { text } of fresh) {
    starts.push(length);
    length += text.length;
  }
  const shift = length - startOf(tree, kept);
  for (let i = kept; i < tree.starts.length; i++) starts.push((tree.starts[i] ?? 0) + shift);
  const segments = spliced(tree.segments, { start: from, end: tree.segments.length - kept }, fresh);
  return { segments, starts, length: tree.length + shift, isOpen: false };
}

/** The tree of an edited text, where what nothing closed before an edit may reach further now. */
function joined(tree: Tree, from: number, mayBeOpen: boolean, heads: Heads): Tree {
  const { segments } = tree;
  if (segments.length === 0) return parse('', heads);
  if (!mayBeOpen) return tree;
  return isOneClosed(segments, from) ? parse(textOf(segments), heads) : { ...tree, isOpen: segments.some(isOpen) };
}

/** Whether something that is open at the end of one of the first segments is closed behind it. */
function isOneClosed(segments: readonly Segment[], first: number): boolean {
  let behind = behindIn(segments, first);
  for (const segment of segments.slice(0, first).reverse()) {
    if (isOpen(segment) && closesIn(behind, openIn(segment))) return true;
    behind = withSegment(behind, segment);
  }
  return false;
}

/** What of a segment is open at its end. */
const openIn = onceFor(({ text }: Segment): Open => openAtEnd(text));

function isOpen(segment: Segment): boolean {
  if (segment.stretch) return false;
  const { depth, hasText } = openIn(segment);
  return depth > 0 || hasText;
}

const balance = onceFor(({ text }: Segment) => ({ ...balanceOf(text), hasText: text.includes('"""') }));

/** What comes behind a place: the lowest number of braces open anywhere in it, zero at its start, and whether it has a `"""`. */
interface Behind {
  readonly lowest: number;
  readonly hasText: boolean;
}

function behindIn(segments: readonly Segment[], from: number): Behind {
  return segments.slice(from).reduceRight(withSegment, { lowest: 0, hasText: false });
}

/** What comes behind, with a segment before it. */
function withSegment(behind: Behind, segment: Segment): Behind {
  const { net, lowest, hasText } = balance(segment);
  return { lowest: Math.min(lowest, net + behind.lowest), hasText: hasText || behind.hasText };
}

function closesIn({ lowest, hasText }: Behind, open: Open): boolean {
  return (open.hasText && hasText) || (open.depth > 0 && open.depth + lowest <= 0);
}

function restFrom(segments: readonly Segment[], from: number): Rest {
  let behind: Behind | undefined;
  return {
    closes(open) {
      // Asked for every block that is never closed, it is found once.
      behind ??= behindIn(segments, from);
      return closesIn(behind, open);
    },
  };
}

function textOf(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

/** The text of segments, the first of which begins at `offset`, with an edit in it. */
function editedText(segments: readonly Segment[], { span, newText }: TextEdit, offset: number): string {
  const text = textOf(segments);
  return text.slice(0, span.start - offset) + newText + text.slice(span.end - offset);
}

/** The segments of a text; those that are known with the same text are the same objects, each used once. */
function segmentsAt(starts: readonly number[], text: string, before: readonly Segment[], heads: Heads): Segment[] {
  const left = groupedBy(before, (segment) => segment.text);
  const known: KnownSegment = (part, stretch, opening) => {
    const same = left.get(part);
    const i =
      same?.findIndex((segment) => segment.stretch === stretch && segment.statements[0]?.continues === opening) ?? -1;
    return i < 0 ? undefined : same?.splice(i, 1)[0];
  };
  return textsAt(starts, text).flatMap((part) => segmentsOf(detached(part), heads, known));
}

function textsAt(starts: readonly number[], text: string): string[] {
  return starts.map((start, i) => text.slice(start, starts[i + 1])).filter((part) => part !== '');
}

function treeOf(segments: readonly Segment[], isOpen: boolean): Tree {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of segments) {
    starts.push(length);
    length += text.length;
  }
  return { segments, starts, length, isOpen };
}

/** The last segment that begins at an offset or before it. */
function segmentAt({ starts }: Tree, offset: number): number {
  return lastAtMost(starts, offset);
}

function startOf({ starts, length }: Tree, i: number): number {
  return starts[i] ?? length;
}

/** What makes a text of a tree: segments that stand at its start and at its end are left out. */
function differenceOf(tree: Tree, text: string): TextEdit {
  const { segments, starts, length } = tree;
  let first = 0;
  while (first < segments.length && text.startsWith(segments[first]?.text ?? '', starts[first])) first++;
  const start = startOf(tree, first);
  let end = segments.length;
  let behind = text.length;
  for (; end > first; end--) {
    const part = segments[end - 1]?.text ?? '';
    if (behind - part.length < start || !text.endsWith(part, behind)) break;
    behind -= part.length;
  }
  return {
    span: { start, end: end < segments.length ? startOf(tree, end) : length },
    newText: text.slice(start, behind),
  };
}
