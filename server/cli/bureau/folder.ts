import path from 'node:path';
import type { Localized } from '../../language/schema.ts';
import { type Region, regionOfFolder } from '../../model/region.ts';
import { refuse } from '../files/BudgetFiles.ts';
import { type FoundBudget, findBudgets } from '../files/findBudgets.ts';
import { type FileFault, isFault } from '../Host.ts';
import type { Run } from '../jobs/BudgetJob.ts';
import type { Roster } from './Roster.ts';

/** The budgets of a folder; folders in it that cannot be read are told, and missed. A fault where there is none at all. */
export function budgetsOfFolder(
  folder: string,
  roster: Roster,
  { locale, host }: Run,
): readonly FoundBudget[] | FileFault {
  const kind = host.files.kindOf(folder);
  if (isFault(kind)) return kind;
  if (kind !== 'folder') return { path: folder, reason: noFolder };
  const { files, faults } = findBudgets([folder], host.files);
  const [first, ...others] = faults;
  if (first && files.length === 0) return first;
  for (const fault of first ? [first, ...others] : []) {
    refuse(fault, locale, host);
    roster.miss(fault.path);
  }
  return files;
}

/** What a folder is called as a region or bureau: `140600-示例市` is 示例市. */
export function regionOfPath(folder: string): Region {
  const name = path.basename(path.resolve(folder));
  const region = regionOfFolder(name);
  return { code: region?.code ?? '', name: region?.name || name };
}

const noFolder: Localized = { zh: '这不是文件夹', en: 'this is not a folder' };
