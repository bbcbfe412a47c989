import { shareWords } from '../charts/standardCharts.ts';
import type { Section } from '../DocumentLayout.ts';
import {
  appropriated,
  appropriatedYearEnd,
  expenditure,
  expenditureTotal,
  generalCurrent,
  lastYear,
  operatingCosts,
  personnel,
  publicExpenses,
  revenue,
  yearEnd,
} from '../figures.ts';
import { amount, change, explainedChange, share, threePublicSlots } from '../slots.ts';

const generalBasic = { ...generalCurrent, part: 'basic' } as const;

/** 一、 to 八、 of 第三部分: what the figures of the tables are. */
export const budgetSections: readonly Section[] = [
  {
    kind: 'section',
    id: 'change',
    level: 2,
    title: '一、{scope}预算收支数据变动情况及原因',
    slots: {
      revenue: amount(revenue()),
      revenueCurrent: amount(revenue({ carryover: false })),
      revenueCarryover: amount(revenue({ carryover: true })),
      revenueChange: explainedChange(revenue(), lastYear.revenue),
      expenditure: amount(expenditureTotal),
      expenditureCurrent: amount(expenditure({ carryover: false })),
      expenditureCarryover: amount(expenditure({ carryover: true })),
      yearEnd: { kind: 'amount', figure: yearEnd, omitZero: true },
      expenditureChange: explainedChange(expenditureTotal, lastYear.expenditure),
      reason: { kind: 'explanation', topic: 'change', apart: false },
      all: { kind: 'scope', department: '部门', unit: '' },
      paragraphs: { kind: 'explanation', topic: 'change', apart: true },
    },
    body: [
      {
        kind: 'sentence',
        text: '{year}年度{department}预算收入总计{revenue}万元，其中：本年收入{revenueCurrent}万元，上年结转{revenueCarryover}万元[，{revenueChange}]；本年{scope}预算支出总计{expenditure}万元，其中：本年预算安排{expenditureCurrent}万元，上年结转{expenditureCarryover}万元[，年终结转{yearEnd}万元][，{expenditureChange}]。',
      },
      {
        kind: 'sentence',
        when: [
          { slot: 'all', is: ['given'] },
          { slot: 'revenueChange', is: ['zero', 'missing'] },
          { slot: 'expenditureChange', is: ['zero', 'missing'] },
        ],
        text: '{reason}',
      },
      { kind: 'sentence', text: '{paragraphs}' },
    ],
  },
  {
    kind: 'section',
    id: 'revenue',
    level: 2,
    title: '二、收入预算情况说明',
    slots: {
      total: amount(revenue()),
      general: amount(revenue({ sources: ['general'], carryover: false })),
      generalShare: share(revenue({ sources: ['general'], carryover: false }), revenue()),
      fund: amount(revenue({ sources: ['fund'], carryover: false })),
      fundShare: share(revenue({ sources: ['fund'], carryover: false }), revenue()),
      capital: amount(revenue({ sources: ['capital'], carryover: false })),
      capitalShare: share(revenue({ sources: ['capital'], carryover: false }), revenue()),
      special: amount(revenue({ sources: ['special'], carryover: false })),
      specialShare: share(revenue({ sources: ['special'], carryover: false }), revenue()),
      unit: amount(revenue({ sources: ['unit'], carryover: false })),
      unitShare: share(revenue({ sources: ['unit'], carryover: false }), revenue()),
      carryover: amount(revenue({ carryover: true })),
      carryoverShare: share(revenue({ carryover: true }), revenue()),
    },
    body: [
      {
        kind: 'sentence',
        text: '{year}年度{department}预算收入{total}万元，主要包括一般公共预算拨款收入{general}万元，占{generalShare}；政府性基金预算拨款收入{fund}万元，占{fundShare}；国有资本经营预算拨款收入{capital}万元，占{capitalShare}；财政专户管理资金收入{special}万元，占{specialShare}；单位资金{unit}万元，占{unitShare}；上年结转{carryover}万元，占{carryoverShare}。',
      },
    ],
  },
  {
    kind: 'section',
    id: 'expenditure',
    level: 2,
    title: '三、支出预算情况说明',
    slots: {
      total: amount(expenditure()),
      basic: amount(expenditure({ part: 'basic' })),
      basicShare: share(expenditure({ part: 'basic' }), expenditure()),
      project: amount(expenditure({ part: 'project' })),
      projectShare: share(expenditure({ part: 'project' }), expenditure()),
    },
    body: [
      {
        kind: 'sentence',
        text: '{year}年度{department}支出预算{total}万元，其中：基本支出{basic}万元，占{basicShare}；项目支出{project}万元，占{projectShare}。',
      },
    ],
  },
  {
    kind: 'section',
    id: 'appropriation',
    level: 2,
    title: '四、财政拨款收支预算总体情况说明',
    slots: {
      total: amount(revenue(appropriated)),
      general: amount(revenue({ sources: ['general'] })),
      fund: amount(revenue({ sources: ['fund'] })),
      capital: amount(revenue({ sources: ['capital'] })),
      current: amount(revenue({ ...appropriated, carryover: false })),
      carryover: amount(revenue({ ...appropriated, carryover: true })),
      classes: {
        kind: 'list',
        list: {
          of: { kind: 'classes', where: appropriated },
          item: '{name}{amount}万元',
          separator: '、',
          end: '等',
          none: '无',
        },
      },
      yearEnd: { kind: 'amount', figure: appropriatedYearEnd, omitZero: true },
    },
    body: [
      {
        kind: 'sentence',
        text: '{year}年度{department}财政拨款收支总预算{total}万元。其中：一般公共预算拨款{general}万元，政府性基金预算拨款{fund}万元，国有资本经营预算拨款{capital}万元。其中：当年拨款收入{current}万元，上年结转收入{carryover}万元。支出包括：{classes}[，年终结转{yearEnd}万元]。',
      },
    ],
  },
  {
    kind: 'section',
    id: 'general',
    level: 2,
    title: '五、一般公共预算支出情况说明',
    body: [
      {
        kind: 'section',
        id: 'general-scale',
        level: 3,
        title: '（一）一般公共预算当年支出规模变化情况',
        unlisted: true,
        slots: {
          total: amount(expenditure(generalCurrent)),
          change: change(expenditure(generalCurrent), lastYear.general),
        },
        body: [{ kind: 'sentence', text: '{year}年度{department}一般公共预算当年支出{total}万元[，{change}]。' }],
      },
      {
        kind: 'section',
        id: 'general-structure',
        level: 3,
        title: '（二）一般公共预算当年支出结构情况',
        unlisted: true,
        slots: {
          total: amount(expenditure(generalCurrent)),
          classes: {
            kind: 'list',
            list: {
              of: { kind: 'classes', where: generalCurrent },
              item: '{name}{amount}万元，占{share}',
              separator: '；',
              end: '等',
            },
          },
        },
        body: [
          {
            kind: 'sentence',
            text: '{year}年度{department}一般公共预算当年支出{total}万元[，主要用于以下方面：{classes}]。',
          },
          {
            ...shareWords,
            id: 'general-chart',
            title: '一般公共预算当年拨款结构图',
            by: 'function',
            columns: ['支出类别', '金额（万元）', '占比'],
            where: generalCurrent,
          },
        ],
      },
    ],
  },
  {
    kind: 'section',
    id: 'basic',
    level: 2,
    title: '六、一般公共预算基本支出情况说明',
    slots: {
      total: amount(expenditure(generalBasic)),
      personnel: amount(personnel(generalCurrent)),
      personnelUses: {
        kind: 'list',
        list: {
          of: { kind: 'economic', where: { ...generalBasic, economic: 'personnel' } },
          item: '{name}',
          separator: '、',
          end: '等',
          none: '无',
        },
      },
      public: amount(publicExpenses(generalCurrent)),
      publicUses: {
        kind: 'list',
        list: {
          of: { kind: 'economic', where: { ...generalBasic, economic: 'public' } },
          item: '{name}',
          separator: '、',
          end: '等',
          none: '无',
        },
      },
    },
    body: [
      { kind: 'sentence', text: '{year}年度{department}一般公共预算安排基本支出{total}万元，其中：' },
      { kind: 'sentence', text: '人员经费{personnel}万元，主要包括：{personnelUses}；' },
      { kind: 'sentence', text: '公用经费{public}万元，主要包括：{publicUses}。' },
    ],
  },
  {
    kind: 'section',
    id: 'three-public',
    level: 2,
    title: '七、“三公”经费增减变动原因说明',
    slots: {
      ...threePublicSlots,
      reason: { kind: 'explanation', topic: 'threePublic' },
    },
    body: [
      {
        kind: 'sentence',
        when: [
          { slot: 'total', is: ['zero'] },
          { slot: 'reason', is: ['missing'] },
        ],
        text: '本{scope}无“三公”经费预算。',
      },
      {
        kind: 'sentence',
        when: [{ slot: 'total', is: ['given'] }],
        text: '{year}年度{department}财政拨款安排“三公”经费预算{total}万元，其中：因公出国（境）费{abroad}万元，公务接待费{reception}万元，公务用车购置及运行费{vehicles}万元（公务用车购置费{vehiclePurchase}万元，公务用车运行维护费{vehicleRunning}万元）。',
      },
      { kind: 'sentence', text: '{reason}' },
    ],
  },
  {
    kind: 'section',
    id: 'operating',
    level: 2,
    title: '八、机关运行经费增减变动原因说明',
    slots: {
      total: amount(operatingCosts),
      reason: { kind: 'explanation', topic: 'operating' },
    },
    body: [
      {
        kind: 'sentence',
        when: [
          { slot: 'total', is: ['zero'] },
          { slot: 'reason', is: ['missing'] },
        ],
        text: '本{scope}无机关运行经费。',
      },
      {
        kind: 'sentence',
        when: [{ slot: 'total', is: ['given'] }],
        text: '{year}年度{department}财政拨款安排机关运行经费预算{total}万元。',
      },
      { kind: 'sentence', text: '{reason}' },
    ],
  },
];
