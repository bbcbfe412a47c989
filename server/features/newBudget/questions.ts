import { valuesOf } from '../../language/lookup.ts';
import type { EnumerationValue, Localized } from '../../language/schema.ts';

/** What a new budget cannot do without, and what nothing but an answer can tell. */
export type QuestionId = 'name' | 'code' | 'year' | 'kind' | 'duties';

/** One of the five questions. */
export interface Question {
  readonly id: QuestionId;
  readonly title: Localized;
  readonly prompt: Localized;
  /** An example of an answer. */
  readonly example: Localized;
  /** The words to choose from, where the answer is one of these. */
  readonly choices?: readonly EnumerationValue[];
}

/** Everything that is required in 部门, in the order in which it is asked. */
export const questions: readonly Question[] = [
  {
    id: 'name',
    title: { zh: '部门名称', en: 'The name of the department' },
    prompt: {
      zh: '部门名称，用规范的全称，公开文本的封面和各处都用它',
      en: 'The full official name, as on the cover of the published document',
    },
    example: { zh: '如：某某市城市管理局', en: 'such as 某某市城市管理局' },
  },
  {
    id: 'code',
    title: { zh: '部门代码', en: 'The code of the department' },
    prompt: {
      zh: '财政部门给的部门（单位）代码，开头的 0 照写',
      en: 'The code that the finance bureau gave, with its leading zeros',
    },
    example: { zh: '如：215', en: 'such as 215' },
  },
  {
    id: 'year',
    title: { zh: '预算年度', en: 'The budget year' },
    prompt: { zh: '预算年度，四位数字', en: 'The budget year, four digits' },
    example: { zh: '如：2026', en: 'such as 2026' },
  },
  {
    id: 'kind',
    title: { zh: '单位性质', en: 'The kind of unit' },
    prompt: {
      zh: '单位性质，决定支出对应的政府经济分类',
      en: 'The kind of unit decides the government economic codes',
    },
    example: { zh: '', en: '' },
    choices: valuesOf('unitKind'),
  },
  {
    id: 'duties',
    title: { zh: '部门职责', en: 'The duties of the department' },
    prompt: {
      zh: '部门职责，先写一句，以后可以在文件里写详细',
      en: 'What the department is responsible for: a sentence, to be extended in the file',
    },
    example: { zh: '如：负责市容环境管理和城市管理综合执法。', en: 'such as 负责市容环境管理和城市管理综合执法。' },
  },
];

/** The year for which a budget is most likely written: from July on, the next one. */
export function likelyYear(today: { readonly year: number; readonly month: number }): string {
  return String(today.month >= 7 ? today.year + 1 : today.year);
}
