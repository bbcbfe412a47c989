import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects new objects that nobody keeps; there is none where V8 was not told to give it away (`serverBin.ts`). */
type Collect = ((options: { readonly type: 'minor' }) => void) | undefined;

/** Filled so far, the space of new objects has less room than the costliest edits take. */
const FULL = 0.5;

let own: { readonly collect: Collect } | undefined;

/**
 * Collects what died young once there is much of it, so that no key has to wait for that. Not more often, as what has lived
 * through two collections stays until a full one.
 */
export function collectYoung(): void {
  const young = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (!young) return;
  const { space_used_size: used, space_available_size: free } = young;
  if (used <= FULL * (used + free)) return;
  own ??= prepare();
  own.collect?.({ type: 'minor' });
}

/** By then a budget is open. What helps with the little of a key has to be woken, which takes longer than what it does. */
function prepare(): { readonly collect: Collect } {
  v8.setFlagsFromString('--no-parallel-scavenge');
  return { collect: runInNewContext("typeof gc === 'function' ? gc : undefined") };
}
