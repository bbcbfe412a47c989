import type { ExpectedArgument } from './expectedAt.ts';
import { type Offer, type OfferContext, undocumented } from './Offer.ts';

/** A date with its month and day to fill in: of assets the end of the year before, of a form a day of the budget year. */
export function dateOffers({ schema, typed }: ExpectedArgument, { budget }: OfferContext): Offer[] {
  const { year } = budget;
  if (year === undefined || typed.text !== '') return [];
  const [of, month, day] = schema.id === 'asOf' ? [year - 1, '12', '31'] : [year, '01', '15'];
  return [
    dateOffer(`${of}-${month}-${day}`, `${of}-\${1:${month}}-\${2:${day}}`),
    dateOffer(`${of}年${Number(month)}月${Number(day)}日`, `${of}年\${1:${Number(month)}}月\${2:${Number(day)}}日`),
  ];
}

function dateOffer(label: string, insertText: string): Offer {
  return { kind: 'value', label, detail: '', documentation: undocumented, insertText, names: [label] };
}
