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
import { Session, type Surroundings } from './Session.ts';

/**
 * Serves one client: answers its requests and pushes diagnostics, until it says goodbye. Files that are not open are read
 * by the client where it offers to, else by what the machine has.
 */
export function serve(connection: Connection, surroundings: Surroundings = {}): void {
  const session = new Session(connection, surroundings);
  connection.onInitialize((params) => {
    session.client = clientOf(params);
    session.workspace.changeFolders(session.client.folders, []);
    return initializeResult;
  });
  connection.onInitialized(() => askToBeTold(session));
  followDocuments(session);
  followWorkspace(session);
  answerRequests(session);
  connection.listen();
}

function followDocuments(session: Session): void {
  const { connection, documents, settings, store, changed } = session;
  documents.listen(connection, {
    changed,
    closed: (uri) => {
      settings.forget(uri);
      changed();
    },
    // Where nobody watches files, this is when they are likely to have changed; and no watcher tells of all that appears.
    saved: () => (session.client.watchesFiles ? store.refresh([]) : store.refreshAll()),
  });
}

function followWorkspace(session: Session): void {
  const { connection, settings, store } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => store.refresh(changes.map(({ uri }) => addressOf(uri))));
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
    // Of a folder that goes, nobody tells file by file.
    { globPattern: '**/*', kind: WatchKind.Delete },
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
