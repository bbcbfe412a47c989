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
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Location } from '../features/Analysis.ts';
import type { OfferedFix } from '../features/codeAction.ts';
import type { CompletionItem as Completion } from '../features/completion.ts';
import type { Diagnostic, FileEdit } from '../features/diagnostic.ts';
import type { OutlineSymbol } from '../features/documentSymbol.ts';
import type { Fold } from '../features/foldingRange.ts';
import type { Hover as HoverText } from '../features/hover.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import type { Severity } from '../rules/Rule.ts';
import type { TextEdit } from '../text/TextEdit.ts';

/** The kind of code action that puts everything right that can be put right unseen. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.budget`;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the client calls a file, and which version of it is known; null where it is not open. */
export interface FileNames {
  readonly uriOf: (file: SourceFile) => string;
  readonly versionOf: (file: SourceFile) => number | null;
}

/** The address of a rule's page, where it can be opened. */
export type PageOf = (id: string) => string | undefined;

/** A span as a range of lines and UTF-16 characters. */
export function toRange({ file: { lines }, span: { start, end } }: Location): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

export function toDiagnostic(found: Diagnostic, names: FileNames, pageOf: PageOf): LspDiagnostic {
  const page = pageOf(found.id);
  return {
    range: toRange(found),
    severity: severities[found.severity],
    code: found.id,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: 'budget',
    message: found.message,
    relatedInformation: found.related().map((each) => ({
      location: { uri: names.uriOf(each.file), range: toRange(each) },
      message: each.message,
    })),
  };
}

function toEdit(edit: FileEdit): LspTextEdit {
  return { range: toRange(edit), newText: edit.newText };
}

/** A quick fix; where the client knows versions, it is refused by it once a text has changed. */
export function toCodeAction(
  { diagnostics, fix, isPreferred }: OfferedFix,
  names: FileNames,
  pageOf: PageOf,
  isVersioned: boolean,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnostics.map((each) => toDiagnostic(each, names, pageOf)),
    isPreferred,
    edit: toWorkspaceEdit(fix.edits, names, isVersioned),
  };
}

/** Everything that can be put right unseen, as one action. */
export function toFixAll(
  { file, edits, title }: { readonly file: SourceFile; readonly edits: readonly TextEdit[]; readonly title: string },
  names: FileNames,
  isVersioned: boolean,
): CodeAction {
  const placed = edits.map((edit) => ({ file, ...edit }));
  return { title, kind: fixAllKind, edit: toWorkspaceEdit(placed, names, isVersioned) };
}

function toWorkspaceEdit(edits: readonly FileEdit[], names: FileNames, isVersioned: boolean): WorkspaceEdit {
  const files = [...new Set(edits.map(({ file }) => file))];
  const editsOf = (file: SourceFile): LspTextEdit[] => edits.filter((edit) => edit.file === file).map(toEdit);
  if (!isVersioned) return { changes: Object.fromEntries(files.map((file) => [names.uriOf(file), editsOf(file)])) };
  return {
    documentChanges: files.map((file) => ({
      textDocument: { uri: names.uriOf(file), version: names.versionOf(file) },
      edits: editsOf(file),
    })),
  };
}

export function toHover(file: SourceFile, { span, markdown }: HoverText): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: toRange({ file, span }) };
}

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  subject: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
};

/** A completion item; for a client without snippets, the text with its placeholders as plain text. */
export function toCompletionItem(file: SourceFile, item: Completion, hasSnippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, insertText, filterText, sortText, span } = item;
  return {
    label,
    detail,
    filterText,
    sortText,
    kind: completionKinds[kind],
    documentation: { kind: MarkupKind.Markdown, value: documentation },
    insertTextFormat: hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: toRange({ file, span }), newText: hasSnippets ? insertText : plainText(insertText) },
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
  file: SourceFile,
  { name, detail, kind, span, selection, children }: OutlineSymbol,
): DocumentSymbol {
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

export function toFold({ startLine, endLine, kind }: Fold): FoldingRange {
  return { startLine, endLine, ...(kind ? { kind } : {}) };
}
