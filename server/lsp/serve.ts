import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
} from 'vscode-languageserver';
import { profileName } from '../rules/profile/profileName.ts';
import { addressOf } from './addresses.ts';
import { clientOf, sectionOf } from './Client.ts';
import { answerRequests, initializeResult } from './handlers.ts';
import type { Lifecycle } from './Lifecycle.ts';
import { Session, type Surroundings } from './Session.ts';

/**
 * Serves one client: answers its requests and pushes diagnostics, until it says goodbye. Files that are not open are read
 * by the client where it offers to, else by what the machine has. Gives what is to be called with errors that nothing has
 * caught: they are logged, and the server lives on, as all that it keeps are texts and what was made from them.
 */
export function serve(
  connection: Connection,
  lifecycle: Lifecycle,
  surroundings: Surroundings = {},
): (error: unknown) => void {
  const session = new Session(connection, surroundings);
  connection.onInitialize((params) => {
    session.client = clientOf(params);
    return initializeResult;
  });
  connection.onInitialized(() => {
    // Not before: the files of the folders are asked for, and a client answers nothing until it was answered itself.
    session.workspace.changeFolders(session.client.folders, []);
    askToBeTold(session);
  });
  followDocuments(session);
  followWorkspace(session);
  answerRequests(session, lifecycle);
  lifecycle.listen(connection);
  connection.listen();
  return (error) => session.failed('uncaught', error);
}

function followDocuments(session: Session): void {
  const { connection, documents, edited, index, previewed, pulled, settings, store, workspace, changed } = session;
  documents.listen(connection, {
    opened: changed,
    edited,
    closed: (uri) => {
      settings.forget(uri);
      if (!documents.withUri(uri)) pulled.closed(uri);
      previewed.delete(uri);
      changed();
    },
    saved: (uri) => {
      const address = addressOf(uri);
      void index.refresh([address]);
      const isWatched = session.client.watchesFiles && workspace.folderAround(address) !== undefined;
      // No watcher tells of all that appears, and not every file system of what is saved.
      if (isWatched) return store.refresh([address]);
      // Where nobody watches files, as outside of the open folders, this is when they are likely to have changed.
      store.refreshAll();
      index.relist();
    },
  });
}

function followWorkspace(session: Session): void {
  const { connection, filesChanged, settings } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uri)));
  connection.onDidChangeConfiguration((params) => {
    session.pushedSettings = sectionOf(params.settings) ?? session.pushedSettings;
    settings.refresh();
  });
}

/** Asks the client to tell of files, settings and folders that change, as far as it can. */
function askToBeTold({ connection, client, workspace, changed, log }: Session): void {
  const asked = (registration: Promise<unknown>): void => void registration.catch((error) => log(String(error)));
  const watchers = [
    { globPattern: '**/*.budget' },
    { globPattern: `**/${profileName}` },
    // Of a folder that comes or goes, nobody tells file by file.
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  if (client.watchesFiles) asked(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  if (client.tellsOfConfiguration)
    asked(connection.client.register(DidChangeConfigurationNotification.type, { section: 'budget' }));
  if (!client.tellsOfFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    workspace.changeFolders(
      added.map(({ uri }) => uri),
      removed.map(({ uri }) => uri),
    );
    changed();
  });
}
