import type { TableLayout } from '../layout.ts';
import { inYuan, totalRow } from './shared.ts';

/** 一般公共预算基本支出部门预算经济分类预算表: basic expenditure by departmental economic subject. */
export const t8: TableLayout = {
  ...inYuan,
  id: 't8',
  label: '表八',
  number: '预算公开表8',
  title: '{年度}年{部门}一般公共预算基本支出部门预算经济分类预算表',
  emptyNote: '注：本{部门}无一般公共预算基本支出，故本表为空表。',
  sides: [
    {
      where: { part: 'basic', sources: ['general'] },
      columns: [
        {
          header: '项目',
          columns: [
            {
              header: '经济分类科目编码',
              columns: [
                { header: '类', show: 'class' },
                { header: '款', show: 'section' },
              ],
            },
            { header: '经济分类科目名称', show: 'name' },
          ],
        },
        {
          header: '一般公共预算基本支出',
          columns: [
            { header: '合计', key: 'total', where: {} },
            { header: '人员经费', key: 'personnel', where: { economic: 'personnel' } },
            { header: '公用经费', key: 'public', where: { economic: 'public' } },
          ],
        },
      ],
      rows: [totalRow, { kind: 'economic' }],
    },
  ],
};
