import {
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Lifecycle } from './Lifecycle.ts';
import { callHierarchyRequests } from './requests/callHierarchyRequests.ts';
import { chartRequest } from './requests/chartRequest.ts';
import { codeActionRequest } from './requests/codeActionRequest.ts';
import { codeLensRequest } from './requests/codeLensRequest.ts';
import { comparisonRequest } from './requests/comparisonRequest.ts';
import { completionRequest } from './requests/completionRequest.ts';
import { diagnosticRequests } from './requests/diagnosticRequests.ts';
import { documentRequests } from './requests/documentRequests.ts';
import { foldingRequest } from './requests/foldingRequest.ts';
import { formattingRequests } from './requests/formattingRequests.ts';
import { hoverRequest } from './requests/hoverRequest.ts';
import { importRequest } from './requests/importRequest.ts';
import { inlayHintRequest } from './requests/inlayHintRequest.ts';
import { navigationRequests } from './requests/navigationRequests.ts';
import { newBudgetRequest } from './requests/newBudgetRequest.ts';
import { nextYearRequest } from './requests/nextYearRequest.ts';
import { previewRequests } from './requests/previewRequests.ts';
import type { Answer, RequestGroup } from './requests/RequestGroup.ts';
import { reconciliationRequest } from './requests/reconciliationRequest.ts';
import { renameRequests } from './requests/renameRequests.ts';
import { semanticTokensRequest } from './requests/semanticTokensRequest.ts';
import { symbolRequests } from './requests/symbolRequests.ts';
import { tableRequests } from './requests/tableRequests.ts';
import { toolRequests } from './requests/toolRequests.ts';
import { workspaceRequests } from './requests/workspaceRequests.ts';
import type { Session } from './Session.ts';

const groups: readonly RequestGroup[] = [
  callHierarchyRequests,
  chartRequest,
  codeActionRequest,
  codeLensRequest,
  comparisonRequest,
  completionRequest,
  diagnosticRequests,
  documentRequests,
  foldingRequest,
  formattingRequests,
  hoverRequest,
  importRequest,
  inlayHintRequest,
  navigationRequests,
  newBudgetRequest,
  nextYearRequest,
  previewRequests,
  reconciliationRequest,
  renameRequests,
  semanticTokensRequest,
  symbolRequests,
  tableRequests,
  toolRequests,
  workspaceRequests,
];

const documentsAndFolders: ServerCapabilities = {
  // The one that every client knows; those that would rather have another one take it too.
  positionEncoding: PositionEncodingKind.UTF16,
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
export function answerRequests(session: Session, lifecycle: Lifecycle): void {
  const { workspace, failed } = session;
  const answer: Answer = (feature) => (params) => {
    session.answered++;
    try {
      const snapshot = workspace.snapshot(params.textDocument.uri);
      return (snapshot && feature(snapshot, params)) ?? null;
    } catch (error) {
      failed(lifecycle.method, error);
      return null;
    }
  };
  for (const { listen } of groups) listen(session, answer);
}
