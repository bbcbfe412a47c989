import { blockTable } from '../../features/blockTable.ts';
import { pasteRows } from '../../features/pasteRows.ts';
import {
  type BlockTableResult,
  blockTableRequest,
  isBlockTableParams,
  isPasteRowsParams,
  type PasteRowsParams,
  type PasteRowsResult,
  pasteRowsRequest,
} from '../protocol/tableProtocol.ts';
import { toRange } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** Tables between a budget and a spreadsheet: rows pasted into a block, a block copied. */
export const tableRequests: RequestGroup = {
  capabilities: {},
  listen({ connection, locale }, answer) {
    const answerPaste = answer(
      ({ analysis, version }: Snapshot, { range, plain, html }: PasteParams): PasteRowsResult => {
        const { file, lines } = analysis;
        const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
        const found = pasteRows(analysis, span, { plain, html }, locale());
        if (!found) return null;
        const { edit, title, unread, leftOut } = found;
        return { version, range: toRange({ file, span: edit.span }), newText: edit.newText, title, unread, leftOut };
      },
    );
    connection.onRequest(pasteRowsRequest, (params: unknown) =>
      isPasteRowsParams(params) ? answerPaste({ textDocument: params, ...params }) : null,
    );
    connection.onRequest(blockTableRequest, (params: unknown) =>
      isBlockTableParams(params)
        ? answer(
            ({ analysis }): BlockTableResult =>
              blockTable(analysis, analysis.lines.offset(params.position), locale()) ?? null,
          )({ textDocument: params })
        : null,
    );
  },
};

type PasteParams = PasteRowsParams & { readonly textDocument: { readonly uri: string } };
