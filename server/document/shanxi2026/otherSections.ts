import type { Content, Section, Slots } from '../DocumentLayout.ts';
import { expenditure } from '../figures.ts';
import { allVehicles, amount, assetDay, count, numberOf, procurementSlots, stated, vehicleSlots } from '../slots.ts';

const projectExpenditure = expenditure({ part: 'project' });

/** How many projects there are and what they cost, all and by category; named twice in one section. */
const projectSlots = (prefix: string): Slots => ({
  [`${prefix}Count`]: count({ kind: 'projects' }),
  [`${prefix}Amount`]: amount(projectExpenditure),
  [`${prefix}OperatingCount`]: count({ kind: 'projects', category: 'otherOperating' }),
  [`${prefix}OperatingAmount`]: amount({ kind: 'projects', category: 'otherOperating' }),
  [`${prefix}SpecificCount`]: count({ kind: 'projects', category: 'specificPurpose' }),
  [`${prefix}SpecificAmount`]: amount({ kind: 'projects', category: 'specificPurpose' }),
});

const procurement: Section = {
  kind: 'section',
  id: 'procurement',
  level: 2,
  title: '九、政府采购情况',
  slots: procurementSlots,
  body: [
    {
      kind: 'sentence',
      text: '{year}年{department}政府采购预算总额{total}万元。其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。',
    },
  ],
};

const overall =
  '{year}年编报{scope}整体支出绩效目标，涉及{scope}预算资金{total}万元，其中基本支出{basic}万元，项目支出{project}万元';

const overallTarget: Section = {
  kind: 'section',
  id: 'performance-overall',
  level: 3,
  title: '1、整体绩效目标',
  unlisted: true,
  slots: {
    total: amount(expenditure()),
    basic: amount(expenditure({ part: 'basic' })),
    project: amount(projectExpenditure),
    bodies: { kind: 'scope', department: '机关及下属预算单位', unit: '' },
    units: numberOf('unit'),
    targets: numberOf('performance'),
    unitTargets: numberOf('unit/performance'),
    unitAmount: amount({ kind: 'unitsWith', statement: 'performance' }),
  },
  body: [
    {
      kind: 'sentence',
      when: [{ slot: 'targets', is: ['zero'] }],
      text: '{year}年未编报{scope}整体支出绩效目标，申报表只列{scope}基本信息、职责和年度预算情况。',
    },
    {
      kind: 'sentence',
      when: [
        { slot: 'targets', is: ['given'] },
        { slot: 'units', is: ['zero'] },
      ],
      text: `${overall}[；{bodies}{units}个，其中{unitTargets}个单位（包括机关）编报了单位整体绩效目标，涉及资金{unitAmount}万元]。`,
    },
    {
      kind: 'sentence',
      when: [
        { slot: 'targets', is: ['given'] },
        { slot: 'units', is: ['given'] },
      ],
      text: `${overall}；下属预算单位{units}个，其中{unitTargets}个单位编报了单位整体绩效目标，涉及资金{unitAmount}万元。`,
    },
    {
      kind: 'sentence',
      when: [{ slot: 'targets', is: ['given'] }],
      text: '（部门（单位）整体目标表公开情况见附件）',
    },
  ],
};

const projectTargets: Section = {
  kind: 'section',
  id: 'performance-projects',
  level: 3,
  title: '2、项目绩效目标',
  unlisted: true,
  slots: {
    ...projectSlots('managed'),
    ...projectSlots('published'),
    publishedShare: { kind: 'share', figure: projectExpenditure, of: projectExpenditure, whole: true },
  },
  body: [
    {
      kind: 'sentence',
      when: [{ slot: 'managedCount', is: ['zero'] }],
      text: '{year}年{department}无纳入绩效目标管理的二级项目。',
    },
    {
      kind: 'sentence',
      when: [{ slot: 'managedCount', is: ['given'] }],
      text: '{year}年{department}纳入绩效目标管理的二级项目{managedCount}个，共计金额{managedAmount}万元。其中：其他运转类项目{managedOperatingCount}个，涉及金额{managedOperatingAmount}万元；特定目标类项目{managedSpecificCount}个，涉及金额{managedSpecificAmount}万元。公开项目绩效目标{publishedCount}个，涉及项目金额{publishedAmount}万元，占部门（单位）项目支出总额的{publishedShare}。其中：其他运转类项目{publishedOperatingCount}个，涉及项目金额{publishedOperatingAmount}万元；特定目标类项目{publishedSpecificCount}个，涉及项目金额{publishedSpecificAmount}万元。',
    },
    {
      kind: 'sentence',
      when: [{ slot: 'managedCount', is: ['given'] }],
      text: '（项目绩效目标表公开情况见附件）',
    },
  ],
};

const performance: Section = {
  kind: 'section',
  id: 'performance-targets',
  level: 2,
  title: '十、绩效管理情况',
  body: [overallTarget, projectTargets, { kind: 'performanceForm' }, { kind: 'projectForms' }],
};

const assetParts: readonly Content[] = [
  {
    kind: 'section',
    id: 'assets-vehicles',
    level: 3,
    title: '1、车辆情况：',
    unlisted: true,
    slots: {
      asOf: assetDay,
      authorized: stated('assets/vehicles/authorized'),
      actual: allVehicles,
      ...vehicleSlots,
    },
    body: [
      {
        kind: 'sentence',
        text: '截至{asOf}，{department}共有公务用车编制{authorized}辆，实有{actual}辆，其中：领导用车{leader}辆，机要通信用车{confidential}辆，应急保障用车{emergency}辆，执法执勤用车{enforcement}辆，特种专业技术用车{special}辆，事业单位业务用车{business}辆，其他公务用车{other}辆。',
      },
    ],
  },
  {
    kind: 'section',
    id: 'assets-offices',
    level: 3,
    title: '2、房屋情况：',
    unlisted: true,
    slots: { asOf: assetDay, area: stated('assets/officeArea') },
    body: [{ kind: 'sentence', text: '截至{asOf}，{department}使用的办公用房建筑总面积{area}平方米。' }],
  },
  {
    kind: 'section',
    id: 'assets-equipment',
    level: 3,
    title: '3、其他国有资产占有使用情况：',
    unlisted: true,
    slots: { asOf: assetDay, over500k: stated('assets/equipment500k'), over1m: stated('assets/equipment1m') },
    body: [
      {
        kind: 'sentence',
        text: '截至{asOf}，{department}占有使用价值50万元（原值）以上的通用设备{over500k}台（套）；{department}占有使用价值100万元（原值）以上的通用设备{over1m}台（套）。',
      },
    ],
  },
];

const assets: Section = {
  kind: 'section',
  id: 'assets',
  level: 2,
  title: '十一、国有资产占有使用情况',
  startsPage: true,
  body: assetParts,
};

const explained = (id: string, title: string, topic: string): Section => ({
  kind: 'section',
  id,
  level: 3,
  title,
  slots: { text: { kind: 'explanation', topic, otherwise: '无' } },
  body: [{ kind: 'sentence', text: '{text}' }],
});

const others: Section = {
  kind: 'section',
  id: 'others',
  level: 2,
  title: '十二、其他说明',
  body: [
    explained('purchased-services', '（一）政府购买服务指导性目录', 'purchasedServices'),
    explained('other-explanations', '（二）其他', 'other'),
  ],
};

/** 九、 to 十二、 of 第三部分, the performance forms behind 十、. */
export const otherSections: readonly Section[] = [procurement, performance, assets, others];
