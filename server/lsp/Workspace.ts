import { type Analysis, analyseRoot } from '../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../features/diagnostic.ts';
import { hasDepartment, rootsOf } from '../features/roots.ts';
import type { Locale } from '../language/locale.ts';
import { type Absence, isAbsent, type OtherFile, type OtherFiles } from '../model/OtherFiles.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { type Profile, standardProfile, withSeverities } from '../rules/profile/Profile.ts';
import { profileName } from '../rules/profile/profileName.ts';
import { readProfile } from '../rules/profile/readProfile.ts';
import { onceIn } from '../text/onceIn.ts';
import { resolvePath } from '../text/resolvePath.ts';
import { addressOf, folderOf, foldersAbove, uriOf } from './addresses.ts';
import type { BudgetIndex } from './BudgetIndex.ts';
import type { FileStore } from './FileStore.ts';
import type { OpenDocument, OpenDocuments } from './OpenDocuments.ts';
import type { Settings } from './Settings.ts';
import { standardSettings, type UserSettings } from './UserSettings.ts';
import { Waiters } from './Waiters.ts';

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

/** A budget that no other one includes. */
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
  readonly index: BudgetIndex;
  readonly settings: Settings;
  readonly locale: () => Locale;
  readonly log: (message: string) => void;
}

