import fs from 'node:fs';
import path from 'node:path';
import type { Localized } from '../language/schema.ts';
import type { Entry, FileFault, FileKind, Files, Host } from './Host.ts';

/** The machine that Node runs on. A reader of standard output that goes away early (`| head`) is no error. */
export function systemHost(): Host {
  const ignoreClosedPipe = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
  };
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  return {
    environment: process.env,
    files: systemFiles,
    print: (text) => process.stdout.write(text),
    complain: (line) => process.stderr.write(`${line}\n`),
  };
}

const systemFiles: Files = {
  kindOf: (file) => attempt(file, () => (fs.statSync(file).isDirectory() ? 'folder' : 'file')),
  read: (file) => attempt(file, () => fs.readFileSync(file)),
  list: (folder) =>
    attempt(folder, () => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entryOf(folder, entry))),
  write: (file, text) => attempt(file, () => replaceFile(file, text)),
  isSame: (a, b) => path.resolve(a) === path.resolve(b),
};

function entryOf(folder: string, entry: fs.Dirent): Entry[] {
  const { name } = entry;
  const file = path.join(folder, name);
  const kind: FileKind | undefined = entry.isDirectory()
    ? 'folder'
    : entry.isFile() || isLinkToFile(entry, file)
      ? 'file'
      : undefined;
  return kind ? [{ name, kind, path: file }] : [];
}

function isLinkToFile(entry: fs.Dirent, file: string): boolean {
  return entry.isSymbolicLink() && (fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** Written beside its place and renamed, so that a reader never sees half of it. */
function replaceFile(file: string, text: string): undefined {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(beside, text);
    fs.renameSync(beside, file);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

function attempt<T>(file: string, use: () => T): T | FileFault {
  try {
    return use();
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
    return {
      path: file,
      reason: reasons[code] ?? { zh: `读写失败（${code}）`, en: `reading or writing failed (${code})` },
    };
  }
}

const notThere: Localized = { zh: '没有这个文件或文件夹', en: 'no such file or folder' };
const notAllowed: Localized = { zh: '没有读写它的权限', en: 'permission denied' };

const reasons: Readonly<Record<string, Localized>> = {
  ENOENT: notThere,
  ENOTDIR: notThere,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: { zh: '所在的磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EISDIR: { zh: '这是文件夹，这里要一个文件', en: 'this is a folder, a file is needed' },
};
