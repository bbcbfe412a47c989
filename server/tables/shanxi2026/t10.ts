import type { FigureRow, TableLayout } from '../layout.ts';
import { appropriation, label, source, units } from './shared.ts';

const row = (key: string, text: string, economicCodes: readonly string[]): FigureRow => ({
  kind: 'figure',
  key,
  label: text,
  of: [{ economicCodes }],
});

/** “三公”经费支出预算表: the four kinds by appropriated budget. */
export const t10: TableLayout = {
  id: 't10',
  label: '表十',
  number: '预算公开表10',
  title: '{年度}年财政拨款安排“三公”经费支出预算表',
  ...units,
  source,
  sides: [
    {
      columns: [label, { header: '{年度}年预算数', columns: appropriation }],
      rows: [
        row('abroad', '因公出国（境）费', ['30212']),
        row('reception', '公务接待费', ['30217']),
        row('vehicles', '公务用车购置及运行费', ['31013', '30231']),
        row('vehicle-purchase', '①公务用车购置费', ['31013']),
        row('vehicle-running', '②公务用车运行维护费', ['30231']),
        { ...row('total', '合计', ['30212', '30217', '31013', '30231']), emphasis: 'total' },
      ],
    },
  ],
};
