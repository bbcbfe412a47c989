import type { Localized } from '../language/schema.ts';
import type { Include, PriorFile } from '../model/Budget.ts';
import { notTextReason } from '../model/binding/notTextReason.ts';
import { lastNamed, mostLevels } from '../model/includes.ts';
import { changeTo } from './edits/changeTo.ts';
import type { Finding, Rule } from './Rule.ts';

/** What is not there counts nowhere, and every total above it is wrong without saying why. */
export const includeNotFound: Rule = {
  id: 'include-not-found',
  severity: 'error',
  fix: 'choice',
  doc: `引入的文件，或“上年”写的文件读不到：没有这个文件，名称大小写不同，是文件夹或不是文本，没有权限，或者在预算所在的文件夹（工作区）之外。

An included file, or last year's, cannot be read: it is not there, its name differs in upper and lower case, it is a folder or no text, permission is denied, or it lies outside the budget's folder (the workspace).

\`\`\`budget partial
引入 <|"城东.budget"|>  # error[include-not-found]
引入 "城西.budget"
\`\`\`
\`\`\`file 城西.budget
预算单位 "城西分局" { 代码 901002; 单位性质 事业; 职责 "服务。" }
\`\`\`
\`\`\`message
没有“城东.budget”这个文件
\`\`\`
\`\`\`message en
There is no file “城东.budget”
\`\`\`
`,
  *check({ includes, prior, unitPriors }) {
    for (const include of includes) {
      const message = whyNotRead(include);
      if (message) yield finding(include, message);
    }
    for (const each of prior ? [prior, ...unitPriors] : unitPriors) {
      const message = each.state.kind === 'empty' ? noPrior : whyNotRead(each);
      if (message) yield finding(each, message);
    }
  },
};

const noPrior: Localized = { zh: '没有写上年是哪个文件', en: "Last year's file is not named" };

/** What names a file: an include, or 上年. */
type Named = Include | PriorFile;

function finding({ place, path, state }: Named, message: Localized): Finding {
  const meant = pathsMeant(path, state);
  if (meant.length === 0) return { place, message };
  const inner = { segment: place.segment, start: place.start + 1, end: place.start + 1 + path.length };
  return { place, message, fixes: () => meant.map((newText) => changeTo(newText, [{ place: inner, newText }])) };
}

/** The paths that may be meant by one that leads to no file. */
function pathsMeant(path: string, state: Named['state']): readonly string[] {
  if (state.kind === 'other-case') return [respelled(path, state.found)];
  return state.kind === 'missing' ? nearIn(state).map((name) => lastNamed(path, name)) : [];
}

/** A path with its names spelled as those at the end of another one; separators and detours stay as typed. */
function respelled(path: string, found: string): string {
  const names = found.split(/[/\\]/);
  const pieces = path.split(/([/\\]+)/);
  for (let i = pieces.length - 1; i >= 0; i -= 2) {
    const [asked = '', actual = ''] = [pieces[i], names.pop()];
    if (asked.normalize().toLowerCase() !== actual.normalize().toLowerCase()) break;
    pieces[i] = actual;
  }
  return pieces.join('');
}

/** Why an include cannot be followed; nothing where it was, where another rule says so, or while nobody knows yet. */
export function whyNotRead({ path, state }: Pick<Named, 'path' | 'state'>): Localized | undefined {
  switch (state.kind) {
    case 'included':
    case 'repeated':
    case 'cycle':
    case 'read':
    case 'own':
    case 'loading':
      return undefined;
    case 'empty':
      return { zh: '没有写引入哪个文件', en: 'The include names no file' };
    case 'absolute':
      return {
        zh: `“${path}”不是相对路径；路径相对于本文件所在的文件夹`,
        en: `“${path}” is not a relative path; paths are relative to the folder of this file`,
      };
    case 'missing':
      return noFileAt(path, nearIn(state));
    case 'other-case':
      return {
        zh: `没有“${path}”，只有“${respelled(path, state.found)}”，大小写不同`,
        en: `There is no “${path}”, only “${respelled(path, state.found)}”, which differs in upper and lower case`,
      };
    case 'folder':
      return { zh: `“${path}”是文件夹，不是文件`, en: `“${path}” is a folder, not a file` };
    case 'not-text':
      return notText(path, state.at ? notTextReason(state.at) : noFile);
    case 'forbidden':
      return { zh: `没有读取“${path}”的权限`, en: `Permission to read “${path}” is denied` };
    case 'unreadable':
      return { zh: `“${path}”读取失败（${state.detail}）`, en: `“${path}” could not be read (${state.detail})` };
    case 'unreachable':
      return {
        zh: `编辑器没有提供别的文件，读不到“${path}”`,
        en: `The editor gives no access to other files, so “${path}” cannot be read`,
      };
    case 'too-deep':
      return {
        zh: `引入超过 ${mostLevels} 层，没有再引入“${path}”`,
        en: `More than ${mostLevels} files include each other on the way here, so “${path}” was not included`,
      };
    case 'outside':
      return state.link ? leadsOut(path) : liesOutside(path);
    case 'unsaved':
      return {
        zh: `本文件不在文件夹里（例如还没有保存），不知道“${path}”在哪里`,
        en: `This file is in no folder (perhaps it was never saved), so it is not known where “${path}” is`,
      };
  }
}

/** The names that are offered for one that is not there; more of them would tell nothing. */
function nearIn({ near = [] }: { near?: readonly string[] }): readonly string[] {
  return near.slice(0, 3);
}

function noFileAt(path: string, near: readonly string[]): Localized {
  const there = { zh: `没有“${path}”这个文件`, en: `There is no file “${path}”` };
  if (near.length === 0) return there;
  return {
    zh: `${there.zh}，名称相近的有${near.map((name) => `“${name}”`).join('、')}`,
    en: `${there.en}; similar names: ${near.map((name) => `“${name}”`).join(', ')}`,
  };
}

const noFile: Localized = { zh: '不是文件，而是设备或管道', en: 'not a file, but a device or a pipe' };

function notText(path: string, { zh, en }: Localized): Localized {
  return { zh: `“${path}”${zh}`, en: `“${path}” is ${en}` };
}

function leadsOut(path: string): Localized {
  return {
    zh: `“${path}”经由链接，指向预算所在的文件夹（工作区）之外`,
    en: `A link takes “${path}” outside the folder of the budget (the workspace)`,
  };
}

function liesOutside(path: string): Localized {
  return {
    zh: `“${path}”在预算所在的文件夹（工作区）之外；请打开两者共同的文件夹，用命令行时在那里放一个 budget-profile.json`,
    en: `“${path}” lies outside the folder of the budget (the workspace); open the folder that both are in, and for the command line put a budget-profile.json there`,
  };
}
