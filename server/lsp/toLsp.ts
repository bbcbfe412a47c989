import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  InsertTextFormat,
  type Diagnostic as LspDiagnostic,
  type TextEdit as LspTextEdit,
  MarkupKind,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import type { OfferedFix } from '../features/codeAction.ts';
import type { CompletionItem as Completion } from '../features/completion.ts';
import type { Diagnostic } from '../features/diagnostic.ts';
import type { OutlineSymbol } from '../features/documentSymbol.ts';
import type { Fold } from '../features/foldingRange.ts';
import type { Hover as HoverText } from '../features/hover.ts';
import type { Severity } from '../rules/Rule.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import type { Snapshot } from './OpenDocuments.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A span as a range of lines and UTF-16 characters. */
export function toRange({ analysis: { lines } }: Snapshot, { start, end }: Span): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

export function toDiagnostic(snapshot: Snapshot, { id, severity, span, message, related }: Diagnostic): LspDiagnostic {
  const { uri } = snapshot.document;
  return {
    range: toRange(snapshot, span),
    severity: severities[severity],
    code: id,
    source: 'budget',
    message,
    relatedInformation: related().map((each) => ({
      location: { uri, range: toRange(snapshot, each.span) },
      message: each.message,
    })),
  };
}

function toEdit(snapshot: Snapshot, { span, newText }: TextEdit): LspTextEdit {
  return { range: toRange(snapshot, span), newText };
}

/** A quick fix; where the client knows versions, it is refused by it once the text has changed. */
export function toCodeAction(
  snapshot: Snapshot,
  { diagnostics, fix, isPreferred }: OfferedFix,
  isVersioned: boolean,
): CodeAction {
  const { uri, version } = snapshot.document;
  const edits = fix.edits.map((edit) => toEdit(snapshot, edit));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnostics.map((each) => toDiagnostic(snapshot, each)),
    isPreferred,
    edit: isVersioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } },
  };
}

export function toHover(snapshot: Snapshot, { span, markdown }: HoverText): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange(snapshot, span) };
}

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  subject: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
};

/** A completion item; for a client without snippets, the text with its placeholders as plain text. */
export function toCompletionItem(snapshot: Snapshot, item: Completion, hasSnippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, insertText, filterText, sortText, span } = item;
  return {
    label,
    detail,
    filterText,
    sortText,
    kind: completionKinds[kind],
    documentation: { kind: MarkupKind.Markdown, value: documentation },
    insertTextFormat: hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: toRange(snapshot, span), newText: hasSnippets ? insertText : plainText(insertText) },
  };
}

/** What a snippet leaves when nothing is typed into it: of a choice, the first word. */
function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{?\d+\}?/g, '$1')
    .replace(/\\([$}\\,|])/g, '$1');
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

export function toSymbol(
  snapshot: Snapshot,
  { name, detail, kind, span, selection, children }: OutlineSymbol,
): DocumentSymbol {
  return {
    // A client refuses a symbol without a name.
    name: name || '…',
    detail,
    kind: symbolKinds[kind],
    range: toRange(snapshot, span),
    selectionRange: toRange(snapshot, selection),
    children: children.map((child) => toSymbol(snapshot, child)),
  };
}

export function toFold({ startLine, endLine, kind }: Fold): FoldingRange {
  return { startLine, endLine, ...(kind ? { kind } : {}) };
}
