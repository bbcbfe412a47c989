import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { documentSymbol, type OutlineSymbol } from '../../features/documentSymbol.ts';
import { type FoundSymbol, workspaceSymbol } from '../../features/workspaceSymbol.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { attempted } from '../../text/attempted.ts';
import type { Session } from '../Session.ts';
import { toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/documentSymbol and workspace/symbol. */
export const symbolRequests: RequestGroup = {
  capabilities: { documentSymbolProvider: true, workspaceSymbolProvider: true },
  listen(session, answer) {
    const { connection, failed, workspace } = session;
    connection.onDocumentSymbol(
      answer(({ analysis }) => documentSymbol(analysis).map((symbol) => toSymbol(analysis.file, symbol))),
    );
    connection.onWorkspaceSymbol(({ query }) =>
      attempted(
        () => {
          const roots = workspace.roots().map(({ analysis }) => analysis);
          return workspaceSymbol(roots, query).map((symbol) => toWorkspaceSymbol(symbol, session));
        },
        null,
        (error) => failed('workspace/symbol', error),
      ),
    );
  },
};

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

function toWorkspaceSymbol(symbol: FoundSymbol, { documents }: Session): WorkspaceSymbol {
  return {
    name: symbol.name || '…',
    kind: symbolKinds[symbol.kind],
    location: { uri: documents.uriOf(symbol.file), range: toRange(symbol) },
    containerName: symbol.container,
  };
}
