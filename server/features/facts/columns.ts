import { valuesOf } from '../../language/lookup.ts';
import type { Fact } from './Fact.ts';
import { roundedYuan } from './yuan.ts';

/** What a cell of the table of facts holds; a decimal is its digits. */
export type FactValue = string | number | boolean | undefined;

/** One column of the table of facts. */
export interface FactColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: string;
  readonly description?: string;
  /** Whether every row has it. */
  readonly required?: true;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** The fiscal concept of the Fiscal Data Package that it is. */
  readonly concept?: string;
  readonly of: (fact: Fact) => FactValue;
}

export type ColumnType =
  | { readonly kind: 'string' | 'integer' | 'boolean' }
  /** Exact; `precision` digits in all, `scale` of them behind the point. */
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number };

const string: ColumnType = { kind: 'string' };
const words = (enumeration: string): string[] => valuesOf(enumeration).map(({ word }) => word.en);

/** Every column, in order. */
export const factColumns: readonly FactColumn[] = [
  {
    name: 'year',
    type: { kind: 'integer' },
    title: '年度',
    concept: 'date:fiscal-year',
    of: (fact) => fact.year,
  },
  {
    name: 'region_code',
    type: string,
    title: '行政区划代码',
    description: '部门里写的行政区划；没有写的，取上级文件夹名称开头的六位数字',
    pattern: '[1-9][0-9]{5}',
    concept: 'geo:generic:code',
    of: (fact) => fact.regionCode,
  },
  {
    name: 'region_name',
    type: string,
    title: '行政区划名称',
    concept: 'geo:generic:title',
    of: (fact) => fact.regionName,
  },
  {
    name: 'department_code',
    type: string,
    title: '部门代码',
    concept: 'administrative-classification:generic:level1:code',
    of: (fact) => fact.departmentCode,
  },
  {
    name: 'department_name',
    type: string,
    title: '部门名称',
    concept: 'administrative-classification:generic:level1:label',
    of: (fact) => fact.departmentName,
  },
  {
    name: 'unit_code',
    type: string,
    title: '单位代码',
    description: '本级的支出是部门自己的代码；收入是全部门的，没有单位',
    concept: 'administrative-classification:generic:level2:code',
    of: (fact) => fact.unitCode,
  },
  {
    name: 'unit_name',
    type: string,
    title: '单位名称',
    concept: 'administrative-classification:generic:level2:label',
    of: (fact) => fact.unitName,
  },
  {
    name: 'unit_kind',
    type: string,
    title: '单位性质',
    description: '行政 administrative、事业 institution、参公 civil-service-managed',
    enum: words('unitKind'),
    of: (fact) => fact.unitKind,
  },
  {
    name: 'side',
    type: string,
    title: '收支',
    description: '收入 revenue、支出 expenditure、年终结转 year-end-carryover',
    required: true,
    enum: ['revenue', 'expenditure', 'year-end-carryover'],
    concept: 'direction',
    of: (fact) => fact.side,
  },
  {
    name: 'part',
    type: string,
    title: '支出类型',
    description: '基本支出 basic、项目支出 project；收入没有',
    enum: ['basic', 'project'],
    concept: 'expenditure-type:code',
    of: (fact) => fact.part,
  },
  {
    name: 'source',
    type: string,
    title: '资金来源',
    description:
      '一般公共预算 general、政府性基金 government-fund、国有资本 state-capital、财政专户 special-account、单位资金 unit-funds',
    required: true,
    enum: words('source'),
    concept: 'fin-source:generic:code',
    of: (fact) => fact.source,
  },
  {
    name: 'carryover',
    type: { kind: 'boolean' },
    title: '上年结转',
    required: true,
    of: (fact) => fact.carryover,
  },
  {
    name: 'function_class_code',
    type: string,
    title: '功能分类类级编码',
    pattern: '[0-9]{1,3}',
    concept: 'functional-classification:generic:level1:code',
    of: (fact) => fact.functionClassCode,
  },
  {
    name: 'function_class_name',
    type: string,
    title: '功能分类类级名称',
    concept: 'functional-classification:generic:level1:label',
    of: (fact) => fact.functionClassName,
  },
  {
    name: 'function_code',
    type: string,
    title: '功能分类编码',
    description: '项级，7 位',
    pattern: '[0-9]+',
    concept: 'functional-classification:generic:level3:code',
    of: (fact) => fact.functionCode,
  },
  {
    name: 'function_name',
    type: string,
    title: '功能分类名称',
    concept: 'functional-classification:generic:level3:label',
    of: (fact) => fact.functionName,
  },
  {
    name: 'economic_code',
    type: string,
    title: '部门经济分类编码',
    description: '只写金额、没有经济分类的项目为空',
    pattern: '[0-9]+',
    concept: 'economic-classification:generic:code',
    of: (fact) => fact.economicCode,
  },
  {
    name: 'economic_name',
    type: string,
    title: '部门经济分类名称',
    concept: 'economic-classification:generic:label',
    of: (fact) => fact.economicName,
  },
  {
    name: 'government_economic_code',
    type: string,
    title: '政府经济分类编码',
    description: '由部门经济分类和单位性质确定',
    pattern: '[0-9]+',
    concept: 'economic-classification:generic:code:government',
    of: (fact) => fact.governmentEconomicCode,
  },
  {
    name: 'government_economic_name',
    type: string,
    title: '政府经济分类名称',
    concept: 'economic-classification:generic:label:government',
    of: (fact) => fact.governmentEconomicName,
  },
  {
    name: 'revenue_code',
    type: string,
    title: '收入科目编码',
    description: '只按资金来源写的收入为空',
    pattern: '[0-9]+',
    concept: 'revenue-classification:generic:code',
    of: (fact) => fact.revenueCode,
  },
  {
    name: 'revenue_name',
    type: string,
    title: '收入科目名称',
    concept: 'revenue-classification:generic:label',
    of: (fact) => fact.revenueName,
  },
  {
    name: 'project_name',
    type: string,
    title: '项目名称',
    concept: 'activity:generic:project:code',
    of: (fact) => fact.projectName,
  },
  {
    name: 'project_category',
    type: string,
    title: '项目类别',
    description: '其他运转类 other-operating、特定目标类 specific-purpose',
    enum: words('category'),
    of: (fact) => fact.projectCategory,
  },
  {
    name: 'amount',
    type: { kind: 'decimal', precision: 18, scale: 2 },
    title: '金额（元）',
    description: '不足一分的，四舍五入到分；舍入的差额在 amount_below_fen',
    required: true,
    concept: 'value',
    of: (fact) => roundedYuan(fact.amount).rounded,
  },
  {
    name: 'amount_below_fen',
    type: { kind: 'decimal', precision: 38, scale: 32 },
    title: '不足一分的差额（元）',
    description: '金额的准确值 = amount + amount_below_fen；整分的金额为空',
    of: (fact) => roundedYuan(fact.amount).rest,
  },
  {
    name: 'file',
    type: string,
    title: '文件',
    description: '相对于导出的文件夹，用 / 分隔',
    required: true,
    of: (fact) => fact.file,
  },
  {
    name: 'line',
    type: { kind: 'integer' },
    title: '行号',
    description: '从 1 起',
    required: true,
    of: (fact) => fact.line,
  },
];
