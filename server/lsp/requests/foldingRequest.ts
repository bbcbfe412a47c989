import type { FoldingRange } from 'vscode-languageserver';
import { type Fold, foldingRange } from '../../features/foldingRange.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/foldingRange. */
export const foldingRequest: RequestGroup = {
  capabilities: { foldingRangeProvider: true },
  listen({ connection }, answer) {
    connection.onFoldingRanges(answer(({ analysis }) => foldingRange(analysis).map(toFold)));
  },
};

function toFold({ startLine, endLine, kind }: Fold): FoldingRange {
  return { startLine, endLine, ...(kind ? { kind } : {}) };
}
