// The same suites with the extension's `browser` entry, in the web worker extension host.
import fs from 'node:fs';
import path from 'node:path';
import { root, runMain } from '../../.ci/prepare.mjs';
import { bundleWebSuite } from './bundleSuite.mjs';
import { ensureHost, vscodeDir } from './host/setup.mjs';
import { copyOfSamples, runTests } from './vscodeHost.mjs';

runMain(async () => {
  const suite = path.relative(root, await bundleWebSuite());
  ensureHost();
  const extensionAt = servedExtension();
  process.exit(
    await runTests({
      folder: copyOfSamples(),
      workbenchConfig: (host) => ({
        developmentOptions: {
          enableSmokeTestDriver: true,
          extensions: [extensionAt(host, '')],
          extensionTestsPath: extensionAt(host, `/${suite}`),
        },
      }),
    }),
  );
});

/**
 * The extension has to come over http from the workbench's own origin: from a vscode-remote: address it may not start a
 * worker, and from another one the page's security policy keeps it out. The VS Code server serves its own folder, so the
 * project is linked into it.
 */
function servedExtension() {
  const name = `.extension-${process.pid}`;
  const link = path.join(vscodeDir, name);
  fs.symlinkSync(root, link, 'junction');
  process.on('exit', () => fs.rmSync(link, { force: true }));
  const { commit } = JSON.parse(fs.readFileSync(path.join(vscodeDir, 'product.json'), 'utf8'));
  return (host, file) => ({
    scheme: 'http',
    authority: host.authority,
    path: `/stable-${commit}/static/${name}${file}`,
  });
}
