import type { SourceFile } from '../model/SourceFile.ts';
import { conflictMarkersIn } from '../syntax/conflictMarkers.ts';

/** Where stretches of a file begin that do not parse, as numbers of lines from one. */
export function brokenLinesOf({ tree, lines }: Pick<SourceFile, 'tree' | 'lines'>): number[] {
  return tree.segments.flatMap((segment, i) => {
    const first = segment.faults[0] ?? conflictMarkersIn(segment)[0];
    return first ? [lines.lineAt((tree.starts[i] ?? 0) + first.start) + 1] : [];
  });
}
