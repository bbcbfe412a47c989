import { decimal, isMoneyUnit, type Money, type MoneyUnit, moneyOf, moneyUnits, multiply } from '../../model/money.ts';
import type { Span } from '../../text/Span.ts';

/** An amount or a percentage that somebody typed into a text; offsets are in the text. */
export type TypedFigure = TypedAmount | TypedPercent;

export interface TypedAmount extends Span {
  readonly kind: 'amount';
  readonly unit: MoneyUnit;
  readonly decimals: number;
  /** Whether its digits are typed in groups of three. */
  readonly separators: boolean;
  readonly value: Money;
  /** The smallest step of what is typed: one in its last decimal. */
  readonly step: Money;
}

export interface TypedPercent extends Span {
  readonly kind: 'percent';
  readonly decimals: number;
  readonly percent: ReturnType<typeof decimal>;
}

/** A number and its unit, which stands in the next line where a page was broken there; 元旦 and 元件 are none. */
const TYPED =
  /((?<![0-9０-９])[0-9０-９]+(?:,[0-9０-９]{3})*(?:[.．][0-9０-９]+)?)(?:[ \t]*|[ \t]*\n[ \t]*(?!元[旦月宵件素首]))(亿元|千元|万元|元|[%％]|个百分点)/g;

/** Most texts have no number with a unit. */
const UNIT = /[0-9０-９][ \t\n]*(?:[千万亿]?元|[%％]|个百分点)/;

const none: readonly TypedFigure[] = [];

/** What stands before a number that is no figure of the budget: a price, a threshold, a contract, what is owed, what was spent. */
const BEFORE =
  /(?:每[^，。；、\s]{0,6}|每[个所家名位人户辆台套件场次村校班床座][^，。；、\s0-9０-９]{0,12}|每[^，。；、\s0-9０-９]{0,6}[0-9０-９.．]{1,10}[千万]?元[^，。；、\s0-9０-９]{0,3}[至到为]|[人车辆月户年亩校村生床]均[^，。；、\s0-9０-９]{0,8}|平均[^，。；、\s0-9０-９]{0,8}|单价|标准|定额|限额|基数|起点|不超过|不低于|不高于|不少于|不足|超过|小于|大于|低于|高于|少于|多于|满|约|近|第|(?:总|计划|核定|批复|完成|累计)投资|投资额|概算|决算|执行[数率]?|合同价?款?|合同金额|造价|工程款|原值|净值|价值|欠款|余额|[<>≤≥＜＞])[为是：:（(]?\s*$/;

/** What stands behind one: a price by something, a threshold, about so much. */
const BEHIND =
  /^\s*(?:[/／]|每|（[^）]{0,8}）(?:以|及以)|\([^)]{0,8}\)(?:以|及以)|以上|以下|以内|以外|及以上|（含）|\(含\)|左右|余|多|起|整的|的?尾差|的?误差)/;

/** A figure as it was typed, without the line break before its unit. */
export function asTyped({ start, end }: Span, raw: string): string {
  const typed = raw.slice(start, end);
  return typed.includes('\n') ? typed.replace(/\s+/g, '') : typed;
}

/** The two ends of a range, 600元至800元, 600～800元: neither is a figure of the budget, unless something went from one to the other. */
const RANGE_BEFORE = /[0-9０-９][ \t]?(?:[千万亿]?元|[%％])?[ \t]?(?:至|到|[-－—–~～]{1,2})[ \t]?$/;
const RANGE_BEHIND = /^[ \t]?(?:至|到|[-－—–~～]{1,2})[ \t]?[0-9０-９]/;
const WENT_FROM = /[由从][^，,。；;]{0,14}$/;

/** The amounts and percentages of a text that may be figures of the budget: prices, thresholds and the like are left out. */
export function typedFigures(text: string): readonly TypedFigure[] {
  if (!UNIT.test(text)) return none;
  return Array.from(text.matchAll(TYPED)).flatMap((match): TypedFigure[] => {
    const [whole, digits = '', unit = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    if (/[0-9０-９.．,A-Za-z]/.test(text.charAt(start - 1))) return [];
    const [before, behind] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 16)];
    if (BEFORE.test(before) || BEHIND.test(behind) || isInRange(before, behind)) return [];
    return [typedFigure(digits, unit, { start, end })];
  });
}

function isInRange(before: string, behind: string): boolean {
  return (RANGE_BEFORE.test(before) || RANGE_BEHIND.test(behind)) && !WENT_FROM.test(before);
}

function typedFigure(typed: string, unit: string, span: Span): TypedFigure {
  const digits = plain(typed);
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (!isMoneyUnit(unit)) return { kind: 'percent', decimals, percent: decimal(digits), ...span };
  const fen = moneyUnits[unit];
  const step = multiply(fen, decimal(`1e-${decimals}`));
  return {
    kind: 'amount',
    unit,
    decimals,
    separators: typed.includes(','),
    value: moneyOf(digits, fen),
    step,
    ...span,
  };
}

/** ASCII digits without separators. */
function plain(digits: string): string {
  return digits.replace(/[０-９．]/g, (twin) => String.fromCharCode(twin.charCodeAt(0) - 0xfee0)).replaceAll(',', '');
}
