import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, Comparison, Item, Place } from '../../model/Budget.ts';
import { describePart, placeOf } from '../../model/figures/describePart.ts';
import { declaredFor } from '../../model/figures/differences.ts';
import { type FigurePart, LineFigure } from '../../model/figures/figures.ts';
import { absolute, compare, exactText, isZero, type Money, type MoneyUnit, subtract } from '../../model/money.ts';
import {
  itemsOfOrigin,
  type Operand,
  type Origin,
  partsOfOrigin,
  placeOfWritten,
  type Written,
} from '../../model/Origin.ts';
import { amountText, comparedText } from '../../rules/amountText.ts';
import { comparisonMessage } from '../../rules/sums/comparisonFinding.ts';
import { shortened } from '../../text/shortened.ts';
import type { Analysis, Location } from '../Analysis.ts';
import { workingText } from '../workingText.ts';
import { commonPlaces, findPlace, formIds, placesOfProject } from './allPlaces.ts';
import { type Editability, editability, moneyUnitOf, onlyItem } from './editability.ts';
import { referenced, referenceTo } from './figureReference.ts';
import type { PublishedPlace } from './publishedPlaces.ts';
import { placesOfSameFigure } from './sameFigure.ts';
import { spendingOf } from './statementOwners.ts';

/** How many steps and other places are told. */
const MOST_TOLD = 200;

/** Why a number or a text of the document is what it is. */
export interface Derivation {
  readonly address: string;
  readonly title: string;
  readonly value: string;
  readonly formula: string;
  readonly location: Location | undefined;
  readonly steps: readonly Step[];
  /** How many more steps there are than are told. */
  readonly more: number;
  readonly declared: readonly DeclaredTotal[];
  readonly elsewhere: readonly Step[];
  readonly edit: Editability;
}

/** One figure that a figure is made of, or a place where it stands too. */
export interface Step {
  readonly label: string;
  readonly amount: string;
  readonly operator: '+' | '−' | '÷' | '';
  readonly location: Location | undefined;
  /** Under which it can be asked about itself; empty where there is nothing more to say. */
  readonly address: string;
}

/** A declared total held against the sum of its parts. */
export interface DeclaredTotal {
  readonly amount: string;
  readonly sum: string;
  readonly difference: string;
  readonly tolerance: string;
  readonly state: Comparison['state'];
  readonly message: string;
  readonly location: Location;
}

/** budget/previewFigure: how the number or text with an address comes about; undefined where there is none. */
export function derivation(
  analysis: Analysis,
  address: string,
  unit: MoneyUnit,
  locale: Locale,
): Derivation | undefined {
  const { budget } = analysis;
  const part = referenced(address, budget);
  const place = part ? referencedPlace(address, part, { analysis, locale, unit }) : findPlace(budget, address, unit);
  if (!place) return undefined;
  const origin = place.origin();
  const context = { analysis, locale, unit: moneyUnitOf(place, unit) };
  const { formula, steps } = stepsOf(origin, context);
  const told = steps.slice(0, MOST_TOLD);
  return {
    address,
    title: place.title(),
    value: valueText(place),
    formula: say(formula, locale),
    location: firstLocation(origin, analysis),
    steps: told,
    more: steps.length - told.length,
    declared: declaredFor(partsOfOrigin(origin), budget).map((each) => declaredTotal(each, context)),
    elsewhere: placesOfSameFigure(place, placesBeside(place, budget, unit))
      .slice(0, MOST_TOLD)
      .map((each) => elsewhereStep(each)),
    edit: editability(place, budget, locale),
  };
}

/** Where the same figure may stand: in the document, and in the form of the project that it is of. */
function placesBeside(place: PublishedPlace, budget: Budget, unit: MoneyUnit): readonly PublishedPlace[] {
  const [item] = itemsOfOrigin(place.origin());
  const spending = item && spendingOf(item, budget);
  const own = spending ?? [...formIds(budget)].find(([, id]) => id === place.part)?.[0];
  return [...commonPlaces(budget, unit), ...(own ? placesOfProject(budget, own) : [])];
}

/** Who asks, and in which unit amounts are told. */
interface Asked {
  readonly analysis: Analysis;
  readonly locale: Locale;
  readonly unit: MoneyUnit;
}

