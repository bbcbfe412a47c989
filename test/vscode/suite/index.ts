import Mocha from 'mocha';

/** `MOCHA_GREP=… npm test -- --only vscode` runs the tests whose names match; put in by the bundler. */
declare const MOCHA_GREP: string;

/**
 * Runs the suites that `load` defines, inside an extension host. The two marker lines are read by vscodeHost.mjs, run.mjs
 * and test/run.mjs: an exit code alone does not tell that the extension host crashed on the way.
 */
export function runSuites(load: () => void): Promise<void> {
  console.log('[vscode-tests] run');
  const mocha = new Mocha({ ui: 'tdd', reporter: 'spec', color: false, timeout: 30_000, grep: MOCHA_GREP });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      console.log(`[vscode-tests] done ${JSON.stringify({ passes: runner.stats?.passes, failures })}`);
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
