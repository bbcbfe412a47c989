import type { SourceFile } from '../model/SourceFile.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { fileLinks } from './fileLinks.ts';

/** A file or a folder that gets another address. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** The address that a file gets by some renamings: it is named itself, or a folder around it is. */
export function renamed(address: string, renamings: readonly Renaming[]): string {
  for (const { from, to } of renamings) {
    if (address === from) return to;
    if (address.startsWith(`${from}/`)) return to + address.slice(from.length);
  }
  return address;
}

/**
 * workspace/willRenameFiles: what has to be written in a file so that its includes and last year's file are found after some
 * renamings. `resolve` answers which file a path leads to now.
 */
export function renameFiles(
  file: SourceFile,
  renamings: readonly Renaming[],
  resolve: (path: string) => string | undefined,
): TextEdit[] {
  const home = renamed(file.address, renamings);
  return fileLinks(file).flatMap(({ path, span }) => {
    const target = resolve(path);
    if (target === undefined) return [];
    const wanted = pathBetween(home, renamed(target, renamings));
    if (wanted === undefined || wanted === pathBetween(file.address, target)) return [];
    const typed = file.text.slice(span.start, span.end);
    return [{ span, newText: typed.includes('\\') ? wanted.replaceAll('/', '\\') : wanted }];
  });
}

/** The path from the folder of a file to another file; undefined where none leads there. */
export function pathBetween(from: string, to: string): string | undefined {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  // What stands before the third slash says where the file system is; without a host (`memfs:/`), before the first.
  const ofRoot = [from, to].some((each) => each.includes('://')) ? 3 : 1;
  if (here.slice(0, ofRoot).join('/') !== there.slice(0, ofRoot).join('/')) return undefined;
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
