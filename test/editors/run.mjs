// Real editors drive the server with the settings that server/lsp/EDITORS.md gives: a figure of the sample is changed, its
// total is marked, a fix is taken, and what stands there is read back.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExplainedError, root, runMain } from '../../.ci/prepare.mjs';
import { editors, howToInstall, missingEditors } from './editors.mjs';
import { settingsFor } from './settingsFor.mjs';

runMain(async () => {
  const missing = missingEditors();
  for (const { name } of missing)
    console.log(
      `没有用 ${name} 测试：未安装（Debian/Ubuntu：${howToInstall}）。 ${name} is not there and drove nothing.`,
    );
  if (missing.length > 0 && process.env.CI)
    throw new ExplainedError(`缺少编辑器：${howToInstall}`, `Editors are missing: ${howToInstall}`);
  const counts = { passes: 0, failures: 0, ...(missing.length > 0 && { skipped: missing.length }) };
  for (const editor of editors) if (!missing.includes(editor)) drive(editor, counts);
  console.log(`[editors] done ${JSON.stringify(counts)}`);
  process.exitCode = counts.failures === 0 ? 0 : 1;
});

/** A script tells its steps in $BUDGET_STEPS, a line each: `ok what`, or `failed what: why`; the last one is `done`. */
function drive({ name, needs, headings, settings, args }, counts) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-editors-'));
  try {
    fs.writeFileSync(path.join(home, settings), headings.map(settingsFor).join('\n'));
    fs.copyFileSync(path.join(root, 'samples/shuozhou-2026.budget'), path.join(home, 'sample.budget'));
    const { stdout, stderr, error } = spawnSync(needs, args(path.join(home, settings)), {
      cwd: home,
      env: environment(home),
      encoding: 'utf8',
      timeout: 60_000,
    });
    const steps = fs.existsSync(path.join(home, 'steps')) ? fs.readFileSync(path.join(home, 'steps'), 'utf8') : '';
    if (!count(name, steps.split('\n'), counts)) {
      counts.failures++;
      console.log(`  ✘ ${name}: ended too soon ${error?.message ?? ''}\n${stdout}\n${stderr}`);
    }
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** Counts what went well and what did not; false where the last step was not reached. */
function count(name, steps, counts) {
  for (const step of steps.filter((each) => /^(?:ok|failed) /.test(each))) {
    const isOk = step.startsWith('ok ');
    counts[isOk ? 'passes' : 'failures']++;
    console.log(`  ${isOk ? '✔' : '✘'} ${name}: ${step.replace(/^\w+ /, '')}`);
  }
  return steps.includes('done');
}

/** `budget` is a command there, as the page says. */
function environment(home) {
  const bin = path.join(home, 'bin');
  fs.mkdirSync(bin);
  const command = `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'dist/cli.cjs')}" "$@"\n`;
  fs.writeFileSync(path.join(bin, 'budget'), command, { mode: 0o755 });
  return {
    ...process.env,
    HOME: home,
    LANG: 'C.UTF-8',
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_STATE_HOME: home,
    BUDGET_STEPS: path.join(home, 'steps'),
  };
}
