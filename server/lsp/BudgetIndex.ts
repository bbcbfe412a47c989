import { fileLinks } from '../features/fileLinks.ts';
import { hasDepartment } from '../features/roots.ts';
import { SourceFile } from '../model/SourceFile.ts';
import { attempted } from '../text/attempted.ts';
import { digest } from '../text/digest.ts';
import { resolvePath } from '../text/resolvePath.ts';
import { addressOf, isBudgetAddress, uriOf } from './addresses.ts';
import type { ListFiles } from './protocol/listFilesProtocol.ts';
import type { ReadFile } from './protocol/readFileProtocol.ts';

/** How the index learns of files. */
export interface IndexParts {
  readonly list: ListFiles;
  readonly read: ReadFile;
  /** Is called after something about the files turned out to be different: with the addresses of those that changed. */
  readonly changed: (addresses: readonly string[]) => void;
  readonly log: (message: string) => void;
  /** Is told of a file whose text could not be worked on. */
  readonly failed: (address: string, error: unknown) => void;
}

/** What is kept of a file that was read: no text, no tree. */
interface Entry {
  readonly digest: string;
  /** The addresses of the files that it includes, and of last year's. */
  readonly includes: readonly string[];
  readonly priors: readonly string[];
  /** Asked of files that include others only: it decides who stands first in a circle. */
  readonly hasDepartment: boolean;
}

interface Folder {
  readonly entries: Map<string, Entry>;
  /** Whether all that was listed has been read once. */
  isRead: boolean;
  isListing: boolean;
  /** Whether it changed while it was listed. */
  isStale: boolean;
}

/** So many files are read at a time. */
const readers = 16;

