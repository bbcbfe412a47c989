import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether this is `npm run soak`. */
export const isSoak = Boolean(process.env['BUDGET_SOAK']);
/** Where generated texts begin: the same ones each time, in a soak others. */
export const seed = isSoak ? Date.now() | 0 : 20260127;
/** So many times as often as a soak usually tries. */
const scale = Number(process.env['BUDGET_SOAK_SCALE'] ?? 1);
/** The file in which test/soak.mjs reads what was tried. */
const tally = process.env['BUDGET_TALLY'];

/** How many times a property is tried: a few times in `npm test`, very often in `npm run soak`. */
export function counted(inTests: number, inSoak: number): number {
  if (!isSoak) return inTests;
  const times = Math.max(1, Math.round(inSoak * scale));
  tried('times', times);
  return times;
}

/** Tells `npm run soak` how often something was tried. */
export function tried(what: string, times: number): void {
  const { currentTestName = '' } = expect.getState();
  if (tally) appendFileSync(tally, `${JSON.stringify({ test: currentTestName, what, times })}\n`);
}
