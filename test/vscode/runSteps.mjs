import { screenshot } from './workbench.mjs';

/**
 * Runs steps by their names, each of which goes on from where the one before ended, and resolves to their counts. What
 * follows a failed step is not run.
 */
export async function runSteps(window, steps, counts = { passes: 0, failures: 0 }) {
  for (const [name, step] of Object.entries(steps)) {
    const start = performance.now();
    try {
      await step(window);
      counts.passes++;
      console.log(`  ✔ ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      counts.failures++;
      console.log(`  ✘ ${name}\n${error.stack}`);
      await screenshot(window, `failed-${counts.failures}`);
      return counts;
    }
  }
  return counts;
}
