import type { FoldingRange } from 'vscode-languageserver';
import { type Fold, foldingRange } from '../../features/foldingRange.ts';
import type { Session } from '../Session.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/foldingRange. */
export const foldingRequest: RequestGroup = {
  capabilities: { foldingRangeProvider: true },
  listen(session, answer) {
    session.connection.onFoldingRanges(
      answer(({ analysis }) => foldingRange(analysis).map((fold) => toFold(fold, session))),
    );
  },
};

function toFold({ startLine, endLine, kind, collapsedText }: Fold, { client, locale }: Session): FoldingRange {
  return {
    startLine,
    endLine,
    ...(kind ? { kind } : {}),
    ...(client.showsCollapsedText ? { collapsedText: collapsedText(locale()) } : {}),
  };
}
