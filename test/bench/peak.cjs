// Loaded before the command line: tells, when the process ends, how much memory it had at its most, all threads together.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.BUDGET_PEAK, String(process.resourceUsage().maxRSS * 1024)));
