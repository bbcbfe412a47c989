import type { TableLayout } from '../layout.ts';
import { byPart, functionRows, inYuan, subjectColumns, totalRow } from './shared.ts';

/** 支出预算总表: functional subjects by basic and project expenditure. */
export const t3: TableLayout = {
  ...inYuan,
  id: 't3',
  label: '表三',
  number: '预算公开表3',
  title: '{年度}年{部门}支出预算总表',
  sides: [
    {
      columns: [subjectColumns, { header: '支出预算', columns: byPart }],
      rows: [totalRow, functionRows],
    },
  ],
};
