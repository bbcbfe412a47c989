/** The first of `count` indices for which `isPast` holds, which it does for all behind it; `count` where it holds for none. */
export function partitionPoint(count: number, isPast: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the last of the first `count` ascending numbers that is not more than a number; 0 where none is. */
export function lastAtMost(numbers: readonly number[], wanted: number, count = numbers.length): number {
  return Math.max(0, partitionPoint(count, (i) => (numbers[i] ?? 0) > wanted) - 1);
}