/** Every budget in the open folders as it is on the disk, with the files that it names. */
export class BudgetIndex {
  readonly #parts: IndexParts;
  readonly #folders = new Map<string, Folder>();
  /** The reading of a file that began last, as long as it goes on: one that was overtaken tells what was. */
  readonly #reading = new Map<string, object>();
  /** By the address of a file, those that include it; made at first use after a change. */
  #including: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(parts: IndexParts) {
    this.#parts = parts;
  }

  /** Begins to follow folders, whose addresses end in `/`, and forgets others. */
  changeFolders(opened: readonly string[], closed: readonly string[]): void {
    for (const each of closed) this.#folders.delete(each);
    this.#including = undefined;
    for (const each of opened) {
      if (this.#folders.has(each)) continue;
      this.#folders.set(each, { entries: new Map(), isRead: false, isListing: false, isStale: false });
      void this.#list(each);
    }
  }

  /** Whether the files around an address are known; there are none where no folder is open. */
  isRead(address: string): boolean {
    return [...this.#folders].every(([folder, { isRead }]) => isRead || !address.startsWith(folder));
  }

  /** Whether all files of all folders are known. */
  isWhole(): boolean {
    return [...this.#folders.values()].every(({ isRead }) => isRead);
  }

  /** The address of every budget. */
  addresses(): readonly string[] {
    const all = [...this.#folders.values()].flatMap(({ entries }) => [...entries.keys()]);
    return this.#folders.size > 1 ? [...new Set(all)] : all;
  }

  /** What tells the text of a file on the disk from another one. */
  digestOf(address: string): string | undefined {
    return [...this.#folders.values()].flatMap(({ entries }) => entries.get(address) ?? [])[0]?.digest;
  }

  /** Those of them that no other one includes; of a circle, the one with the department, or else the first. */
  roots(): readonly string[] {
    const including = this.#includingByAddress();
    return this.addresses().filter((each) => {
      if (!including.has(each)) return true;
      const circle = this.topsOf(each);
      return (
        circle.includes(each) && each === (circle.find((other) => this.#hasDepartment(other)) ?? [...circle].sort()[0])
      );
    });
  }

  /** The files that an include leads from, step by step, to a file, and that nothing includes; of a circle, all. */
  topsOf(address: string): readonly string[] {
    const including = this.#includingByAddress();
    const seen = new Set<string>();
    const waiting = [...(including.get(address) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(including.get(next) ?? []));
    }
    const tops = [...seen].filter((each) => !including.has(each));
    return tops.length > 0 ? tops : [...seen];
  }

  /** The files that name a file of those that `isNamed` tells, by an include or as last year's, and those that are told themselves. */
  naming(isNamed: (address: string) => boolean): readonly string[] {
    return [...this.#folders.values()].flatMap(({ entries }) =>
      [...entries]
        .filter(([address, { includes, priors }]) => {
          const named = [...includes, ...priors];
          return named.some(isNamed) || (named.length > 0 && isNamed(address));
        })
        .map(([address]) => address),
    );
  }

  /** Reads again what has changed on the disk; what is no budget may be a folder that came or went. */
  async refresh(addresses: readonly string[]): Promise<void> {
    for (const [folder, { entries }] of this.#folders) {
      const inside = addresses.filter((each) => each.startsWith(folder));
      const gone = [...entries.keys()].filter((each) => inside.some((above) => each.startsWith(`${above}/`)));
      await this.#readAll(folder, [...new Set([...inside.filter(isBudgetAddress), ...gone])]);
    }
  }

  /** Looks for files that have come. */
  relist(): void {
    for (const folder of this.#folders.keys()) void this.#list(folder);
  }

  async #list(address: string): Promise<void> {
    const folder = this.#folders.get(address);
    if (!folder) return;
    folder.isStale = folder.isListing;
    if (folder.isListing) return;
    folder.isListing = true;
    const found = await this.#listed(address);
    const lost = [...folder.entries.keys()].filter((each) => !found.has(each));
    const come = [...found].filter((each) => !folder.entries.has(each));
    await this.#readAll(address, [...come, ...lost]);
    folder.isListing = false;
    if (folder.isStale) return this.#list(address);
    if (folder.isRead) return;
    folder.isRead = true;
    this.#parts.changed([]);
  }

  async #listed(folder: string): Promise<ReadonlySet<string>> {
    try {
      const { uris } = await this.#parts.list({ uri: uriOf(folder.replace(/\/$/, '')) });
      return new Set(uris.map(addressOf));
    } catch (error) {
      this.#parts.log(String(error));
      return new Set();
    }
  }

  async #readAll(folder: string, addresses: readonly string[]): Promise<void> {
    const waiting = [...addresses];
    const changed: string[] = [];
    const reader = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        if (await this.#read(folder, next)) changed.push(next);
    };
    await Promise.all(Array.from({ length: Math.min(readers, waiting.length) }, reader));
    if (changed.length === 0) return;
    this.#including = undefined;
    this.#parts.changed(changed);
  }

  /** Reads one file; answers whether it is not as it was. */
  async #read(within: string, address: string): Promise<boolean> {
    const key = `${within}\n${address}`;
    const reading = {};
    this.#reading.set(key, reading);
    const result = await this.#parts.read({ uri: uriOf(address), within: uriOf(within) }).catch(() => undefined);
    if (this.#reading.get(key) !== reading) return false;
    this.#reading.delete(key);
    const entries = this.#folders.get(within)?.entries;
    if (!entries) return false;
    if (result?.kind !== 'text') return entries.delete(address);
    const { text } = result;
    const before = entries.get(address);
    const now = digest(text);
    if (before?.digest === now) return false;
    const file = new SourceFile(address, text);
    const links = attempted(
      () => fileLinks(file),
      [],
      (error) => this.#parts.failed(address, error),
    );
    const namedAs = (kind: 'include' | 'prior'): string[] =>
      links.filter((each) => each.kind === kind).flatMap(({ path }) => resolvePath(path, address, within) ?? []);
    const includes = namedAs('include');
    const isFirst = includes.length > 0 && hasDepartment(file);
    entries.set(address, { digest: now, includes, priors: namedAs('prior'), hasDepartment: isFirst });
    return true;
  }

  #hasDepartment(address: string): boolean {
    return [...this.#folders.values()].some(({ entries }) => entries.get(address)?.hasDepartment === true);
  }

  #includingByAddress(): ReadonlyMap<string, readonly string[]> {
    if (this.#including) return this.#including;
    const including = new Map<string, string[]>();
    for (const { entries } of this.#folders.values())
      for (const [address, { includes }] of entries)
        for (const each of includes) including.set(each, [...(including.get(each) ?? []), address]);
    this.#including = including;
    return including;
  }
}
