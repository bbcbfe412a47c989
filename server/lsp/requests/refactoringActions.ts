import type { CodeAction, CreateFile, Range, WorkspaceEdit } from 'vscode-languageserver';
import { type Offered, refactoringsAt } from '../../features/refactoring/index.ts';
import type { Change } from '../../features/refactoring/Refactoring.ts';
import { say } from '../../language/locale.ts';
import { attempted } from '../../text/attempted.ts';
import { folderOf, nameOf } from '../addresses.ts';
import { isRecord } from '../protocol/previewProtocol.ts';
import type { Session } from '../Session.ts';
import { toWorkspaceEdit } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';

/** What a client gives back when it asks for the edit of a refactoring. */
interface Chosen {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly id: string;
}

/** What can be written otherwise at a range; the edits are left out where the client asks for them later. */
export function refactoringActions(snapshot: Snapshot, range: Range, session: Session): CodeAction[] {
  const { client, failed } = session;
  return offeredAt(snapshot, range, session)
    .filter((offered) => isPossible(offered, snapshot, session))
    .filter(({ offer }) => !offer.disabled || client.showsDisabled)
    .flatMap((offered) =>
      attempted(
        () => [toAction(offered, snapshot, range, session)],
        [],
        (error) => failed(offered.refactoring.id, error),
      ),
    );
}

function toAction(
  { refactoring: { id, kind }, offer }: Offered,
  snapshot: Snapshot,
  range: Range,
  session: Session,
): CodeAction {
  const { client, locale } = session;
  return {
    title: say(offer.title, locale()),
    kind: `${kind}.${id}`,
    ...(offer.disabled ? { disabled: { reason: say(offer.disabled, locale()) } } : {}),
    ...(client.resolvesActions || offer.disabled
      ? { data: { uri: snapshot.uri, version: snapshot.version, range, id } satisfies Chosen }
      : { edit: editOf(offer.change(), snapshot, session) }),
  };
}

/** The same action with its edit; without one where the text has changed in the meantime. */
export function resolveRefactoring(action: CodeAction, session: Session): CodeAction {
  const chosen: unknown = action.data;
  if (action.edit || !isChosen(chosen)) return action;
  const snapshot = session.workspace.snapshot(chosen.uri);
  if (!snapshot || snapshot.version !== chosen.version) return action;
  const found = offeredAt(snapshot, chosen.range, session).find(({ refactoring }) => refactoring.id === chosen.id);
  return found && !found.offer.disabled ? { ...action, edit: editOf(found.offer.change(), snapshot, session) } : action;
}

function offeredAt({ analysis }: Snapshot, { start, end }: Range, session: Session): Offered[] {
  const { lines, file } = analysis;
  const span = { start: lines.offset(start), end: lines.offset(end) };
  return refactoringsAt(analysis, span, {
    failed: session.failed,
    filesBeside: () => namesIn(folderOf(file.address), session),
  });
}

/** The names of the budgets in a folder, on the disk and in the editor. */
function namesIn(folder: string | undefined, { documents, index }: Session): string[] {
  const all = [...index.addresses(), ...documents.all().map(({ file }) => file.address)];
  return all.filter((each) => folderOf(each) === folder).map(nameOf);
}

/** A file can be made beside one that is in a folder, by a client that can. */
function isPossible({ refactoring }: Offered, { uri }: Snapshot, { client }: Session): boolean {
  return (
    refactoring.kind !== 'refactor.extract' ||
    (client.createsFiles && client.hasVersions && !uri.startsWith('untitled:'))
  );
}

function editOf({ edits, created }: Change, { uri }: Snapshot, { client, documents }: Session): WorkspaceEdit {
  const edit = toWorkspaceEdit(edits, documents, client.hasVersions);
  if (!created) return edit;
  const address = uri.slice(0, uri.lastIndexOf('/') + 1) + encodeURIComponent(created.name);
  const make: CreateFile = { kind: 'create', uri: address, options: { overwrite: false, ignoreIfExists: false } };
  const start = { line: 0, character: 0 };
  const write = {
    textDocument: { uri: address, version: null },
    edits: [{ range: { start, end: start }, newText: created.text }],
  };
  return { documentChanges: [make, write, ...(edit.documentChanges ?? [])] };
}

function isChosen(value: unknown): value is Chosen {
  if (!isRecord(value) || typeof value.uri !== 'string' || typeof value.id !== 'string') return false;
  return typeof value.version === 'number' && isRecord(value.range);
}
