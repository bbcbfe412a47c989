import {
  type CodeAction,
  CodeActionKind,
  type InitializeResult,
  type Range,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeAction } from '../features/codeAction.ts';
import { completion } from '../features/completion.ts';
import { documentSymbol } from '../features/documentSymbol.ts';
import { exportDocument } from '../features/exportDocument.ts';
import { fixAll } from '../features/fixAll.ts';
import { foldingRange } from '../features/foldingRange.ts';
import { hover } from '../features/hover.ts';
import { preview } from '../features/preview.ts';
import { referencePage } from '../features/ruleReference.ts';
import { say } from '../language/locale.ts';
import { type ExportResult, exportRequest, isExportParams, toExportedContent } from './exportProtocol.ts';
import { isPreviewParams, type PreviewResult, previewRequest } from './previewProtocol.ts';
import { isRulePageParams, rulePageRequest } from './rulePageProtocol.ts';
import type { Session } from './Session.ts';
import { fixAllKind, toCodeAction, toCompletionItem, toFixAll, toFold, toHover, toSymbol } from './toLsp.ts';
import type { Snapshot } from './Workspace.ts';

const serverInfo = { name: 'budget' };

/** What the server says that it can do. */
export const capabilities: InitializeResult = {
  serverInfo,
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    // Editors do not ask for completion by themselves where only digits are typed, and subject codes are digits.
    completionProvider: { triggerCharacters: [...'0123456789０１２３４５６７８９ABC '] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/** Answers the client's requests about documents: each is a feature between two conversions. */
export function answerRequests(session: Session): void {
  const { connection, workspace, locale, log } = session;
  /** A handler that answers nothing for a document that is not open, and where the feature fails. */
  const answer =
    <P extends AboutDocument, R>(feature: (snapshot: Snapshot, params: P) => R | undefined) =>
    (params: P): R | null => {
      try {
        const snapshot = workspace.snapshot(params.textDocument.uri);
        return (snapshot && feature(snapshot, params)) ?? null;
      } catch (error) {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return null;
      }
    };

  connection.onHover(
    answer((snapshot, { position }) => {
      const found = hover(snapshot.analysis, snapshot.analysis.lines.offset(position), locale());
      return found && toHover(snapshot.analysis.file, found);
    }),
  );
  connection.onCompletion(
    answer((snapshot, { position }) =>
      completion(snapshot.analysis, snapshot.analysis.lines.offset(position), locale()).map((item) =>
        toCompletionItem(snapshot.analysis.file, item, session.client.hasSnippets),
      ),
    ),
  );
  connection.onCodeAction(
    answer((snapshot, { range, context: { only } }) => [
      ...(isAsked(CodeActionKind.QuickFix, only ?? [CodeActionKind.QuickFix])
        ? quickFixes(snapshot, range, session)
        : []),
      // Offered to whoever asks for it: on saving, or by its command.
      ...(isAsked(fixAllKind, only ?? []) ? everyFix(snapshot, session) : []),
    ]),
  );
  connection.onDocumentSymbol(
    answer(({ analysis }) => documentSymbol(analysis).map((symbol) => toSymbol(analysis.file, symbol))),
  );
  connection.onFoldingRanges(answer((snapshot) => foldingRange(snapshot.analysis).map(toFold)));
  const answerPreview = answer(
    (snapshot: Snapshot): PreviewResult => ({
      version: snapshot.version,
      language: 'zh-cn',
      ...preview(snapshot.analysis, locale()),
    }),
  );
  connection.onRequest(previewRequest, (params: unknown) =>
    isPreviewParams(params) ? answerPreview({ textDocument: params }) : null,
  );
  connection.onRequest(rulePageRequest, (params: unknown) =>
    isRulePageParams(params) ? (referencePage(params.name, locale()) ?? null) : null,
  );
  // A failure is the answer, and not silence: somebody waits for the file.
  connection.onRequest(exportRequest, async (params: unknown): Promise<ExportResult> => {
    if (!isExportParams(params)) return null;
    const snapshot = await workspace.settled(params.uri);
    return snapshot ? toExportedContent(await exportDocument(snapshot.analysis, params.format)) : null;
  });
}

/** Whether a kind of code action is one of those asked for, or below one of them. */
function isAsked(kind: string, only: readonly string[]): boolean {
  return only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function quickFixes({ analysis, diagnostics }: Snapshot, { start, end }: Range, session: Session): CodeAction[] {
  const { lines } = analysis;
  const { client, documents, locale, pageOf } = session;
  const fixes = codeAction(diagnostics, { start: lines.offset(start), end: lines.offset(end) }, locale());
  return fixes.map((fix) => toCodeAction(fix, documents, pageOf, client.hasVersions));
}

function everyFix({ analysis, profile }: Snapshot, { client, documents, locale, log }: Session): CodeAction[] {
  const failed = (id: string, error: unknown): void => log(`${id}: ${String(error)}`);
  const edits = fixAll(analysis, { locale: locale(), profile, failed });
  if (edits.length === 0) return [];
  const title = say(
    { zh: '修复所有可以自动修复的问题', en: 'Fix everything that can be fixed automatically' },
    locale(),
  );
  return [toFixAll({ file: analysis.file, edits, title }, documents, client.hasVersions)];
}
