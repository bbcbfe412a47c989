import fs from 'node:fs';
import path from 'node:path';
import type { Localized } from '../language/schema.ts';
import { type Entry, type FileFault, type FileKind, type Files, type GrowingFile, type Host, isFault } from './Host.ts';
import { codeOf, readWithin, realPath } from './readWithin.ts';
import { writerTo } from './writerTo.ts';

/** The machine that Node runs on. */
export function systemHost(): Host {
  const complain = writerTo('stderr');
  return {
    environment: process.env,
    files: systemFiles,
    print: writerTo('stdout'),
    complain: (line) => complain(`${line}\n`),
    async printPdf(html, browser) {
      const { printPdf } = await import('./pdf/printPdf.ts');
      return printPdf(html, { browser, environment: process.env, namedBy });
    },
  };
}

const namedBy: Localized = {
  zh: ' --browser PATH 或环境变量 BUDGET_CHROME ',
  en: '--browser PATH or the variable BUDGET_CHROME',
};

const systemFiles: Files = {
  kindOf: (file) => attempt(file, () => (fs.statSync(file).isDirectory() ? 'folder' : 'file'), generalReasons),
  read: (file) => attempt(file, () => fs.readFileSync(file), generalReasons),
  readWithin,
  list: (folder) =>
    attempt(
      folder,
      () => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entryOf(folder, entry)),
      generalReasons,
    ),
  write: replaceFile,
  grow: growFile,
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

/** A file that was there keeps who may read and write it. */
function replaceFile(file: string, content: string | Uint8Array): FileFault | undefined {
  const growing = growFile(file);
  if (isFault(growing)) return growing;
  const fault = growing.append(content);
  if (!fault) return growing.finish();
  growing.abandon();
  return fault;
}

/** Written beside its place and renamed, so that a reader never sees half of it. A link keeps leading to its file. */
function growFile(file: string): GrowingFile | FileFault {
  const { target, mode } = placeOf(file);
  // Its name is short: that of the file may be as long as the system allows.
  const beside = path.join(path.dirname(target), `.budget-${process.pid}.tmp`);
  const descriptor = attempt(file, () => ({ number: fs.openSync(beside, 'w') }), folderReasons);
  if (isFault(descriptor)) return descriptor;
  const { number } = descriptor;
  const remove = (): void => {
    faultOf(beside, () => fs.rmSync(beside, { force: true }), generalReasons);
  };
  return {
    append: (content) => faultOf(file, () => fs.writeFileSync(number, content), folderReasons),
    finish() {
      const fault =
        faultOf(file, () => closeWithMode(number, mode), folderReasons) ??
        faultOf(file, () => fs.renameSync(beside, target), targetReasons);
      if (fault) remove();
      return fault;
    },
    abandon() {
      faultOf(beside, () => fs.closeSync(number), generalReasons);
      remove();
    },
  };
}

function placeOf(file: string): { readonly target: string; readonly mode: number | undefined } {
  try {
    return { target: realPath(file), mode: fs.statSync(file).mode };
  } catch {
    return { target: file, mode: undefined };
  }
}

function closeWithMode(descriptor: number, mode: number | undefined): void {
  try {
    if (mode !== undefined) fs.fchmodSync(descriptor, mode);
  } finally {
    fs.closeSync(descriptor);
  }
}

function attempt<T>(file: string, use: () => T, reasons: Reasons): T | FileFault {
  try {
    return use();
  } catch (error) {
    return faultFor(file, error, reasons);
  }
}

function faultOf(file: string, act: () => void, reasons: Reasons): FileFault | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return faultFor(file, error, reasons);
  }
}

function faultFor(file: string, error: unknown, reasons: Reasons): FileFault {
  const code = codeOf(error);
  const unknown = { zh: `读写失败（${code}）`, en: `reading or writing failed (${code})` };
  return { path: file, reason: reasons[code] ?? generalReasons[code] ?? unknown };
}

const notThere: Localized = { zh: '没有这个文件或文件夹', en: 'no such file or folder' };
const notAllowed: Localized = { zh: '没有读写它的权限', en: 'permission denied' };

type Reasons = Readonly<Record<string, Localized>>;

const generalReasons: Reasons = {
  ENOENT: notThere,
  ENOTDIR: notThere,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: { zh: '所在的磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EISDIR: { zh: '这是文件夹，这里要一个文件', en: 'this is a folder, a file is needed' },
};

const noFolderRight: Localized = {
  zh: '所在的文件夹不允许写入；请换一个文件夹，或取得写入权限',
  en: 'its folder may not be written to; choose another folder, or get the permission',
};

/** Where a new file cannot be made. */
const folderReasons: Reasons = { EACCES: noFolderRight, EPERM: noFolderRight };

const isInUse: Localized = {
  zh: '文件不能改写，可能正在别的程序（Word、WPS、Excel 等）中打开；请在那里关闭后重试，或换一个文件名',
  en: 'it cannot be replaced, perhaps because another program (Word, WPS, Excel …) has it open; close it there and try again, or choose another name',
};

/** Where a file that is there cannot be replaced; Windows refuses so while a program has it open. */
const targetReasons: Reasons = { EBUSY: isInUse, EACCES: isInUse, EPERM: isInUse };
