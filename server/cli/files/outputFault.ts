import path from 'node:path';
import type { Localized } from '../../language/schema.ts';
import { profileName } from '../../rules/profile/profileName.ts';
import { type FileFault, type Files, isFault } from '../Host.ts';
import { isBudget } from './findBudgets.ts';

/** Why what is made of a file cannot be written to a path; undefined where it can. */
export function outputFault(file: string, output: string, files: Files): FileFault | undefined {
  if (files.placeOf(file) === files.placeOf(output))
    return {
      path: output,
      reason: { zh: '这是要读的文件本身，不能写到这里', en: 'this is the file to be read, it cannot be written' },
    };
  if (path.basename(output).toLowerCase() === profileName) return { path: output, reason: isProfile };
  if (files.kindOf(output) === 'folder')
    return {
      path: output,
      reason: { zh: '这是文件夹，不能写成文件', en: 'this is a folder, it cannot be written as a file' },
    };
  const folder = path.dirname(output);
  const kind = files.kindOf(folder);
  if (isFault(kind))
    return { path: output, reason: { zh: `文件夹 ${folder} 不存在`, en: `there is no folder ${folder}` } };
  return kind === 'folder'
    ? undefined
    : { path: output, reason: { zh: `${folder} 不是文件夹`, en: `${folder} is not a folder` } };
}

const isProfile: Localized = {
  zh: '这是检查规则配置文件的名称，请换一个文件名',
  en: 'this is the name of the profile of rules; choose another name',
};

/** Why what is no budget cannot be written to a path: it would take the place of one, or be taken for one. */
export function budgetNameFault(output: string): FileFault | undefined {
  if (!isBudget(output)) return undefined;
  const reason = {
    zh: '.budget 是预算文件的扩展名，请换一个文件名',
    en: '.budget is the ending of budgets; give the file another name',
  };
  return { path: output, reason };
}

/** Why a budget cannot be written to a path: only by its ending is it found again. */
export function endingFault(output: string): FileFault | undefined {
  if (isBudget(output)) return undefined;
  return { path: output, reason: { zh: '文件名要以 .budget 结尾', en: 'its name has to end in .budget' } };
}
