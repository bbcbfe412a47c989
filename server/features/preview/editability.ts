import { counted, type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, Item } from '../../model/Budget.ts';
import type { FigurePart } from '../../model/figures/figures.ts';
import { isMoneyUnit, type Money, type MoneyUnit, writtenDigits } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import type { Written } from '../../model/Origin.ts';
import type { Argument, QuantityNode, Segment } from '../../syntax/tree.ts';
import { workingText } from '../workingText.ts';
import type { PublishedPlace } from './publishedPlaces.ts';

/** What an editor of a place starts with, or why there is none. */
export type Editability =
  | {
      readonly kind: 'edit';
      readonly text: string;
      readonly input: Target['input'];
      /** The unit that a plain number is in; empty where it has none. */
      readonly unit: string;
    }
  | { readonly kind: 'refusal'; readonly reason: string };

/** What of the text an edit changes. */
export type Target =
  | { readonly input: 'amount'; readonly argument: QuantityNode; readonly segment: Segment; readonly amount: Money }
  | { readonly input: 'number'; readonly argument: QuantityNode; readonly segment: Segment }
  | { readonly input: 'indicator'; readonly written: Written; readonly segment: Segment }
  | { readonly input: 'text'; readonly argument: Argument; readonly segment: Segment };

/** Whether a place can be edited where it is shown. */
export function editability(place: PublishedPlace, budget: Budget, locale: Locale): Editability {
  const target = targetOf(place);
  if ('zh' in target) return { kind: 'refusal', reason: say(target, locale) };
  const { input } = target;
  if (target.input === 'indicator') return { kind: 'edit', input, unit: '', text: indicatorText(target.written) };
  if (target.input === 'text') return { kind: 'edit', input, unit: '', text: textOf(target.argument, target.segment) };
  if (target.input === 'number')
    return { kind: 'edit', input, unit: target.argument.unit, text: target.argument.digits };
  const unit = moneyUnitOf(place, unitOfTarget(target, budget));
  return { kind: 'edit', input, unit, text: writtenDigits(target.amount, unit) };
}

/** The unit that the amounts of a place are in. */
export function moneyUnitOf({ unit = '' }: PublishedPlace, otherwise: MoneyUnit): MoneyUnit {
  return isMoneyUnit(unit) ? unit : otherwise;
}

/** The unit of a number without one where a target stands. */
export function unitOfTarget(target: Target, { fileUnit }: Budget): MoneyUnit {
  const { start } = target.input === 'indicator' ? target.written.bound.statement : target.argument;
  return moneyUnitAt({ segment: target.segment, start }, fileUnit);
}

/** What of the text a place is, or why it is none of it alone. */
export function targetOf(place: PublishedPlace): Target | Localized {
  const of = place.origin();
  switch (of.kind) {
    case 'written':
      return writtenTarget(of.at, place);
    case 'sum':
      return sumTarget(of.parts);
    case 'counted':
      return {
        zh: `这是数出来的（共 ${of.at.length} 处），不能直接改`,
        en: `counted from ${counted(of.at.length, 'place')}: it cannot be edited directly`,
      };
    case 'prior':
      return { zh: '取自上年的文件，要在那个文件里改', en: "taken from last year's file: edit it there" };
    case 'share':
      return { zh: '这是算出来的比例，不能直接改', en: 'a calculated share: it cannot be edited directly' };
    case 'change':
      return {
        zh: '这是与上年相比算出来的，不能直接改',
        en: 'calculated from the year before: it cannot be edited directly',
      };
    default:
      return of satisfies never;
  }
}

function sumTarget(parts: readonly FigurePart[]): Target | Localized {
  const items = firstItems(parts, 2);
  const [item] = items;
  if (!item) return { zh: '没有明细，不能在这里填：请在文本里加一行明细', en: 'there is no item: add one in the text' };
  if (items.length > 1) {
    const count = firstItems(parts, Number.POSITIVE_INFINITY).length;
    return {
      zh: `由 ${count} 行明细相加得出，不能直接改：请改其中的明细`,
      en: `the sum of ${count} items: edit one of them`,
    };
  }
  const { argument, amount, amountPlace } = item;
  if (argument.kind === 'quantity')
    return { input: 'amount', argument, segment: amountPlace.segment, amount: amount.value };
  const working = argument.kind === 'binary' || argument.kind === 'negation' ? workingText(argument) : '';
  return {
    zh: `由算式“${working}”得出，请在文本里改算式`,
    en: `calculated as ${working}: edit the calculation in the text`,
  };
}

/** The one line that a figure is made of; undefined where there are none or several. */
export function onlyItem(part: FigurePart): Item | undefined {
  const [item, ...others] = firstItems([part], 2);
  return others.length === 0 ? item : undefined;
}

function firstItems(parts: readonly FigurePart[], most: number): Item[] {
  const items: Item[] = [];
  for (const { source, cells } of parts) {
    for (const item of source.items(cells)) {
      items.push(item);
      if (items.length >= most) return items;
    }
  }
  return items;
}

function writtenTarget(at: readonly Written[], { kind, amount }: PublishedPlace): Target | Localized {
  const [written, ...others] = at;
  if (!written?.argument || others.length > 0)
    return {
      zh: `文本里写在 ${at.length} 处，不能在这里一起改`,
      en: `written at ${at.length} places: edit them in the text`,
    };
  const { argument, segment, bound } = written;
  if (bound.schema.id === 'indicator' && argument === bound.args['value'])
    return { input: 'indicator', written, segment };
  if (argument.kind === 'quantity' && kind === 'figure') {
    return amount === undefined
      ? { input: 'number', argument, segment }
      : { input: 'amount', argument, segment, amount };
  }
  return { input: 'text', argument, segment };
}

/** A text as it reads, with its placeholders; anything else as it is typed. */
function textOf(argument: Argument, { text }: Segment): string {
  if (argument.kind === 'string' || argument.kind === 'text') return argument.value;
  return text.slice(argument.start, argument.end);
}

/** A value with its comparator, as it is read. */
function indicatorText({ bound: { args }, segment: { text } }: Written): string {
  const { comparator, value } = args;
  const shown = comparator ? text.slice(comparator.start, comparator.end) : '';
  if (!value) return shown;
  return shown + (value.kind === 'string' || value.kind === 'text' ? value.value : text.slice(value.start, value.end));
}
