import path from 'node:path';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Absence, OtherFile, OtherFiles } from '../model/OtherFiles.ts';
import { SourceFile } from '../model/SourceFile.ts';
import { profileName } from '../rules/profile/profileName.ts';
import { decode } from '../text/decode.ts';
import type { FoundBudget } from './findBudgets.ts';
import { type FileFault, type Host, isFault } from './Host.ts';
import { isOutside } from './readWithin.ts';

/** The files of one run, each read once. What was named and cannot be read is complained of. */
export class BudgetFiles {
  readonly #locale: Locale;
  readonly #host: Host;
  /** By where they stand on the disk; an address is the path as given or found. */
  readonly #roots = new Map<string, SourceFile>();
  /** By the folder that they may not leave, and where they stand. */
  readonly #included = new Map<string, OtherFile>();
  readonly #profiles = new Map<string, SourceFile | undefined>();
  /** Whether all that was named could be read. */
  isWhole = true;

  constructor(locale: Locale, host: Host) {
    this.#locale = locale;
    this.#host = host;
  }

  /** A budget that was named or found; undefined after saying why it cannot be read. Named twice, it is the same. */
  root({ path: file }: FoundBudget): SourceFile | undefined {
    const key = path.resolve(file);
    const read = this.#roots.get(key) ?? this.#named(file);
    if (read) this.#roots.set(key, read);
    return read;
  }

  /** What a budget may include: files in a folder, links out of it not followed. */
  others({ within }: FoundBudget): OtherFiles {
    return {
      find: (relative, from) => {
        const address = path.join(path.dirname(from.address), relative);
        const key = `${path.resolve(within)}\n${path.resolve(address)}`;
        const found = this.#included.get(key) ?? this.#include(address, within);
        this.#included.set(key, found);
        return found;
      },
    };
  }

  /** The profile beside a file, or in the nearest folder above that has one. */
  profileFor(file: string): SourceFile | undefined {
    return this.#profileIn(path.dirname(file));
  }

  #profileIn(folder: string): SourceFile | undefined {
    const key = path.resolve(folder);
    if (this.#profiles.has(key)) return this.#profiles.get(key);
    const file = path.join(folder, profileName);
    const isThere = this.#host.files.kindOf(file) === 'file';
    const isTop = path.dirname(key) === key;
    const found = isThere ? this.#named(file) : isTop ? undefined : this.#profileIn(path.join(folder, '..'));
    this.#profiles.set(key, found);
    return found;
  }

  #named(file: string): SourceFile | undefined {
    const bytes = this.#host.files.read(file);
    const read = isFault(bytes) ? bytes : (this.#decoded(bytes, file) ?? { path: file, reason: notText });
    if (read instanceof SourceFile) return read;
    refuse(read, this.#locale, this.#host);
    this.isWhole = false;
    return undefined;
  }

  #include(address: string, within: string): OtherFile {
    const inside = path.relative(within, address);
    if (isOutside(inside)) return outside;
    const bytes = this.#host.files.readWithin(within, inside);
    if (!(bytes instanceof Uint8Array)) return bytes;
    return this.#roots.get(path.resolve(address)) ?? this.#decoded(bytes, address) ?? { kind: 'not-text' };
  }

  #decoded(bytes: Uint8Array, address: string): SourceFile | undefined {
    const decoded = decode(bytes);
    if (decoded?.encoding === 'gb18030') this.#host.complain(`${address}: ${say(keptAsGb18030, this.#locale)}`);
    return decoded && new SourceFile(address, decoded.text);
  }
}

const outside: Absence = { kind: 'outside', link: false };

/** Says in one line why a file cannot be used. */
export function refuse({ path: file, reason }: FileFault, locale: Locale, { complain }: Host): undefined {
  complain(`${file}: ${say(reason, locale)}`);
}

/** Why a file cannot be read as a budget. */
export const notText: Localized = {
  zh: '不是文本文件（二进制，或编码既不是 UTF-8 也不是 GB18030）',
  en: 'not a text file (binary, or in an encoding that is neither UTF-8 nor GB18030)',
};

const keptAsGb18030: Localized = {
  zh: '按 GB18030 编码读取；请另存为 UTF-8',
  en: 'read as GB18030; save it as UTF-8',
};
