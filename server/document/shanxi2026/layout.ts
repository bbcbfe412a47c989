import { standardCharts } from '../charts/standardCharts.ts';
import type { DocumentLayout } from '../DocumentLayout.ts';
import { documentSlots, reasonLeads } from '../slots.ts';
import { budgetSections } from './budgetSections.ts';
import { glossary } from './glossary.ts';
import { otherSections } from './otherSections.ts';
import { overview } from './overview.ts';
import { performanceForm } from './performanceForm.ts';
import { projectForm } from './projectForm.ts';

/** The words of the Shanxi disclosures of 2026. */
export const shanxi2026: DocumentLayout = {
  id: 'shanxi-2026',
  title: '{department}{year}年度{scope}预算公开',
  cover: ['{department}', '{year}年度{scope}预算公开'],
  owner: '{scope}名称：{department}',
  watermark: '仅供内部审核',
  contentsTitle: '目 录',
  slots: documentSlots,
  amounts: {
    sentence: { unit: '万元', decimals: 2, zero: '0' },
    form: { unit: '万元', decimals: 2, zero: '0.00' },
    yuan: { unit: '元', decimals: 2, zero: '0', whole: true },
    yuanOrBlank: { unit: '元', decimals: 2, zero: '', whole: true },
  },
  changes: {
    increase: '比上年增加{difference}万元，增长{rate}',
    decrease: '比上年减少{difference}万元，下降{rate}',
    same: '与上年持平',
    fromZero: '比上年增加{difference}万元（上年为0万元，不计算增长率）',
    because: '，主要原因是{reason}',
    leads: reasonLeads,
  },
  noRate: '（上年为0万元，不计算增减率）',
  comparators: { '=': '', '>=': '≥', '<=': '≤' },
  outline: [
    overview,
    {
      kind: 'section',
      id: 'part-2',
      level: 1,
      title: '第二部分 {year}年{scope}预算报表',
      startsPage: true,
      body: [{ kind: 'tables' }],
    },
    {
      kind: 'section',
      id: 'part-3',
      level: 1,
      title: '第三部分 {year}年度{scope}预算情况说明',
      startsPage: true,
      body: [...budgetSections, ...otherSections, { kind: 'appendices' }],
    },
    {
      kind: 'section',
      id: 'part-4',
      level: 1,
      title: '第四部分 名词解释',
      startsPage: true,
      body: [{ kind: 'glossary' }],
    },
  ],
  charts: standardCharts,
  performanceForm,
  projectForm,
  glossary,
};
