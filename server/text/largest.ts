/** The largest of some numbers, however many there are; `none` where all are smaller. */
export function largest(numbers: readonly number[], none = 0): number {
  return numbers.reduce((most, each) => Math.max(most, each), none);
}
