import type { Connection } from 'vscode-languageserver';
import type { Budget } from '../model/Budget.ts';
import type { Client } from './Client.ts';
import type { OpenDocument, OpenDocuments } from './OpenDocuments.ts';
import { type PreviewChangedParams, previewChangedNotification } from './previewProtocol.ts';
import { type Verdict, verdictNotification } from './verdictProtocol.ts';
import type { Root, Workspace } from './Workspace.ts';

/** What is needed to announce. */
export interface AnnouncementParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly client: Client;
}

interface Announced {
  readonly version: number;
  readonly budget: Budget;
  readonly verdict: string;
}

/** Tells the client of open budgets: that their tables may be others, and how they stand. */
export class Announcements {
  readonly #parts: AnnouncementParts;
  /** What was said last, by URI. */
  readonly #announced = new Map<string, Announced>();

  constructor(parts: AnnouncementParts) {
    this.#parts = parts;
  }

  /** Tells what is new of every open budget that waits for nothing. */
  announce(roots: readonly Root[]): void {
    const open = this.#parts.documents.all().filter(({ isProfile }) => !isProfile);
    for (const document of open) this.#announce(document, roots);
    const uris = new Set(open.map(({ uri }) => uri));
    for (const uri of this.#announced.keys()) if (!uris.has(uri)) this.#announced.delete(uri);
  }

  #announce({ uri, version, file }: OpenDocument, roots: readonly Root[]): void {
    const own = roots.filter(({ analysis, isSettled }) => isSettled && analysis.files.includes(file));
    const budget = own[0]?.analysis.budget;
    if (!budget) return;
    const before = this.#announced.get(uri);
    const verdict = this.#parts.client.showsVerdicts ? this.#verdict(uri, own) : undefined;
    const said = JSON.stringify(verdict ?? null);
    this.#announced.set(uri, { version, budget, verdict: said });
    const { connection } = this.#parts;
    const preview: PreviewChangedParams = { uri, version };
    if (before?.version !== version || before.budget !== budget)
      void connection.sendNotification(previewChangedNotification, preview);
    if (verdict && before?.verdict !== said) void connection.sendNotification(verdictNotification, verdict);
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
