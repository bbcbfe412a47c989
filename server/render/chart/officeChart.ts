import type { Slice } from '../../document/Disclosure.ts';

/** The colours of series and slices: told apart by readers who see no red or no green, and in shades of grey (after Okabe and Ito). */
const colors = ['0072B2', 'E69F00', '009E73', 'CC79A7', '56B4E9', 'D55E00', 'F0E442', '999999'] as const;

/** The colour of a series or slice as six hexadecimal digits. */
export function officeColor(index: number): string {
  return colors[index % colors.length] ?? colors[0];
}

/** Of a slice that is smaller than this only the legend and the table speak: labels would cover each other. */
export const leastLabelled = 0.01;

/** Where a pie begins, in degrees: its largest slice lies to the left, so that the labels of the small ones stand below each other at the right. */
export function firstAngle(slices: readonly Slice[]): number {
  const whole = slices.reduce((total, { fraction }) => total + fraction, 0);
  const largest = slices.reduce<Slice | undefined>(
    (found, slice) => (found && found.fraction >= slice.fraction ? found : slice),
    undefined,
  );
  const before = slices
    .slice(0, largest && slices.indexOf(largest))
    .reduce((total, { fraction }) => total + fraction, 0);
  const middle = before + (largest?.fraction ?? 0) / 2;
  return Math.round(630 - (middle / (whole || 1)) * 360) % 360;
}
