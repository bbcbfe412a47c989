import type { EnumerationName } from './enumerations.ts';
import { layoutNames } from './layoutNames.ts';
import type { ArgumentSchema, ArgumentType, Blocks, CodeKind, Localized, Measure, StatementSchema } from './schema.ts';

type Extra = Omit<StatementSchema, 'id' | 'head' | 'doc' | 'args'>;

const text = (zh: string, en: string): Localized => ({ zh, en });

function word(
  id: string,
  zh: string,
  en: string,
  doc: Localized,
  args: readonly ArgumentSchema[] = [],
  extra: Extra = {},
): StatementSchema {
  return { id, head: { word: { zh, en } }, doc, args, ...extra };
}

function argument(
  name: string,
  type: ArgumentType,
  zh: string,
  en: string,
  placeholder: string,
  extra: Partial<ArgumentSchema> = {},
): ArgumentSchema {
  return { name, type, doc: { zh, en }, placeholder, ...extra };
}

function oneOf(
  name: string,
  values: EnumerationName,
  zh: string,
  en: string,
  extra: Partial<ArgumentSchema> = {},
): ArgumentSchema {
  return { name, type: 'enumeration', values, doc: { zh, en }, ...extra };
}

const optional = { optional: true } as const;
const required = { need: 'required' } as const;
const recommended = { need: 'recommended' } as const;
const many = { many: true } as const;

const amount = argument(
  'amount',
  'amount',
  '金额；不写单位时按文件（或本单位）的金额单位',
  'an amount; without a unit in that of the file, or of the budget unit',
  '0.00',
);
const count = argument('count', 'count', '整数', 'a whole number', '0');
const name = argument('name', 'string', '名称', 'the name', '"名称"');
const squareMetres: Measure = {
  unit: '平方米',
  others: {
    平米: 1,
    '㎡': 1,
    万平方米: 10_000,
    万平米: 10_000,
    '万㎡': 10_000,
    公顷: 10_000,
    平方公里: 1_000_000,
    平方千米: 1_000_000,
  },
};
const optionalName = argument('name', 'string', '科目名称；可省略', 'the name; may be left out', '"名称"', optional);
const prose = argument('text', 'text', '一段文字', 'a text', '"……"');
const source = oneOf(
  'source',
  'source',
  '资金来源；默认一般公共预算',
  'the source; the general public budget if left out',
  optional,
);
const carryover = oneOf('carryover', 'carryover', '上年结转', 'carried over from last year', optional);
const money = [amount, source, carryover];

const code = (
  codes: readonly CodeKind[],
  id: string,
  doc: Localized,
  args: readonly ArgumentSchema[],
  extra: Extra = {},
): StatementSchema => ({
  id,
  head: { code: codes },
  doc,
  args,
  ...extra,
});

const item = code(
  ['economic'],
  'item',
  text(
    '一条支出：部门经济分类款级编码（5 位）、名称、金额',
    'One item: a 5-digit departmental economic code, its name, an amount',
  ),
  [optionalName, ...money],
  many,
);
const total = word(
  'total',
  '合计',
  'total',
  text('本段各行应有的合计；不符即报错', 'What the lines of this block must add up to'),
  [amount],
);
const indicator = word(
  'indicator',
  '指标',
  'indicator',
  text('一条绩效指标', 'One performance indicator'),
  [
    oneOf('kind', 'indicatorKind', '指标种类', 'the kind of indicator'),
    name,
    argument('comparator', 'comparator', '比较符；默认 =', 'a comparison; = if left out', '>=', optional),
    argument('value', 'value', '指标值：数字加单位，或文字', 'a number with its unit, or a text', '95%'),
    argument('weight', 'quantity', '权重', 'the weight', '10', { optional: true, label: { zh: '权重', en: 'weight' } }),
  ],
  many,
);

