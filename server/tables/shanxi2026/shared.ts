import type { Column, FigureColumn, FigureRow, TextColumn } from '../layout.ts';

/** Where the form of all these tables comes from. */
export const source = '山西省 2026 年部门预算公开表样';
export const units = { unit: '万元', decimals: 2, emptyNote: '注：本表无数据' } as const;

/** What tells the department itself (本级) from the department with its units. */
export const ownLevel = '（本级）';

export const code: TextColumn = { header: '科目编码', show: 'code' };
export const name: TextColumn = { header: '科目名称', show: 'name' };
export const label: TextColumn = { header: '项目', show: 'label' };

/** 合计, 基本支出, 项目支出. */
export const byPart: readonly FigureColumn[] = [
  { header: '合计', key: 'total', where: {} },
  { header: '基本支出', key: 'basic', where: { part: 'basic' } },
  { header: '项目支出', key: 'project', where: { part: 'project' } },
];

/** The three budgets that are fiscal appropriation. */
export const appropriated = ['general', 'fund', 'capital'] as const;

/** 一般公共预算, 政府性基金预算, 国有资本经营预算. */
export const byAppropriation: readonly FigureColumn[] = [
  { header: '一般公共预算', key: 'general', where: { sources: ['general'] } },
  { header: '政府性基金预算', key: 'fund', where: { sources: ['fund'] } },
  { header: '国有资本经营预算', key: 'capital', where: { sources: ['capital'] } },
];

/** 合计 of the three budgets and each of them. */
export const appropriation: readonly Column[] = [
  { header: '合计', key: 'total', where: { sources: appropriated } },
  ...byAppropriation,
];

/** 合计 of all expenditure. */
export const totalRow: FigureRow = {
  kind: 'figure',
  key: 'total',
  label: '合计',
  of: ['expenditure'],
  emphasis: 'total',
};

/** 类, 款 and 项. */
export const functionLevels: readonly number[] = [3, 5, 7];
