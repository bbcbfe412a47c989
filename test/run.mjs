// npm test: builds, then runs every stage, whatever the one before said. The last line sums them up.
//   --only NAME   one stage: vitest, readback, editors, vscode, web, ui, preview or crash
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ExplainedError, prepare, root, runMain } from '../.ci/prepare.mjs';
import { ensureHost } from './vscode/host/setup.mjs';

const report = path.join(os.tmpdir(), `budget-vitest-${process.pid}.json`);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];

/** What a stage runs, and how its counts are read from what it printed. */
const stages = {
  vitest: {
    args: [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    counts: reported,
  },
  readback: { args: ['test/readback/run.mjs'], counts: marked },
  editors: { args: ['test/editors/run.mjs'], counts: marked },
  vscode: { args: ['test/vscode/run.mjs'], counts: marked },
  web: { args: ['test/vscode/runWeb.mjs'], counts: marked },
  ui: { args: ['test/vscode/ui.mjs'], counts: marked },
  preview: { args: ['test/vscode/previewUi.mjs'], counts: marked },
  crash: { args: ['test/vscode/crash.mjs'], counts: marked },
};

runMain(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only && !(values.only in stages)) {
    const names = Object.keys(stages);
    throw new ExplainedError(`--only 只能是 ${names.join('、')}。`, `--only is one of ${names.join(', ')}.`);
  }
  prepare();
  build();
  process.env.BUDGET_IS_BUILT = '1';
  // Its browser prints PDF in the first stage.
  if (!values.only) ensureHost();
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const [name, stage] of Object.entries(stages)) {
    if (values.only && values.only !== name) continue;
    console.log(`\n=== ${name}`);
    const { code, output } = await run(stage.args);
    const counts = stage.counts(output) ?? { passes: 0, failures: 0 };
    passed += counts.passes;
    skipped += counts.skipped ?? 0;
    // A stage that fails without a failing test, or that tells no counts, has failed all the same.
    failed += counts.failures || (code !== 0 || counts.passes + (counts.skipped ?? 0) === 0 ? 1 : 0);
  }
  fs.rmSync(report, { force: true });
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 ? 0 : 1);
});

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

function reported() {
  if (!fs.existsSync(report)) return undefined;
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { passes: numPassedTests, failures: numFailedTests };
}

function marked(output) {
  const [, json] = /^\[(?:vscode-tests|readback|editors)\] done (.*)$/m.exec(output) ?? [];
  return json && JSON.parse(json);
}
