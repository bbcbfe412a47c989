import {
  type CancellationToken,
  type FileOperationRegistrationOptions,
  MessageType,
  type RenameFilesParams,
  ShowMessageNotification,
  type WorkDoneProgressServerReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Renaming, renamed, renameFiles } from '../../features/renameFiles.ts';
import { counted, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { SourceFile } from '../../model/SourceFile.ts';
import { addressOf, uriOf } from '../addresses.ts';
import { checkWorkspaceCommand } from '../checkWorkspaceCommand.ts';
import type { Session } from '../Session.ts';
import { toWorkspaceEdit } from '../toLsp.ts';
import type { RequestGroup } from './RequestGroup.ts';

const budgetsAndFolders: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: '**/*.budget', matches: 'file', options: { ignoreCase: true } } },
    { pattern: { glob: '**/*', matches: 'folder' } },
  ],
};

/** What is about files as such: includes that follow a renaming, and the check of everything. */
export const workspaceRequests: RequestGroup = {
  capabilities: {
    executeCommandProvider: { commands: [checkWorkspaceCommand] },
    workspace: {
      fileOperations: {
        willRename: budgetsAndFolders,
        didRename: budgetsAndFolders,
        didCreate: budgetsAndFolders,
        didDelete: budgetsAndFolders,
      },
    },
  },
  listen(session) {
    const { connection, filesChanged } = session;
    const { workspace } = connection;
    connection.onExecuteCommand(({ command }, token) =>
      command === checkWorkspaceCommand ? checkWorkspace(session, token) : null,
    );
    workspace.onWillRenameFiles((params) => followRenaming(session, params));
    workspace.onDidRenameFiles(({ files }) => filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])));
    workspace.onDidCreateFiles(({ files }) => filesChanged(files.map(({ uri }) => uri)));
    workspace.onDidDeleteFiles(({ files }) => filesChanged(files.map(({ uri }) => uri)));
  },
};

/** Every path in every budget that leads to what is renamed, or from it. */
async function followRenaming(session: Session, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  const { client, documents, index, workspace } = session;
  const renamings = files.map(({ oldUri, newUri }): Renaming => ({ from: addressOf(oldUri), to: addressOf(newUri) }));
  // What names them is not known before.
  await workspace.indexRead();
  const isMoved = (address: string): boolean => renamed(address, renamings) !== address;
  const open = documents.all().filter(({ isProfile }) => !isProfile);
  const isOpen = new Set(open.map(({ file }) => file.address));
  const closed = await Promise.all(
    index
      .naming(isMoved)
      .filter((address) => !isOpen.has(address))
      .map((address) => closedFile(session, address)),
  );
  const edits = [...open.map(({ file }) => file), ...closed.flat()].flatMap((file) =>
    renameFiles(file, renamings, (path) => workspace.resolve(path, file.address)).map((edit) => ({ file, ...edit })),
  );
  return edits.length === 0 ? null : toWorkspaceEdit(edits, documents, client.hasVersions);
}

async function closedFile({ readFile, workspace }: Session, address: string): Promise<SourceFile[]> {
  const within = workspace.folderAround(address);
  const read = within === undefined ? undefined : await readFile({ uri: uriOf(address), within: uriOf(within) });
  return read?.kind === 'text' ? [new SourceFile(address, read.text)] : [];
}

/** Checks everything while the client shows how far it has come, and says what came of it. */
async function checkWorkspace(session: Session, token: CancellationToken): Promise<null> {
  const { client, connection, locale, reports, wholeCheck } = session;
  const progress = client.hasProgress ? await connection.window.createWorkDoneProgress() : undefined;
  progress?.begin(say(checking, locale()), 0, undefined, true);
  const isWanted = (): boolean => !token.isCancellationRequested && progress?.token.isCancellationRequested !== true;
  let told = 0;
  for (const each of [token, progress?.token]) each?.onCancellationRequested(() => wholeCheck.wake());
  const checked = await wholeCheck.checkAll(() => reports.current().roots, {
    isWanted,
    tell(done, all) {
      if (Date.now() - told <= progressMs) return;
      told = Date.now();
      report(progress, done, all);
    },
  });
  progress?.done();
  if (!isWanted()) return null;
  const message = say(outcome(session, checked), locale());
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  return null;
}

function report(progress: WorkDoneProgressServerReporter | undefined, done: number, all: number): void {
  progress?.report(all === 0 ? 100 : Math.floor((100 * done) / all), `${done}/${all}`);
}

/** How often the client hears how far it is. */
const progressMs = 100;

const checking: Localized = { zh: '检查整个工作区的预算', en: 'Checking every budget of the workspace' };

function outcome({ reports }: Session, closed: number): Localized {
  const { byAddress, roots } = reports.current();
  const budgets = closed + roots.length;
  const found = [...byAddress.values()].flatMap(({ diagnostics }) => diagnostics);
  const [errors = 0, warnings = 0] = [1, 2].map((wanted) => found.filter(({ severity }) => severity === wanted).length);
  return {
    zh: `检查了 ${budgets} 份预算：${errors} 个错误，${warnings} 个警告。`,
    en: `Checked ${counted(budgets, 'budget')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  };
}
