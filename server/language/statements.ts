import type { EnumerationName } from './enumerations.ts';
import { layoutNames } from './layoutNames.ts';
import type { ArgumentSchema, ArgumentType, CodeKind, Localized, Measure, StatementSchema } from './schema.ts';

type Extra = Omit<StatementSchema, 'id' | 'head' | 'doc' | 'args'>;

export const text = (zh: string, en: string): Localized => ({ zh, en });

export function word(
  id: string,
  zh: string,
  en: string,
  doc: Localized,
  args: readonly ArgumentSchema[] = [],
  extra: Extra = {},
): StatementSchema {
  return { id, head: { word: { zh, en } }, doc, args, ...extra };
}

export function argument(
  name: string,
  type: ArgumentType,
  zh: string,
  en: string,
  placeholder: string,
  extra: Partial<ArgumentSchema> = {},
): ArgumentSchema {
  return { name, type, doc: { zh, en }, placeholder, ...extra };
}

export function oneOf(
  name: string,
  values: EnumerationName,
  zh: string,
  en: string,
  extra: Partial<ArgumentSchema> = {},
): ArgumentSchema {
  return { name, type: 'enumeration', values, doc: { zh, en }, ...extra };
}

export const optional = { optional: true } as const;
export const required = { need: 'required' } as const;
export const recommended = { need: 'recommended' } as const;
export const many = { many: true } as const;

export const amount = argument(
  'amount',
  'amount',
  '金额；不写单位时按文件（或本单位）的金额单位',
  'an amount; without a unit in that of the file, or of the budget unit',
  '0.00',
);
const count = argument('count', 'count', '整数', 'a whole number', '0');
export const name = argument('name', 'string', '名称', 'the name', '"名称"');
export const squareMetres: Measure = {
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
export const optionalName = argument(
  'name',
  'string',
  '科目名称；可省略',
  'the name; may be left out',
  '"名称"',
  optional,
);
export const prose = argument('text', 'text', '一段文字', 'a text', '"……"');
export const source = oneOf(
  'source',
  'source',
  '资金来源；默认一般公共预算',
  'the source; the general public budget if left out',
  optional,
);
export const carryover = oneOf('carryover', 'carryover', '上年结转', 'carried over from last year', optional);
export const money = [amount, source, carryover];

export const code = (
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

export const item = code(
  ['economic'],
  'item',
  text(
    '一条支出：部门经济分类款级编码（5 位）、名称、金额',
    'One item: a 5-digit departmental economic code, its name, an amount',
  ),
  [optionalName, ...money],
  many,
);
export const total = word(
  'total',
  '合计',
  'total',
  text('本段各行应有的合计；不符即报错', 'What the lines of this block must add up to'),
  [amount],
);
export const indicator = word(
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

export const unitStatements: readonly StatementSchema[] = [
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

export const unitCode = word(
  'code',
  '代码',
  'code',
  text('部门（单位）代码', 'The code of the department or unit'),
  [argument('code', 'identifier', '代码', 'the code', '000')],
  required,
);
export const amounts = (zh: string, en: string): StatementSchema =>
  word(
    'amounts',
    '金额单位',
    'amounts',
    text(zh, en),
    [oneOf('unit', 'moneyUnit', '元、千元、万元或亿元', '元, 千元, 万元 or 亿元')],
    { governs: true },
  );
export const status = (zh: string, en: string): StatementSchema =>
  word('status', '状态', 'status', text(zh, en), [oneOf('status', 'status', '草稿或定稿', 'draft or final')]);
export const prior = (zh: string, en: string, need: Extra = {}): StatementSchema =>
  word(
    'prior',
    '上年',
    'prior',
    text(zh, en),
    [argument('file', 'string', '上年文件的路径', "the path of last year's file", '"2025.budget"', optional)],
    { ...need, block: 'prior', blockOptional: true },
  );
export const region = word(
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
export const layout = (zh: string, en: string): StatementSchema =>
  word('layout', '表样', 'layout', text(zh, en), [layoutName]);

const total_of = (id: string, zh: string, en: string): StatementSchema =>
  word(id, zh, en, text(`全部门的${zh}`, `The department's ${en}`), [amount]);
export const grandTotals: readonly StatementSchema[] = [
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

export const basic = word(
  'basic',
  '基本支出',
  'basic',
  text('一个功能科目（项级，7 位）下的基本支出', 'Basic expenditure under one functional code (7 digits)'),
  [argument('code', 'code', '功能分类项级编码', 'a 7-digit functional code', '2010101'), optionalName],
  { ...many, block: 'basic', isLong: true },
);
export const project = word(
  'project',
  '项目',
  'project',
  text('一个项目及其绩效目标', 'A project with its performance target'),
  [name],
  { ...many, block: 'project' },
);
export const procurement = word(
  'procurement',
  '政府采购',
  'procurement',
  text('政府采购预算', 'Government procurement'),
  [],
  {
    block: 'procurement',
  },
);
export const assets = word(
  'assets',
  '国有资产',
  'assets',
  text('国有资产占有使用情况', 'State-owned assets in use'),
  [],
  {
    block: 'assets',
  },
);

export const aspect = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [prose], recommended);
export const person = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [argument('text', 'string', zh, en, '"……"')]);
export const number = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [count]);
export const sum = (id: string, zh: string, en: string, docZh: string, docEn: string): StatementSchema =>
  word(id, zh, en, text(docZh, docEn), [amount]);
