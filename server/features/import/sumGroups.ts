/**
 * Where groups begin of which each has its sum first and its parts behind, so that from one place on they take all amounts,
 * which have two decimals, each rounded by itself; undefined where they do not.
 */
export function groupsFrom(first: number, amounts: readonly number[]): readonly number[] | undefined {
  const heads: number[] = [];
  for (let i = first; i < amounts.length; ) {
    const end = endOfGroup(i, amounts);
    if (end === undefined) return undefined;
    heads.push(i);
    i = end;
  }
  return heads.length > 0 ? heads : undefined;
}

/** The same, below a first amount which is that of all groups together and stands for one of its own. */
export function groupsBelow(amounts: readonly number[]): readonly number[] | undefined {
  const heads = groupsFrom(1, amounts);
  const rest = heads?.reduce((left, i) => left - (amounts[i] ?? 0), amounts[0] ?? 0);
  return heads && rest !== undefined && isRounding(rest, heads.length) ? [0, ...heads] : undefined;
}

/** Behind the parts that make a sum as nearly as any do. */
function endOfGroup(head: number, amounts: readonly number[]): number | undefined {
  let rest = amounts[head] ?? 0;
  if (rest <= 0) return undefined;
  let best: { readonly end: number; readonly rest: number } | undefined;
  for (let end = head + 1; end < amounts.length; end++) {
    rest -= amounts[end] ?? 0;
    const isSum = isRounding(rest, end - head);
    if (isSum && (!best || Math.abs(rest) <= best.rest + NOTHING)) best = { end: end + 1, rest: Math.abs(rest) };
    if (!isSum && rest < 0) break;
  }
  return best?.end;
}

/** What binary fractions leave of sums of hundredths. */
const NOTHING = 1e-6;

/** Whether a difference is no more than what comes of a sum and its parts each rounded to two places. */
function isRounding(difference: number, parts: number): boolean {
  return Math.abs(difference) <= 0.005 * (parts + 1) + NOTHING;
}
