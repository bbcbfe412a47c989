import type { TableLayout } from '../layout.ts';
import { byPart, code, functionLevels, name, source, totalRow, units } from './shared.ts';

/** 预算支出总表: functional codes by basic and project expenditure. */
export const t3: TableLayout = {
  id: 't3',
  label: '表三',
  number: '预算公开表3',
  title: '{年度}年预算支出总表',
  ...units,
  source,
  sides: [
    {
      columns: [
        { header: '项目', columns: [code, name] },
        { header: '{年度}年预算数', columns: byPart },
      ],
      rows: [totalRow, { kind: 'tree', by: 'expenditure', levels: functionLevels }],
    },
  ],
};
