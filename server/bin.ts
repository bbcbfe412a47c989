import v8 from 'node:v8';
import { Bundle } from './Bundle.ts';
import { requireNode } from './requireNode.mjs';

requireNode();

// One run is too short to repay inlining, and what it reads it keeps, so that what V8 learns of how long things live does not
// hold for what comes after. What was compiled is kept for the very same flags, so they come first.
for (const flag of ['--no-turbo-inlining', '--no-allocation-site-pretenuring']) v8.setFlagsFromString(flag);

new Bundle(__dirname, 'cli.main', __dirname).run(module);
