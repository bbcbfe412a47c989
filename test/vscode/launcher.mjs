#!/usr/bin/env node
// Stands in for the desktop `code` executable: takes the command line that runTests() of @vscode/test-electron builds and
// runs it in code-server, with the same meaning of the exit code.
import { ExplainedError, runMain } from '../../.ci/prepare.mjs';
import { runTests } from './vscodeHost.mjs';

/** The options that mean something here; --no-sandbox, --user-data-dir and the like are always so in code-server. */
const PAYLOAD = {
  extensionDevelopmentPath: (value) => ['extensionDevelopmentPath', value],
  extensionTestsPath: (value) => ['extensionTestsPath', value],
  'disable-extensions': () => ['disableExtensions', 'true'],
};

runMain(async () => {
  const args = process.argv.slice(2);
  const folder = args.find((arg) => !arg.startsWith('--'));
  if (!folder) throw new ExplainedError('缺少要打开的文件夹。', 'The folder to open is missing.');
  const payload = args.flatMap((arg) => {
    const [, key, value] = /^--([\w-]+)=?(.*)$/.exec(arg) ?? [];
    return key in PAYLOAD ? [PAYLOAD[key](value)] : [];
  });
  process.exit(await runTests({ folder, payload, locale: 'zh-cn' }));
});
