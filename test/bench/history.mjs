// The figures of the run before, outside of the sources: in node_modules, where tools keep what can be lost.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';

/** Opens what was kept of a kind of run; each figure is the last one that was measured, whichever parts a run had. */
export function openHistory(kind, machine) {
  const file = path.join(root, 'node_modules/.cache/budget-bench', `${kind}.json`);
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  // Another machine's figures say nothing about a change of the code.
  const before = kept.machine === machine ? kept.figures : {};
  return {
    file,
    before: (id) => before[id] ?? Number.NaN,
    keep(figures) {
      const known = Object.entries(figures).filter(([, value]) => Number.isFinite(value));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      const all = { ...before, ...Object.fromEntries(known) };
      fs.writeFileSync(file, `${JSON.stringify({ machine, figures: all }, undefined, 2)}\n`);
    },
  };
}