const unitStatements: readonly StatementSchema[] = [
  word(
    'kind',
    '单位性质',
    'kind',
    text(
      '行政、事业或参公；决定政府经济分类',
      'Administrative, institution or civil-service-managed; decides the government economic codes',
    ),
    [oneOf('kind', 'unitKind', '单位性质', 'the kind of unit')],
    required,
  ),
  word('duties', '职责', 'duties', text('部门职责', 'What the department is responsible for'), [prose], required),
  word(
    'offices',
    '内设机构',
    'offices',
    text('内设机构的名称', 'The names of its offices'),
    [argument('names', 'string', '机构名称', 'the name of an office', '"办公室"', many)],
    recommended,
  ),
  word('staff', '人员', 'staff', text('编制与在职人数', 'Posts and people'), [], { ...recommended, block: 'staff' }),
];

const unitCode = word(
  'code',
  '代码',
  'code',
  text('部门（单位）代码', 'The code of the department or unit'),
  [argument('code', 'identifier', '代码', 'the code', '000')],
  required,
);
const amounts = (zh: string, en: string): StatementSchema =>
  word(
    'amounts',
    '金额单位',
    'amounts',
    text(zh, en),
    [oneOf('unit', 'moneyUnit', '元、千元、万元或亿元', '元, 千元, 万元 or 亿元')],
    { governs: true },
  );
const status = (zh: string, en: string): StatementSchema =>
  word('status', '状态', 'status', text(zh, en), [oneOf('status', 'status', '草稿或定稿', 'draft or final')]);
const prior = (zh: string, en: string, need: Extra = {}): StatementSchema =>
  word(
    'prior',
    '上年',
    'prior',
    text(zh, en),
    [argument('file', 'string', '上年文件的路径', "the path of last year's file", '"2025.budget"', optional)],
    { ...need, block: 'prior', blockOptional: true },
  );
const region = word(
  'region',
  '行政区划',
  'region',
  text(
    '部门所在地的行政区划代码（6 位），汇总和导出时用',
    'The 6-digit code of its region, for sums and exports of many',
  ),
  [argument('code', 'count', '六位代码', 'a six-digit code', '140600')],
);
const layoutName = argument('name', 'string', '名称', 'the name', `"${layoutNames[0]}"`, { texts: layoutNames });
const layout = (zh: string, en: string): StatementSchema =>
  word('layout', '表样', 'layout', text(zh, en), [layoutName]);

const total_of = (id: string, zh: string, en: string): StatementSchema =>
  word(id, zh, en, text(`全部门的${zh}`, `The department's ${en}`), [amount]);
const grandTotals: readonly StatementSchema[] = [
  total_of('revenue', '收入', 'revenue'),
  total_of('expenditure', '支出', 'expenditure'),
  total_of('basic', '基本支出', 'basic'),
  total_of('project', '项目支出', 'project'),
  total_of('personnel', '人员经费', 'personnel'),
  total_of('public', '公用经费', 'public'),
  total_of('threePublic', '三公经费', 'three-public'),
  total_of('operating', '机关运行经费', 'operating'),
  {
    id: 'source',
    head: { values: 'source' },
    doc: text('该资金来源安排的支出', 'Expenditure from this source'),
    args: [amount],
  },
];

const basic = word(
  'basic',
  '基本支出',
  'basic',
  text('一个功能科目（项级，7 位）下的基本支出', 'Basic expenditure under one functional code (7 digits)'),
  [argument('code', 'code', '功能分类项级编码', 'a 7-digit functional code', '2010101'), optionalName],
  { ...many, block: 'basic', isLong: true },
);
const project = word(
  'project',
  '项目',
  'project',
  text('一个项目及其绩效目标', 'A project with its performance target'),
  [name],
  { ...many, block: 'project' },
);
const procurement = word('procurement', '政府采购', 'procurement', text('政府采购预算', 'Government procurement'), [], {
  block: 'procurement',
});
const assets = word('assets', '国有资产', 'assets', text('国有资产占有使用情况', 'State-owned assets in use'), [], {
  block: 'assets',
});

const aspect = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [prose], recommended);
const person = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [argument('text', 'string', zh, en, '"……"')]);
const number = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [count]);
const sum = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [amount]);

