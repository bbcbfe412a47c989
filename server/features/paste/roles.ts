import { folded } from '../../text/folded.ts';
import { amountWordOf, isOfMoney } from './amountHeaders.ts';
import { cellsOf, type Row } from './plainRows.ts';

/** What a column of a pasted table holds. */
export type Role =
  | 'ordinal'
  | 'code'
  | 'class'
  | 'section'
  | 'item'
  | 'name'
  | 'amount'
  | 'current'
  | 'carryover'
  | Part
  | CarriedPart
  | 'sourceName'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'comparator'
  | 'value'
  | 'measure'
  | 'weight';

/** A part of an amount that may have a column of its own, and that of it which was carried over. */
type Part = 'basic' | 'project' | SourceRole;
export type CarriedPart = `carried-${Part}`;
export type SourceRole = 'general' | 'fund' | 'capital' | 'special' | 'unit';

/** Sources of money as tables name them. */
export const sourceNames: readonly (readonly [SourceRole, RegExp])[] = [
  ['fund', /政府性基金|government-?fund/i],
  ['capital', /国有资本|state-?capital/i],
  ['special', /(?<!不含|除)财政专户|(?<!财政)专户管理|special-?account/i],
  [
    'unit',
    /单位资金|事业收入|经营收入|自有资金|自筹|上级补助收入|附属单位上缴|非(?:同级|本级)?财政(?:拨款|性?资金)|^(?:单位)?其他(?:收入|资金)$|unit-?funds/i,
  ],
  ['general', /一般公共预算|(?<!非|非同级|非本级)财政拨款|general/i],
];

/** The source that a text names. */
export function sourceIn(text: string): SourceRole | undefined {
  return sourceNames.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What of 一般公共预算 tables tell apart that have no column for all of it. */
export const partsOfGeneral =
  /经费拨款|纳入(?:一般公共)?预算管理|非税收入|行政事业性收费|罚没收入|有偿使用收入|^专项收入$/;

/** How tables name what was carried over. */
export const carriedOver = /结转|carryover/i;

/** How tables name what is of this year alone, beside what was carried over. */
export const thisYear =
  /^(?:本年|当年)度?(?:财政拨款|拨款|预算|安排|控制|下达|核定|审定|批复|收入|支出|金额|小计|合计|数)*$/;

/** What a header says that a column holds; the first one counts. */
const headers: readonly (readonly [Role, RegExp])[] = [
  ['ordinal', /^(?:序号|行次|no\.?)$/i],
  ['class', /^类$/],
  ['section', /^款$/],
  ['item', /^项$/],
  ['code', /编码|代码|编号|^code$/i],
  ['level1', /一级指标/],
  ['level2', /二级指标|指标类[型别]/],
  ['level3', /三级指标|指标名称|指标内容|^indicator$/i],
  ['comparator', /指标性质|比较符|运算符|^符号$/],
  ['value', /指标值|目标值|^value$/i],
  ['measure', /(?:计量|度量)单位|^单位$/],
  ['weight', /权重|分值|weight/i],
  ['sourceName', /资金来源|资金性质|^来源$|^source$/i],
  ['carryover', carriedOver],
  ['current', thisYear],
  ...sourceNames,
  ['general', partsOfGeneral],
  ['general', /财政性?资金/],
  ['basic', /基本支出|^basic/i],
  ['project', /项目支出|^project/i],
];

/** What is left to a header that tells no money. */
export const names = /名称|科目|品目|项目|收入|摘要|^name$/i;

/** What the lowest header that tells something says; those above it say of which period or source that is. */
export function roleOf(head: readonly Row[], column: number): Role | undefined {
  const own = cellsOf(head, column);
  const at = own.findLastIndex((text) => roleOfText(text));
  const role = roleOfText(own[at] ?? '');
  const above = own.slice(0, at);
  if (role === 'carryover') return carriedRole(own);
  if (above.some((text) => carriedOver.test(text))) return ofBefore(role);
  if (role !== 'amount') return role;
  const kind = totals.test(folded(own[at] ?? '')) ? above.map(roleOfText).findLast(isKind) : undefined;
  return kind ?? (above.some((text) => thisYear.test(folded(text))) ? 'current' : role);
}

/** What was carried over, of the source that one of the headers names. */
function carriedRole(headers: readonly string[]): Role {
  const source = sourceNames.find(([, pattern]) => headers.some((text) => pattern.test(folded(text))))?.[0];
  return source ? `carried-${source}` : 'carryover';
}

/** The role of what was carried over. */
export function ofBefore(role: Role): Role;
export function ofBefore(role: Role | undefined): Role | undefined;
export function ofBefore(role: Role | undefined): Role | undefined {
  if (role === 'amount' || role === 'current') return 'carryover';
  return isPart(role) ? `carried-${role}` : role;
}

/** Below 基本支出 the whole of it, beside 人员经费 and 公用经费. */
const totals = /^(?:合计|小计|总计)$/;

function isKind(role: Role | undefined): role is 'basic' | 'project' {
  return role === 'basic' || role === 'project';
}

/**
 * Whether a column may be one of several parts of what a header above its own tells, as 人员经费 below 基本支出 is, and
 * 部门预算项目 below 项目支出.
 */
export function isPartBelow(head: readonly Row[], column: number): boolean {
  const role = roleOfText(cellsOf(head, column).at(-1) ?? '');
  return (role === undefined || role === 'name') && kindAbove(head, column) !== undefined;
}

/** Basic expenditure or that of projects, where a header above that of a column tells it. */
export function kindAbove(head: readonly Row[], column: number): 'basic' | 'project' | undefined {
  return cellsOf(head, column).slice(0, -1).map(roleOfText).findLast(isKind);
}

export function roleOfText(text: string): Role | undefined {
  const header = folded(text).replace(/\((?:单位:?)?[千万亿]?元\)/g, '');
  const told = headers.find(([, pattern]) => pattern.test(header))?.[0];
  return told ?? (tellsMoney(text) ? 'amount' : names.test(header) ? 'name' : undefined);
}

export function isPart(role: Role | undefined): role is Part {
  return role === 'basic' || role === 'project' || sourceNames.some(([source]) => source === role);
}

/** Whether a column of some role has amounts, or parts of them. */
export function isMoney(role: Role | undefined): boolean {
  return (
    role === 'amount' ||
    role === 'current' ||
    role === 'carryover' ||
    isPart(role) ||
    (role?.startsWith('carried-') ?? false)
  );
}

export function isOfSource(role: Role): boolean {
  return sourceNames.some(([source]) => role === source || role === `carried-${source}`);
}

/** Whether a header is one of money, of whatever year or stage. */
export function tellsMoney(header: string): boolean {
  return isOfMoney(amountWordOf([header]));
}
