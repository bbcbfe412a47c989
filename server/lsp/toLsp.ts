import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type TextEdit as LspTextEdit,
  type MarkupContent,
  MarkupKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Location } from '../features/Analysis.ts';
import type { Diagnostic, FileEdit } from '../features/diagnostic.ts';
import { plainText } from '../features/hover/markdown.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import type { Severity } from '../rules/severities.ts';
import type { ProtocolLocation } from './protocol/protocolShapes.ts';

/** The severities as LSP numbers them, the most severe first. */
export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<NonNullable<Diagnostic['tag']>, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
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

/** Markdown, or what it says where the client shows none. */
export function toMarkup(markdown: string, isPlainOnly: boolean): MarkupContent {
  return isPlainOnly
    ? { kind: MarkupKind.PlainText, value: plainText(markdown) }
    : { kind: MarkupKind.Markdown, value: markdown };
}

/** A place as the server's own messages have it. */
export function toLocation(location: Location, names: Pick<FileNames, 'uriOf'>): ProtocolLocation {
  return { uri: names.uriOf(location.file), range: toRange(location) };
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
    ...(found.tag ? { tags: [tags[found.tag]] } : {}),
    relatedInformation: found.related().map((each) => ({
      location: { uri: names.uriOf(each.file), range: toRange(each) },
      message: each.message,
    })),
  };
}

function toEdit(edit: FileEdit): LspTextEdit {
  return { range: toRange(edit), newText: edit.newText };
}

/** Edits as one change of the workspace; where the client knows versions, it refuses them once a text has changed. */
export function toWorkspaceEdit(edits: readonly FileEdit[], names: FileNames, isVersioned: boolean): WorkspaceEdit {
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
