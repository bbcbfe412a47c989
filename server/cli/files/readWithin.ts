import fs from 'node:fs';
import path from 'node:path';
import { type Absence, missingAmong } from '../../model/OtherFiles.ts';
import { foldedName } from '../../text/fileNames.ts';

/**
 * The bytes of a file below a folder, by its path from there. Links are followed as long as they stay in the folder. The
 * path has to be spelled as the names are: what a file system without upper and lower case finds is missing on others.
 */
export function readWithin(folder: string, file: string): Uint8Array | Absence {
  try {
    const real = realPath(path.resolve(folder, file));
    const inside = path.relative(realPath(folder), real);
    if (isOutside(inside)) return { kind: 'outside', link: true };
    if (isOtherCase(inside, path.normalize(file))) return { kind: 'other-case', found: inside };
    const stat = fs.statSync(real);
    if (stat.isDirectory()) return { kind: 'folder' };
    return stat.isFile() ? fs.readFileSync(real) : { kind: 'not-text' };
  } catch (error) {
    return absenceFor(error, folder, file);
  }
}

/** Where a path leads, all links followed, with the names as they are spelled. Throws where there is nothing. */
export function realPath(file: string): string {
  return fs.realpathSync.native(file);
}

/** Whether a path from one folder to a file leaves the folder. */
export function isOutside(relative: string): boolean {
  return relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}

/** The code that Node gives an error of the file system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

function absenceFor(error: unknown, folder: string, file: string): Absence {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'forbidden' };
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return { kind: 'unreadable', detail: code };
  const found = respelled(folder, path.normalize(file));
  if (found !== undefined) return { kind: 'other-case', found };
  const wanted = path.resolve(folder, file);
  return missingAmong(namesIn(path.dirname(wanted)), path.basename(wanted));
}

/** The path with its names as they are in their folders, where they differ in upper and lower case and nobody else does. */
function respelled(folder: string, file: string): string | undefined {
  let found = '';
  for (const name of file.split(path.sep)) {
    const alike = namesIn(path.join(folder, found)).filter((each) => foldedName(each) === foldedName(name));
    const only = alike.includes(name) ? name : alike.length === 1 ? alike[0] : undefined;
    if (only === undefined) return undefined;
    found = path.join(found, only);
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

function isOtherCase(found: string, asked: string): boolean {
  return found.normalize() !== asked.normalize() && foldedName(found) === foldedName(asked);
}
