import type { Classification } from '../../data/catalogue.ts';
import type { Localized } from '../../language/schema.ts';

const classificationNames: Readonly<Record<Classification, Localized>> = {
  function: { zh: '支出功能分类科目', en: 'functional code' },
  economic: { zh: '部门预算支出经济分类科目', en: 'departmental economic code' },
  government: { zh: '政府预算支出经济分类科目', en: 'government economic code' },
  revenue: { zh: '收入分类科目', en: 'revenue code' },
  procurement: { zh: '政府采购品目', en: 'procurement code' },
};

/** What the codes of a classification are called. */
export function classificationName(classification: Classification): Localized {
  return classificationNames[classification];
}
