import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { lastAtMost } from '../text/partitionPoint.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { parseSegment } from './parseSegment.ts';
import { balanceOf, type Cuts, type Open, openAtEnd, type Rest, splitSegments } from './splitSegments.ts';
import type { Segment, Tree } from './tree.ts';

/** Whether a word only opens top-level statements. */
type StartsStatement = (word: string) => boolean;

/** Parses a file. */
export function parse(text: string, startsStatement: StartsStatement): Tree {
  const { starts, isOpen } = splitSegments(text, startsStatement);
  return treeOf(text === '' ? [parseSegment('')] : segmentsAt(starts, text, []), isOpen);
}

/**
 * Parses the next version of a file, given as a whole. Segments that stand there unchanged are taken over as the same
 * objects, so whatever was computed from them stays valid; the result equals that of parsing the text afresh.
 */
export function parseNext(previous: Tree, text: string, startsStatement: StartsStatement): Tree {
  return parseEdited(previous, differenceOf(previous, text), startsStatement);
}

/** The same where it is known what was edited: no more is read than the segments around it. */
export function parseEdited(tree: Tree, edit: TextEdit, startsStatement: StartsStatement): Tree {
  const { segments } = tree;
  // What stands at the start of a segment may belong to the one before, once it is edited.
  const from = Math.max(0, segmentAt(tree, edit.span.start) - 1);
  // The first one behind the edit tells by its first line whether it still begins there.
  const behind = segmentAt(tree, edit.span.end) + 1;
  for (let to = behind + 1; ; to += to - from) {
    const region = segments.slice(from, to);
    const text = editedText(region, edit, startOf(tree, from));
    const rest = to < segments.length ? restFrom(segments, to) : undefined;
    const cuts = splitSegments(text, startsStatement, rest);
    const kept = rest ? cuts && firstKept(tree, edit, { from, behind, to }, cuts) : segments.length;
    if (!cuts || kept === undefined) continue;
    const end = text.length - (startOf(tree, rest ? to : kept) - startOf(tree, kept));
    // What is kept stands in the tree already: pasted before itself, it is another segment.
    const fresh = segmentsAt(cuts.starts, text.slice(0, end), segments.slice(from, kept));
    return joined([segments.slice(0, from), fresh, segments.slice(kept)], tree.isOpen || cuts.isOpen, startsStatement);
  }
}

/** Some segments of a tree, `to` not among them; `behind` is the first one that is not edited. */
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
  for (let i = behind; i < to; i++) if (known.has(startOf(tree, i) + shift)) return i;
  return undefined;
}

/** A tree of what stands before an edit, around it and behind it. */
function joined(
  [before, fresh, behind]: readonly [readonly Segment[], readonly Segment[], readonly Segment[]],
  mayBeOpen: boolean,
  startsStatement: StartsStatement,
): Tree {
  const segments = [...before, ...fresh, ...behind];
  if (segments.length === 0) return parse('', startsStatement);
  if (!mayBeOpen) return treeOf(segments, false);
  // What nothing closed may be closed now: then it reaches as far as that.
  const isClosed = before.some((segment, i) => isOpen(segment) && restFrom(segments, i + 1).closes(openIn(segment)));
  return isClosed ? parse(textOf(segments), startsStatement) : treeOf(segments, segments.some(isOpen));
}

/** What of a segment is open at its end. */
const openIn = onceFor(({ text }: Segment): Open => openAtEnd(text));

function isOpen(segment: Segment): boolean {
  const { depth, hasText } = openIn(segment);
  return depth > 0 || hasText;
}

const balance = onceFor(({ text }: Segment) => ({ ...balanceOf(text), hasText: text.includes('"""') }));

function restFrom(segments: readonly Segment[], from: number): Rest {
  return {
    closes({ depth, hasText }) {
      let open = depth;
      for (let i = from; i < segments.length; i++) {
        const segment = segments[i];
        if (!segment) continue;
        const next = balance(segment);
        if ((hasText && next.hasText) || (depth > 0 && open + next.lowest <= 0)) return true;
        open += next.net;
      }
      return false;
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
function segmentsAt(starts: readonly number[], text: string, known: readonly Segment[]): Segment[] {
  const left = groupedBy(known, (segment) => segment.text);
  const segments: Segment[] = [];
  for (let i = 0; (starts[i] ?? text.length) < text.length; i++) {
    const part = text.slice(starts[i], starts[i + 1]);
    segments.push(left.get(part)?.shift() ?? parseSegment(part));
  }
  return segments;
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
