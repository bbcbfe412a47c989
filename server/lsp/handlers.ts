import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeAction } from '../features/codeAction.ts';
import { completion } from '../features/completion.ts';
import { documentSymbol } from '../features/documentSymbol.ts';
import { exportDocument } from '../features/exportDocument.ts';
import { foldingRange } from '../features/foldingRange.ts';
import { hover } from '../features/hover.ts';
import { preview } from '../features/preview.ts';
import { localeOf } from '../language/locale.ts';
import { type ExportResult, exportRequest, isExportParams, toExportedContent } from './exportProtocol.ts';
import { OpenDocuments, type Snapshot } from './OpenDocuments.ts';
import {
  isPreviewParams,
  type PreviewChangedParams,
  type PreviewResult,
  previewChangedNotification,
  previewRequest,
} from './previewProtocol.ts';
import { toCodeAction, toCompletionItem, toDiagnostic, toFold, toHover, toSymbol } from './toLsp.ts';

const serverInfo = { name: 'budget' };

/** What the client said that it can do. */
interface Client {
  readonly params: InitializeParams | undefined;
}

/** Serves one client: answers its requests and pushes diagnostics, until it says goodbye. */
export function serve(connection: Connection): void {
  let client: Client = { params: undefined };
  const log = (message: string): void => connection.console.error(message);
  const documents = new OpenDocuments({ locale: () => localeOf(client.params?.locale), log });
  const publish = publisher(connection, documents);
  connection.onInitialize((params) => {
    client = { params };
    return capabilities;
  });
  documents.listen(connection, publish, (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  answerFeatures(connection, documents, () => client, log);
  connection.listen();
}

const capabilities: InitializeResult = {
  serverInfo,
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    // Editors do not ask for completion by themselves where only digits are typed, and subject codes are digits.
    completionProvider: { triggerCharacters: [...'0123456789０１２３４５６７８９ABC '] },
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
  },
};

/** Sends diagnostics once the edits that have already arrived are all in. */
function publisher(connection: Connection, documents: OpenDocuments): (uri: string) => void {
  const due = new Set<string>();
  return (uri) => {
    if (due.has(uri)) return;
    due.add(uri);
    setTimeout(() => {
      due.delete(uri);
      const snapshot = documents.snapshot(uri);
      if (!snapshot) return;
      const { version } = snapshot.document;
      void connection.sendDiagnostics({
        uri,
        version,
        diagnostics: snapshot.diagnostics.map((each) => toDiagnostic(snapshot, each)),
      });
      void connection.sendNotification(previewChangedNotification, { uri, version } satisfies PreviewChangedParams);
    }, 0);
  };
}

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

function answerFeatures(
  connection: Connection,
  documents: OpenDocuments,
  client: () => Client,
  log: (message: string) => void,
): void {
  /** A handler that answers nothing for a document that is not open, and where the feature fails. */
  const answer =
    <P extends AboutDocument, R>(feature: (snapshot: Snapshot, params: P) => R | undefined) =>
    (params: P): R | null => {
      try {
        const snapshot = documents.snapshot(params.textDocument.uri);
        return (snapshot && feature(snapshot, params)) ?? null;
      } catch (error) {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return null;
      }
    };
  const locale = () => localeOf(client().params?.locale);
  const hasSnippets = () =>
    client().params?.capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  const isVersioned = () => client().params?.capabilities.workspace?.workspaceEdit?.documentChanges ?? false;

  connection.onHover(
    answer((snapshot, { position }) => {
      const found = hover(snapshot.analysis, snapshot.analysis.lines.offset(position), locale());
      return found && toHover(snapshot, found);
    }),
  );
  connection.onCompletion(
    answer((snapshot, { position }) =>
      completion(snapshot.analysis, snapshot.analysis.lines.offset(position), locale()).map((item) =>
        toCompletionItem(snapshot, item, hasSnippets()),
      ),
    ),
  );
  connection.onCodeAction(
    answer((snapshot, { range, context: { only } }) => {
      if (only && !only.some((kind) => 'quickfix'.startsWith(kind))) return [];
      const { lines } = snapshot.analysis;
      const fixes = codeAction(
        snapshot.diagnostics,
        { start: lines.offset(range.start), end: lines.offset(range.end) },
        locale(),
      );
      return fixes.map((fix) => toCodeAction(snapshot, fix, isVersioned()));
    }),
  );
  connection.onDocumentSymbol(
    answer((snapshot) => documentSymbol(snapshot.analysis).map((symbol) => toSymbol(snapshot, symbol))),
  );
  connection.onFoldingRanges(answer((snapshot) => foldingRange(snapshot.analysis).map(toFold)));
  const answerPreview = answer(
    (snapshot: Snapshot): PreviewResult => ({
      version: snapshot.document.version,
      language: 'zh-cn',
      ...preview(snapshot.analysis, locale()),
    }),
  );
  connection.onRequest(previewRequest, (params: unknown) =>
    isPreviewParams(params) ? answerPreview({ textDocument: params }) : null,
  );
  // A failure is the answer, and not silence: somebody waits for the file.
  connection.onRequest(exportRequest, async (params: unknown): Promise<ExportResult> => {
    if (!isExportParams(params)) return null;
    const snapshot = documents.snapshot(params.uri);
    return snapshot ? toExportedContent(await exportDocument(snapshot.analysis, params.format)) : null;
  });
}
