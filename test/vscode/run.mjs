// The suites in the desktop's kind of extension host, with @vscode/test-electron as the entry point in every case:
//   VSCODE_EXECUTABLE=/path/to/code   that VS Code
//   a display is there                the VS Code that it downloads, if it can
//   otherwise                         code-server, through launcher.mjs
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { root, runMain } from '../../.ci/prepare.mjs';
import { bundleNodeSuite } from './bundleSuite.mjs';
import { copyOfSamples, EXIT_NO_RESULT } from './vscodeHost.mjs';

const launcher = path.join(root, 'test/vscode/launcher.mjs');

runMain(async () => {
  const extensionTestsPath = await bundleNodeSuite();
  const vscodeExecutablePath = await executable();
  const isThrough = closingMarkerSeen();
  const launchArgs = [copyOfSamples(), '--disable-extensions'];
  const options = { vscodeExecutablePath, extensionDevelopmentPath: root, extensionTestsPath, launchArgs };
  const exitCode = await runTests(options).catch((error) => error.code ?? 1);
  process.exit(exitCode || (isThrough() ? 0 : EXIT_NO_RESULT));
});

async function executable() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const isHeadless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (isHeadless) return launcher;
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', timeout: 15_000, reporter: new SilentReporter() });
  } catch (error) {
    console.log(
      `无法下载 VS Code，改用 code-server。 VS Code cannot be downloaded, code-server is used instead: ${error.message}`,
    );
    return launcher;
  }
}

/**
 * A desktop VS Code too exits with 0 when the extension host crashes, and runTests() hands nothing back of the output
 * that it copies to ours: the closing marker is caught on its way.
 */
function closingMarkerSeen() {
  const write = process.stdout.write;
  let seen = '';
  process.stdout.write = (chunk, ...rest) => {
    seen += chunk;
    return write.call(process.stdout, chunk, ...rest);
  };
  return () => /^\[vscode-tests\] done \{"passes":[1-9]/m.test(seen);
}
