// npm test: builds, then runs every stage, whatever the others said. The last line sums them up.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ExplainedError, prepare, readOptions, root, runMain } from '../.ci/prepare.mjs';
import { ensureHost } from './vscode/host/setup.mjs';

const HELP = `npm test [-- 选项]

  安装所缺的，构建，并运行全部测试。
  --only 阶段   只运行一个阶段：vitest、readback、editors、vscode、web、ui 或 preview
  --help        显示本说明

  Installs what is missing, builds, and runs every test.
  --only STAGE  runs one stage: vitest, readback, editors, vscode, web, ui or preview
  --help        shows this text
`;

const report = path.join(os.tmpdir(), `budget-vitest-${process.pid}.json`);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];

/** Vitest counts and tells in a file. */
const fromReport = {
  counts() {
    const counted = readReport();
    return counted && { passes: counted.numPassedTests, failures: counted.numFailedTests };
  },
  failures() {
    return (readReport()?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const texts = failed.map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`);
      return (texts.length > 0 ? texts : message ? [message] : []).map(
        (text) => `${path.relative(root, name)}: ${text}`,
      );
    });
  },
};

/** The others do so in what they print: Mocha tells its failures behind all tests, steps tell theirs where they stand. */
const fromOutput = {
  counts(output) {
    const [, json] = /^\[(?:vscode-tests|readback|editors)\] done (.*)$/m.exec(output) ?? [];
    return json && JSON.parse(json);
  },
  failures: (output) => output.match(/^ {2}(?:✘ |\d+ failing$).*(?:\n(?! {2}[✔✘] |\[).*)*/gm) ?? [],
};

/** What a stage runs, and where its counts and failures are read. */
const stages = {
  vitest: {
    args: [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    told: fromReport,
  },
  readback: { args: ['test/readback/run.mjs'], told: fromOutput },
  editors: { args: ['test/editors/run.mjs'], told: fromOutput },
  vscode: { args: ['test/vscode/run.mjs'], told: fromOutput },
  web: { args: ['test/vscode/runWeb.mjs'], told: fromOutput },
  ui: { args: ['test/vscode/ui.mjs'], told: fromOutput },
  preview: { args: ['test/vscode/previewUi.mjs'], told: fromOutput },
};

/** Those that stand together run side by side: none of them keeps a processor busy. Two windows at once disturb each other. */
const order = [['vitest'], ['readback', 'editors'], ['vscode'], ['web'], ['ui'], ['preview']];

runMain(async () => {
  const { values } = readOptions('npm test', HELP, { options: { only: { type: 'string' } } });
  if (values.only && !(values.only in stages)) {
    const names = Object.keys(stages);
    throw new ExplainedError(`--only 只能是 ${names.join('、')}。`, `--only is one of ${names.join(', ')}.`);
  }
  prepare();
  build();
  process.env.BUDGET_IS_BUILT = '1';
  // Its browser prints PDF in the first stage.
  if (!values.only) ensureHost();
  const ended = [];
  for (const names of values.only ? [[values.only]] : order) {
    const how = names.length > 1 ? 'together' : 'alone';
    ended.push(...(await Promise.all(names.map((name) => runStage(name, how)))));
  }
  const { passes, failures, skipped } = ended.map(countsOf).reduce(added);
  for (const { name, output } of ended) tellFailures(name, output);
  fs.rmSync(report, { force: true });
  console.log(`\n${passes} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failures === 0 ? 0 : 1);
});

/** Once more behind everything: of a long output one sees the end. */
function tellFailures(name, output) {
  for (const text of stages[name].told.failures(output))
    console.log(`\n=== ${name}\n${text.length > 4000 ? `${text.slice(0, 4000)} …` : text}`);
}

/** A stage that fails without a failing test, or that tells no counts, has failed all the same. */
function countsOf({ name, code, output }) {
  const { passes, failures, skipped = 0 } = stages[name].told.counts(output) ?? { passes: 0, failures: 0 };
  return { passes, skipped, failures: failures || (code !== 0 || passes + skipped === 0 ? 1 : 0) };
}

function added(one, other) {
  return {
    passes: one.passes + other.passes,
    failures: one.failures + other.failures,
    skipped: one.skipped + other.skipped,
  };
}

/** What a stage that runs together with others prints is shown when it ends. */
async function runStage(name, how) {
  if (how === 'alone') console.log(`\n=== ${name}`);
  const start = performance.now();
  const ended = await run(stages[name].args, how);
  if (how === 'together') console.log(`\n=== ${name}\n${ended.output}`);
  console.log(`=== ${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  return { name, ...ended };
}

function run(args, how) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (how === 'alone') process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

function readReport() {
  return fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
}
