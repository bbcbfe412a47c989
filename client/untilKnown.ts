import { pause } from './pause.ts';

const triesMs = [0, 100, 200, 400, 800, 1600];

/**
 * Asks about a document until the server knows it: one that has just started answers null before it has heard of the
 * files that are open. Undefined where it never does.
 */
export async function untilKnown<T>(ask: () => Promise<T | null>): Promise<T | undefined> {
  for (const wait of triesMs) {
    await pause(wait);
    const answer = await ask();
    if (answer !== null) return answer;
  }
  return undefined;
}