/** A figure that is not looked at in the document as if it were a place of it. */
function referencedPlace(address: string, part: FigurePart, { analysis, unit, locale }: Asked): PublishedPlace {
  const { amount } = describePart(part, analysis.budget.nameOf);
  const text = exactText(amount, unit, 2);
  const origin = (): Origin => ({ kind: 'sum', parts: [part] });
  const title = (): string => labelOf(part, analysis.budget, locale);
  return { address, part: '', kind: 'figure', text, unit, amount, origin, title };
}

function valueText({ text, unit = '', amount }: PublishedPlace): string {
  return text === '' && amount !== undefined ? `0${unit}` : text + unit;
}

/** How a figure comes about in words, and what it is made of. */
interface Made {
  readonly formula: Localized;
  readonly steps: readonly Step[];
}

function stepsOf(origin: Origin, asked: Asked): Made {
  switch (origin.kind) {
    case 'sum':
      return sumSteps(origin.parts, asked);
    case 'written':
      return {
        formula:
          origin.at.length > 1
            ? { zh: '文本里几处的数相加', en: 'numbers of the text, added' }
            : { zh: '照文本所写', en: 'as written in the text' },
        steps: origin.at.map((written) => writtenStep(written, '', asked)),
      };
    case 'counted':
      return {
        formula: { zh: `共 ${origin.at.length} 处，逐个计数`, en: `${origin.at.length} in all, counted` },
        steps: origin.at.map((written) => writtenStep(written, '', asked)),
      };
    case 'prior':
      return {
        formula: { zh: '取自“上年”所指的文件', en: 'taken from the file that 上年 names' },
        steps: origin.place
          ? [{ label: '上年', amount: '', operator: '', address: '', location: asked.analysis.locate(origin.place) }]
          : [],
      };
    case 'share':
      return {
        formula: { zh: '部分 ÷ 总体', en: 'part ÷ whole' },
        steps: [operandStep(origin.part, '', asked), operandStep(origin.whole, '÷', asked)],
      };
    case 'change':
      return {
        formula:
          origin.shown === 'difference'
            ? { zh: '本年与上年之差', en: 'this year less the year before' }
            : { zh: '本年与上年之差 ÷ 上年', en: 'this year less the year before, by the year before' },
        steps: [...nowSteps(origin.now, asked), operandStep(origin.before, '−', asked)],
      };
    default:
      return origin satisfies never;
  }
}

/** A sum of one part is told by what that is made of, down to where it branches. */
function sumSteps(parts: readonly FigurePart[], asked: Asked): Made {
  const counted = parts.filter(({ source, cells }) => source.nonZero & cells);
  const [only, ...others] = counted;
  if (!only) return { formula: { zh: '没有明细，为零', en: 'no items: zero' }, steps: [] };
  if (others.length > 0)
    return {
      formula: { zh: `${counted.length} 部分相加`, en: `${counted.length} parts added` },
      steps: counted.map((part) => partStep(part, asked)),
    };
  if (only.source instanceof LineFigure)
    return { formula: lineFormula(only.source.item), steps: [partStep(only, asked)] };
  const below = only.source.parts(only.cells & only.source.nonZero);
  if (below.length === 0) return { formula: { zh: '照声明的合计', en: 'as declared' }, steps: [partStep(only, asked)] };
  if (below.length === 1) return sumSteps(below, asked);
  return {
    formula: { zh: `${below.length} 部分相加`, en: `${below.length} parts added` },
    steps: below.map((part) => partStep(part, asked)),
  };
}

function lineFormula({ argument }: Item): Localized {
  if (argument.kind !== 'binary' && argument.kind !== 'negation') return { zh: '就是这一行明细', en: 'this one line' };
  const working = workingText(argument);
  return { zh: `由“${working}”算出`, en: `calculated: ${working}` };
}

function partStep(part: FigurePart, { analysis, unit, locale }: Asked): Step {
  const { budget } = analysis;
  const { amount, place } = describePart(part, budget.nameOf);
  return {
    label: labelOf(part, budget, locale),
    amount: exactText(amount, unit, 2) + unit,
    operator: '+',
    location: place && analysis.locate(place),
    address: referenceTo(part, budget) ?? '',
  };
}

function writtenStep(written: Written, operator: Step['operator'], { analysis }: Asked): Step {
  const { bound, segment, argument } = written;
  const text = argument ? segment.text.slice(argument.start, argument.end) : '';
  return {
    label: bound.statement.head?.text ?? '',
    amount: shortened(text, 40),
    operator,
    location: analysis.locate(placeOfWritten(written)),
    address: '',
  };
}

