import { convertMillimetersToTwip, type ISectionPropertiesOptions, PageOrientation } from 'docx';

export type Orientation = 'portrait' | 'landscape';

/** A4 in twips, as a page that stands upright. */
const paper = { width: 11906, height: 16838 };

/** The margins of official documents (GB/T 9704-2012), in twips. */
const margins = {
  top: convertMillimetersToTwip(37),
  bottom: convertMillimetersToTwip(35),
  left: convertMillimetersToTwip(28),
  right: convertMillimetersToTwip(26),
};

/** On a page turned on its side the upper margin is the left one of the upright page, as it is when it is bound. */
const turnedMargins = { top: margins.left, bottom: margins.right, left: margins.bottom, right: margins.top };

/** Where headers and footers stand, in twips from the edge of the page. */
const header = convertMillimetersToTwip(15);
const footer = convertMillimetersToTwip(22);

/** The room for text on a page, in twips. */
export function textArea(orientation: Orientation): { readonly width: number; readonly height: number } {
  const width = paper.width - margins.left - margins.right;
  const height = paper.height - margins.top - margins.bottom;
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

/** Size and margins of the pages of a section. */
export function pageOf(orientation: Orientation): NonNullable<ISectionPropertiesOptions['page']> {
  const turned = orientation === 'landscape';
  return {
    size: { ...paper, orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
    margin: { ...(turned ? turnedMargins : margins), header, footer: turned ? convertMillimetersToTwip(15) : footer },
  };
}
