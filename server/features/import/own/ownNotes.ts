import type { Localized } from '../../../language/schema.ts';
import { projectsIn } from './ownProjects.ts';
import { type OwnRow, written } from './ownTables.ts';
import type { OwnWorkbook } from './ownWorkbook.ts';

/** What a new budget that is made of a workbook of ours does not have of the one that this was made of, or has by inference. */
export function openNotes(book: OwnWorkbook): Localized[] {
  const { tables } = book;
  const rows = tables.rows('表三', 2);
  const has = (column: number): readonly OwnRow[] =>
    rows.filter(({ code, amounts }) => code.length === 7 && (amounts[column] ?? 0) !== 0);
  const economic = tables.rows('表六', 2);
  const items = economic.filter(({ second }) => second !== '');
  const whole = (all: readonly OwnRow[], column: number): number =>
    all.find(({ name }) => name === '合计')?.amounts[column] ?? 0;
  const other = whole(rows, 1) - whole(economic, 0);
  return [
    notPublished,
    ...(has(1).length > 1 && items.length > 1 ? [codesInferred] : []),
    ...(other > 0 ? [codesUnknown(written(other))] : []),
    ...(has(2).length > 1 && projectsIn(book).length > 1 ? [functionsInferred] : []),
  ];
}

const notPublished: Localized = {
  zh: '公开的表格里没有上年数、内设机构、控制数、政府采购、国有资产和说明文字，项目也没有类别和经济科目，需要的请另行补上',
  en: 'published tables have no figures of last year, offices, ceilings, procurement, assets and explanations, and no categories and economic codes of projects: please add what is needed',
};

const codesInferred: Localized = {
  zh: '表六不分功能科目，各功能科目用了哪些经济科目是按合计推算的，请核对',
  en: '表六 does not tell functions apart: which economic codes each of them has was inferred from the totals, please check',
};

const functionsInferred: Localized = {
  zh: '表格不说明各项目的功能科目，是按金额推算的，请核对',
  en: 'no table gives the functions of the projects: they were inferred from the amounts, please check',
};

/** Of basic expenditure beyond this year's general public budget. */
function codesUnknown(amount: string): Localized {
  return {
    zh: `表六只列一般公共预算当年的基本支出，其余 ${amount}万元 的经济科目不明，暂列 30199、30299，请改正`,
    en: `表六 has this year’s general public budget alone: the economic codes of the other ${amount}万元 of basic expenditure are not known, 30199 and 30299 stand in their place, please correct them`,
  };
}
