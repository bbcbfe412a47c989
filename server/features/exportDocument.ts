import { disclose } from '../document/disclose.ts';
import type { FormatId } from '../render/formats.ts';
import { type Rendered, renderDocument } from '../render/renderDocument.ts';
import type { Analysis } from './Analysis.ts';

/** budget/export: the published document in one format; asynchronous, because some formats are loaded at first use. */
export function exportDocument({ budget }: Pick<Analysis, 'budget'>, format: FormatId): Promise<Rendered> {
  return renderDocument(disclose(budget), format);
}
