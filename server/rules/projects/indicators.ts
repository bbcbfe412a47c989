import { endingOf, isShare, sortOfValue } from '../../data/indicatorWords.ts';
import { valuesOf } from '../../language/lookup.ts';
import type { Spelling } from '../../language/schema.ts';
import { plainDigits } from '../../model/amount.ts';
import type { Indicator, Part, Place } from '../../model/Budget.ts';
import { isMoneyUnit } from '../../model/money.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import type { Argument, Segment } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { onceFor } from '../../text/onceFor.ts';
import { remembered } from '../../text/remembered.ts';
import type { Profile } from '../profile/Profile.ts';
import { type PublishedText, publishedTexts } from '../texts/publishedText.ts';
import { timesSaid } from './repetition.ts';

/** An indicator as the rules about indicators look at it. */
export interface IndicatorUse {
  readonly indicator: Indicator;
  /** The id of its kind; empty where the text gives none. */
  readonly kind: string;
  readonly name: string;
  /** Undefined where the name is missing. */
  readonly namePlace: Place | undefined;
  /** Undefined where the value is missing. */
  readonly value: IndicatorValue | undefined;
  /** Whether it is one of a project, or of the department's overall performance. */
  readonly owner: 'project' | 'performance';
}

/** What stands as the value of an indicator. */
export interface IndicatorValue {
  readonly place: Place;
  readonly isText: boolean;
  /** As typed, without quotes. */
  readonly written: string;
  /** What it says, in ASCII; said once where it repeats itself. */
  readonly text: string;
  /** The number that it is, where it is nothing but one: `95%`, `"≥95%"`, `"5次以上"`. */
  readonly measure: Measure | undefined;
  /** Whether there is a number in it anywhere: `"每月15日前"`, `"每季度一次"`. */
  readonly hasNumber: boolean;
}

/** A number, its unit and how the indicator is compared with it. */
export interface Measure {
  readonly comparator: string;
  readonly number: number;
  readonly unit: string;
}

/** Every indicator of a top-level statement: of projects, of those of a unit, of the overall performance. */
export const indicatorUses = onceFor((part: Part): readonly IndicatorUse[] => {
  const { segment, indicatorLists } = part;
  const ofProjects = spendingsIn(part).flatMap((each) => each.indicators);
  return [
    ...ofProjects.map((each) => new PlacedIndicator(each, 'project', segment)),
    ...indicatorLists.flat().map((each) => new PlacedIndicator(each, 'performance', segment)),
  ];
});

/** An indicator in a segment; places are made when they are asked for, as most never are. */
class PlacedIndicator implements IndicatorUse {
  readonly indicator: Indicator;
  readonly name: string;
  readonly value: IndicatorValue | undefined;
  readonly owner: IndicatorUse['owner'];
  private readonly segment: Segment;

  constructor(indicator: Indicator, owner: IndicatorUse['owner'], segment: Segment) {
    const { value, comparator } = indicator.bound.args;
    this.indicator = indicator;
    this.name = indicator.name.trim();
    this.value = value && new PlacedValue(value, comparator ? indicator.comparator : undefined, segment);
    this.owner = owner;
    this.segment = segment;
  }

  get kind(): string {
    return this.indicator.kind;
  }

  get namePlace(): Place | undefined {
    const { name: at } = this.indicator.bound.args;
    return at && { segment: this.segment, start: at.start, end: at.end };
  }
}

/** A value in a segment. */
class PlacedValue implements IndicatorValue {
  readonly text: string;
  readonly measure: Measure | undefined;
  readonly hasNumber: boolean;
  private readonly argument: Argument;
  private readonly segment: Segment;

  constructor(argument: Argument, comparator: string | undefined, segment: Segment) {
    this.argument = argument;
    this.segment = segment;
    const { isText, written } = this;
    this.text = isText ? saidOnce(written) : ascii(written);
    this.measure = measureOf(this.text, comparator);
    this.hasNumber = !isText || saysNumber(this.text);
  }

  get place(): Place {
    const { start, end } = this.argument;
    return { segment: this.segment, start, end };
  }

  get isText(): boolean {
    return this.argument.kind === 'string';
  }

  get written(): string {
    const { argument, segment } = this;
    return argument.kind === 'string' ? argument.value.trim() : segment.text.slice(argument.start, argument.end);
  }
}

/** A value in ASCII, said once where it repeats itself. */
const saidOnce = remembered((written) => ascii(timesSaid(written)?.once ?? written));

/** The words by which a text compares, by the comparator that they are. */
const comparing: ReadonlyMap<string, string> = new Map([
  ...['≥', '>=', '不低于', '不少于', '不小于', '大于等于', '大于或等于', '以上', '及以上'].map(
    (word) => [word, '>='] as const,
  ),
  ...['≤', '<=', '不高于', '不超过', '不多于', '不大于', '小于等于', '小于或等于', '以下', '以内', '及以下'].map(
    (word) => [word, '<='] as const,
  ),
  ...['>', '大于', '高于', '超过'].map((word) => [word, '>'] as const),
  ...['<', '小于', '低于'].map((word) => [word, '<'] as const),
]);

