import nodePath from 'node:path';
import type { Localized } from '../../language/schema.ts';
import { type FileFault, type Files, isFault } from '../Host.ts';

/** The files to be read, in order, and what could not be used. */
export interface FoundBudgets {
  readonly files: readonly FoundBudget[];
  readonly faults: readonly FileFault[];
}

/** A file, and the folder that its includes may not leave: the one that was named, or its own. */
export interface FoundBudget {
  readonly path: string;
  readonly within: string;
}

/** The budgets that some paths name: files as they are, folders with every *.budget below them, in the order of their paths. */
export function findBudgets(paths: readonly string[], files: Files): FoundBudgets {
  const found = paths.map((path) =>
    files.kindOf(path) === 'folder' ? inFolder(path, files) : { files: [alone(path)], faults: [] },
  );
  return { files: found.flatMap((each) => each.files), faults: found.flatMap((each) => each.faults) };
}

/** A file that was named itself. */
export function alone(path: string): FoundBudget {
  return { path, within: nodePath.dirname(path) };
}

/** Whether a file is a budget by its name, or its path. */
export function isBudget(file: string): boolean {
  return nodePath.extname(file).toLowerCase() === '.budget';
}

/** Whether budgets are looked for in a folder of this name. */
export function isLookedInto(name: string): boolean {
  return !isHidden(name) && name !== 'node_modules';
}

/** Whether a file of this name in a folder is a budget; the `._甲.budget` that macOS writes beside `甲.budget` is none. */
export function isListed(name: string): boolean {
  return isBudget(name) && !isHidden(name);
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function inFolder(folder: string, files: Files): FoundBudgets {
  const budgets: string[] = [];
  const faults: FileFault[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = files.list(next);
    if (isFault(entries)) {
      faults.push(entries);
      continue;
    }
    for (const { name, path, kind } of entries) {
      if (kind === 'folder' && isLookedInto(name)) waiting.push(path);
      if (kind === 'file' && isListed(name)) budgets.push(path);
    }
  }
  if (budgets.length === 0 && faults.length === 0) faults.push({ path: folder, reason: noBudgets });
  return { files: budgets.sort().map((path) => ({ path, within: folder })), faults };
}

const noBudgets: Localized = { zh: '这个文件夹里没有 .budget 文件', en: 'there is no .budget file in this folder' };
