import type { Classification } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';

/** What the lists of subjects are called. */
export const classificationTitles: Readonly<Record<Classification, Localized>> = {
  function: { zh: '支出功能分类科目', en: 'Functional classification' },
  economic: { zh: '部门预算支出经济分类科目', en: 'Departmental economic classification' },
  government: { zh: '政府预算支出经济分类科目', en: 'Government economic classification' },
  revenue: { zh: '收入分类科目', en: 'Revenue classification' },
  procurement: { zh: '政府采购品目', en: 'Procurement catalogue' },
};

/** What is said of a subject that stands in the catalogue from memory only. */
export const unconfirmed: Localized = { zh: '科目表中的名称未经证实', en: 'listed from memory, not confirmed' };
