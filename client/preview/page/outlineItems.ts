import type { PreviewPart } from '../../../server/lsp/protocol/previewProtocol.ts';
import { plain } from './searchText.ts';

/** A part as the list shows it. */
export interface OutlineItem {
  readonly part: PreviewPart;
  readonly level: number;
  /** Its place among those that stand in the same one, from 1, and how many these are. */
  readonly position: number;
  readonly size: number;
  /** Undefined where nothing stands in it. */
  readonly isFolded: boolean | undefined;
}

/** What the list shows of the parts: those whose name has the filter's text with all above them, or those not folded away. */
export function outlineItems(
  parts: readonly PreviewPart[],
  { filter, folded }: { readonly filter: string; readonly folded: ReadonlySet<string> },
): readonly OutlineItem[] {
  const parents = parentsOf(parts);
  const shown = filter.trim() === '' ? unfolded(parts, parents, folded) : matching(parts, parents, filter);
  const withChildren = new Set(parents.values());
  const sizes = new Map<PreviewPart | undefined, number>();
  const placed = shown.map((part) => {
    const position = (sizes.get(parents.get(part)) ?? 0) + 1;
    sizes.set(parents.get(part), position);
    return { part, position };
  });
  return placed.map(({ part, position }) => ({
    part,
    level: ancestors(part, parents).length + 1,
    position,
    size: sizes.get(parents.get(part)) ?? position,
    isFolded: withChildren.has(part) ? filter.trim() === '' && folded.has(part.id) : undefined,
  }));
}

type Parents = ReadonlyMap<PreviewPart, PreviewPart | undefined>;

/** The part in which each stands: the last one before it of a lower level. */
function parentsOf(parts: readonly PreviewPart[]): Parents {
  const open: PreviewPart[] = [];
  return new Map(
    parts.map((part) => {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= part.level) open.pop();
      const parent = open.at(-1);
      open.push(part);
      return [part, parent];
    }),
  );
}

function ancestors(part: PreviewPart, parents: Parents): readonly PreviewPart[] {
  const parent = parents.get(part);
  return parent ? [parent, ...ancestors(parent, parents)] : [];
}

function unfolded(
  parts: readonly PreviewPart[],
  parents: Parents,
  folded: ReadonlySet<string>,
): readonly PreviewPart[] {
  return parts.filter((part) => !ancestors(part, parents).some(({ id }) => folded.has(id)));
}

function matching(parts: readonly PreviewPart[], parents: Parents, filter: string): readonly PreviewPart[] {
  const wanted = plain(filter.trim());
  const hits = parts.filter(({ label, title }) => plain(`${label} ${title}`).includes(wanted));
  const shown = new Set(hits.flatMap((part) => [part, ...ancestors(part, parents)]));
  return parts.filter((part) => shown.has(part));
}
