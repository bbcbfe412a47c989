import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../Session.ts';
import type { Snapshot } from '../Workspace.ts';

/** What belongs together of the protocol: what the server says that it can do, and how it answers. */
export interface RequestGroup {
  readonly capabilities: ServerCapabilities;
  /** Registers the handlers; each request about a document is a feature between two conversions. */
  readonly listen: (session: Session, answer: Answer) => void;
}

/** The parameters of every request about a document. */
export interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/** Makes a handler that answers null for a document that is not open, and where the feature fails. */
export type Answer = <P extends AboutDocument, R>(
  feature: (snapshot: Snapshot, params: P) => R | undefined,
) => (params: P) => R | null;
