import type { Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { isProse } from './prose.ts';
import { placeIn, publishedTexts } from './publishedText.ts';

/** The number of a document with the year in which it was issued. */
export interface IssuedDocument {
  /** Of the year. */
  readonly place: Place;
  /** As typed: `〔2021〕310号`. */
  readonly text: string;
  readonly year: number;
}

const NUMBER = /[〔［[](20[0-9]{2})[〕］\]]第?[0-9]{1,5}号/g;

/** Those that the texts of a branch refer to. */
export const documentsIn = listed((part): readonly IssuedDocument[] =>
  publishedTexts(part).flatMap((text) => {
    if (!text.raw.includes('号') || !isProse(text)) return [];
    return Array.from(text.plain.matchAll(NUMBER), ({ 0: whole, 1: digits = '', index }) => ({
      place: placeIn(text, index + 1, index + 1 + digits.length),
      text: whole,
      year: Number(digits),
    }));
  }),
);