/** Which statements may stand in which block (LANGUAGE.md §4): the one source of binding, completion, hovers and the keyword reference. */
export const blocks = {
  file: [
    word(
      'department',
      '部门',
      'department',
      text('部门名称、年度、金额单位等基本情况', 'Who, which year, which unit of amounts'),
      [name],
      { ...required, block: 'department' },
    ),
    word(
      'include',
      '引入',
      'include',
      text('引入另一个文件的内容；路径相对于本文件', "Another file's statements; the path is relative to this file"),
      [argument('file', 'string', '文件路径', 'the path', '"单位.budget"')],
      many,
    ),
    word('unit', '预算单位', 'unit', text('一个下属预算单位', 'A subordinate budget unit'), [name], {
      ...many,
      block: 'unit',
    }),
    word(
      'subjects',
      '科目',
      'subjects',
      text('所用科目的名称和应有的合计', 'The subject codes in use, with names and asserted totals'),
      [],
      { block: 'subjects', isLong: true },
    ),
    word('revenue', '收入', 'revenue', text('按资金来源或收入科目列收入', 'Revenue by source or by revenue code'), [], {
      ...required,
      block: 'revenue',
    }),
    basic,
    project,
    word('totals', '总计', 'totals', text('全部门应有的总数', 'Asserted grand totals'), [], { block: 'totals' }),
    word('control', '控制数', 'control', text('财政下达的控制数，不得超过', 'Ceilings set by the finance bureau'), [], {
      block: 'totals',
    }),
    word(
      'performance',
      '整体绩效',
      'performance',
      text('部门整体支出绩效目标', "The department's overall performance target"),
      [],
      { ...recommended, block: 'performance' },
    ),
    procurement,
    assets,
    word(
      'explain',
      '说明',
      'explain',
      text('情况说明中要自己写的部分', 'The part of the narrative that is written by hand'),
      [oneOf('topic', 'topic', '说明的事项', 'the topic'), prose],
      many,
    ),
    word(
      'glossary',
      '名词解释',
      'glossary',
      text('补充或替换标准的名词解释', 'Terms added to or replacing the standard ones'),
      [],
      { block: 'glossary' },
    ),
    word('appendix', '附录', 'appendix', text('一张格式自定的附表', 'A free table'), [name], {
      ...many,
      block: 'appendix',
    }),
  ],
  department: [
    unitCode,
    word(
      'year',
      '年度',
      'year',
      text('预算年度', 'The budget year'),
      [argument('year', 'count', '四位年份', 'a four-digit year', '2026')],
      required,
    ),
    amounts('不写单位的数字按此单位；默认万元', 'The unit of numbers without one; 万元 if left out'),
    status('草稿或定稿；默认草稿', 'Draft or final; draft if left out'),
    ...unitStatements,
    prior(
      '上年预算数，用来说明增减；或上年文件的路径',
      "Last year's figures, or the path of last year's file",
      recommended,
    ),
    region,
    layout('报表样式；默认 "shanxi-2026"', 'The set of tables; "shanxi-2026" if left out'),
  ],
  unit: [
    unitCode,
    amounts(
      '本单位里不写单位的数字按此单位；默认按部门的',
      "The unit of numbers without one in this unit; the department's if left out",
    ),
    status(
      '单位预算是草稿还是定稿；默认按部门的',
      "Whether the unit's own document is a draft or final; as the department's if left out",
    ),
    ...unitStatements,
    prior(
      '本单位的上年预算数，或本单位上年文件的路径；默认取自部门的上年文件',
      "The unit's figures of last year, or the path of its file; from the department's file if left out",
    ),
    layout(
      '单位预算的报表样式；默认按部门的',
      "The set of tables of the unit's own document; the department's if left out",
    ),
    basic,
    project,
    procurement,
    assets,
  ],
  staff: [
    number('authorized', '编制', 'authorized', '核定的人员编制数', 'Authorized posts'),
    number(
      'onPayroll',
      '在职',
      'on-payroll',
      '实际在职人员总数 = 在编 + 其他',
      'People on the payroll = established + other',
    ),
    number('established', '在编', 'established', '其中在编人员数', 'Of these, in established posts'),
    number('other', '其他', 'other', '其中其他人员数', 'Of these, others'),
  ],
  prior: [
    sum('revenue', '收入', 'revenue', '上年收入预算', "Last year's revenue"),
    sum('expenditure', '支出', 'expenditure', '上年支出预算', "Last year's expenditure"),
    sum('general', '一般公共预算', 'general', '上年一般公共预算支出', "Last year's general public expenditure"),
  ],
  subjects: [
    code(
      ['function', 'economic', 'revenue'],
      'subject',
      text('一个科目的名称和应有的合计', 'A subject with its name and asserted total'),
      [name, { ...amount, ...optional }],
      { ...many, block: 'subjectParts', blockOptional: true },
    ),
  ],
  subjectParts: [
    sum('basic', '基本支出', 'basic', '其中基本支出', 'Of this, basic expenditure'),
    sum('project', '项目支出', 'project', '其中项目支出', 'Of this, project expenditure'),
    sum('carryover', '结转', 'carryover', '其中上年结转', 'Of this, carried over'),
  ],
  revenue: [
    {
      id: 'source',
      head: { values: 'source' },
      doc: text('该资金来源的收入', 'Revenue from this source'),
      args: [amount, carryover],
      many: true,
    },
    code(['revenue'], 'line', text('一个收入科目的收入', 'Revenue under a revenue code'), [name, ...money], many),
    word(
      'yearEndCarryover',
      '年终结转',
      'year-end-carryover',
      text('年末仍未用完、结转下年的资金', 'Money that stays unspent at the end of the year'),
      [amount, source],
      many,
    ),
    total,
  ],
  basic: [item, total],
  project: [
    word(
      'function',
      '功能科目',
      'function',
      text('项目所列的功能科目（项级，7 位）', 'The 7-digit functional code of the project'),
      [argument('code', 'code', '功能分类项级编码', 'a 7-digit functional code', '2010101'), optionalName],
      required,
    ),
    word(
      'category',
      '类别',
      'category',
      text('其他运转类或特定目标类', 'Other-operating or specific-purpose'),
      [oneOf('category', 'category', '项目类别', 'the category')],
      required,
    ),
    item,
    word(
      'amount',
      '金额',
      'amount',
      text('没有经济分类时的项目金额', 'The amount where no economic breakdown is known'),
      money,
      many,
    ),
    total,
    word(
      'attribute',
      '属性',
      'attribute',
      text('一次性或经常性', 'One-off or recurring'),
      [oneOf('attribute', 'attribute', '项目属性', 'the attribute')],
      recommended,
    ),
    word(
      'period',
      '项目期',
      'period',
      text('项目实施的年限', 'How long the project runs'),
      [argument('period', 'quantity', '年限', 'the years', '1年')],
      recommended,
    ),
    word(
      'funds',
      '资金',
      'funds',
      text('项目资金按级次的来源，合计应等于项目金额', 'Where the money comes from by level; sums to the project'),
      [],
      { ...recommended, block: 'funds' },
    ),
    aspect('overview', '概况', 'overview', '项目概况', 'What the project is'),
    aspect('basis', '立项依据', 'basis', '立项依据', 'On what basis it was set up'),
    aspect('necessity', '必要性', 'necessity', '项目设立的必要性', 'Why it is necessary'),
    aspect('safeguards', '保障措施', 'safeguards', '保证项目实施的制度、措施', 'Rules and measures that secure it'),
    aspect('plan', '实施计划', 'plan', '项目实施计划', 'How it will be carried out'),
    aspect('goal', '总体目标', 'goal', '实施期总体目标', 'The goal of the whole period'),
    aspect('annualGoal', '年度目标', 'annual-goal', '年度总体目标', 'The goal of this year'),
    indicator,
    person('responsible', '负责人', 'responsible', '项目负责人', 'Who is responsible'),
    person('operator', '经办人', 'operator', '经办人', 'Who filled in the form'),
    person('phone', '电话', 'phone', '联系电话', 'The phone number'),
    word('filled', '填报日期', 'filled', text('填报日期', 'The date of filling in'), [
      argument('date', 'date', '日期', 'a date', '2026-01-27'),
    ]),
  ],
  funds: [
    sum('central', '中央', 'central', '中央财政资金', 'Central government'),
    sum('provincial', '省级', 'provincial', '省级财政资金', 'Provincial government'),
    sum('local', '市县', 'local', '市县（区）财政资金', 'City and county governments'),
    sum('selfRaised', '自筹', 'self-raised', '单位自筹', 'Raised by the unit itself'),
    sum('other', '其他', 'other', '其他资金', 'Other money'),
  ],
  totals: grandTotals,
  performance: [
    aspect('strategy', '战略目标', 'strategy', '部门战略目标', "The department's strategic goal"),
    word(
      'task',
      '重点任务',
      'task',
      text('核心职能及其重点任务', 'A core function and its key task'),
      [
        argument('function', 'string', '核心职能', 'the core function', '"核心职能"'),
        argument('task', 'string', '重点任务', 'the key task', '"重点任务"'),
      ],
      { ...recommended, ...many },
    ),
    aspect('goal', '年度目标', 'goal', '年度绩效目标', "This year's goal"),
    indicator,
  ],
  procurement: [
    sum('goods', '货物', 'goods', '政府采购货物预算', 'Goods'),
    sum('works', '工程', 'works', '政府采购工程预算', 'Works'),
    sum('services', '服务', 'services', '政府采购服务预算', 'Services'),
    code(
      ['procurement'],
      'line',
      text('一个采购品目（A 货物、B 工程、C 服务）', 'A procurement code (A goods, B works, C services)'),
      [optionalName, amount],
      many,
    ),
    total,
  ],
  assets: [
    word('asOf', '截至', 'as-of', text('资产数据的截止日期', 'The date of the figures'), [
      argument('date', 'date', '日期', 'a date', '2025-12-31'),
    ]),
    word('vehicles', '车辆', 'vehicles', text('公务用车的编制与实有', 'Official vehicles'), [], { block: 'vehicles' }),
    word('officeArea', '办公用房', 'office-area', text('办公用房建筑面积', 'The floor area of the offices'), [
      argument('area', 'quantity', '面积', 'the area', '0平方米', { measure: squareMetres }),
    ]),
    number(
      'equipment500k',
      '五十万元以上设备',
      'equipment-500k',
      '原值 50万元以上的通用设备，台（套）',
      'General equipment worth over 500,000 yuan',
    ),
    number(
      'equipment1m',
      '百万元以上设备',
      'equipment-1m',
      '原值 100万元以上的设备，台（套）',
      'Equipment worth over 1,000,000 yuan',
    ),
  ],
  vehicles: [
    number('authorized', '编制', 'authorized', '公务用车编制', 'Authorized vehicles'),
    number('leader', '领导用车', 'leader', '领导用车', 'For leaders'),
    number('confidential', '机要通信', 'confidential', '机要通信用车', 'For confidential mail'),
    number('emergency', '应急保障', 'emergency', '应急保障用车', 'For emergencies'),
    number('enforcement', '执法执勤', 'enforcement', '执法执勤用车', 'For law enforcement'),
    number('special', '特种专业技术', 'special', '特种专业技术用车', 'For special technical work'),
    number('business', '业务用车', 'business', '事业单位业务用车', 'For the business of an institution'),
    number('other', '其他', 'other', '其他公务用车', 'Others'),
  ],
  glossary: [
    {
      id: 'term',
      head: { strings: true },
      doc: text('名词及其解释', 'A term and its explanation'),
      args: [
        argument('term', 'string', '名词', 'the term', '"名词"'),
        argument('text', 'text', '解释', 'the explanation', '"解释"'),
      ],
      many: true,
    },
  ],
  appendix: [
    word('columns', '表头', 'columns', text('各列的标题', 'The headers of the columns'), [
      argument('cells', 'string', '列标题', 'a header', '"列"', many),
    ]),
    word(
      'row',
      '行',
      'row',
      text('一行各格的文字', 'The cells of a row'),
      [argument('cells', 'string', '格', 'a cell', '"格"', many)],
      many,
    ),
    word('note', '注', 'note', text('表下的注', 'A note below the table'), [prose], many),
  ],
} satisfies Blocks;

export type BlockName = keyof typeof blocks;
