import path from 'node:path';
import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { notTextReason } from '../../model/binding/notTextReason.ts';
import type { Absence, OtherFile, OtherFiles } from '../../model/OtherFiles.ts';
import { SourceFile } from '../../model/SourceFile.ts';
import { profileName } from '../../rules/profile/profileName.ts';
import { decode, isText, type NotText } from '../../text/decode.ts';
import { type FileFault, type Host, isFault } from '../Host.ts';
import type { FoundBudget } from './findBudgets.ts';
import { isOutside } from './readWithin.ts';

/** So much text is kept for the next budget; what several budgets share is often among it. */
const mostKept = 1 << 20;

/** The files of one run. What was named and cannot be read is complained of. */
export class BudgetFiles {
  readonly #locale: Locale;
  readonly #host: Host;
  /** The path as it was named or found, which is the address of the file, by where it stands on the disk. */
  readonly #names: Map<string, string>;
  /** What was named by where it stands, what is included by the folder that it may not leave and where it stands. */
  readonly #kept = new Map<string, OtherFile>();
  readonly #profiles = new Map<string, SourceFile | 'none' | 'unreadable'>();
  #length = 0;
  /** Whether all that was named could be read. */
  isWhole = true;

  /** `found` are the files that will be named, so that those are called so that are included by others before. */
  constructor(locale: Locale, host: Host, found: readonly FoundBudget[] = []) {
    this.#locale = locale;
    this.#host = host;
    this.#names = new Map(found.map((each) => [path.resolve(each.path), each.path]));
  }

  /** Forgets what was read for the budgets before, where it is much, but for the next one itself. */
  beginNext(next: FoundBudget | undefined): void {
    this.isWhole = true;
    if (this.#length <= mostKept) return;
    const key = next && path.resolve(next.path);
    const known = key === undefined ? undefined : this.#kept.get(key);
    this.#kept.clear();
    this.#length = 0;
    if (key !== undefined && known) this.#keep(key, known);
  }

  /** A budget that was named or found; undefined after saying why it cannot be read. Named twice, it is the same. */
  root({ path: file }: FoundBudget): SourceFile | undefined {
    const key = path.resolve(file);
    const known = this.#kept.get(key);
    if (known instanceof SourceFile) return known;
    this.#names.set(key, this.#names.get(key) ?? file);
    const read = this.#named(file);
    return read && this.#keep(key, read);
  }

  /** What a budget may include: files in a folder, links out of it not followed. */
  others(found: FoundBudget): OtherFiles {
    const workspace = this.#workspaceOf(found);
    return {
      find: (relative, from) => {
        const address = path.join(path.dirname(from.address), relative);
        const key = `${path.resolve(workspace)}\n${path.resolve(address)}`;
        return this.#kept.get(key) ?? this.#keep(key, this.#include(address, workspace));
      },
    };
  }

  /** The folder that was named, or a wider one in which the profile for the budget stands. */
  #workspaceOf({ path: file, within }: FoundBudget): string {
    const profile = this.#profileIn(path.dirname(file));
    const marked = profile instanceof SourceFile ? path.dirname(profile.address) : within;
    return isOutside(path.relative(marked, within)) ? within : marked;
  }

  /** The profile beside a file, or in the nearest folder above that has one. */
  profileFor(file: string): SourceFile | undefined {
    const found = this.#profileIn(path.dirname(file));
    if (found === 'unreadable') this.isWhole = false;
    return found instanceof SourceFile ? found : undefined;
  }

  #profileIn(folder: string): SourceFile | 'none' | 'unreadable' {
    const key = path.resolve(folder);
    const known = this.#profiles.get(key);
    if (known) return known;
    const file = path.join(folder, profileName);
    const isThere = this.#host.files.kindOf(file) === 'file';
    const isTop = path.dirname(key) === key;
    const around = (): SourceFile | 'none' | 'unreadable' =>
      isTop ? 'none' : this.#profileIn(path.join(folder, '..'));
    const found = isThere ? (this.#named(file) ?? 'unreadable') : around();
    this.#profiles.set(key, found);
    return found;
  }

  #named(file: string): SourceFile | undefined {
    const bytes = this.#host.files.read(file);
    const read = isFault(bytes) ? bytes : this.#decoded(bytes, file);
    if (read instanceof SourceFile) return read;
    refuse(isFault(read) ? read : { path: file, reason: notTextReason(read) }, this.#locale, this.#host);
    this.isWhole = false;
    return undefined;
  }

  #include(address: string, within: string): OtherFile {
    const inside = path.relative(within, address);
    if (isOutside(inside)) return outside;
    const bytes = this.#host.files.readWithin(within, inside);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const key = path.resolve(address);
    const read = this.#kept.get(key) ?? this.#decoded(bytes, this.#names.get(key) ?? address);
    return 'fault' in read ? { kind: 'not-text', at: read } : read;
  }

  #keep<T extends OtherFile>(key: string, found: T): T {
    this.#kept.set(key, found);
    this.#length += found instanceof SourceFile ? found.text.length : 0;
    return found;
  }

  #decoded(bytes: Uint8Array, address: string): SourceFile | NotText {
    const decoded = decode(bytes);
    if (!isText(decoded)) return decoded;
    if (decoded.encoding === 'gb18030') this.#host.complain(`${address}: ${say(keptAsGb18030, this.#locale)}`);
    return new SourceFile(address, decoded.text);
  }
}

const outside: Absence = { kind: 'outside', link: false };

/** Says in one line why a file cannot be used. */
export function refuse({ path: file, reason }: FileFault, locale: Locale, { complain }: Host): undefined {
  complain(`${file}: ${say(reason, locale)}`);
}

const keptAsGb18030: Localized = {
  zh: '按 GB18030 编码读取；请另存为 UTF-8',
  en: 'read as GB18030; save it as UTF-8',
};
