import type { Connection, Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic } from '../features/diagnostic.ts';
import { profileDiagnostic } from '../features/profileDiagnostic.ts';
import type { Locale } from '../language/locale.ts';
import type { Budget } from '../model/Budget.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import type { FileStore } from './FileStore.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import { type PreviewChangedParams, previewChangedNotification } from './previewProtocol.ts';
import { type PageOf, toDiagnostic } from './toLsp.ts';
import type { Root, Workspace } from './Workspace.ts';

/** What is needed to publish. */
export interface PublisherParts {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly store: FileStore;
  readonly workspace: Workspace;
  readonly locale: () => Locale;
  readonly pageOf: PageOf;
}

/**
 * Tells the client what is found in which file, and that previews have changed: to be called after every change, it does so
 * once the changes that have already arrived are all in. A root that waits for a file keeps what was said of its files.
 */
export function publisher(parts: PublisherParts): () => void {
  const { store, workspace } = parts;
  const diagnostics = new PublishedDiagnostics(parts);
  const previews = new AnnouncedPreviews(parts);
  const publish = (): void => {
    const roots = workspace.roots();
    diagnostics.publish(roots);
    previews.announce(roots);
    if (roots.every(({ isSettled }) => isSettled)) store.forgetUnused();
  };
  let isDue = false;
  return () => {
    workspace.changed();
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      publish();
    }, 0);
  };
}

/** What is found in one file, as the client gets it. */
interface FileReport {
  readonly version: number | null;
  readonly diagnostics: LspDiagnostic[];
}

class PublishedDiagnostics {
  readonly #parts: PublisherParts;
  /** By URI, as it was sent: the version, and each finding as JSON. */
  readonly #sent = new Map<string, string>();

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  publish(roots: readonly Root[]): void {
    const reports = this.#reports(roots);
    const waiting = roots.filter(({ isSettled }) => !isSettled);
    const kept = new Set(waiting.flatMap(({ analysis }) => analysis.files.map((file) => this.#uriOf(file))));
    for (const [uri, report] of reports) if (!kept.has(uri)) this.#send(uri, report);
    // What a root that waits included before is not known: nothing is taken back until it is settled.
    if (waiting.length > 0) return;
    for (const uri of this.#sent.keys()) if (!reports.has(uri)) this.#takeBack(uri);
  }

  #reports(roots: readonly Root[]): Map<string, FileReport> {
    const { documents, locale, pageOf, workspace } = this.#parts;
    const reports = new Map<string, FileReport>();
    const reportOf = (file: SourceFile): FileReport => {
      const uri = this.#uriOf(file);
      const report = reports.get(uri) ?? { version: documents.versionOf(file), diagnostics: [] };
      reports.set(uri, report);
      return report;
    };
    const take = (found: readonly Diagnostic[]): void => {
      for (const each of found) reportOf(each.file).diagnostics.push(toDiagnostic(each, documents, pageOf));
    };
    const profiles = new Set(documents.all().flatMap(({ file, isProfile }) => (isProfile ? [file] : [])));
    for (const root of roots.filter(({ isSettled }) => isSettled)) {
      root.analysis.files.forEach(reportOf);
      take(workspace.findings(root));
      if (root.profileFile) profiles.add(root.profileFile);
    }
    for (const file of profiles) {
      reportOf(file);
      take(profileDiagnostic(file, locale()));
    }
    return reports;
  }

  #uriOf(file: SourceFile): string {
    return this.#parts.documents.uriOf(file);
  }

  #send(uri: string, { version, diagnostics }: FileReport): void {
    const once = new Map(diagnostics.map((each) => [JSON.stringify(each), each]));
    const sent = [String(version), ...once.keys()].join('\n');
    if (this.#sent.get(uri) === sent) return;
    this.#sent.set(uri, sent);
    const { connection } = this.#parts;
    void connection.sendDiagnostics({
      uri,
      ...(version === null ? {} : { version }),
      diagnostics: [...once.values()],
    });
  }

  #takeBack(uri: string): void {
    this.#sent.delete(uri);
    void this.#parts.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

class AnnouncedPreviews {
  readonly #parts: PublisherParts;
  /** By URI, the version of the document and the budget that its preview shows. */
  readonly #announced = new Map<string, { readonly version: number; readonly budget: Budget }>();

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** Tells of every open budget whose tables may be others now. */
  announce(roots: readonly Root[]): void {
    const { documents } = this.#parts;
    const settled = roots.filter(({ isSettled }) => isSettled);
    const open = documents.all().filter(({ isProfile }) => !isProfile);
    for (const { uri, version, file } of open) {
      const budget = settled.find(({ analysis }) => analysis.files.includes(file))?.analysis.budget;
      if (budget) this.#announce({ uri, version }, budget);
    }
    const uris = new Set(open.map(({ uri }) => uri));
    for (const uri of this.#announced.keys()) if (!uris.has(uri)) this.#announced.delete(uri);
  }

  #announce({ uri, version }: PreviewChangedParams, budget: Budget): void {
    const before = this.#announced.get(uri);
    if (before?.version === version && before.budget === budget) return;
    this.#announced.set(uri, { version, budget });
    void this.#parts.connection.sendNotification(previewChangedNotification, { uri, version });
  }
}
