import { isAbsent } from '../model/OtherFiles.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { foldersAbove, uriOf } from './addresses.ts';
import type { BudgetIndex } from './BudgetIndex.ts';
import { type FileReport, reportOf } from './FileReports.ts';
import { FileStore } from './FileStore.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import type { ReadFile } from './protocol/readFileProtocol.ts';
import { type Reporting, reported } from './reported.ts';
import { Waiters } from './Waiters.ts';
import type { Root } from './Workspace.ts';

/** What is needed to check what is not open. */
export interface WholeCheckParts extends Reporting {
  readonly documents: OpenDocuments;
  readonly index: BudgetIndex;
  readonly readFile: ReadFile;
  readonly changed: () => void;
  readonly log: (message: string) => void;
}

/** What is kept of a budget that was checked: no text, no tree. */
interface Checked {
  /** Of every file that was asked for, be it there or not. */
  readonly asked: ReadonlySet<string>;
  /** Whether one of them is not there: what else there is has like names, perhaps. */
  readonly lacksFiles: boolean;
  /** Those of them that may be open, as they stood in the editor then; undefined of those that were not open. */
  readonly seen: ReadonlyMap<string, SourceFile | undefined>;
  readonly reports: readonly (readonly [string, FileReport])[];
}

/** Who asks for a check of everything: is told how far it has come, and says whether it is still wanted. */
export interface Asker {
  readonly tell: (done: number, all: number) => void;
  readonly isWanted: () => boolean;
}

/**
 * The budgets of the open folders of which no file is open: each is read, checked and forgotten but for what was found. Last
 * year's file and the profile of one may be open all the same.
 */
export class WholeCheck {
  readonly #parts: WholeCheckParts;
  readonly #checked = new Map<string, Checked>();
  /** The roots that are to be checked, in this order. */
  readonly #due = new Set<string>();
  readonly #profiles: FileStore;
  /** Whether somebody has got everything checked, whatever the settings say, and how many wait for it. */
  #isAsked = false;
  #asking = 0;
  #isRunning = false;
  #reports: ReadonlyMap<string, FileReport> | undefined;
  readonly #waiters = new Waiters();

