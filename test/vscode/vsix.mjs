// Packs the extension, installs the .vsix into a fresh VS Code and runs the suites against it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ExplainedError, npm, prepare, root, runMain } from '../../.ci/prepare.mjs';

runMain(async () => {
  prepare();
  const { runTests, temporaryFolder, copyOfSamples } = await import('./vscodeHost.mjs');
  const { bundleNodeSuite } = await import('./bundleSuite.mjs');
  const folder = temporaryFolder('budget-vsix-');
  const extensionsDir = path.join(folder, 'extensions');
  await install(packedExtension(), folder, extensionsDir);
  const payload = [
    ['extensionDevelopmentPath', carrier(folder)],
    ['extensionTestsPath', await bundleNodeSuite()],
  ];
  process.exit(await runTests({ folder: copyOfSamples(), payload, extensionsDir }));
});

function packedExtension() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (npm(['run', 'package'])) return path.join(root, `${name}-${version}.vsix`);
  throw new ExplainedError(
    '打包失败（npm run package），原因见上。',
    'npm run package failed; the reason stands above.',
  );
}

async function install(vsix, folder, extensionsDir) {
  const { ensureHost, hostNode, vscodeDir } = await import('./host/setup.mjs');
  ensureHost();
  const args = [
    path.join(vscodeDir, 'out/server-main.js'),
    '--install-extension',
    vsix,
    '--extensions-dir',
    extensionsDir,
  ];
  args.push('--server-data-dir', path.join(folder, 'server'), '--user-data-dir', path.join(folder, 'user-data'));
  const { status } = spawnSync(hostNode(), [...args, '--accept-server-license-terms'], { stdio: 'inherit' });
  if (status !== 0) throw new ExplainedError(`VS Code 无法安装 ${vsix}。`, `VS Code cannot install ${vsix}.`);
}

/** VS Code runs a suite only beside an extension under development: an empty one, so that the installed one is tested. */
function carrier(folder) {
  const carrierFolder = path.join(folder, 'carrier');
  fs.mkdirSync(carrierFolder);
  const manifest = { name: 'carrier', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  fs.writeFileSync(path.join(carrierFolder, 'package.json'), JSON.stringify(manifest));
  return carrierFolder;
}
