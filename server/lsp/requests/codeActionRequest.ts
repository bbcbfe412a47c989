import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { titlesIn } from '../../features/changedTables.ts';
import { codeAction, type OfferedFix } from '../../features/codeAction.ts';
import { fixAll } from '../../features/fixAll.ts';
import { say } from '../../language/locale.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { attempted } from '../../text/attempted.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Session } from '../Session.ts';
import { type FileNames, type PageOf, toDiagnostic, toWorkspaceEdit } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';
import { refactoringActions, resolveRefactoring } from './refactoringActions.ts';

/** The kind of code action that puts everything right that can be put right unseen. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.budget`;

/** The kinds of the refactorings, for a client that asks before it shows its menus. */
const refactorKinds = [CodeActionKind.RefactorRewrite, CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline];

/** textDocument/codeAction: quick fixes, every safe fix at once, refactorings. */
export const codeActionRequest: RequestGroup = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...refactorKinds],
      resolveProvider: true,
    },
  },
  listen(session, answer) {
    const made = (kind: string, make: () => CodeAction[]): CodeAction[] =>
      attempted(make, [], (error) => session.failed(`textDocument/codeAction ${kind}`, error));
    session.connection.onCodeAction(
      answer((snapshot, { range, context: { only } }) => [
        ...(isAsked(CodeActionKind.QuickFix, only ?? [CodeActionKind.QuickFix])
          ? made(CodeActionKind.QuickFix, () => quickFixes(snapshot, range, session))
          : []),
        // Offered to whoever asks for it: on saving, or by its command.
        ...(isAsked(fixAllKind, only ?? []) ? made(fixAllKind, () => everyFix(snapshot, session)) : []),
        ...made(CodeActionKind.Refactor, () => refactoringActions(snapshot, range, session)).filter(({ kind = '' }) =>
          isAsked(kind, only ?? [CodeActionKind.Refactor]),
        ),
      ]),
    );
    session.connection.onCodeActionResolve((action) => resolveRefactoring(action, session));
  },
};

/** Whether a kind of code action is one of those asked for, or below one of them. */
function isAsked(kind: string, only: readonly string[]): boolean {
  return only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function quickFixes({ analysis, diagnostics }: Snapshot, { start, end }: Range, session: Session): CodeAction[] {
  const { files, lines } = analysis;
  const { client, documents, locale, pageOf } = session;
  const range = { start: lines.offset(start), end: lines.offset(end) };
  const fixes = codeAction(diagnostics, range, { locale: locale(), isOneOfSeveral: files.length > 1 });
  const titleOf = titlesIn(analysis);
  return fixes.map((each, i) => ({
    title: titleOf(each.fix, i),
    ...toCodeAction(each, documents, pageOf, client.hasVersions),
  }));
}

function everyFix({ analysis, profile }: Snapshot, { client, documents, failed, locale }: Session): CodeAction[] {
  const edits = fixAll(analysis, { locale: locale(), profile, failed });
  if (edits.length === 0) return [];
  const title = say(
    { zh: '修复所有可以自动修复的问题', en: 'Fix everything that can be fixed automatically' },
    locale(),
  );
  return [toFixAll({ file: analysis.file, edits, title }, documents, client.hasVersions)];
}

/** A quick fix without its title; where the client knows versions, it is refused by it once a text has changed. */
function toCodeAction(
  { diagnostics, fix, isPreferred }: OfferedFix,
  names: FileNames,
  pageOf: PageOf,
  isVersioned: boolean,
): Omit<CodeAction, 'title'> {
  return {
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnostics.map((each) => toDiagnostic(each, names, pageOf)),
    isPreferred,
    edit: toWorkspaceEdit(fix.edits, names, isVersioned),
  };
}

/** Everything that can be put right unseen, as one action. */
function toFixAll(
  { file, edits, title }: { readonly file: SourceFile; readonly edits: readonly TextEdit[]; readonly title: string },
  names: FileNames,
  isVersioned: boolean,
): CodeAction {
  const placed = edits.map((edit) => ({ file, ...edit }));
  return { title, kind: fixAllKind, edit: toWorkspaceEdit(placed, names, isVersioned) };
}
