import { isUsualUnit, type QuantityUnit, quantityUnits, type UnitUse } from '../../data/quantityUnits.ts';
import { say } from '../../language/locale.ts';
import { findValue } from '../../language/lookup.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { ascii } from '../../text/ascii.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import type { Surroundings } from './Surroundings.ts';
import { snippetText } from './snippet.ts';
import type { ExpectedUnit, UseOfNumber } from './unitAt.ts';

/**
 * The units that a number may have at its place. Where a number was only just typed, or has its unit, nothing is offered:
 * a list would take the Enter that ends the line. Editors ask by themselves, too, behind separators and full-width digits, which
 * they take for a word. A price by one thing (`元/人`) ends no line, and may go on by another.
 */
export function unitOffers(expected: ExpectedUnit, { locale }: OfferContext, { trigger }: Surroundings): Offer[] {
  const typed = ascii(expected.typed.text);
  const isJustNumber = typed === '' && (trigger !== undefined || !expected.isPlain);
  if (isJustNumber) return [];
  const uses = usesAt(expected);
  const fitting = [...new Set(uses.flatMap((use) => quantityUnits.filter((each) => each.uses.has(use))))];
  return (isUsualUnit(typed) ? goingOn(typed, fitting) : fitting).map(({ unit, doc }) => ({
    kind: 'unit',
    label: unit,
    detail: say(doc, locale),
    documentation: undocumented,
    insertText: snippetText(unit),
    names: [unit],
  }));
}

/** A price by one thing, as it stands, and those by this and another one; none where there are no others. */
function goingOn(typed: string, units: readonly QuantityUnit[]): readonly QuantityUnit[] {
  const found = typed.includes('/') ? units.filter(({ unit }) => unit.startsWith(typed)) : [];
  const isTyped = ({ unit }: QuantityUnit): boolean => unit === typed;
  return found.length > 1 ? [...found.filter(isTyped), ...found.filter((each) => !isTyped(each))] : [];
}

/** What an indicator of a kind is usually measured in, by the kind's id. */
const usesOfKind: Readonly<Record<string, readonly UnitUse[]>> = {
  quantity: ['people', 'count', 'area', 'time'],
  quality: ['share', 'count'],
  timeliness: ['time', 'share'],
  cost: ['money', 'share'],
  economicCost: ['money', 'share'],
  socialCost: ['time', 'count', 'share'],
  ecologicalCost: ['share', 'count'],
  economic: ['share', 'money', 'people', 'count'],
  social: ['share', 'people', 'count'],
  ecological: ['share', 'time', 'count'],
  sustainability: ['period', 'share', 'count'],
  satisfaction: ['share'],
};

/** What an amount is written in: the factors of a product are counts, but for the one that is money. */
const usesOf: Readonly<Record<UseOfNumber, readonly UnitUse[]>> = {
  alone: ['amount'],
  factor: ['factor', 'amount'],
  count: ['factor'],
};

function usesAt({ argument, args, use }: ExpectedUnit): readonly UnitUse[] {
  if (argument.label) return [];
  switch (argument.type) {
    case 'amount':
      return usesOf[use];
    case 'value':
      return usesOfKind[findValue('indicatorKind', wordOf(args['kind']))?.id ?? ''] ?? [];
    case 'quantity':
      return argument.name === 'area' ? ['area'] : ['period'];
    default:
      return [];
  }
}
