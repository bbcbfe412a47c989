import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { Budget } from '../model/Budget.ts';
import type { Profile } from '../rules/profile/Profile.ts';
import type { Client } from './Client.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import type { Settings } from './Settings.ts';
import { standardSettings, type UserSettings } from './UserSettings.ts';
import type { Workspace } from './Workspace.ts';

/** What is needed to have the client ask again. */
export interface RefresherParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly log: (message: string) => void;
}

/** What the hints, lenses and tokens of one version of a document were made from. */
interface Basis {
  readonly version: number;
  readonly budget: Budget | undefined;
  /** By what the findings that a lens counts are judged. */
  readonly profile: Profile | undefined;
  readonly shown: string;
}

const requests = {
  inlayHints: InlayHintRefreshRequest.type,
  codeLenses: CodeLensRefreshRequest.type,
  semanticTokens: SemanticTokensRefreshRequest.type,
} as const;

/**
 * Has the client ask again for hints, lenses and tokens where they changed although the document did not: another file of
 * its budget did, or a setting or the profile. After an edit it asks by itself. To be called after every change.
 */
export function refresher(parts: RefresherParts): () => void {
  let known: ReadonlyMap<string, Basis> = new Map();
  let isDue = false;
  const check = (): void => {
    isDue = false;
    const now = basesOf(parts);
    const isStale = [...now].some(([uri, basis]) => {
      const before = known.get(uri);
      return before?.version === basis.version && !isSame(before, basis);
    });
    known = now;
    if (isStale) refresh(parts);
  };
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(check, 0);
  };
}

function basesOf({ documents, settings, workspace }: RefresherParts): Map<string, Basis> {
  const roots = workspace.roots();
  const open = documents.all().filter(({ isProfile }) => !isProfile);
  return new Map(
    open.map(({ uri, version, file }) => {
      const root = roots.find(({ analysis }) => analysis.files.includes(file));
      const shown = shownText(settings.of(uri) ?? standardSettings);
      return [uri, { version, budget: root?.analysis.budget, profile: root?.profile, shown }];
    }),
  );
}

function isSame(one: Basis, other: Basis): boolean {
  return one.budget === other.budget && one.profile === other.profile && one.shown === other.shown;
}

function shownText({ inlayHints, hasCodeLenses }: UserSettings): string {
  return JSON.stringify([...inlayHints, hasCodeLenses]);
}

function refresh({ client, connection, log }: RefresherParts): void {
  const { refreshes } = client;
  const ask = (request: (typeof requests)[keyof typeof requests]): void =>
    void connection.sendRequest(request).catch((error) => log(String(error)));
  if (refreshes.inlayHints) ask(requests.inlayHints);
  if (refreshes.codeLenses) ask(requests.codeLenses);
  if (refreshes.semanticTokens) ask(requests.semanticTokens);
}
