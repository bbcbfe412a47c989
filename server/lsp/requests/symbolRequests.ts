import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { documentSymbol, type OutlineSymbol } from '../../features/documentSymbol.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { toRange } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** textDocument/documentSymbol. */
export const symbolRequests: RequestGroup = {
  capabilities: { documentSymbolProvider: true },
  listen({ connection }, answer) {
    connection.onDocumentSymbol(
      answer(({ analysis }) => documentSymbol(analysis).map((symbol) => toSymbol(analysis.file, symbol))),
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
