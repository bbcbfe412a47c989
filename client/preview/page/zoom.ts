import type { PageState, Zoom } from '../pageState.ts';

/** The widths of upright and turned A4 paper in CSS pixels. */
const paper = { portrait: 794, landscape: 1123 } as const;
const steps = [25, 33, 50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400] as const;

/** The next larger or smaller step from what is shown, in percent. */
export function zoomStep(percent: number, direction: 1 | -1): number {
  const next = direction === 1 ? steps.find((step) => step > percent) : steps.findLast((step) => step < percent);
  return next ?? percent;
}

/** By how much upright and turned pages are enlarged where so many pixels are there beside each other. */
export function zoomFactors(
  zoom: Zoom,
  mode: PageState['mode'],
  width: number,
): { readonly portrait: number; readonly landscape: number } {
  if (zoom !== 'fit') return { portrait: zoom / 100, landscape: zoom / 100 };
  if (mode === 'continuous') return { portrait: 1, landscape: 1 };
  const fitting = (needed: number) => Math.min(1, Math.max(0.25, Math.floor((width / needed) * 1000) / 1000));
  return { portrait: fitting(paper.portrait), landscape: fitting(paper.landscape) };
}