/** From where a budget takes its files: what is open goes before what is on the disk. */
export interface Files {
  readonly openAt: (address: string) => SourceFile | undefined;
  readonly store: FileStore;
  readonly profiles: FileStore;
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
  readonly #findings = onceIn((analysis: Analysis, profile: Profile): readonly Diagnostic[] => {
    const { locale, log } = this.#parts;
    const failed = (id: string, error: unknown): void => log(`${id}: ${String(error)}`);
    return diagnostic(analysis, { locale: locale(), profile, failed });
  });
  readonly #folders = new Set<string>();
  readonly #files: Files;
  readonly #waiters = new Waiters();

  constructor(parts: WorkspaceParts) {
    const { documents, store } = parts;
    this.#parts = parts;
    this.#files = { openAt: (address) => documents.at(address)?.file, store, profiles: store };
  }

  /** Takes note of folders that the client has opened and closed; a budget may include what its folder holds. */
  changeFolders(opened: readonly string[], closed: readonly string[]): void {
    const [gone, come] = [closed.map(folderAddress), opened.map(folderAddress)];
    for (const each of gone) this.#folders.delete(each);
    for (const each of come) this.#folders.add(each);
    this.#parts.index.changeFolders(come, gone);
  }

  /** What is known of an open budget now; undefined where it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#parts.documents.withUri(uri);
    if (!document || document.isProfile) return undefined;
    const { file, version } = document;
    const roots = this.roots().filter(({ analysis }) => analysis.files.includes(file));
    const [first] = roots;
    if (!first) return undefined;
    return new OpenSnapshot({ uri: document.uri, version, file }, first, () => this.#foundIn(file, roots));
  }

  /** The same, as soon as all files are read that it needs. */
  async settled(uri: string): Promise<Snapshot | undefined> {
    for (;;) {
      const snapshot = this.snapshot(uri);
      if (!snapshot?.analysis.isLoading) return snapshot;
      await this.#waiters.next();
    }
  }

  /** Resolves as soon as everything is read that includes an open budget, step by step, and that it includes. */
  async aroundRead(uri: string): Promise<void> {
    const isWaiting = (file: SourceFile): boolean =>
      this.roots().some(({ analysis, isSettled }) => !isSettled && analysis.files.includes(file));
    for (;;) {
      const file = this.#parts.documents.withUri(uri)?.file;
      if (!file || !isWaiting(file)) return;
      await this.#waiters.next();
    }
  }

  /** Resolves as soon as all files of the open folders are known. */
  async indexRead(): Promise<void> {
    while (!this.#parts.index.isWhole()) await this.#waiters.next();
  }

  /** Lets those go on that wait for a file. */
  changed(): void {
    this.#waiters.wake();
  }

  /** The budgets that have an open file: those of them that nobody includes, be they open or not. */
  roots(): Root[] {
    const open = this.#parts.documents.all().filter(({ isProfile }) => !isProfile);
    const around = this.#closedAround(open);
    const files = [...open.map(({ file }) => file), ...around.files];
    const analyses = files.map((file) => this.#analysis(file));
    const known = new Set(files.map(({ address }) => address));
    for (const address of this.#analyses.keys()) if (!known.has(address)) this.#analyses.delete(address);
    const isOpen = new Set(open.map(({ file }) => file));
    return rootsOf(analyses, ({ file }) => hasDepartment(file))
      .filter((analysis) => analysis.files.some((file) => isOpen.has(file)))
      .map((analysis) => this.#root(analysis, around.waiting));
  }

  /** The files that nobody includes and that include open ones, without those that are open; and who waits for one. */
  #closedAround(open: readonly OpenDocument[]): { files: readonly SourceFile[]; waiting: ReadonlySet<string> } {
    const { documents, index, store } = this.#parts;
    const files = new Map<string, SourceFile>();
    const waiting = new Set<string>();
    for (const { file } of open) {
      const { address } = file;
      if (!index.isRead(address) && !hasDepartment(file)) waiting.add(address);
      for (const top of index.topsOf(address)) {
        if (documents.at(top)) continue;
        const found = store.get(top, this.folderAround(top) ?? top);
        if (!isAbsent(found)) files.set(top, found);
        else if (found.kind === 'loading') waiting.add(address);
      }
    }
    return { files: [...files.values()], waiting };
  }

  /**
   * A budget that is not open, as far as the store has read it, or why there is none. It is kept nowhere: whoever asked does
   * with it what is to be done.
   */
  closedRoot(address: string, files: Files): Root | Absence {
    const file = files.store.get(address, this.folderAround(address) ?? address);
    if (isAbsent(file)) return file;
    return this.#root(analyseRoot(file, this.#filesFor(file, files)), new Set(), files);
  }

  /** The address that a path in a file leads to; undefined where it leads out of what the file may include. */
  resolve(path: string, from: string): string | undefined {
    const within = this.folderAround(from) ?? folderOf(from);
    return within === undefined ? undefined : resolvePath(path, from, within);
  }

  /** The innermost of the open folders that holds a file. */
  folderAround(address: string): string | undefined {
    const holding = [...this.#folders].filter((folder) => address.startsWith(folder));
    return holding.sort((a, b) => b.length - a.length)[0];
  }

  /** The settings of the folder that a closed file is in; undefined until they are known. */
  settingsAround(address: string): UserSettings | undefined {
    const top = this.folderAround(address);
    return top === undefined ? standardSettings : this.#parts.settings.of(uriOfFolder(top));
  }

  /** What several roots find in one of their files. */
  #foundIn(file: SourceFile, roots: readonly Root[]): readonly Diagnostic[] {
    const found = roots.flatMap((root) => this.findings(root)).filter((each) => each.file === file);
    return roots.length > 1 ? distinct(found) : found;
  }

  /** What is found in all files of a root. */
  findings({ analysis, profile }: Root): readonly Diagnostic[] {
    return this.#findings(analysis, profile);
  }

  #analysis(file: SourceFile): Analysis {
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

  #filesFor({ address: root }: SourceFile, { openAt, store } = this.#files): OtherFiles {
    const within = this.folderAround(root) ?? folderOf(root);
    return {
      find: (path, from) => {
        if (within === undefined) return unsaved;
        const address = resolvePath(path, from.address, within);
        if (address === undefined) return outside;
        const found = openAt(address) ?? store.get(address, within);
        // What links lead to may be open where it really is.
        return isAbsent(found) ? found : (openAt(found.address) ?? found);
      },
    };
  }

  #root(analysis: Analysis, waiting: ReadonlySet<string>, files = this.#files): Root {
    const { address } = analysis.root;
    const profileFile = this.#profileFile(address, files);
    const set = this.#settingsOf(analysis.root);
    const file = profileFile && !isAbsent(profileFile) ? profileFile : undefined;
    const base = file ? readProfile(file).profile : standardProfile;
    return {
      analysis,
      profileFile: file,
      profile: set ? withSeverities(base, set.severities) : base,
      isSettled:
        !analysis.isLoading &&
        set !== undefined &&
        (!profileFile || !isAbsent(profileFile)) &&
        !analysis.files.some((file) => waiting.has(file.address)),
    };
  }

  /** Closed files have the settings of their folder: nobody asks for those of thousands. */
  #settingsOf(file: SourceFile): UserSettings | undefined {
    const { documents, settings } = this.#parts;
    const isAlone = documents.at(file.address) !== undefined || this.folderAround(file.address) === undefined;
    return isAlone ? settings.of(documents.uriOf(file)) : this.settingsAround(file.address);
  }

  /** The profile beside a file, or in the nearest folder above that has one; undefined where there is none. */
  #profileFile(address: string, { openAt, profiles }: Files): OtherFile | undefined {
    for (const folder of foldersAbove(address, this.folderAround(address))) {
      const candidate = folder + profileName;
      const found = openAt(candidate) ?? profiles.get(candidate, folder);
      if (!isAbsent(found) || found.kind === 'loading') return found;
    }
    return undefined;
  }
}

class OpenSnapshot implements Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
  readonly profile: Profile;
  readonly #found: () => readonly Diagnostic[];

  constructor(
    { uri, version, file }: Pick<OpenDocument, 'uri' | 'version' | 'file'>,
    { analysis, profile }: Root,
    found: () => readonly Diagnostic[],
  ) {
    this.uri = uri;
    this.version = version;
    this.analysis = analysis.seenFrom(file);
    this.profile = profile;
    this.#found = found;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#found();
  }
}

function folderAddress(uri: string): string {
  return addressOf(uri).replace(/\/?$/, '/');
}

function uriOfFolder(address: string): string {
  return uriOf(address.replace(/\/$/, ''));
}

const unsaved: Absence = { kind: 'unsaved' };
const outside: Absence = { kind: 'outside', link: false };

/** What several budgets find in a file that they share, once. */
export function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(found.map((each) => [JSON.stringify([each.id, each.span, each.message]), each]));
  return [...seen.values()];
}
