import type { DocumentPart, PlannedPart } from '../render/html/documentParts.ts';
import type { Preview, PreviewPatch } from './protocol/previewProtocol.ts';

/** How many results are kept: a few for each preview that is open. */
const MOST_KEPT = 24;

/** What differs from the result that a client shows. */
export type PreviewDelta = Pick<Preview, 'resultId' | 'isWhole' | 'order'> & {
  readonly parts: DocumentPart[];
  readonly patches: PreviewPatch[];
};

/** What previews were sent, so that the next time only what differs is. */
export class PreviewResults {
  readonly #kept = new Map<string, ReadonlyMap<string, DocumentPart>>();
  /** So that no result has the name of one of a server that was there before, which a client may still show. */
  readonly #life = crypto.randomUUID();
  #count = 0;

  /**
   * The difference between a result and what is there now; all of that where the result is not known any more. Where only
   * some parts are wanted, the others stay as they were, and so does the order.
   */
  since(previousId: string | undefined, planned: readonly PlannedPart[], only?: readonly string[]): PreviewDelta {
    const previous = previousId === undefined ? undefined : this.#kept.get(previousId);
    const wanted = previous && only ? new Set(only.filter((id) => previous.has(id))) : undefined;
    const drawn = planned
      .filter(({ id }) => !wanted || wanted.has(id))
      .map(({ id, draw }) => sharing(draw(), previous?.get(id)));
    const next = new Map(wanted ? previous : []);
    for (const part of drawn) next.set(part.id, part);
    const delta: PreviewDelta = {
      resultId: this.#keep(next),
      isWhole: !previous,
      order: [...next.keys()],
      parts: [],
      patches: [],
    };
    for (const part of drawn) {
      const old = previous?.get(part.id);
      if (old === part) continue;
      const patch = old && patchOf(old, part);
      if (!patch) delta.parts.push(part);
      else if (patch.rows.length > 0 || patch.state !== old.state) delta.patches.push(patch);
    }
    return delta;
  }

  #keep(parts: ReadonlyMap<string, DocumentPart>): string {
    this.#count++;
    const id = `${this.#life}-${this.#count}`;
    this.#kept.set(id, parts);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return id;
  }
}

/** A part whose rows are those very texts of the one before where they say the same, so that what is kept is kept once. */
function sharing(part: DocumentPart, old: DocumentPart | undefined): DocumentPart {
  if (!old || old === part) return part;
  return { ...part, rows: part.rows.map((row, i) => (row === old.rows[i] ? old.rows[i] : row)) };
}

/** The rows that make one part of another; undefined where more than rows differs. */
function patchOf(old: DocumentPart, next: DocumentPart): PreviewPatch | undefined {
  const isSameFrame =
    old.html === next.html &&
    old.rows.length === next.rows.length &&
    old.title === next.title &&
    old.label === next.label &&
    old.level === next.level &&
    old.startsPage === next.startsPage;
  if (!isSameFrame) return undefined;
  const rows = next.rows.flatMap((row, i): [number, string][] => (row === old.rows[i] ? [] : [[i, row]]));
  return { id: next.id, state: next.state, rows };
}