const BEFORE = '[≥≤><=]{1,2}|不(?:低|少|小|高|多|大)于|不超过|(?:大|小)于或?等于|大于|小于|高于|低于|超过|达到';
const MEASURE = new RegExp(`^(${BEFORE})?\\s*(-?\\d[\\d,]*(?:\\.\\d+)?)([^\\d]*?)(及?以上|及?以下|以内)?$`);

function measureOf(text: string, comparator: string | undefined): Measure | undefined {
  const [, before = '', digits = '', unit = '', after = ''] = MEASURE.exec(text) ?? [];
  const plain = plainDigits(digits);
  if (!plain) return undefined;
  const said = comparing.get(before) ?? comparing.get(after);
  return { comparator: comparator ?? said ?? '=', number: Number(plain), unit: unit.trim() };
}

/** A Chinese number with what it counts; 一般, 十分 and 进一步 count nothing. */
const COUNTED =
  /[一二两三四五六七八九十百千万零半][余多来]?(?:个|次|人|名|位|户|场|期|份|件|项|家|篇|台|套|辆|天|日|月|年|季|周|倍|成|批|条|处|座|所|间|亩|吨|公里|米|元)|百分|零(?:投诉|事故|差错|上访|容忍|发生)/;

const saysNumber = remembered((text) => /\d/.test(text) || COUNTED.test(text));

/** Whether a measure is an amount of money, or one for each of something. */
export function isMoney({ unit }: Measure): boolean {
  return isMoneyUnit(unit.split('/')[0] ?? '');
}

/** Whether the value says nothing but the name of its indicator. */
export function isLikeName({ name, value }: IndicatorUse): boolean {
  return value?.isText === true && name !== '' && value.text === ascii(name);
}

/** Whether the name is a text that is often a value. */
export function isNamedAsValue({ name }: IndicatorUse, { vagueWords }: Profile): boolean {
  return sortOfValue(name) !== undefined || vagueWords.has(name) || /^[≥≤><＞＜]/.test(name);
}

/** What is wrong with what a value says; one for each value, the first that holds. */
export type ValueFault = 'unmeasured' | 'no-share' | 'no-percent' | 'no-time' | 'no-ceiling' | 'vague';

const needingNumber: ReadonlySet<string> = new Set(['quantity', 'satisfaction']);
const needingCeiling: ReadonlySet<string> = new Set(['cost', 'economicCost']);

/** A value with its fault. */
export interface FaultyValue {
  readonly use: IndicatorUse;
  readonly value: IndicatorValue;
  readonly fault: ValueFault;
}

/** The values of a top-level statement that have a fault; the rules that name the faults share this list. */
export function* faultyValues(part: Part, { vagueWords }: Profile): Iterable<FaultyValue> {
  for (const use of indicatorUses(part)) {
    const { value } = use;
    const fault = value && use.kind !== '' ? valueFault(use, value, vagueWords) : undefined;
    if (value && fault) yield { use, value, fault };
  }
}

function valueFault(
  use: IndicatorUse,
  value: IndicatorValue,
  vagueWords: Profile['vagueWords'],
): ValueFault | undefined {
  const { kind, name } = use;
  if (lacksPercent(use, value)) return 'no-percent';
  if (value.hasNumber) return undefined;
  if (needingNumber.has(kind)) return 'unmeasured';
  if (isLikeName(use)) return undefined;
  const said = withoutName(value.text, name);
  const sort = vagueWords.has(said) ? 'vague' : sortOfValue(said);
  if (isShare(name) && sort && sort !== 'control' && sort !== 'degree') return 'no-share';
  if (kind === 'timeliness')
    return sort === 'vague' || (sort === 'state' && !name.includes(said)) ? 'no-time' : undefined;
  if (needingCeiling.has(kind)) return isNoCeiling(said, sort) ? 'no-ceiling' : undefined;
  return sort === 'vague' ? 'vague' : undefined;
}

/** Whether a share or a satisfaction is a plain number; up to 1 that may be a fraction. */
function lacksPercent({ kind, name }: IndicatorUse, { measure }: IndicatorValue): boolean {
  if (measure === undefined || measure.unit !== '' || measure.number <= 1) return false;
  return isShare(name) || (kind === 'satisfaction' && endingOf(name, 'satisfaction') !== undefined);
}

function withoutName(text: string, name: string): string {
  const rest = text.startsWith(name) ? text.slice(name.length) : '';
  return rest || text;
}

function isNoCeiling(said: string, sort: ReturnType<typeof sortOfValue> | 'vague'): boolean {
  if (sort === 'vague' || sort === 'time' || sort === 'grade') return true;
  return /(?:控制制度|控制度)$/.test(said) && !/[按照依严执遵符]/.test(said);
}

/** The name or the value of an indicator as it stands between its quotes; undefined for a number. */
export function textOf({ indicator }: IndicatorUse, argument: 'name' | 'value', part: Part): PublishedText | undefined {
  return publishedTexts(part).find((text) => text.bound === indicator.bound && text.argument === argument);
}

/** The word for a kind of indicator. */
export function kindWord(kind: string): Spelling {
  return valuesOf('indicatorKind').find(({ id }) => id === kind)?.word ?? { zh: kind, en: kind };
}
