import type { Section } from '../DocumentLayout.ts';
import { officeSlots, text } from '../slots.ts';

/** 第一部分 概况. */
export const overview: Section = {
  kind: 'section',
  id: 'part-1',
  level: 1,
  title: '第一部分 概况',
  startsPage: true,
  body: [
    {
      kind: 'section',
      id: 'duties',
      level: 2,
      title: '一、本{scope}职责',
      slots: { duties: text('department/duties') },
      body: [{ kind: 'sentence', text: '{duties}' }],
    },
    {
      kind: 'section',
      id: 'offices',
      level: 2,
      title: '二、机构设置情况',
      slots: officeSlots,
      body: [
        { kind: 'sentence', text: '内设职能部门{offices}个[：{officeNames}]。' },
        { kind: 'sentence', text: '[所属预算单位{units}个：{unitNames}。]' },
      ],
    },
  ],
};
