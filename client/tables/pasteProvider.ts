import {
  type DataTransfer,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditProvider,
  type DocumentPasteProviderMetadata,
  l10n,
} from 'vscode';
import type { RowsToPaste } from '../../server/lsp/protocol/tableProtocol.ts';
import { editFor } from './editFor.ts';
import { reportPaste } from './pasteReport.ts';
import type { Clipboard, TableSource } from './tableSource.ts';

const plainType = 'text/plain';
const htmlType = 'text/html';

/** What the provider says of itself; asked for late, as editors before VS Code 1.97 have no such kinds. */
export function pasteProviderMetadata(): DocumentPasteProviderMetadata {
  return { providedPasteEditKinds: [rowsKind()], pasteMimeTypes: [plainType, htmlType] };
}

function rowsKind(): DocumentDropOrPasteEditKind {
  return DocumentDropOrPasteEditKind.Empty.append('budget', 'rows');
}

/** Pastes the rows of a spreadsheet as statements, one cell as its text; what the server takes for no table comes as it is. */
export function pasteProvider(source: TableSource, failed: (error: unknown) => void): DocumentPasteEditProvider {
  const offered = new WeakMap<DocumentPasteEdit, RowsToPaste>();
  return {
    async provideDocumentPasteEdits(document, [range, ...others], transfer, _context, token) {
      const clipboard = await clipboardIn(transfer);
      const cell = onlyCell(clipboard);
      if (cell !== undefined) return [new DocumentPasteEdit(cell, l10n.t('Paste the cell'), rowsKind())];
      if (!range || others.length > 0 || !mayBeTable(clipboard)) return undefined;
      try {
        const rows = await source.paste(document, range, clipboard);
        if (!rows || rows === 'outdated' || token.isCancellationRequested) return undefined;
        const edit = new DocumentPasteEdit('', rows.title, rowsKind());
        edit.additionalEdit = editFor(document, rows);
        offered.set(edit, rows);
        return [edit];
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    // Asked for the edit that is applied, and for no other: the moment to say what did not come in.
    resolveDocumentPasteEdit(edit) {
      const rows = offered.get(edit);
      if (rows) void reportPaste(rows);
      return edit;
    },
  };
}

async function clipboardIn(transfer: DataTransfer): Promise<Clipboard> {
  const textOf = async (type: string): Promise<string> => (await transfer.get(type)?.asString()) ?? '';
  return { plain: await textOf(plainType), html: await textOf(htmlType) };
}

/**
 * Of one cell that was copied, its text without the line end that spreadsheets put behind it, and without the quotes around a
 * text of several lines.
 */
function onlyCell({ plain, html }: Clipboard): string | undefined {
  const text = plain.trim();
  if (!isFromSpreadsheet(html) || text === '') return undefined;
  if (!/[\t\r\n]/.test(text)) return text;
  const isAlone = [...html.matchAll(/<t[dh](?![a-z])/gi)].length === 1;
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return isAlone && isQuoted ? text.slice(1, -1).replaceAll('""', '"') : undefined;
}

/** Ordinary text never waits for the server. */
function mayBeTable({ plain, html }: Clipboard): boolean {
  return plain.includes('\t') || isFromSpreadsheet(html);
}

function isFromSpreadsheet(html: string): boolean {
  return /<table/i.test(html);
}
