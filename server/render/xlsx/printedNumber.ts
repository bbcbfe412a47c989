/** A number as it was printed. */
export interface PrintedNumber {
  readonly value: number;
  /** Prints it the same again. */
  readonly format: string;
  readonly decimals: number;
}

const PRINTED = /^(-?)([1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.(\d+))?(%?)$/u;

/** More digits than these are not kept by programs that calculate with doubles. */
const mostDigits = 15;

/** The number that a text is as a whole (`1,234.50`, `87.81%`); undefined where it is none, or would lose digits or zeros as one. */
export function printedNumber(text: string): PrintedNumber | undefined {
  const [, sign = '', grouped = '', fraction = '', percent] = PRINTED.exec(text) ?? [];
  const whole = grouped.replaceAll(',', '');
  if (whole === '' || `${whole}${fraction}`.replace(/^0+/u, '').length > mostDigits) return undefined;
  const isGrouped = grouped.includes(',') || whole.length <= 3;
  return {
    value: Number(`${sign}${whole}.${fraction}e${percent ? -2 : 0}`),
    format: `${numberFormat(fraction.length, isGrouped && !percent ? '#,##0' : '0')}${percent ?? ''}`,
    decimals: fraction.length,
  };
}

/** The format of numbers with so many decimals. */
export function numberFormat(decimals: number, whole: '#,##0' | '0' = '#,##0'): string {
  return decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : whole;
}
