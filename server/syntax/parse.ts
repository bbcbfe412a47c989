import { parseSegment } from './parseSegment.ts';
import { splitSegments } from './splitSegments.ts';
import type { Segment, Tree } from './tree.ts';

/**
 * Parses a file. Segments whose text stands unchanged in `previous` are taken over as the same objects, so whatever was
 * computed from them stays valid; the result equals that of parsing the text afresh.
 */
export function parse(text: string, startsStatement: (word: string) => boolean, previous?: Tree): Tree {
  const known = pool(previous);
  const starts = splitSegments(text, startsStatement);
  const segments = starts.map((start, i) => {
    const part = text.slice(start, starts[i + 1] ?? text.length);
    return known.get(part)?.pop() ?? parseSegment(part);
  });
  return { text, segments, starts };
}

/** The segments of a tree by their text; equal texts are kept apart, each can be used once. */
function pool(tree: Tree | undefined): Map<string, Segment[]> {
  const result = new Map<string, Segment[]>();
  for (const segment of tree?.segments ?? []) {
    const same = result.get(segment.text);
    if (same) same.push(segment);
    else result.set(segment.text, [segment]);
  }
  for (const same of result.values()) same.reverse();
  return result;
}
