import {
  type ChangeAnnotation,
  LSPErrorCodes,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, type Refusal, type RenameEdit, rename } from '../../features/rename.ts';
import { say } from '../../language/locale.ts';
import type { Session } from '../Session.ts';
import { toRange, toWorkspaceEdit } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';
import { distinctPlaces, sightsOf } from './sights.ts';

/** textDocument/prepareRename and textDocument/rename. What is not renamed is refused with the reason. */
export const renameRequests: RequestGroup = {
  capabilities: { renameProvider: { prepareProvider: true } },
  listen(session, answer) {
    const { connection } = session;
    connection.onPrepareRename(
      answer(({ analysis }, { position }): PrepareRenameResult | ResponseError => {
        const found = prepareRename(analysis, analysis.lines.offset(position));
        if ('refusal' in found) return refused(found, session);
        return { range: toRange({ file: analysis.file, span: found.span }), placeholder: found.name };
      }),
    );
    const answerRename = answer((snapshot, { position, newName }: RenameParams): WorkspaceEdit | ResponseError => {
      const offset = snapshot.analysis.lines.offset(position);
      const results = sightsOf(snapshot, session).map((each) => rename(each, offset, newName));
      const refusal = results.find((each) => 'refusal' in each);
      if (refusal && 'refusal' in refusal) return refused(refusal, session);
      return toEdit(distinctPlaces(results.flatMap((each) => ('refusal' in each ? [] : each))), session);
    });
    connection.onRenameRequest(async (params) => {
      const { uri } = params.textDocument;
      const before = session.documents.withUri(uri);
      // The name may stand in a budget that is still read: it would be left there as it was.
      await session.workspace.aroundRead(uri);
      if (session.documents.withUri(uri) === before) return answerRename(params);
      return new ResponseError(LSPErrorCodes.ContentModified, 'edited meanwhile');
    });
  },
};

function refused({ refusal }: Refusal, { locale }: Session): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(refusal, locale()));
}

/** What somebody wrote of his own is changed only where he can look at it first; else it stays as it is. */
function toEdit(edits: readonly RenameEdit[], { client, documents, locale }: Session): WorkspaceEdit {
  const names = edits.filter(({ role }) => role === 'name');
  if (!client.hasAnnotations || names.length === edits.length)
    return toWorkspaceEdit(names, documents, client.hasVersions);
  const mention: ChangeAnnotation = {
    label: say({ zh: '文字中提到的名称', en: 'Mentions of the name in texts' }, locale()),
    description: say({ zh: '逐处确认后再改', en: 'to be confirmed one by one' }, locale()),
    needsConfirmation: true,
  };
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    documentChanges: files.map((file) => ({
      textDocument: { uri: documents.uriOf(file), version: documents.versionOf(file) },
      edits: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          range: toRange(edit),
          newText: edit.newText,
          ...(edit.role === 'mention' ? { annotationId: 'mention' } : {}),
        })),
    })),
    changeAnnotations: { mention },
  };
}
