import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import { Script } from 'node:vm';

// One run is too short to repay optimising, inlining and marking beside the work, so only what runs very often is optimised;
// and to touch memory for the first time costs more than to collect often, so the young generation stays small: too small for
// several threads to collect it, which cost more to start than they save. What was compiled is kept for the very same flags,
// so they come first.
for (const flag of [
  '--interrupt-budget=1000000',
  '--no-turbo-inlining',
  '--no-incremental-marking',
  '--no-parallel-scavenge',
  '--semi-space-growth-factor=1',
])
  v8.setFlagsFromString(flag);

const file = path.join(__dirname, 'cli.main.cjs');

/** What V8 compiled of the command line when it was built; another version of Node refuses it and compiles anew. */
const compiled = path.join(__dirname, 'cli.main.cache');

const script = new Script(Module.wrap(fs.readFileSync(file, 'latin1')), {
  filename: file,
  cachedData: fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined,
});

// The build runs a check once and keeps what that took to compile.
if (process.env['BUDGET_KEEP_COMPILED'])
  process.on('exit', () => fs.writeFileSync(compiled, script.createCachedData()));

script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
