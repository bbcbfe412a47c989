import { run } from './cli/run.ts';
import { systemHost } from './cli/systemHost.ts';
import { unfinished } from './cli/unfinished.ts';

const args = process.argv.slice(2);
const host = systemHost();

process.on('uncaughtException', (error) => process.exit(unfinished(error, args, host)));

// When all is done. Node would otherwise take the memory of a large budget apart, which takes longer than to leave it.
process.on('beforeExit', () => process.exit());

run(args, host).then((exitCode) => {
  process.exitCode = exitCode;
});
