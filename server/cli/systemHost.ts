import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Localized } from '../language/schema.ts';
import { codeOf, readWithin, realPath } from './files/readWithin.ts';
import { writerTo } from './files/writerTo.ts';
import {
  type Entry,
  type FileFault,
  type FileKind,
  type Files,
  type GrowingFile,
  type Host,
  isFault,
  type SizeLimit,
} from './Host.ts';

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
  read: (file, most) => attempt(file, () => readFile(file, most), generalReasons),
  readWithin,
  list: (folder) =>
    attempt(
      folder,
      () => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entryOf(folder, entry)),
      generalReasons,
    ),
  write: replaceFile,
  grow: growFile,
  placeOf: leadsTo,
};

/** Where a path leads, be there a file or not. */
function leadsTo(file: string): string {
  try {
    return realPath(file);
  } catch {
    return path.resolve(file);
  }
}

function readFile(file: string, most: SizeLimit | undefined): Uint8Array | FileFault {
  if (most && fs.statSync(file).size > most.bytes) return { path: file, reason: most.reason };
  return fs.readFileSync(file);
}

function entryOf(folder: string, entry: fs.Dirent): Entry[] {
  const { name } = entry;
  const file = path.join(folder, name);
  const kind: FileKind | undefined = entry.isDirectory()
    ? 'folder'
    : entry.isFile() || isLinkToNoFolder(entry, file)
      ? 'file'
      : undefined;
  return kind ? [{ name, kind, path: file }] : [];
}

/** One that leads nowhere, or in a circle, as well: who reads it as a file is told so, and the rest of its folder is read. */
function isLinkToNoFolder(entry: fs.Dirent, file: string): boolean {
  return entry.isSymbolicLink() && attempt(file, () => fs.statSync(file).isFile(), generalReasons) !== false;
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

/**
 * Written beside its place and renamed, so that a reader never sees half of it, whatever ends this process. A link keeps
 * leading to its file; what is no file, as a pipe or a terminal, is written to as it stands.
 */
function growFile(file: string): GrowingFile | FileFault {
  const place = placeOf(file);
  if (isFault(place)) return place;
  const { target, mode } = place;
  const beside = place.isFile ? besideOf(target) : target;
  const flags = place.isFile ? 'wx' : 'w';
  const descriptor = attempt(file, () => ({ number: fs.openSync(beside, flags) }), folderReasons);
  if (isFault(descriptor)) return descriptor;
  const { number } = descriptor;
  const close = (): FileFault | undefined => faultOf(file, () => fs.closeSync(number), folderReasons);
  if (!place.isFile) return { append: appendTo(number, file), finish: close, abandon: () => void close() };
  const remove = (): void => {
    faultOf(beside, () => fs.rmSync(beside, { force: true }), generalReasons);
  };
  return {
    append: appendTo(number, file),
    finish() {
      const fault =
        faultOf(file, () => closeWhole(number, mode), folderReasons) ??
        faultOf(file, () => fs.renameSync(beside, target), targetReasons);
      if (fault) remove();
      return fault;
    },
    abandon() {
      close();
      remove();
    },
  };
}

function appendTo(descriptor: number, file: string): GrowingFile['append'] {
  return (content) => faultOf(file, () => fs.writeFileSync(descriptor, content), folderReasons);
}

/**
 * Its name is short, as that of the file may be as long as the system allows; nobody else's, not even on another machine that
 * shares the folder; and none that is taken for a budget or shown: where the process is killed, the file stays.
 */
function besideOf(target: string): string {
  return path.join(path.dirname(target), `.budget-${randomUUID().slice(0, 13)}.tmp`);
}

interface WritingPlace {
  readonly target: string;
  readonly mode: number | undefined;
  readonly isFile: boolean;
}

function placeOf(file: string): WritingPlace | FileFault {
  return attempt(
    file,
    () => {
      const stats = fs.statSync(file, { throwIfNoEntry: false });
      if (stats && !stats.isFile()) return { target: file, mode: undefined, isFile: false };
      if (stats) return { target: realPath(file), mode: stats.mode, isFile: true };
      const isLink = fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
      return isLink ? { path: file, reason: leadsNowhere } : { target: file, mode: undefined, isFile: true };
    },
    folderReasons,
  );
}

/** What a disk does not take is known once it has been asked to keep it. */
function closeWhole(descriptor: number, mode: number | undefined): void {
  try {
    if (mode !== undefined) fs.fchmodSync(descriptor, mode);
    fs.fsyncSync(descriptor);
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
  if (code === 'ENOENT' && file.includes('*')) return { path: file, reason: notExpanded };
  return { path: file, reason: reasons[code] ?? generalReasons[code] ?? unknown };
}

/** What the shells of Windows leave to the programs. */
const notExpanded: Localized = {
  zh: '没有这个文件或文件夹；* 在这里不代表任意名称，请写出文件夹（. 是当前文件夹）或各个文件',
  en: 'no such file or folder; * does not stand for any name here, give the folder (. is the current one) or each file',
};

const notThere: Localized = { zh: '没有这个文件或文件夹；请核对路径', en: 'no such file or folder; check its path' };
const notAllowed: Localized = {
  zh: '没有读写它的权限；请取得权限，或换一个文件',
  en: 'permission denied; get the permission, or choose another file',
};
const isFull: Localized = {
  zh: '磁盘已满，或超过了允许的大小；请腾出空间，或换一个位置',
  en: 'the disk is full, or the file would be larger than allowed; free some space, or choose another place',
};

type Reasons = Readonly<Record<string, Localized>>;

const generalReasons: Reasons = {
  ENOENT: notThere,
  ENOTDIR: notThere,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EBUSY: {
    zh: '别的程序正独占着它；请在那里关闭后重试',
    en: 'another program keeps it for itself; close it there and try again',
  },
  EROFS: { zh: '所在的磁盘是只读的；请换一个位置', en: 'the disk is read-only; choose another place' },
  ENOSPC: isFull,
  EDQUOT: isFull,
  EFBIG: isFull,
  EISDIR: { zh: '这是文件夹，这里要一个文件', en: 'this is a folder, a file is needed' },
  ENAMETOOLONG: { zh: '名称太长；请换一个短些的', en: 'its name is too long; choose a shorter one' },
  ELOOP: { zh: '链接绕成一圈；请改正链接', en: 'its links go in a circle; correct them' },
};

const noFolderRight: Localized = {
  zh: '所在的文件夹不允许写入；请换一个文件夹，或取得写入权限',
  en: 'its folder may not be written to; choose another folder, or get the permission',
};

/** Where a new file cannot be made. */
const folderReasons: Reasons = { EACCES: noFolderRight, EPERM: noFolderRight };

const leadsNowhere: Localized = {
  zh: '这是链接，它指向的文件不存在；请改正链接，或换一个文件名',
  en: 'this is a link that leads to no file; correct it, or choose another name',
};

const isInUse: Localized = {
  zh: '文件不能改写，可能正在别的程序（Word、WPS、Excel 等）中打开；请在那里关闭后重试，或换一个文件名',
  en: 'it cannot be replaced, perhaps because another program (Word, WPS, Excel …) has it open; close it there and try again, or choose another name',
};

/** Where a file that is there cannot be replaced; Windows refuses so while a program has it open. */
const targetReasons: Reasons = { EBUSY: isInUse, EACCES: isInUse, EPERM: isInUse };
