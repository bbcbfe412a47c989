import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import { Script } from 'node:vm';

// One run is too short to repay inlining, and what it reads it keeps, so that what V8 learns of how long things live does not
// hold for what comes after. What was compiled is kept for the very same flags, so they come first.
for (const flag of ['--no-turbo-inlining', '--no-allocation-site-pretenuring']) v8.setFlagsFromString(flag);

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
