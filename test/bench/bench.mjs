// Checks a generated budget of 10,000 items and holds the time against that of a Node process that only parses the same
// items as JSON: both are whole processes, run in turn. Then, in one process, a first analysis against one after a key press.
// At last, in a real workbench, a key press against the changed cell of the preview on the screen.
//   check                only the first two
//   preview              only the last
//   province [--small]   checks and rolls up a province of 500,000 items instead, in 1, 2, 4 and 8 threads
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExplainedError, prepare, root, runMain } from '../../.ci/prepare.mjs';
import { generate } from './generate.mjs';
import { measureKeystrokes } from './keystroke.mjs';
import { measureProvince } from './measureProvince.mjs';

const ITEMS = 10_000;
const RUNS = 15;
const MOST = 4;

const PARSE_JSON =
  'process.exitCode = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).length > 0 ? 0 : 1';

runMain(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { small: { type: 'boolean' } } });
  const [only = 'all', ...others] = positionals;
  if (!['all', 'check', 'preview', 'province'].includes(only) || others.length > 0)
    throw new ExplainedError(
      '可以只测量 check、preview，或者测量 province。',
      'What can be measured is check or preview alone, or province.',
    );
  prepare();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-bench-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  describeMachine();
  build(only === 'all' || only === 'preview' ? [] : ['--only', 'cli']);
  const measured = [
    ...(only === 'province' ? [measureProvince(folder, values.small ? 'small' : 'whole')] : []),
    ...(only === 'all' || only === 'check' ? [await measureCheck(folder)] : []),
    ...(only === 'all' || only === 'preview' ? [await measureKeystrokes()] : []),
  ];
  process.exit(measured.every(Boolean) ? 0 : 1);
});

/** Answers whether the check is within its limit. */
async function measureCheck(folder) {
  await buildIncremental(folder);
  const files = writeFiles(folder);
  const ratio = compareProcesses(files);
  runNode([path.join(folder, 'incremental.cjs'), files.budget], 'inherit');
  return ratio <= MOST;
}

/** What is measured is what ships. */
function build(which) {
  const { status } = spawnSync(process.execPath, ['server/build.mjs', '--quiet', ...which], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new ExplainedError('构建失败，原因见上。', 'The build failed; the reason stands above.');
}

/** The script that measures an edit. */
async function buildIncremental(folder) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [path.join(root, 'test/bench/incremental.ts')],
    outfile: path.join(folder, 'incremental.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.tsv': 'text', '.css': 'text' },
    logLevel: 'warning',
  });
}

function writeFiles(folder) {
  const { text, json, items } = generate(ITEMS);
  const files = { budget: path.join(folder, 'bench.budget'), json: path.join(folder, 'bench.json') };
  fs.writeFileSync(files.budget, text);
  fs.writeFileSync(files.json, json);
  const size = (file) => `${(fs.statSync(file).size / 1024).toFixed(0)} KiB`;
  console.log(`input     ${items} items: .budget ${size(files.budget)}, JSON ${size(files.json)}`);
  return files;
}

function describeMachine() {
  const [cpu] = os.cpus();
  console.log(
    `machine   ${os.hostname()}: ${cpu?.model.trim() ?? 'unknown CPU'} × ${os.cpus().length}, ${os.platform()} ${os.arch()}, Node ${process.version}`,
  );
}

function compareProcesses({ budget, json }) {
  const times = { check: [], parse: [] };
  for (let run = 0; run < RUNS; run++) {
    times.parse.push(timed(['-e', PARSE_JSON, json]));
    times.check.push(timed([path.join(root, 'dist/cli.cjs'), 'check', budget]));
  }
  const [parse, check] = [median(times.parse), median(times.check)];
  const ratio = check / parse;
  console.log(`check     ${check.toFixed(0)} ms   median of ${RUNS} processes of \`budget check\``);
  console.log(`parse     ${parse.toFixed(0)} ms   median of ${RUNS} processes of JSON.parse`);
  console.log(
    `ratio     ${ratio.toFixed(2)}, ${ratio <= MOST ? `within the limit of ${MOST}` : `ABOVE THE LIMIT OF ${MOST}`}`,
  );
  return ratio;
}

function timed(args) {
  const from = process.hrtime.bigint();
  runNode(args, 'pipe');
  return Number(process.hrtime.bigint() - from) / 1e6;
}

/** A run that fails would measure nothing, so it ends the benchmark. */
function runNode(args, stdio) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', stdio, stdio] });
  if (status === 0) return;
  throw new ExplainedError(
    `测量失败：${args.join(' ')}`,
    `Nothing could be measured: ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`,
  );
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
