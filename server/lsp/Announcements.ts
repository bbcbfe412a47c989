import type { Connection } from 'vscode-languageserver';
import type { Budget } from '../model/Budget.ts';
import type { Profile } from '../rules/profile/Profile.ts';
import type { Client } from './Client.ts';
import type { OpenDocument, OpenDocuments } from './OpenDocuments.ts';
import { type PreviewChangedParams, previewChangedNotification } from './protocol/previewProtocol.ts';
import { type Verdict, verdictNotification } from './protocol/verdictProtocol.ts';
import type { Root, Workspace } from './Workspace.ts';

/** What is needed to announce. */
export interface AnnouncementParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly previewed: ReadonlySet<string>;
}

/** What a preview shows, and by what its marks go. */
interface Previewed {
  readonly version: number;
  readonly budget: Budget;
  readonly profile: Profile;
}

/** Tells the client of open budgets: that their documents may be others, and how they stand. */
export class Announcements {
  readonly #parts: AnnouncementParts;
  /** Of which version, budget and profile, by which it is judged, it was said last that the preview has changed, by URI. */
  readonly #previews = new Map<string, Previewed>();
  /** The verdict that was told last, by URI. */
  readonly #verdicts = new Map<string, string>();

  constructor(parts: AnnouncementParts) {
    this.#parts = parts;
  }

  /**
   * Says which previews may have changed: that of a budget that was opened, as a preview may be waiting for it, and later on
   * those that were asked for. It needs no finding.
   */
  announcePreviews(roots: readonly Root[]): void {
    for (const { uri, version, own } of this.#open(roots)) {
      const before = this.#previews.get(uri);
      if (before && !this.#parts.previewed.has(uri)) continue;
      const [root] = own;
      if (!root) continue;
      const now = { version, budget: root.analysis.budget, profile: root.profile };
      if (before && isSame(before, now)) continue;
      this.#previews.set(uri, now);
      const params: PreviewChangedParams = { uri, version };
      void this.#parts.connection.sendNotification(previewChangedNotification, params);
    }
  }

  /** Tells how every open budget stands, where that is new and the client shows it. */
  announceVerdicts(roots: readonly Root[]): void {
    if (!this.#parts.client.showsVerdicts) return;
    for (const { uri, own } of this.#open(roots)) {
      if (own.length === 0) continue;
      const verdict = this.#verdict(uri, own);
      const said = JSON.stringify(verdict);
      if (this.#verdicts.get(uri) === said) continue;
      this.#verdicts.set(uri, said);
      void this.#parts.connection.sendNotification(verdictNotification, verdict);
    }
  }

  /** The open budgets, each with the settled roots that it is part of; those that are closed are forgotten. */
  #open(roots: readonly Root[]): (OpenDocument & { readonly own: readonly Root[] })[] {
    const open = this.#parts.documents.all().filter(({ isProfile }) => !isProfile);
    const uris = new Set(open.map(({ uri }) => uri));
    for (const told of [this.#previews, this.#verdicts])
      for (const uri of told.keys()) if (!uris.has(uri)) told.delete(uri);
    return open.map((document) => ({
      ...document,
      own: roots.filter(({ analysis, isSettled }) => isSettled && analysis.files.includes(document.file)),
    }));
  }

  #verdict(uri: string, own: readonly Root[]): Verdict {
    const { documents, workspace } = this.#parts;
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const root of own) for (const { severity } of workspace.findings(root)) counts[severity]++;
    const [first] = own;
    const isFinal = own.every(({ analysis }) => analysis.budget.status === 'final');
    const root = first ? documents.uriOf(first.analysis.root) : uri;
    return { uri, root, status: isFinal ? 'final' : 'draft', counts };
  }
}

function isSame(one: Previewed, other: Previewed): boolean {
  return one.version === other.version && one.budget === other.budget && one.profile === other.profile;
}
