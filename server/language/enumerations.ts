import type { Enumerations, EnumerationValue } from './schema.ts';

const value = (id: string, zh: string, en: string, docZh: string, docEn: string): EnumerationValue => ({
  id,
  word: { zh, en },
  doc: { zh: docZh, en: docEn },
});

/** Every closed list of words in the language. */
export const enumerations = {
  source: [
    value(
      'general',
      '一般公共预算',
      'general',
      '以税收为主体的财政拨款；省略资金来源时即为此项。',
      'Fiscal appropriation from the general public budget; the default source.',
    ),
    value(
      'fund',
      '政府性基金',
      'government-fund',
      '专项用于特定公共事业的财政拨款。',
      'Fiscal appropriation from a government fund.',
    ),
    value(
      'capital',
      '国有资本',
      'state-capital',
      '国有资本收益安排的财政拨款。',
      'Fiscal appropriation from the state-capital budget.',
    ),
    value(
      'special',
      '财政专户',
      'special-account',
      '财政专户管理资金，专指教育收费。',
      'Money managed in the special fiscal account (education fees).',
    ),
    value(
      'unit',
      '单位资金',
      'unit-funds',
      '政府预算资金和财政专户管理资金以外的资金。',
      'Money of the unit itself: business, operating and other income.',
    ),
  ],
  carryover: [
    value(
      'carryover',
      '结转',
      'carryover',
      '以前年度预算安排、结转到本年继续使用的资金。',
      'Money carried over from the year before.',
    ),
  ],
  moneyUnit: [
    value('yuan', '元', '元', '金额精确到元角分。', 'Amounts are exact.'),
    value(
      'thousand',
      '千元',
      '千元',
      '以千元为单位，按两位小数四舍五入。',
      'Thousands of yuan, rounded to two decimals.',
    ),
    value(
      'tenThousand',
      '万元',
      '万元',
      '以万元为单位，按两位小数四舍五入（默认）。',
      'Ten thousands of yuan, rounded to two decimals (the default).',
    ),
    value(
      'hundredMillion',
      '亿元',
      '亿元',
      '以亿元为单位，按两位小数四舍五入。',
      'Hundred millions of yuan, rounded to two decimals.',
    ),
  ],
  status: [
    value('draft', '草稿', 'draft', '印出“仅供内部审核”水印。', 'Printed with the watermark 仅供内部审核.'),
    value('final', '定稿', 'final', '可以公开的版本。', 'Ready for publication.'),
  ],
  unitKind: [
    value(
      'administrative',
      '行政',
      'administrative',
      '行政单位：政府经济分类用 501、502、503。',
      'An administrative body: government codes 501, 502, 503.',
    ),
    value(
      'institution',
      '事业',
      'institution',
      '事业单位：政府经济分类用 505、506。',
      'A public institution: government codes 505, 506.',
    ),
    value(
      'civilServiceManaged',
      '参公',
      'civil-service-managed',
      '参照公务员法管理的事业单位，经济分类同行政单位。',
      'An institution managed under the Civil Servant Law; mapped like an administrative body.',
    ),
  ],
  category: [
    value(
      'otherOperating',
      '其他运转类',
      'other-operating',
      '保障机构运转、未列入基本支出的项目。',
      'Keeps the body running, outside basic expenditure.',
    ),
    value(
      'specificPurpose',
      '特定目标类',
      'specific-purpose',
      '为完成特定工作任务和事业发展目标的项目。',
      'Serves one task or development goal.',
    ),
  ],
  attribute: [
    value('oneOff', '一次性', 'one-off', '一次性项目。', 'A one-off project.'),
    value('recurring', '经常性', 'recurring', '经常性项目。', 'A recurring project.'),
  ],
  indicatorKind: [
    value(
      'quantity',
      '数量',
      'quantity',
      '产出指标 › 数量指标：次数、人数、面积等，须是数字。',
      'Output › quantity: a number.',
    ),
    value('quality', '质量', 'quality', '产出指标 › 质量指标：合格率、覆盖率等。', 'Output › quality.'),
    value('timeliness', '时效', 'timeliness', '产出指标 › 时效指标：完成时间或“及时”。', 'Output › timeliness.'),
    value('cost', '成本', 'cost', '产出指标 › 成本指标：不超过的金额。', 'Output › cost: a ceiling.'),
    value('economicCost', '经济成本', 'economic-cost', '成本指标 › 经济成本指标。', 'Cost › economic cost.'),
    value('socialCost', '社会成本', 'social-cost', '成本指标 › 社会成本指标。', 'Cost › social cost.'),
    value('ecologicalCost', '生态成本', 'ecological-cost', '成本指标 › 生态环境成本指标。', 'Cost › ecological cost.'),
    value('economic', '经济效益', 'economic', '效益指标 › 经济效益。', 'Benefit › economic.'),
    value('social', '社会效益', 'social', '效益指标 › 社会效益。', 'Benefit › social.'),
    value('ecological', '生态效益', 'ecological', '效益指标 › 生态效益。', 'Benefit › ecological.'),
    value('sustainability', '可持续影响', 'sustainability', '效益指标 › 可持续影响。', 'Benefit › lasting effect.'),
    value(
      'satisfaction',
      '满意度',
      'satisfaction',
      '满意度指标 › 服务对象满意度，须是数字（≥95%）。',
      'Satisfaction of those served: a number (≥95%).',
    ),
  ],
  topic: [
    value(
      'change',
      '变动原因',
      'change',
      '预算收支比上年变动的原因：一句话的接在增减后面，几句话的另起一段。',
      'Why the budget changed against last year: one sentence goes on behind the change, several stand below it.',
    ),
    value(
      'threePublic',
      '三公经费',
      'three-public',
      '“三公”经费增减变动的原因。',
      'Why the three public expenses changed.',
    ),
    value('operating', '机关运行经费', 'operating', '机关运行经费增减变动的原因。', 'Why operating costs changed.'),
    value(
      'purchasedServices',
      '政府购买服务',
      'purchased-services',
      '政府购买服务指导性目录。',
      'The catalogue of purchased services.',
    ),
    value('other', '其他', 'other', '其他需要说明的事项。', 'Anything else to be explained.'),
  ],
} satisfies Enumerations;

export type EnumerationName = keyof typeof enumerations;
