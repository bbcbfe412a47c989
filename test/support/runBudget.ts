import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './places.ts';

/** What a run of the command line came to. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where it runs, and what its environment has beside what a process needs. */
export interface RunOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command line as it was built, in the project's folder unless another one is given. */
export function runBudget(args: readonly string[], { cwd = root, environment = {} }: RunOptions = {}): Outcome {
  const { PATH = '', SystemRoot = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/cli.cjs'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH, SystemRoot, ...environment },
  });
  return { code: status, out: stdout, err: stderr };
}
