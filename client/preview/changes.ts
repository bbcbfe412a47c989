import type { Preview, PreviewTable } from '../../server/lsp/previewProtocol.ts';
import type { UpdateMessage } from './messages.ts';

/** The preview of a document, as the page has it. */
export interface Shown {
  readonly uri: string;
  readonly preview: Preview;
}

/** What the page must change to show `next`; undefined where it shows just that. */
export function changes(previous: Shown | undefined, next: Shown): UpdateMessage | undefined {
  const kept = previous?.uri === next.uri ? previous.preview : undefined;
  const { title, language, tables } = next.preview;
  const order = tables.map(({ id }) => id);
  const changed = tables.filter((table) => !kept?.tables.some((old) => isSame(old, table)));
  if (kept && changed.length === 0 && isSameFrame(kept, next.preview)) return undefined;
  return { type: 'update', uri: next.uri, reset: kept === undefined, title, language, order, changed };
}

function isSame(a: PreviewTable, b: PreviewTable): boolean {
  return a.id === b.id && a.title === b.title && a.state === b.state && a.html === b.html;
}

function isSameFrame(a: Preview, b: Preview): boolean {
  return (
    a.title === b.title &&
    a.language === b.language &&
    a.tables.every(({ id }, i) => id === b.tables[i]?.id) &&
    a.tables.length === b.tables.length
  );
}
