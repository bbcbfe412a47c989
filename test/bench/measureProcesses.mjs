// Whole processes, run in turn: `budget check`, a Node process that only parses the same budget as JSON, one that does
// nothing, and the checks of beancount, hledger and ledger on the same items.
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';
import { runProcess } from './runProcess.mjs';
import { median } from './statistics.mjs';

const PARSE_JSON =
  'process.exitCode = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).合计 > 0 ? 0 : 1';
const node = process.execPath;

/** No process gets more; it is told as more than that. */
export const MOST_SECONDS = 60;

/** What is run, each with how it is called for the file of a format. */
export const programs = {
  node: { name: '`node -e 0`', command: () => [node, '-e', '0'] },
  json: { name: '`JSON.parse`', command: (file) => [node, '-e', PARSE_JSON, file('json')] },
  budget: {
    name: '**`budget check`**',
    command: (file) => [node, path.join(root, 'dist/cli.cjs'), 'check', file('budget')],
  },
  ledger: { name: '`ledger balance`', command: (file) => ['ledger', '-f', file('ledger'), 'balance'] },
  // It keeps what it read for the next run, which would measure nothing.
  beancount: { name: '`bean-check`', command: (file) => ['bean-check', '--no-cache', file('beancount')] },
  hledger: { name: '`hledger check`', command: (file) => ['hledger', '-f', file('hledger'), 'check'] },
};

/**
 * Runs them in turn, round by round, on budgets of some sizes. Who has used up its seconds sits the other rounds out.
 * The result has the runs of each program for each size, with undefined where a round was sat out.
 */
export function measureProcesses(names, sizes, { rounds, patience, fileOf }) {
  return Object.fromEntries(
    sizes.map((items) => {
      const runs = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds(items); round++)
        for (const name of names) {
          const spent = runs[name].reduce((sum, run) => sum + (run?.wall ?? 0), 0);
          const command = programs[name].command((format) => fileOf(items, format));
          runs[name].push(spent < patience ? runProcess(command, MOST_SECONDS) : undefined);
        }
      return [items, runs];
    }),
  );
}

/** The median of what the runs took of a resource. */
export function taken(runs, resource) {
  return median((runs ?? []).flatMap((run) => run?.[resource] ?? []));
}

/** How many times as much processor time as another: the median of the rounds, each held against the same round. */
export function ratio(runs, others) {
  const cost = (run) => (Number.isFinite(run?.cpu) ? run.cpu : run?.wall);
  return median((runs ?? []).map((run, round) => cost(run) / cost(others?.[round])));
}
