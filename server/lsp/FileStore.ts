import { isAbsent, type OtherFile } from '../model/OtherFiles.ts';
import { nextVersion, SourceFile } from '../model/SourceFile.ts';
import { uriOf } from './addresses.ts';
import type { ReadFile, ReadFileResult } from './protocol/readFileProtocol.ts';

interface Entry {
  readonly address: string;
  readonly within: string;
  file: OtherFile;
  /** Counts the readings, so that an answer that was overtaken is known. */
  turn: number;
}

/** Files that are not open, as far as they have been read; what is known stays until something newer is. */
export class FileStore {
  readonly #entries = new Map<string, Entry>();
  readonly #used = new Set<string>();
  readonly #read: ReadFile;
  readonly #changed: (before: OtherFile) => void;

  /** `changed` is called after a file turned out to be different from what was known, with that. */
  constructor(read: ReadFile, changed: (before: OtherFile) => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** What is known of a file now; one that nobody asked for before is read. No link may lead out of the folder `within`. */
  get(address: string, within: string): OtherFile {
    const key = `${within}\n${address}`;
    this.#used.add(key);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { address, within, file: loading, turn: 0 };
      this.#entries.set(key, entry);
      void this.#load(entry);
    }
    return entry.file;
  }

  /** The address of every file that was asked for. */
  addresses(): string[] {
    return [...this.#entries.values()].map(({ address }) => address);
  }

  /** Whether a file that was asked for is not there. */
  get lacksFiles(): boolean {
    return [...this.#entries.values()].some(({ file }) => isAbsent(file));
  }

  /** Reads again what has changed on the disk: files, and folders with all in them; and what was not there, it may be now. */
  refresh(addresses: readonly string[]): void {
    const isStale = ({ address, file }: Entry): boolean =>
      isAbsent(file) || addresses.some((each) => address === each || address.startsWith(`${each}/`));
    for (const entry of this.#entries.values()) if (isStale(entry)) void this.#load(entry);
  }

  /** Reads everything again. */
  refreshAll(): void {
    for (const entry of this.#entries.values()) void this.#load(entry);
  }

  /** Forgets what nobody has asked for since it was called last. */
  forgetUnused(): void {
    for (const key of this.#entries.keys()) if (!this.#used.has(key)) this.#entries.delete(key);
    this.#used.clear();
  }

  async #load(entry: Entry): Promise<void> {
    const turn = ++entry.turn;
    const result = await this.#reading(entry);
    if (turn !== entry.turn) return;
    const before = entry.file;
    entry.file = updated(before, result, placeOf(entry, result));
    if (entry.file !== before) this.#changed(before);
  }

  async #reading({ address, within }: Entry): Promise<ReadFileResult> {
    try {
      return await this.#read({ uri: uriOf(address), within: uriOf(within) });
    } catch (error) {
      return { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
    }
  }
}

const loading: OtherFile = { kind: 'loading' };

/** The address of a file where it really is. */
function placeOf({ address, within }: Entry, result: ReadFileResult): string {
  return result.kind === 'text' && result.found !== undefined ? within + result.found : address;
}

/** What is known now; the same object where nothing changed. */
function updated(before: OtherFile, result: ReadFileResult, address: string): OtherFile {
  if (result.kind === 'text')
    return isAbsent(before) || before.address !== address
      ? new SourceFile(address, result.text)
      : nextVersion(before, result.text);
  return isAbsent(before) && JSON.stringify(before) === JSON.stringify(result) ? before : result;
}
