import type { ImportedTables, SheetReport } from '../../features/import/importedTables.ts';
import { importFiles } from '../../features/import/importFiles.ts';
import { withoutEnding } from '../../features/import/tablesIn.ts';
import { say } from '../../language/locale.ts';
import { fromBase64 } from '../base64.ts';
import { type ImportedBudget, type ImportResult, isImportParams, importRequest as request } from '../importProtocol.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/import: workbooks and texts with commas as a budget; it is about no document. */
export const importRequest: RequestGroup = {
  capabilities: {},
  listen({ connection, locale }) {
    connection.onRequest<ImportResult, void>(request, (params: unknown) => {
      if (!isImportParams(params)) return null;
      const files = params.files.map(({ name, content }) => ({ name, bytes: fromBase64(content) }));
      const imported = importFiles(files, locale());
      if ('reason' in imported) return { kind: 'refused', file: imported.file, reason: say(imported.reason, locale()) };
      return result(imported, files[0]?.name ?? '');
    });
  },
};

function result({ text, sheets, notes }: ImportedTables, firstFile: string): ImportedBudget {
  const sum = (of: (sheet: SheetReport) => number): number => sheets.reduce((all, sheet) => all + of(sheet), 0);
  const commentLine = text.split('\n').findIndex((line) => line.startsWith('#'));
  return {
    kind: 'imported',
    text,
    fileName: `${withoutEnding(firstFile)}.budget`,
    read: sum(({ read }) => read),
    unread: sum(({ unread }) => unread.length),
    notes,
    commentLine: commentLine < 0 ? null : commentLine,
  };
}
