import type { TableLayout } from '../layout.ts';
import { byAppropriation, ownLevel, source, units } from './shared.ts';

/** 项目支出预算表（本年预算）: this year's money of each project by source. */
export const t12: TableLayout = {
  id: 't12',
  label: '表十二',
  number: '预算公开表12',
  title: '{年度}年项目支出预算表（本年预算）',
  ...units,
  source,
  columnNumbers: true,
  sides: [
    {
      where: { part: 'project', carryover: false },
      columns: [
        { header: '项目名称', show: 'label' },
        { header: '合计', key: 'total', where: {} },
        { header: '{年度}年财政拨款', columns: byAppropriation },
        { header: '财政专户管理资金', key: 'special', where: { sources: ['special'] } },
        { header: '单位资金', key: 'unit', where: { sources: ['unit'] } },
      ],
      rows: [{ kind: 'projects', ownLevel }],
    },
  ],
};