/** What has no name of its own: all that is received or spent. */
const whole: Localized = { zh: '总体', en: 'the whole' };

/** What a part is called; all that is received, spent or left has no subject. */
function labelOf(part: FigurePart, { figures, nameOf }: Budget, locale: Locale): string {
  const { label } = describePart(part, nameOf);
  if (label.zh !== '') return say(label, locale);
  const [, name = whole] = wholes.find(([tree]) => figures[tree].root === part.source) ?? [];
  return say(name, locale);
}

const wholes = [
  ['revenue', { zh: '收入', en: 'revenue' }],
  ['expenditure', { zh: '支出', en: 'expenditure' }],
  ['yearEnd', { zh: '年终结转', en: 'year-end carry-over' }],
] as const;

/** What a figure is now: where several make it, each of them, as there is nothing to ask of all together. */
function nowSteps(now: Operand, asked: Asked): Step[] {
  const counted = partsOfOrigin(now.origin()).filter(({ source, cells }) => source.nonZero & cells);
  return counted.length > 1 ? counted.map((part) => partStep(part, asked)) : [operandStep(now, '', asked)];
}

/** One side of a share or change: told as a whole, and asked about where it is one figure. */
function operandStep({ value, origin }: Operand, operator: Step['operator'], asked: Asked): Step {
  const { analysis, unit, locale } = asked;
  const of = origin();
  const parts = partsOfOrigin(of);
  const [only, ...others] = parts;
  const label = only && others.length === 0 ? say(describePart(only, analysis.budget.nameOf).label, locale) : '';
  return {
    label: label || stepName(of, operator, locale),
    amount: exactText(value, unit, 2) + unit,
    operator,
    location: firstLocation(of, analysis),
    address: (only && others.length === 0 && referenceTo(only, analysis.budget)) || '',
  };
}

function stepName(of: Origin, operator: Step['operator'], locale: Locale): string {
  if (of.kind === 'prior' || operator === '−') return say({ zh: '上年', en: 'the year before' }, locale);
  return say(operator === '÷' ? whole : { zh: '本项', en: 'this' }, locale);
}

/** Where an origin first stands in the text. */
export function firstLocation(origin: Origin, analysis: Analysis): Location | undefined {
  const place = firstPlace(origin, analysis.budget);
  return place && analysis.locate(place);
}

function firstPlace(origin: Origin, budget: Budget): Place | undefined {
  if (origin.kind === 'written' || origin.kind === 'counted') return origin.at[0] && placeOfWritten(origin.at[0]);
  if (origin.kind === 'prior') return origin.place;
  const parts = partsOfOrigin(origin).filter(({ source, cells }) => source.nonZero & cells);
  for (const part of parts) {
    // A figure of one line is that line, whatever total repeats it.
    const place = onlyItem(part)?.amountPlace ?? placeOf(part.source, part.cells);
    if (place) return place;
  }
  if (origin.kind === 'share') return firstPlace(origin.part.origin(), budget);
  return origin.kind === 'change' ? firstPlace(origin.now.origin(), budget) : undefined;
}

function declaredTotal(comparison: Comparison, { analysis, locale }: Asked): DeclaredTotal {
  const { declared, sum, state, measure } = comparison;
  const { fileUnit } = analysis.budget;
  const text = (value: Money): string => comparedText(value, comparison, fileUnit);
  const difference = subtract(declared.amount.value, sum.value);
  const half = declared.amount.half + sum.half;
  const sign = compare(difference, 0) > 0 ? '+' : '−';
  return {
    amount: text(declared.amount.value),
    sum: text(sum.value),
    difference: isZero(difference) ? '' : sign + text(absolute(difference)),
    tolerance: half === 0 || measure === 'count' ? '' : `±${amountText(half, '元')}`,
    state,
    message:
      state === 'equal'
        ? say({ zh: '与各项之和相符', en: 'equals the sum of its parts' }, locale)
        : say(comparisonMessage(comparison, analysis.budget), locale),
    location: analysis.locate(declared.place),
  };
}

function elsewhereStep(place: PublishedPlace): Step {
  return { label: place.title(), amount: valueText(place), operator: '', location: undefined, address: place.address };
}
