import type { Section } from '../DocumentLayout.ts';
import { officeSlots, text } from '../slots.ts';

/** 部门主要职能 and 部门机构设置. */
export const overview: readonly Section[] = [
  {
    kind: 'section',
    id: 'duties',
    level: 2,
    title: '一、{scope}主要职能',
    startsPage: true,
    slots: { duties: text('department/duties') },
    body: [{ kind: 'sentence', text: '{duties}' }],
  },
  {
    kind: 'section',
    id: 'offices',
    level: 2,
    title: '二、{scope}机构设置',
    slots: officeSlots,
    body: [
      { kind: 'sentence', text: '{department}设{offices}个内设机构[，包括：{officeNames}]。' },
      { kind: 'sentence', text: '[{department}预算包括本部以及下属{units}家预算单位的预算：{unitNames}。]' },
    ],
  },
];
