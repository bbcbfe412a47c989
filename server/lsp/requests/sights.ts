import type { Analysis, Location } from '../../features/Analysis.ts';
import type { Session } from '../Session.ts';
import type { Snapshot } from '../Workspace.ts';

/** A document as every budget sees it that includes it. */
export function sightsOf({ analysis }: Snapshot, { workspace }: Session): Analysis[] {
  const { file } = analysis;
  const others = workspace
    .roots()
    .filter((root) => root.analysis.files.includes(file))
    .map((root) => root.analysis.seenFrom(file));
  return others.length > 0 ? others : [analysis];
}

/** What several budgets find at the same place, once. */
export function distinctPlaces<T extends Location>(places: readonly T[]): T[] {
  return [
    ...new Map(places.map((each) => [`${each.file.address} ${each.span.start} ${each.span.end}`, each])).values(),
  ];
}
