// Checks and rolls up a generated province: the time, the memory and the speed-up by threads, whether the results are the
// same with any number of them, and how the time grows with the number of departments.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ExplainedError, root } from '../../.ci/prepare.mjs';
import { writeProvince } from './province.mjs';

const THREADS = [1, 2, 4, 8];

/** The parts of the province, in departments; the last one is all of it. */
const sizes = { whole: [250, 500, 1000, 2000], small: [8, 16, 32, 64] };

/** What is measured, each with what it is called with and the file that it writes. */
const commands = [
  { name: 'check', args: ['--format', 'json'] },
  { name: 'rollup', args: ['-o', 'OUT'], output: 'rollup.json' },
];

/** Measures below a folder; answers whether every result was the same with any number of threads. */
export function measureProvince(folder, size) {
  const parts = sizes[size].map((departments) => {
    const place = path.join(folder, `province-${departments}`);
    return { place, ...writeProvince(place, departments) };
  });
  const whole = parts.at(-1);
  console.log(`province  ${whole.departments} departments, ${whole.items} items, ${whole.files} files`);
  const isSame = commands.map((command) => measureThreads(command, whole, folder)).every(Boolean);
  for (const command of commands) measureGrowth(command, parts, folder);
  return isSame;
}

function measureThreads(command, { place, items }, folder) {
  print([command.name, 'threads', 'time', 'items/s', 'speed-up', 'memory', 'result']);
  const runs = THREADS.map((jobs) => ({ jobs, ...run(command, place, jobs, folder) }));
  const [alone] = runs;
  for (const { jobs, time, memory, result } of runs)
    print([
      '',
      jobs,
      seconds(time),
      Math.round(items / (time / 1000)).toLocaleString('en-US'),
      (alone.time / time).toFixed(2),
      `${(memory / 1024 ** 2).toFixed(0)} MiB`,
      result === alone.result ? `the same: ${result.slice(0, 8)}` : 'DIFFERENT',
    ]);
  return runs.every(({ result }) => result === alone.result);
}

/** In one thread, so that the number of processors does not matter. */
function measureGrowth(command, parts, folder) {
  print([command.name, 'departments', 'time', 'items/s']);
  const runs = parts.map(({ place, departments, items }) => {
    const { time } = run(command, place, 1, folder);
    print(['', departments, seconds(time), Math.round(items / (time / 1000)).toLocaleString('en-US')]);
    return { x: Math.log(items), y: Math.log(time) };
  });
  print(['', `time grows with the items to the power of ${slope(runs).toFixed(2)}`]);
}

/** One process; its result is all that it says and writes. */
function run({ name, args, output }, place, jobs, folder) {
  const [peak, out] = [path.join(folder, 'peak'), path.join(folder, output ?? 'none')];
  const cli = ['--require', path.join(root, 'test/bench/peak.cjs'), path.join(root, 'dist/cli.cjs')];
  const given = args.map((arg) => (arg === 'OUT' ? out : arg));
  const from = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...cli, name, place, ...given, '--jobs', jobs], {
    env: { ...process.env, BUDGET_PEAK: peak },
    maxBuffer: 2 ** 30,
  });
  const time = Number(process.hrtime.bigint() - from) / 1e6;
  if (status !== 0) throw new ExplainedError(`测量失败：budget ${name}`, `Nothing could be measured:\n${stderr}`);
  const hash = createHash('sha256').update(stdout).update(stderr);
  if (output) hash.update(fs.readFileSync(out));
  return { time, memory: Number(fs.readFileSync(peak, 'utf8')), result: hash.digest('hex') };
}

/** Of the line that is nearest to some points. */
function slope(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function print([first, ...cells]) {
  console.log([first.padEnd(9), ...cells.map((cell) => String(cell).padStart(11))].join(' '));
}