  constructor(parts: WholeCheckParts) {
    this.#parts = parts;
    this.#profiles = new FileStore(parts.readFile, (before) => {
      this.wake();
      if (isAbsent(before) && before.kind === 'loading') return;
      this.recheck();
      parts.changed();
    });
  }

  /** What was found, file by file. */
  reports(): ReadonlyMap<string, FileReport> {
    this.#reports ??= merged([...this.#checked.values()].flatMap(({ reports }) => reports));
    return this.#reports;
  }

  /** Takes note of files that are different on the disk. */
  changed(addresses: readonly string[]): void {
    const told = new Set(addresses);
    const isTold = (file: string): boolean =>
      told.has(file) || foldersAbove(file, undefined).some((folder) => told.has(folder.replace(/\/$/, '')));
    const isIn = (asked: ReadonlySet<string>): boolean => [...asked].some(isTold);
    for (const [root, { asked, lacksFiles }] of this.#checked) if (lacksFiles || isIn(asked)) this.#due.add(root);
    this.#profiles.refresh(addresses);
  }

  /** Checks everything again that was checked: the settings or a profile are others. */
  recheck(): void {
    for (const root of this.#checked.keys()) this.#due.add(root);
  }

  /** Lets a check go on that waits for a file or a setting. */
  wake(): void {
    this.#waiters.wake();
  }

  /** Begins to check what is to be checked, and forgets what is not; `live` are the budgets that have an open file. */
  update(live: readonly Root[]): void {
    const wanted = this.#wanted(live);
    for (const [root, { seen }] of this.#checked) {
      if (!wanted.has(root)) this.#forget(root);
      else if (!this.#areOpen(seen)) this.#due.add(root);
    }
    for (const root of this.#due) if (!wanted.has(root)) this.#due.delete(root);
    for (const root of wanted) if (!this.#checked.has(root)) this.#due.add(root);
    if (this.#due.size > 0 && !this.#isRunning) void this.#run();
  }

  /**
   * Checks everything once, and keeps it so from then on; resolves to the number of budgets that were checked. Who goes away
   * takes nothing from those who asked, too, and from the settings.
   */
  async checkAll(live: () => readonly Root[], asker: Asker): Promise<number> {
    this.#asking++;
    const checked = await this.#allChecked(live, asker).finally(() => {
      this.#asking--;
    });
    if (checked === undefined) this.update(live());
    else this.#isAsked = true;
    return checked ?? 0;
  }

  /** Undefined where it was not wanted any more. */
  async #allChecked(live: () => readonly Root[], { tell, isWanted }: Asker): Promise<number | undefined> {
    while (isWanted() && !this.#parts.index.isWhole()) await this.#waiters.next();
    if (!isWanted()) return undefined;
    this.update(live());
    const all = this.#wanted(live()).size;
    for (;;) {
      const done = all - Math.min(all, this.#due.size);
      tell(done, all);
      if (!isWanted()) return undefined;
      if (!this.#isRunning) return done;
      await this.#waiters.next();
    }
  }

  #wanted(live: readonly Root[]): ReadonlySet<string> {
    const { index, workspace } = this.#parts;
    const isChecked = (address: string): boolean =>
      this.#isAsked || this.#asking > 0 || workspace.settingsAround(address)?.checksAll === true;
    // What an open budget includes may not be saved yet.
    const isLive = new Set(live.flatMap(({ analysis }) => analysis.files.map(({ address }) => address)));
    return new Set(index.roots().filter((each) => !isLive.has(each) && isChecked(each)));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let told = Date.now(); this.#due.size > 0; ) {
      const [root = ''] = this.#due;
      this.#due.delete(root);
      await this.#check(root).catch((error) => this.#parts.log(`${root}: ${String(error)}`));
      this.wake();
      // The client gets what was found bit by bit, and what it asks for in between.
      await pause();
      if (Date.now() - told < 500) continue;
      told = Date.now();
      this.#parts.changed();
    }
    this.#isRunning = false;
    this.wake();
    this.#parts.changed();
  }

  async #check(address: string): Promise<void> {
    const store = new FileStore(this.#parts.readFile, () => this.wake());
    const { root, seen } = await this.#settled(address, store);
    this.#reports = undefined;
    const reports = root ? this.#reportsOf(root) : [];
    const { lacksFiles } = store;
    this.#checked.set(address, { asked: new Set(store.addresses()), lacksFiles, seen, reports });
  }

  async #settled(address: string, store: FileStore): Promise<Pick<Checked, 'seen'> & { readonly root?: Root }> {
    const { documents, workspace } = this.#parts;
    for (;;) {
      const seen = new Map<string, SourceFile | undefined>();
      const openAt = (file: string): SourceFile | undefined => {
        const open = documents.at(file)?.file;
        seen.set(file, open);
        return open;
      };
      const root = workspace.closedRoot(address, { openAt, store, profiles: this.#profiles });
      if ('isSettled' in root) {
        if (root.isSettled) return { root, seen };
      } else if (root.kind !== 'loading') return { seen };
      await this.#waiters.next();
    }
  }

  #reportsOf(root: Root): [string, FileReport][] {
    const found = reported([root], root.profileFile ? [root.profileFile] : [], this.#parts);
    const files = new Set([...root.analysis.files, ...found.keys()]);
    return Array.from(files, (file) => [
      file.address,
      reportOf({ uri: uriOf(file.address), version: null }, found.get(file) ?? []),
    ]);
  }

  /** Whether some files stand in the editor as they did. */
  #areOpen(seen: Checked['seen']): boolean {
    const { documents } = this.#parts;
    return [...seen].every(([address, file]) => documents.at(address)?.file === file);
  }

  #forget(root: string): void {
    if (this.#checked.delete(root)) this.#reports = undefined;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** One report for each file; what several budgets find in a file that they share is in one. */
function merged(reports: readonly (readonly [string, FileReport])[]): ReadonlyMap<string, FileReport> {
  const all = new Map<string, FileReport>();
  for (const [address, report] of reports) {
    const before = all.get(address);
    all.set(address, before ? reportOf(report, [...before.diagnostics, ...report.diagnostics]) : report);
  }
  return all;
}
