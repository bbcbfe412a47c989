// What is made of many measurements.

/** The share of them that is not above it, so 0.5 is the median. NaN where there are none. */
export function percentile(numbers, share) {
  const ordered = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}

export function median(numbers) {
  return percentile(numbers, 0.5);
}

/** A percentile of rounds: the median of what each round has, as one round that another program disturbed tells nothing. */
export function ofRounds(rounds, share) {
  return median(rounds.map((round) => percentile(round, share)));
}
