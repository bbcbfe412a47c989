import path from 'node:path';
import { charts } from '../features/charts.ts';
import type { Budget } from '../model/Budget.ts';
import { type FileFault, type Files, isFault } from './Host.ts';

/** Why charts cannot be written into a folder; undefined where they can. */
export function folderFault(folder: string, files: Files): FileFault | undefined {
  const kind = files.kindOf(folder);
  if (kind === 'folder') return undefined;
  const reason = isFault(kind)
    ? { zh: `文件夹 ${folder} 不存在`, en: `there is no folder ${folder}` }
    : { zh: `${folder} 不是文件夹`, en: `${folder} is not a folder` };
  return { path: folder, reason };
}

/** Writes each chart of a budget as an SVG file with its title as its name; the first that cannot be written ends it. */
export function writeCharts(budget: Budget, folder: string, files: Files): FileFault | undefined {
  for (const { title, svg } of charts({ budget })) {
    const fault = files.write(path.join(folder, `${title}.svg`), svg);
    if (fault) return fault;
  }
  return undefined;
}
