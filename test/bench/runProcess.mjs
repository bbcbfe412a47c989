// A whole process and what it takes: processor time (user and system, all threads), time, and memory at its most.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ExplainedError } from '../../.ci/prepare.mjs';

const WRAPPER = fileURLToPath(new URL('resources.py', import.meta.url));
const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', '']).status === 0);

/** Where nothing tells the resources of a process, only the time is measured; this says so. */
export function describeResources() {
  if (python) return;
  console.log('没有 python3，只测量时间，不测处理器时间和内存。Without python3 only wall time is measured.\n');
}

/** Runs a command of at most so many seconds. One that fails measured nothing, so it ends the benchmark. */
export function runProcess([program, ...args], mostSeconds) {
  const { code, stderr, ...taken } = python
    ? withResources([program, ...args], mostSeconds)
    : timed(program, args, mostSeconds);
  if (code !== 0 && code !== null)
    throw new ExplainedError(
      `测量失败：${program} ${args.join(' ')}`,
      `This failed, so nothing was measured:\n${stderr}`,
    );
  return { ...taken, isCut: code === null };
}

function withResources(command, mostSeconds) {
  const { output, stderr } = spawnSync(python, [WRAPPER, String(mostSeconds), ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
    maxBuffer: 2 ** 28,
  });
  return output[3] ? { ...JSON.parse(output[3]), stderr } : { code: 1, stderr };
}

function timed(program, args, mostSeconds) {
  const from = performance.now();
  const { status, stderr, error } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: mostSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  const code = error?.code === 'ETIMEDOUT' ? null : (status ?? 1);
  return { cpu: Number.NaN, wall: (performance.now() - from) / 1000, peak: Number.NaN, code, stderr };
}
