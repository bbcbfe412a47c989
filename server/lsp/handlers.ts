import { type InitializeResult, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { codeActionRequest } from './requests/codeActionRequest.ts';
import { completionRequest } from './requests/completionRequest.ts';
import { documentRequests } from './requests/documentRequests.ts';
import { foldingRequest } from './requests/foldingRequest.ts';
import { hoverRequest } from './requests/hoverRequest.ts';
import type { Answer, RequestGroup } from './requests/RequestGroup.ts';
import { symbolRequests } from './requests/symbolRequests.ts';
import type { Session } from './Session.ts';

const groups: readonly RequestGroup[] = [
  codeActionRequest,
  completionRequest,
  documentRequests,
  foldingRequest,
  hoverRequest,
  symbolRequests,
];

const documentsAndFolders: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** What the server says that it can do. */
export const initializeResult: InitializeResult = {
  serverInfo: { name: 'budget' },
  capabilities: allCapabilities(),
};

function allCapabilities(): ServerCapabilities {
  const all = [documentsAndFolders, ...groups.map(({ capabilities }) => capabilities)];
  return Object.assign({}, ...all, { workspace: Object.assign({}, ...all.map(({ workspace }) => workspace)) });
}

/** Answers the client's requests. A feature that fails is logged and answers nothing. */
export function answerRequests(session: Session): void {
  const { workspace, log } = session;
  const answer: Answer = (feature) => (params) => {
    try {
      const snapshot = workspace.snapshot(params.textDocument.uri);
      return (snapshot && feature(snapshot, params)) ?? null;
    } catch (error) {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return null;
    }
  };
  for (const { listen } of groups) listen(session, answer);
}
