/** In inches, as the file format has them. */
export const margins = { left: 0.7, right: 0.7, top: 0.95, bottom: 0.8, header: 0.45, footer: 0.4 };

/** A4, in inches. */
const paper = { width: 8.27, height: 11.69 };

/** The room between the margins of a page, in points. */
function printedArea(isLandscape: boolean): { readonly width: number; readonly height: number } {
  const [width, height] = isLandscape ? [paper.height, paper.width] : [paper.width, paper.height];
  return {
    width: (width - margins.left - margins.right) * 72,
    height: (height - margins.top - margins.bottom) * 72,
  };
}

/** How many characters of the default font fit beside each other on a page; `size` is its size in points. */
export function charactersOf(isLandscape: boolean, size: number): number {
  return Math.floor(printedArea(isLandscape).width / (size / 2));
}

/**
 * Columns for lines that go from margin to margin. Several, because LibreOffice does not scale a single column that is
 * wider than a page, as it is where the default font is replaced by a wider one.
 */
export function lineColumns(size: number): number[] {
  return Array.from({ length: 4 }, () => charactersOf(false, size) / 4);
}

/** Pages that are taller than this many are not squeezed into one. */
const squeezed = 1.2;

/** Whether rows of these heights are printed on one page: where they fit, or would after a little scaling. */
export function isOnePage(heights: readonly number[], isLandscape: boolean): boolean {
  return heights.reduce((sum, height) => sum + height, 0) <= printedArea(isLandscape).height * squeezed;
}
