// What was measured, and the figures that are made of it.
import { ratio, taken } from './measureProcesses.mjs';
import { median, ofRounds, percentile } from './statistics.mjs';

/** `processes` by size and program, `keys` by what was typed in (rounds of milliseconds), `preview` by part (milliseconds of each key), `extension` by what started (milliseconds of the parts of each start); each may be missing. */
export function figuresOf({ processes = {}, keys = {}, preview = {}, starts = [], extension = {}, heap }) {
  const runs = (program, items) => processes[items]?.[program];
  const growth = (items, resource) => taken(runs('budget', items), resource) - taken(runs('budget', 100), resource);
  const startOf = (which, part) => known(median((extension[which] ?? []).map((start) => start[part])));
  return {
    runs,
    ratio: (program, other, items) => known(ratio(runs(program, items), runs(other, items))),
    peak: (program, items) => known(taken(runs(program, items), 'peak') / 1e6),
    // What 100 items take is what the process takes by itself. The last step shows best what is not linear.
    exponent: (resource) => {
      const [small, middle, large] = [1000, 10_000, 100_000].map((items) => growth(items, resource));
      const exponents = [Math.log10(large / small) / 2, Math.log10(large / middle)].filter(Number.isFinite);
      return exponents.length > 0 ? Math.max(...exponents) : undefined;
    },
    key: (what, share) => known(ofRounds(keys[what] ?? [], share)),
    firstKeys: (what) => known(percentile(keys[what]?.[0] ?? [], 0.95)),
    keyRatio: (what, other) => known(ofRounds(keys[what] ?? [], 0.5) / ofRounds(keys[other] ?? [], 0.5)),
    preview: (part, share) => known(percentile(preview[part] ?? [], share)),
    start: () => known(median(starts)),
    startOf,
    // What VS Code, its client and a process take is in both.
    ownStart: (which) => known(startOf(which, 'diagnostics') - startOf('nothing', 'diagnostics')),
    // Too few edits show no leak.
    heapGrowth: () => (heap?.isWhole ? heap.growth * 100 : undefined),
  };
}

function known(value) {
  return Number.isNaN(value) ? undefined : value;
}
