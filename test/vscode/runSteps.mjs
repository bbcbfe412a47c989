import path from 'node:path';
import { inspect } from 'node:util';
import { screenshot } from './workbench.mjs';

/** Runs steps by their names, each of which goes on from where the one before ended; what follows a failed one is not run. */
async function runSteps(window, steps, counts) {
  for (const [name, step] of Object.entries(steps)) {
    const start = performance.now();
    try {
      await step(window);
      counts.passes++;
      console.log(`  ✔ ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      counts.failures++;
      console.log(`  ✘ ${name}\n${inspect(error)}`);
      await screenshot(window, `${path.basename(process.argv[1], '.mjs')}-failed-${counts.failures}`);
      return;
    }
  }
}

/** Runs one group of steps after the other in a workbench, closes it, and ends the process as they went. */
export async function endWithSteps(window, ...groups) {
  console.log('[vscode-tests] run');
  const counts = { passes: 0, failures: 0 };
  for (const steps of groups) await runSteps(window, steps, counts);
  console.log(`[vscode-tests] done ${JSON.stringify(counts)}`);
  await window.close();
  process.exit(counts.failures === 0 ? 0 : 1);
}
