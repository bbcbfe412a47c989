import { run } from './cli/run.ts';
import { systemHost } from './cli/systemHost.ts';
import { unfinished } from './cli/unfinished.ts';

const host = systemHost();

process.on('uncaughtException', (error) => process.exit(unfinished(error, host)));

run(process.argv.slice(2), host).then((exitCode) => {
  process.exitCode = exitCode;
});
