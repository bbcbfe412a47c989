import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { documentSymbol, type OutlineSymbol } from '../../features/documentSymbol.ts';
import { asked, bestOf, workspaceSymbol } from '../../features/workspaceSymbol.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { isVersion } from '../addresses.ts';
import type { ClosedSymbol } from '../ClosedSymbols.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/documentSymbol and workspace/symbol. */
export const symbolRequests: RequestGroup = {
  capabilities: { documentSymbolProvider: true, workspaceSymbolProvider: true },
  listen(session, answer) {
    const { connection, failed } = session;
    connection.onDocumentSymbol(
      answer(({ analysis }) => documentSymbol(analysis).map((symbol) => toSymbol(analysis.file, symbol))),
    );
    connection.onWorkspaceSymbol(({ query }, token) =>
      workspaceSymbols(session, query, () => !token.isCancellationRequested).catch((error) => {
        failed('workspace/symbol', error);
        return null;
      }),
    );
  },
};

/** Those of the open budgets, without versions of them, then those of files that are not open. */
async function workspaceSymbols(
  { workspace, documents, closedSymbols }: Session,
  query: string,
  isWanted: () => boolean,
): Promise<WorkspaceSymbol[]> {
  const analyses = workspace.roots().map(({ analysis }) => analysis);
  const roots = analyses.filter(({ root }) => !isVersion(root.address));
  const open = workspaceSymbol(roots, query).map(
    ({ name, kind, container, ...at }): ClosedSymbol => ({
      name,
      kind,
      container,
      uri: documents.uriOf(at.file),
      range: toRange(at),
    }),
  );
  const shown = new Set(roots.flatMap(({ files }) => files.map(({ address }) => address)));
  const closed = await closedSymbols.find(asked(query), shown, isWanted);
  return bestOf([...open, ...closed]).map(toWorkspaceSymbol);
}

const symbolKinds: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  department: SymbolKind.Module,
  unit: SymbolKind.Module,
  block: SymbolKind.Namespace,
  project: SymbolKind.Class,
  item: SymbolKind.Number,
  subject: SymbolKind.Constant,
  total: SymbolKind.Operator,
  indicator: SymbolKind.Property,
  field: SymbolKind.Field,
};

function toSymbol(file: SourceFile, { name, detail, kind, span, selection, children }: OutlineSymbol): DocumentSymbol {
  return {
    // A client refuses a symbol without a name.
    name: name || '…',
    detail,
    kind: symbolKinds[kind],
    range: toRange({ file, span }),
    selectionRange: toRange({ file, span: selection }),
    children: children.map((child) => toSymbol(file, child)),
  };
}

function toWorkspaceSymbol({ name, kind, container, uri, range }: ClosedSymbol): WorkspaceSymbol {
  return { name: name || '…', kind: symbolKinds[kind], location: { uri, range }, containerName: container };
}
