import v8 from 'node:v8';
import { run } from './cli/run.ts';
import { systemHost } from './cli/systemHost.ts';

// One run is too short to repay inlining and marking beside the work: without them a check of 10,000 items ends a sixth
// sooner, and one of 100,000 items as well.
v8.setFlagsFromString('--no-turbo-inlining');
v8.setFlagsFromString('--no-incremental-marking');

run(process.argv.slice(2), systemHost()).then((exitCode) => {
  process.exitCode = exitCode;
});
