import type { Section } from '../DocumentLayout.ts';
import { appropriated, expenditure, expenditureTotal, lastYear, revenue, yearEnd } from '../figures.ts';
import { amount, change } from '../slots.ts';

/** 部门预算编制说明. */
export const narrative: Section = {
  kind: 'section',
  id: 'narrative',
  level: 2,
  title: '四、{scope}预算编制说明',
  startsPage: true,
  slots: {
    revenue: amount(revenue()),
    revenueChange: change(revenue(), lastYear.revenue),
    appropriation: amount(revenue(appropriated)),
    special: amount(revenue({ sources: ['special'] })),
    unit: amount(revenue({ sources: ['unit'] })),
    expenditure: amount(expenditureTotal),
    yearEnd: { kind: 'amount', figure: yearEnd, omitZero: true },
    expenditureChange: change(expenditureTotal, lastYear.expenditure),
    appropriated: amount(expenditure(appropriated)),
    general: amount(expenditure({ sources: ['general'] })),
    generalChange: change(expenditure({ sources: ['general'] }), lastYear.generalSpent),
    fund: amount(expenditure({ sources: ['fund'] })),
    capital: amount(expenditure({ sources: ['capital'] })),
    classes: {
      kind: 'list',
      list: {
        of: { kind: 'classes', where: appropriated },
        item: '{number}.“{name}”科目{amount}万元。',
        separator: '\n',
      },
    },
    reason: { kind: 'explanation', topic: 'change' },
  },
  body: [
    {
      kind: 'sentence',
      text: '{year}年，{department}收入预算{revenue}万元，其中：财政拨款收入{appropriation}万元，财政专户管理资金收入{special}万元，单位资金收入{unit}万元[；{revenueChange}]。',
    },
    {
      kind: 'sentence',
      text: '支出预算{expenditure}万元，其中：财政拨款支出预算{appropriated}万元[，年终结转{yearEnd}万元][；{expenditureChange}]。财政拨款支出预算中，一般公共预算拨款支出预算{general}万元[，{generalChange}]；政府性基金拨款支出预算{fund}万元；国有资本经营预算拨款支出预算{capital}万元。',
    },
    { kind: 'sentence', text: '[财政拨款支出主要内容如下：\n{classes}]' },
    { kind: 'sentence', text: '{reason}' },
  ],
};
