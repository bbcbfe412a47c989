import type { SemanticTokensEdit } from 'vscode-languageserver';
import type { PreviewDelta } from '../../server/lsp/PreviewResults.ts';
import type { DocumentPart } from '../../server/render/html/documentParts.ts';

/** The numbers of tokens as a client has them that was sent the difference. */
export function withTokenEdits(data: readonly number[], edits: readonly SemanticTokensEdit[]): number[] {
  return edits.toReversed().reduce<number[]>(
    (all, { start, deleteCount, data: inserted = [] }) => {
      return [...all.slice(0, start), ...inserted, ...all.slice(start + deleteCount)];
    },
    [...data],
  );
}

/** The parts of a preview as a page has them that was sent one difference after another. */
export function withDelta(
  page: ReadonlyMap<string, DocumentPart>,
  delta: Pick<PreviewDelta, 'parts' | 'patches' | 'order'>,
): Map<string, DocumentPart> {
  const next = new Map(page);
  for (const part of delta.parts) next.set(part.id, part);
  for (const { id, state, rows } of delta.patches) {
    const old = next.get(id);
    if (!old) throw new Error(`a patch of ${id}, which is not there`);
    const drawn = [...old.rows];
    for (const [i, row] of rows) drawn[i] = row;
    next.set(id, { ...old, state, rows: drawn });
  }
  return new Map(delta.order.map((id) => [id, next.get(id) ?? raise(id)]));
}

function raise(id: string): never {
  throw new Error(`${id} was never sent`);
}
