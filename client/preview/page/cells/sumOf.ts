/** What a spreadsheet says of a selection: how many numbers it has, and what they make. */
export interface SelectionSum {
  readonly count: number;
  /** With as many decimals as the number with the most of them, and thousands separators. */
  readonly sum: string;
}

const amount = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;

/** The exact sum of the texts that are plain numbers; undefined where there are not two of them. */
export function sumOf(texts: readonly string[]): SelectionSum | undefined {
  const parts = texts.flatMap((text) => {
    const match = amount.exec(text.trim());
    return match ? [{ sign: match[1] === '' ? 1n : -1n, whole: match[2] ?? '', decimals: match[3] ?? '' }] : [];
  });
  if (parts.length < 2) return undefined;
  const scale = Math.max(...parts.map(({ decimals }) => decimals.length));
  const total = parts.reduce((sum, { sign, whole, decimals }) => {
    return sum + sign * BigInt(whole.replaceAll(',', '') + decimals.padEnd(scale, '0'));
  }, 0n);
  return { count: parts.length, sum: printed(total, scale) };
}

function printed(total: bigint, scale: number): string {
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const sign = total < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}
