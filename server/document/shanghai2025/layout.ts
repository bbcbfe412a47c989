import { standardCharts } from '../charts/standardCharts.ts';
import type { DocumentLayout } from '../DocumentLayout.ts';
import { count, documentSlots, numberOf, reasonLeads } from '../slots.ts';
import { glossary } from './glossary.ts';
import { narrative } from './narrative.ts';
import { others } from './others.ts';
import { overview } from './overview.ts';
import { performanceForm } from './performanceForm.ts';
import { projectForm } from './projectForm.ts';

/** The words of the Shanghai disclosures of 2025: the explanation stands before the tables. */
export const shanghai2025: DocumentLayout = {
  id: 'shanghai-2025',
  title: '{department}{year}年度{scope}预算',
  cover: ['{department}', '{year}年度{scope}预算'],
  owner: '{scope}名称：{department}',
  watermark: '仅供内部审核',
  contentsTitle: '目 录',
  slots: documentSlots,
  amounts: {
    sentence: { unit: '万元', decimals: 2, zero: '0' },
    yuan: { unit: '元', decimals: 2, zero: '0', whole: true },
  },
  changes: {
    increase: '比{lastYear}年预算增加{difference}万元，增长{rate}',
    decrease: '比{lastYear}年预算减少{difference}万元，下降{rate}',
    same: '与{lastYear}年预算持平',
    fromZero: '{lastYear}年预算为0万元，增加{difference}万元',
    because: '，主要原因是{reason}',
    leads: reasonLeads,
  },
  noRate: '（上年预算为0万元，不计算增减率）',
  comparators: { '=': '', '>=': '≥', '<=': '≤' },
  outline: [
    ...overview,
    {
      kind: 'section',
      id: 'glossary',
      level: 2,
      title: '三、名词解释',
      startsPage: true,
      body: [{ kind: 'glossary' }],
    },
    narrative,
    {
      kind: 'section',
      id: 'tables',
      level: 2,
      title: '五、{scope}预算表',
      startsPage: true,
      body: [{ kind: 'tables' }],
    },
    others,
    {
      kind: 'section',
      id: 'targets',
      level: 2,
      title: '七、项目经费情况说明',
      startsPage: true,
      slots: { projects: count({ kind: 'projects' }), targets: numberOf('performance') },
      body: [
        { kind: 'sentence', when: [{ slot: 'projects', is: ['zero'] }], text: '本{scope}无项目经费。' },
        {
          kind: 'sentence',
          when: [{ slot: 'projects', is: ['given'] }],
          text: '{year}年{department}项目{projects}个，绩效目标申报表如下。',
        },
        {
          kind: 'sentence',
          when: [{ slot: 'targets', is: ['zero'] }],
          text: '{year}年未编报{scope}整体支出绩效目标，整体支出绩效目标申报表只列{scope}职能和预算。',
        },
        { kind: 'performanceForm' },
        { kind: 'projectForms' },
        { kind: 'appendices' },
      ],
    },
  ],
  charts: standardCharts,
  performanceForm,
  projectForm,
  glossary,
};
