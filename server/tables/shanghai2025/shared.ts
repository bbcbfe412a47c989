import type { Column, FigureColumn, FigureRow, TableLayout, TextColumn, TreeRows } from '../layout.ts';

/** Where the form of all these tables comes from. */
export const source = '上海市普陀区 2025 年部门预算公开表样';

/** The three budgets that are fiscal appropriation. */
export const appropriated = ['general', 'fund', 'capital'] as const;

/** 项目, the name of a row. */
export const label: TextColumn = { header: '项目', show: 'label' };

/** The code of a functional subject in three columns, and its name. */
export const subjectColumns: Column = {
  header: '项目',
  columns: [
    {
      header: '功能分类科目编码',
      columns: [
        { header: '类', show: 'class' },
        { header: '款', show: 'section' },
        { header: '项', show: 'item' },
      ],
    },
    { header: '功能分类科目名称', show: 'name' },
  ],
};

/** 类, 款 and 项 of functional expenditure. */
export const functionRows: TreeRows = { kind: 'tree', by: 'expenditure', levels: [3, 5, 7] };

/** 合计 of all expenditure. */
export const totalRow: FigureRow = {
  kind: 'figure',
  key: 'total',
  label: '合计',
  of: ['expenditure'],
  emphasis: 'total',
};

/** 合计, 基本支出, 项目支出. */
export const byPart: readonly FigureColumn[] = [
  { header: '合计', key: 'total', where: {} },
  { header: '基本支出', key: 'basic', where: { part: 'basic' } },
  { header: '项目支出', key: 'project', where: { part: 'project' } },
];

/** What is the same in every table whose amounts are in yuan. */
export const inYuan = { unit: '元', decimals: 2, source } as const;

/** Expenditure from one of the appropriated budgets by functional subject. */
export function budgetTable(
  number: '五' | '六' | '七',
  digit: number,
  budget: string,
  from: (typeof appropriated)[number],
): TableLayout {
  return {
    ...inYuan,
    id: `t${digit}`,
    label: `表${number}`,
    number: `预算公开表${digit}`,
    title: `{年度}年{部门}${budget}支出功能分类预算表`,
    emptyNote: `注：本{部门}无${budget}支出，故本表为空表。`,
    sides: [
      {
        where: { sources: [from] },
        columns: [subjectColumns, { header: `${budget}支出`, columns: byPart }],
        rows: [totalRow, functionRows],
      },
    ],
  };
}
