import type { TableLayout } from '../layout.ts';
import { appropriation, ownLevel, source, units } from './shared.ts';

/** 机关运行经费预算表: the operating costs of each unit by appropriated budget. */
export const t11: TableLayout = {
  id: 't11',
  label: '表十一',
  number: '预算公开表11',
  title: '{年度}年财政拨款安排机关运行经费预算表',
  ...units,
  source,
  sides: [
    {
      columns: [
        { header: '单位名称', show: 'label' },
        { header: '{年度}预算数', columns: appropriation },
      ],
      rows: [
        { kind: 'figure', key: 'total', label: '{部门}合计', of: ['operatingCosts'], emphasis: 'total' },
        { kind: 'units', ownLevel },
      ],
    },
  ],
};
