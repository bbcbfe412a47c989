import type { TableLayout } from '../layout.ts';
import { appropriated, byAppropriation, ownLevel, source, units } from './shared.ts';

/** 项目支出预算表（上年结转）: the appropriated money of each project that is carried over. */
export const t13: TableLayout = {
  id: 't13',
  label: '表十三',
  number: '预算公开表13',
  title: '{年度}年项目支出预算表（上年结转）',
  ...units,
  source,
  columnNumbers: true,
  notes: [
    {
      text: '注：本表只列财政拨款结转，不含财政专户管理资金、单位资金的上年结转{金额}',
      amount: { of: ['expenditure'], where: { part: 'project', carryover: true, sources: ['special', 'unit'] } },
    },
  ],
  sides: [
    {
      where: { part: 'project', carryover: true, sources: appropriated },
      columns: [
        { header: '项目名称', show: 'label' },
        { header: '合计', key: 'total', where: {} },
        { header: '{年度}年财政拨款', columns: byAppropriation },
      ],
      rows: [{ kind: 'projects', ownLevel }],
    },
  ],
};
