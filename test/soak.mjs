// npm run soak: everything that is tried a few times in npm test, tried very often; takes hours.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ExplainedError, prepare, readOptions, root, runMain } from '../.ci/prepare.mjs';

const HELP = `npm run soak [-- 选项] [-- 名称…]

  把 npm test 里试几次的都试很多次，要几个小时。写了名称就只试文件名中含有它的测试。
  --scale N   次数乘以 N，如 0.01
  --help      显示本说明

  Tries very often what npm test tries a few times, which takes hours. With names, only files that have one in theirs.
  --scale N   N times as often, such as 0.01
  --help      shows this text
`;

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];
const tally = path.join(os.tmpdir(), `budget-soak-${process.pid}.jsonl`);

/** What is no file of vitest and reads BUDGET_SOAK itself. */
const scripts = ['test/vscode/crash.mjs'];

runMain(async () => {
  const { values, positionals } = readOptions('npm run soak', HELP, {
    allowPositionals: true,
    options: { scale: { type: 'string' } },
  });
  if (values.scale !== undefined && !(Number(values.scale) > 0))
    throw new ExplainedError('--scale 后面要写一个大于 0 的数。', '--scale takes a number above 0.');
  const isWanted = (file) => positionals.length === 0 || positionals.some((name) => file.includes(name));
  const files = [...countedTests(), ...scripts].filter(isWanted);
  if (files.length === 0)
    throw new ExplainedError(
      '没有这样的测试。可选的列在下面。',
      `No such test. There are:\n${[...countedTests(), ...scripts].join('\n')}`,
    );
  prepare();
  build();
  Object.assign(process.env, { BUDGET_IS_BUILT: '1', BUDGET_SOAK: '1', BUDGET_TALLY: tally });
  if (values.scale) process.env.BUDGET_SOAK_SCALE = values.scale;
  const results = [];
  for (const file of files) results.push(await soak(file));
  const failed = results.filter(({ code }) => code !== 0);
  console.log(`\n${results.map(summary).join('\n')}`);
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  process.exit(failed.length === 0 ? 0 : 1);
});

/** The tests that say how often they are to be tried. */
function countedTests() {
  const test = path.join(root, 'test');
  return fs
    .readdirSync(test, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => fs.readdirSync(path.join(test, name)).map((file) => `test/${name}/${file}`))
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes("/counted.ts'"));
}

async function soak(file) {
  console.log(`\n=== ${file}`);
  fs.rmSync(tally, { force: true });
  const start = performance.now();
  const code = await run(file.endsWith('.ts') ? [...vitest, '--testTimeout=0', file] : [file]);
  return { file, code, seconds: Math.round((performance.now() - start) / 1000), tried: triedIn() };
}

function run(args) {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).on('close', resolve);
  });
}

/** How often each thing was tried; what is counted several times in one test is added up. */
function triedIn() {
  if (!fs.existsSync(tally)) return [];
  const times = new Map();
  for (const line of fs.readFileSync(tally, 'utf8').trim().split('\n')) {
    const { test, what, times: more } = JSON.parse(line);
    const name = [test, what].filter(Boolean).join(': ');
    times.set(name, (times.get(name) ?? 0) + more);
  }
  fs.rmSync(tally);
  return [...times];
}

function summary({ file, code, seconds, tried }) {
  const lines = tried.map(([name, times]) => `    ${times.toLocaleString('en').padStart(12)}  ${name}`);
  return [`${code === 0 ? 'passed' : 'FAILED'}  ${file}  ${seconds} s`, ...lines].join('\n');
}
