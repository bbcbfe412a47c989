/** Fails a test unless a claim holds; `claim` says what was claimed. */
export function ok(isTrue: boolean, claim: string): asserts isTrue {
  if (!isTrue) throw new Error(claim);
}

/** Fails a test unless two values are the same, compared as JSON. The web worker has no node:assert. */
export function same(actual: unknown, expected: unknown): void {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1));
  ok(found === wanted, `expected ${wanted}\nfound ${found}`);
}
