import type { TableLayout } from '../layout.ts';
import { yearEndNote } from '../yearEndNote.ts';
import { appropriated, functionRows, inYuan, subjectColumns, totalRow } from './shared.ts';

/** 收入预算总表: functional subjects by kind of revenue. 事业收入 is what the special account holds, 其他收入 the unit's own money. */
export const t2: TableLayout = {
  ...inYuan,
  id: 't2',
  label: '表二',
  number: '预算公开表2',
  title: '{年度}年{部门}收入预算总表',
  landscape: true,
  notes: [yearEndNote],
  sides: [
    {
      columns: [
        subjectColumns,
        {
          header: '收入预算',
          columns: [
            { header: '合计', key: 'total', where: {} },
            { header: '财政拨款收入', key: 'appropriation', where: { sources: appropriated } },
            { header: '事业收入', key: 'business', where: { sources: ['special'] } },
            { header: '事业单位经营收入', key: 'operation', where: { sources: [] } },
            { header: '其他收入', key: 'other', where: { sources: ['unit'] } },
          ],
        },
      ],
      rows: [totalRow, functionRows],
    },
  ],
};
