import {
  type CancellationToken,
  type DataTransfer,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  type DocumentDropEditProviderMetadata,
  type DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditProvider,
  type DocumentPasteProviderMetadata,
  l10n,
  Range,
  type TextDocument,
} from 'vscode';
import type { RowsToPaste } from '../../server/lsp/protocol/tableProtocol.ts';
import { editKind } from '../editKinds.ts';
import { editFor } from './editFor.ts';
import { reportPaste } from './pasteReport.ts';
import type { Clipboard, TableSource } from './tableSource.ts';

const plainType = 'text/plain';
const htmlType = 'text/html';
const mimeTypes = [plainType, htmlType];

/** What the providers say of themselves; asked for late, as editors before VS Code 1.97 have no such kinds. */
export function tableMetadata(): {
  readonly paste: DocumentPasteProviderMetadata;
  readonly drop: DocumentDropEditProviderMetadata;
} {
  const kinds = [editKind('rows')];
  return {
    paste: { providedPasteEditKinds: kinds, pasteMimeTypes: mimeTypes },
    drop: { providedDropEditKinds: kinds, dropMimeTypes: mimeTypes },
  };
}

/** Pastes the rows of a spreadsheet as statements, one cell as its text; what the server takes for no table comes as it is. */
export function pasteProvider(source: TableSource, failed: (error: unknown) => void): DocumentPasteEditProvider {
  const edits = new TableEdits(DocumentPasteEdit, source, failed);
  return {
    provideDocumentPasteEdits: (document, [range, ...others], transfer, _context, token) =>
      edits.of(document, others.length === 0 ? range : undefined, transfer, token),
    resolveDocumentPasteEdit: (edit) => edits.applied(edit),
  };
}

/** The same for what is dragged out of a spreadsheet. Of what is dropped, VS Code asks for no edit again. */
export function dropProvider(source: TableSource, failed: (error: unknown) => void): DocumentDropEditProvider {
  const edits = new TableEdits(DocumentDropEdit, source, failed);
  return {
    async provideDocumentDropEdits(document, position, transfer, token) {
      const offered = await edits.of(document, new Range(position, position), transfer, token);
      return offered?.map((edit) => edits.applied(edit));
    },
  };
}

type Edit = DocumentPasteEdit | DocumentDropEdit;
type MakeEdit<E extends Edit> = new (text: string, title: string, kind: DocumentDropOrPasteEditKind) => E;

/** What comes of a table into a text, as the kind of edits that is asked for. */
class TableEdits<E extends Edit> {
  readonly #offered = new WeakMap<Edit, RowsToPaste>();
  readonly #make: MakeEdit<E>;
  readonly #source: TableSource;
  readonly #failed: (error: unknown) => void;

  constructor(make: MakeEdit<E>, source: TableSource, failed: (error: unknown) => void) {
    this.#make = make;
    this.#source = source;
    this.#failed = failed;
  }

  /** Undefined where the text comes as it is; `range` is undefined where rows have no place. */
  async of(
    document: TextDocument,
    range: Range | undefined,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<E[] | undefined> {
    const clipboard = await clipboardIn(transfer);
    const cell = onlyCell(clipboard);
    if (cell !== undefined) return [new this.#make(cell, l10n.t('Paste the cell'), editKind('rows'))];
    if (!range || !mayBeTable(clipboard)) return undefined;
    try {
      const rows = await this.#source.paste(document, range, clipboard);
      if (!rows || rows === 'outdated' || token.isCancellationRequested) return undefined;
      const edit = new this.#make('', rows.title, editKind('rows'));
      edit.additionalEdit = editFor(document, rows);
      this.#offered.set(edit, rows);
      return [edit];
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** Asked for the edit that is applied, and for no other: the moment to say what did not come in. */
  applied(edit: E): E {
    const rows = this.#offered.get(edit);
    if (rows) void reportPaste(rows);
    return edit;
  }
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
