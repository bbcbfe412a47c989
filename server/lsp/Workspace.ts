import { type Analysis, analyseRoot } from '../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../features/diagnostic.ts';
import { rootsOf } from '../features/roots.ts';
import type { Locale } from '../language/locale.ts';
import { type Absence, isAbsent, type OtherFile, type OtherFiles } from '../model/OtherFiles.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { type Profile, standardProfile, withSeverities } from '../rules/profile/Profile.ts';
import { profileName } from '../rules/profile/profileName.ts';
import { readProfile } from '../rules/profile/readProfile.ts';
import { resolvePath } from '../text/resolvePath.ts';
import { addressOf, folderOf, foldersAbove } from './addresses.ts';
import type { FileStore } from './FileStore.ts';
import type { OpenDocument, OpenDocuments } from './OpenDocuments.ts';
import type { Settings } from './Settings.ts';

/** One version of an open budget with what is known about it. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  /** Of its root, seen from the document. */
  readonly analysis: Analysis;
  readonly profile: Profile;
  /** What is found in it, by every budget that includes it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An open budget that no other one includes. */
export interface Root {
  readonly analysis: Analysis;
  /** The file of its profile, where it has one. */
  readonly profileFile: SourceFile | undefined;
  readonly profile: Profile;
  /** Whether everything that it needs has been read. */
  readonly isSettled: boolean;
}

/** What the workspace is made of. */
export interface WorkspaceParts {
  readonly documents: OpenDocuments;
  readonly store: FileStore;
  readonly settings: Settings;
  readonly locale: () => Locale;
  readonly log: (message: string) => void;
}

/** A question that an analysis asked, and the answer that it was built on. */
interface Asked {
  readonly path: string;
  readonly from: SourceFile;
  readonly answer: OtherFile;
}

/** The open budgets with all that belongs to them. What did not change since it was asked for last is not computed again. */
export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #analyses = new Map<string, { readonly analysis: Analysis; readonly asked: readonly Asked[] }>();
  readonly #findings = new WeakMap<Analysis, { readonly profile: Profile; readonly found: readonly Diagnostic[] }>();
  readonly #folders = new Set<string>();
  #waiting: (() => void)[] = [];

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
  }

  /** Takes note of folders that the client has opened and closed; a budget may include what its folder holds. */
  changeFolders(opened: readonly string[], closed: readonly string[]): void {
    for (const uri of closed) this.#folders.delete(folderAddress(uri));
    for (const uri of opened) this.#folders.add(folderAddress(uri));
  }

  /** What is known of an open budget now; undefined where it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#parts.documents.withUri(uri);
    if (!document || document.isProfile) return undefined;
    const { file, version } = document;
    const roots = this.roots().filter(({ analysis }) => analysis.files.includes(file));
    const [first] = roots;
    if (!first) return undefined;
    const found = (): Diagnostic[] => roots.flatMap((root) => this.findings(root)).filter((each) => each.file === file);
    return {
      uri: document.uri,
      version,
      analysis: first.analysis.seenFrom(file),
      profile: first.profile,
      get diagnostics() {
        return roots.length > 1 ? distinct(found()) : found();
      },
    };
  }

  /** The same, as soon as all files are read that it needs. */
  async settled(uri: string): Promise<Snapshot | undefined> {
    for (;;) {
      const snapshot = this.snapshot(uri);
      if (!snapshot?.analysis.isLoading) return snapshot;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Lets those go on that wait for a file. */
  changed(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** The open budgets that no other open one includes. */
  roots(): Root[] {
    const budgets = this.#parts.documents.all().filter(({ isProfile }) => !isProfile);
    const analyses = budgets.map((document) => this.#analysis(document));
    const open = new Set(budgets.map(({ file }) => file.address));
    for (const address of this.#analyses.keys()) if (!open.has(address)) this.#analyses.delete(address);
    return rootsOf(analyses).map((analysis) => this.#root(analysis));
  }

  /** What is found in all files of a root. */
  findings({ analysis, profile }: Root): readonly Diagnostic[] {
    let known = this.#findings.get(analysis);
    if (known?.profile !== profile) {
      const { locale, log } = this.#parts;
      const failed = (id: string, error: unknown): void => log(`${id}: ${String(error)}`);
      known = { profile, found: diagnostic(analysis, { locale: locale(), profile, failed }) };
      this.#findings.set(analysis, known);
    }
    return known.found;
  }

  #analysis({ file }: OpenDocument): Analysis {
    const files = this.#filesFor(file);
    const known = this.#analyses.get(file.address);
    const isAsBefore = ({ path, from, answer }: Asked): boolean => files.find(path, from) === answer;
    if (known?.analysis.root === file && known.asked.every(isAsBefore)) return known.analysis;
    const asked: Asked[] = [];
    let isBuilt = false;
    const analysis = analyseRoot(file, {
      find(path, from) {
        const answer = files.find(path, from);
        if (!isBuilt) asked.push({ path, from, answer });
        return answer;
      },
    });
    isBuilt = true;
    this.#analyses.set(file.address, { analysis, asked });
    return analysis;
  }

  /** Open documents go before what is on the disk. */
  #filesFor({ address: root }: SourceFile): OtherFiles {
    const { documents, store } = this.#parts;
    const within = this.#topOf(root) ?? folderOf(root);
    return {
      find: (path, from) => {
        if (within === undefined) return unsaved;
        const address = resolvePath(path, from.address, within);
        return address === undefined ? outside : (documents.at(address)?.file ?? store.get(address, within));
      },
    };
  }

  #root(analysis: Analysis): Root {
    const { documents, settings } = this.#parts;
    const { address } = analysis.root;
    const profileFile = this.#profileFile(address);
    const set = settings.of(documents.uriOf(analysis.root));
    const file = profileFile && !isAbsent(profileFile) ? profileFile : undefined;
    const base = file ? readProfile(file).profile : standardProfile;
    return {
      analysis,
      profileFile: file,
      profile: set ? withSeverities(base, set.severities) : base,
      isSettled: !analysis.isLoading && set !== undefined && (!profileFile || !isAbsent(profileFile)),
    };
  }

  /** The profile beside a file, or in the nearest folder above that has one; undefined where there is none. */
  #profileFile(address: string): OtherFile | undefined {
    const { documents, store } = this.#parts;
    for (const folder of foldersAbove(address, this.#topOf(address))) {
      const candidate = folder + profileName;
      const found = documents.at(candidate)?.file ?? store.get(candidate, folder);
      if (!isAbsent(found) || found.kind === 'loading') return found;
    }
    return undefined;
  }

  /** The innermost of the open folders that holds a file. */
  #topOf(address: string): string | undefined {
    const holding = [...this.#folders].filter((folder) => address.startsWith(folder));
    return holding.sort((a, b) => b.length - a.length)[0];
  }
}

function folderAddress(uri: string): string {
  return addressOf(uri).replace(/\/?$/, '/');
}

const unsaved: Absence = { kind: 'unsaved' };
const outside: Absence = { kind: 'outside', link: false };

/** What several budgets find in a file that they share, once. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(found.map((each) => [JSON.stringify([each.id, each.span, each.message]), each]));
  return [...seen.values()];
}
