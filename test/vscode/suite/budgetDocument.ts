import {
  type CodeAction,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

const patienceMs = 20_000;

/** The reference disclosure of the samples, shown in an editor. */
export async function openSample(): Promise<TextDocument> {
  return show(await workspace.openTextDocument(sampleUri('shuozhou-2026.budget')));
}

/** Where a file of the samples is. */
export function sampleUri(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return Uri.joinPath(folder.uri, name);
}

/** An unsaved budget file with some text, shown in an editor. */
export async function openUntitled(content: string): Promise<TextDocument> {
  for (;;) {
    const document = await show(await workspace.openTextDocument({ language: 'budget', content }));
    if (document.getText() === content) return document;
    // VS Code had a copy left of one of that name, which was closed a moment ago.
    await closeAll();
  }
}

async function show(document: TextDocument): Promise<TextDocument> {
  await window.showTextDocument(document);
  return document;
}

/** Closes every editor; what was typed is thrown away. */
export async function closeAll(): Promise<void> {
  // What is closed without being reverted comes back with the next file of its name.
  for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  // An unsaved file goes a moment later, and until then a new one of its name has its text.
  const unsaved = (): readonly TextDocument[] => workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
  await eventually(
    () => unsaved().length === 0,
    () => `still open: ${unsaved().map(({ uri }) => uri.toString())}`,
  );
}

/** The first place of a text in a document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`the document has no ${text}`);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** The line on which a text stands first, as zero-based number. */
export function lineOf(document: TextDocument, text: string): number {
  return rangeOf(document, text).start.line;
}

/** The first place of a text on a line. */
export function rangeOnLine(document: TextDocument, line: number, text: string): Range {
  const start = document.lineAt(line).text.indexOf(text);
  if (start < 0) throw new Error(`line ${line} has no ${text}`);
  return new Range(new Position(line, start), new Position(line, start + text.length));
}

/** Replaces a range the way an extension does; it is one step of undo. */
export async function replace(document: TextDocument, range: Range, newText: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, newText);
  if (!(await workspace.applyEdit(edit))) throw new Error('the edit was refused');
}

/** The diagnostics of a document as soon as they are as claimed; rejects with those seen last when they never are. */
export async function diagnosticsWhere(
  { uri }: TextDocument,
  isAsClaimed: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  await eventually(
    () => isAsClaimed(languages.getDiagnostics(uri)),
    () => `diagnostics: ${JSON.stringify(languages.getDiagnostics(uri))}`,
  );
  return languages.getDiagnostics(uri);
}

/** The code actions of a kind for a range; asked for again until there are some, as an editor that is busy answers with none. */
export async function codeActions({ uri }: TextDocument, range: Range, kind: string): Promise<readonly CodeAction[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const asked = commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
    // VS Code calls off what is asked about a text while that is still coming to it.
    const actions = await asked.then(undefined, (error: Error) => {
      if (error.name === 'Canceled') return [];
      throw error;
    });
    if (actions.length > 0 || Date.now() > end) return actions;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Resolves when a claim comes true; rejects with what `found` tells when it does not. */
export async function eventually(claim: () => boolean, found: () => string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!claim()) {
    if (Date.now() > end) throw new Error(`waited ${patienceMs / 1000} s in vain; ${found()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The errors among some diagnostics. */
export function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

/** The stable ids of some diagnostics, sorted. */
export function idsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(typeof code === 'object' ? code.value : code)).sort();
}
