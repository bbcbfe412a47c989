import type { Localized } from '../../language/schema.ts';

const text = (zh: string, en: string): Localized => ({ zh, en });

/** Why something keeps its name, or a name cannot be taken. */
export const refusals = {
  nothing: text(
    '这里没有可以重命名的名称。可以重命名的有：部门、预算单位、项目的名称，“科目”中声明的非标准科目的编码和名称',
    'Nothing here can be renamed. What can be: the names of the department, of units and of projects, and codes and names of subjects that are declared and not standard ones',
  ),
  standard: (code: string): Localized =>
    text(
      `${code} 是标准科目，编码和名称由政府收支分类科目规定，不能重命名`,
      `${code} is a standard subject; its code and name are set by the government's classification`,
    ),
  undeclared: (code: string): Localized =>
    text(`${code} 没有在“科目”中声明，不能重命名`, `${code} is not declared under “subjects” and cannot be renamed`),
  unreachable: text(
    '引入的文件还没有读到，不能重命名，以免漏改',
    'An included file has not been read; renaming now could miss places in it',
  ),
  empty: text('名称不能为空', 'A name cannot be empty'),
  lines: text('名称不能换行，也不能有制表符', 'A name has neither line breaks nor tabs'),
  taken: (name: string): Localized => text(`已经有“${name}”了`, `There is “${name}” already`),
  code: (length: number): Localized =>
    text(`科目编码要是 ${length} 位数字`, `The code of this subject has ${length} digits`),
  kind: (code: string): Localized =>
    text(`${code} 与原来的编码不是同一类科目`, `${code} is of another classification than the code before`),
  hasBelow: (code: string, below: string): Localized =>
    text(
      `${code} 下面还有 ${below} 等科目，编码不能单独改`,
      `${code} has subjects below it, such as ${below}; its code cannot change alone`,
    ),
} as const;
