import { run } from './cli/run.ts';
import { systemHost } from './cli/systemHost.ts';

run(process.argv.slice(2), systemHost()).then((exitCode) => {
  process.exitCode = exitCode;
});
