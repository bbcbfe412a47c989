import { quantityUnits, type UnitUse } from '../../data/quantityUnits.ts';
import { say } from '../../language/locale.ts';
import { findValue } from '../../language/lookup.ts';
import { wordOf } from '../../model/readPart.ts';
import { ascii } from '../../text/ascii.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';
import type { Surroundings } from './Surroundings.ts';
import { snippetText } from './snippet.ts';
import type { ExpectedUnit } from './unitAt.ts';

/**
 * The units that a number may have at its place. Where a number was only just typed, or has its unit, nothing is offered:
 * a list would take the Enter that ends the line.
 */
export function unitOffers(expected: ExpectedUnit, { locale }: OfferContext, { trigger }: Surroundings): Offer[] {
  const typed = ascii(expected.typed.text);
  const isJustNumber = typed === '' && (trigger !== undefined || expected.hasSeparators);
  const uses = usesAt(expected);
  const fitting = uses.flatMap((use) => quantityUnits.filter((each) => each.uses.has(use)));
  if (isJustNumber || quantityUnits.some(({ unit }) => unit === typed)) return [];
  return [...new Set(fitting)].map(({ unit, doc }) => ({
    kind: 'unit',
    label: unit,
    detail: say(doc, locale),
    documentation: undocumented,
    insertText: snippetText(unit),
    names: [unit],
  }));
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

function usesAt({ argument, args, isFactor }: ExpectedUnit): readonly UnitUse[] {
  if (argument.label) return [];
  switch (argument.type) {
    case 'amount':
      return isFactor ? ['factor', 'amount'] : ['amount'];
    case 'value':
      return usesOfKind[findValue('indicatorKind', wordOf(args['kind']))?.id ?? ''] ?? [];
    case 'quantity':
      return argument.name === 'area' ? ['area'] : ['period'];
    default:
      return [];
  }
}
