/** How much of a column a row has. */
export interface Share {
  readonly row: number;
  readonly column: number;
  readonly amount: number;
}

/**
 * Amounts with given sums of rows and of columns: a row that is as large as a column has it whole, and what is left is dealt
 * out in order. Where the sums differ by roundings, the columns keep theirs.
 */
export function allot(rows: readonly number[], columns: readonly number[]): Share[] {
  const needs = [...rows];
  const left = [...columns];
  const shares: Share[] = [];
  const give = (row: number, column: number, amount: number): void => {
    shares.push({ row, column, amount });
    needs[row] = (needs[row] ?? 0) - amount;
    left[column] = (left[column] ?? 0) - amount;
  };
  for (const [row, amount] of rows.entries()) {
    const whole = left.filter((each) => each === amount).length === 1 ? left.indexOf(amount) : -1;
    if (amount !== 0 && whole >= 0 && rows.length > 1) give(row, whole, amount);
  }
  const deal = (sign: 1 | -1): void => {
    for (const row of rows.keys())
      for (const column of columns.keys()) {
        const amount = Math.min(sign * (needs[row] ?? 0), sign * (left[column] ?? 0));
        if (amount > 0) give(row, column, sign * amount);
      }
  };
  deal(-1);
  // What is still below zero lessens the row that needs most, which then needs so much more of the others.
  for (const [column, amount] of left.entries())
    if (amount < 0) give(needs.indexOf(Math.max(...needs)), column, amount);
  deal(1);
  const last = shares.at(-1)?.row ?? 0;
  for (const [column, amount] of left.entries()) if (amount > 0) give(last, column, amount);
  return shares.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** More than any department needs; where there are that many ways, none is better than another. */
const mostSteps = 100_000;

/**
 * For each of some parts the whole that it belongs to, so that the parts of each whole add up to it in every component;
 * the one `likely` for it is tried first, if any. Undefined where no such way is found.
 */
export function assign(
  parts: readonly (readonly number[])[],
  wholes: readonly (readonly number[])[],
  likely: readonly number[] = [],
): readonly number[] | undefined {
  // Every figure is rounded by itself.
  return assignWithin(0, parts, wholes, likely) ?? assignWithin(parts.length + 1, parts, wholes, likely);
}

function assignWithin(
  slack: number,
  parts: readonly (readonly number[])[],
  wholes: readonly (readonly number[])[],
  likely: readonly number[],
): readonly number[] | undefined {
  const left = wholes.map((whole) => [...whole]);
  const rooms = givenBack(parts).map((back, part) =>
    back.map((amount, i) => amount + ((parts[part]?.[i] ?? 0) > 0 ? slack : 0)),
  );
  const chosen: number[] = [];
  let steps = 0;
  const place = (part: number): boolean => {
    if (part === parts.length) return left.every((rest) => rest.every((amount) => Math.abs(amount) <= slack));
    const amounts = parts[part] ?? [];
    for (const whole of inTurn(left.length, likely[part] ?? -1)) {
      const rest = left[whole] ?? [];
      if (++steps > mostSteps) return false;
      if (amounts.some((amount, i) => amount > (rest[i] ?? 0) + (rooms[part]?.[i] ?? 0))) continue;
      chosen[part] = whole;
      addTo(rest, amounts, -1);
      if (place(part + 1)) return true;
      addTo(rest, amounts, 1);
    }
    return false;
  };
  return place(0) ? chosen : undefined;
}

/** What parts below zero, from each one on, may give back in every component. */
function givenBack(parts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const back: number[][] = [];
  for (const [part, amounts] of [...parts.entries()].reverse())
    back[part] = amounts.map((amount, i) => (back[part + 1]?.[i] ?? 0) - Math.min(0, amount));
  return back;
}

function addTo(rest: number[], amounts: readonly number[], sign: 1 | -1): void {
  for (const [i, amount] of amounts.entries()) rest[i] = (rest[i] ?? 0) + sign * amount;
}

/** The numbers below a count, one of them before all others. */
function inTurn(count: number, first: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  return first < 0 ? all : [first, ...all.filter((i) => i !== first)];
}
