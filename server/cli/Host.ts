import type { Localized } from '../language/schema.ts';
import type { Absence } from '../model/OtherFiles.ts';

/** What the command line needs of the machine that it runs on. */
export interface Host {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  /** Standard output, as it is. */
  readonly print: (text: string) => void;
  /** One line on standard error. */
  readonly complain: (line: string) => void;
  /** HTML as PDF, by the browser at a path, else by one that is installed; what cannot be done is a fault. */
  readonly printPdf: (
    html: string,
    browser: string | undefined,
  ) => Promise<Uint8Array | { readonly reason: Localized }>;
}

/** The file system, as far as a command sees it. Nothing here throws: what cannot be done is a fault. */
export interface Files {
  readonly kindOf: (path: string) => FileKind | FileFault;
  readonly read: (path: string, most?: SizeLimit) => Uint8Array | FileFault;
  /** Reads a file below a folder, by its path from there; neither the path nor a link may lead out of the folder. */
  readonly readWithin: (folder: string, path: string) => Uint8Array | Absence;
  /** What stands directly in a folder; links to folders are not followed. */
  readonly list: (folder: string) => readonly Entry[] | FileFault;
  /** Writes a file whole or not at all. */
  readonly write: (path: string, content: string | Uint8Array) => FileFault | undefined;
  /** Begins a file that is too large to be held; nothing stands at the path before it is finished. */
  readonly grow: (path: string) => GrowingFile | FileFault;
  /** Where a path leads, all links followed, be there a file or not: the same for all names of a file. */
  readonly placeOf: (path: string) => string;
}

/** How many bytes are read at most, and why a file with more is not. */
export interface SizeLimit {
  readonly bytes: number;
  readonly reason: Localized;
}

/** A file that is being written; it has to be finished or abandoned. */
export interface GrowingFile {
  readonly append: (content: string | Uint8Array) => FileFault | undefined;
  readonly finish: () => FileFault | undefined;
  /** Leaves what was there as it was. */
  readonly abandon: () => void;
}

export type FileKind = 'file' | 'folder';

/** A file or folder in a folder. */
export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly kind: FileKind;
}

/** Why a file cannot be used: the line that the user is shown names it. */
export interface FileFault {
  readonly path: string;
  readonly reason: Localized;
}

/** Whether something is a fault and not what was asked for. */
export function isFault<T extends object | string | undefined>(value: T | FileFault): value is FileFault {
  return typeof value === 'object' && 'reason' in value;
}
