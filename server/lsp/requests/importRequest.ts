import type { ImportedTables } from '../../features/import/importedTables.ts';
import { importFiles } from '../../features/import/importFiles.ts';
import { type Merged, mergedSheets, mergeInto } from '../../features/import/merge/mergeInto.ts';
import { changeText } from '../../features/import/merge/mergeNotes.ts';
import { rowsOf, toldOf } from '../../features/import/sheetReports.ts';
import { type TableFile, withoutEnding } from '../../features/import/tablesIn.ts';
import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { fromBase64 } from '../base64.ts';
import {
  type ImportedBudget,
  type ImportIntoResult,
  type ImportParams,
  type ImportResult,
  importIntoRequest,
  isImportIntoParams,
  isImportParams,
  type MergedImport,
  type RefusedImport,
  importRequest as request,
} from '../protocol/importProtocol.ts';
import type { Session } from '../Session.ts';
import { toWorkspaceEdit } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/import: workbooks and texts with commas as a budget, about no document; budget/importInto: in one that is open. */
export const importRequest: RequestGroup = {
  capabilities: {},
  listen(session) {
    const { connection, locale, workspace } = session;
    connection.onRequest<ImportResult, void>(request, (params: unknown) => {
      if (!isImportParams(params)) return null;
      const imported = importFiles(filesOf(params), locale());
      if ('reason' in imported) return refused(imported.file, imported.reason, locale());
      return result(imported, params.files[0]?.name ?? '');
    });
    connection.onRequest<ImportIntoResult, void>(
      importIntoRequest,
      async (params: unknown): Promise<ImportIntoResult> => {
        const snapshot = isImportIntoParams(params) ? await workspace.settled(params.uri) : undefined;
        if (!snapshot || !isImportIntoParams(params)) return null;
        const { analysis } = snapshot;
        const imported = importFiles(filesOf(params), locale(), analysis.budget);
        if ('reason' in imported) return refused(imported.file, imported.reason, locale());
        const merged = mergeInto(analysis, imported, locale());
        return 'files' in merged
          ? mergedResult(merged, { ...imported, sheets: mergedSheets(analysis, merged, imported, locale()) }, session)
          : refused(params.files[0]?.name ?? '', merged, locale());
      },
    );
  },
};

function filesOf({ files }: ImportParams): TableFile[] {
  return files.map(({ name, content }) => ({ name, bytes: fromBase64(content) }));
}

function refused(file: string, reason: Localized, locale: Locale): RefusedImport {
  return { kind: 'refused', file, reason: say(reason, locale) };
}

function mergedResult(merged: Merged, { sheets, notes }: ImportedTables, session: Session): MergedImport {
  const { client, documents, locale } = session;
  const edits = merged.files.flatMap(({ file, edits: own }) => own.map((edit) => ({ file, ...edit })));
  return {
    kind: 'merged',
    edit: toWorkspaceEdit(edits, documents, client.hasVersions),
    changes: merged.changes.map((change) => say(changeText(change), locale())),
    ...rowsOf(sheets),
    unreadRows: sheets.flatMap((sheet) =>
      toldOf(sheet).map(({ text, reason }) => `${sheet.name}: ${text} (${reason})`),
    ),
    notes: [...notes, ...merged.notes.map((note) => say(note, locale()))],
  };
}

function result({ text, sheets, notes }: ImportedTables, firstFile: string): ImportedBudget {
  const commentLine = text.split('\n').findIndex((line) => line.startsWith('#'));
  return {
    kind: 'imported',
    text,
    fileName: `${withoutEnding(firstFile)}.budget`,
    ...rowsOf(sheets),
    notes,
    commentLine: commentLine < 0 ? null : commentLine,
  };
}
