import type { FigureColumn, TableLayout } from '../layout.ts';
import { appropriated, source } from './shared.ts';

const expenses = (header: string, key: string, economicCodes: readonly string[]): FigureColumn => ({
  header,
  key,
  where: { sources: appropriated },
  of: [{ economicCodes }],
});

/** “三公”经费和机关运行经费预算表: one row, in 万元. */
export const t9: TableLayout = {
  id: 't9',
  label: '表九',
  number: '预算公开表9',
  title: '{年度}年{部门}“三公”经费和机关运行经费预算表',
  unit: '万元',
  decimals: 2,
  source,
  landscape: true,
  emptyNote: '注：本{部门}无“三公”经费和机关运行经费预算，故本表为空表。',
  sides: [
    {
      columns: [
        {
          header: '{年度}年“三公”经费预算数',
          columns: [
            expenses('合计', 'total', ['30212', '30217', '31013', '30231']),
            expenses('因公出国（境）费', 'abroad', ['30212']),
            expenses('公务接待费', 'reception', ['30217']),
            {
              header: '公务用车购置及运行费',
              columns: [
                expenses('小计', 'vehicles', ['31013', '30231']),
                expenses('购置费', 'vehicle-purchase', ['31013']),
                expenses('运行费', 'vehicle-running', ['30231']),
              ],
            },
          ],
        },
        {
          header: '{年度}年机关运行经费预算数',
          key: 'operating',
          where: { sources: appropriated },
          of: ['operatingCosts'],
        },
      ],
      rows: [{ kind: 'figure', key: 'all', label: '', of: [] }],
    },
  ],
};
