// How long the extension takes, in a real VS Code, from its activation to the first diagnostics of a sample that is opened,
// beside one that does nothing; VS Code's own start is not in it.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../.ci/prepare.mjs';
import { runTests, temporaryFolder } from '../vscode/vscodeHost.mjs';

const SAMPLE = path.join(root, 'samples/shuozhou-2026.budget');
/** By then the server has kept what was compiled of it, for its next start. */
const SETTLED_MS = 12_000;

/**
 * Milliseconds of the parts of some starts in turn: of the extension after it was installed (`first`), from then on (`next`),
 * and of one that does nothing (`nothing`).
 */
export async function measureStart(times) {
  const folder = temporaryFolder('budget-start-');
  const suite = path.join(folder, 'startInHost.cjs');
  await bundle(path.join(root, 'test/bench/startInHost.ts'), suite);
  const nothing = await emptyExtension(path.join(folder, 'empty'));
  const users = temporaryFolder('budget-start-data-');
  const start = (extension, data, stays = 0) => startOnce({ extension, suite, folder, data, stays });
  const starts = { first: [await start(root, users, SETTLED_MS)], next: [], nothing: [] };
  for (let i = 0; i < times; i++) {
    starts.nothing.push(await start(nothing));
    starts.next.push(await start(root, users));
    starts.first.push(await start(root));
  }
  return starts;
}

async function startOnce({ extension, suite, folder, data, stays }) {
  const payload = [
    ['extensionDevelopmentPath', extension],
    ['extensionTestsPath', suite],
  ];
  const env = { BUDGET_MEASURED: extension, BUDGET_OPENED: SAMPLE, BUDGET_STAYS: String(stays) };
  const said = [];
  await runTests({ folder, payload, env, data, print: (_, args) => said.push(...args) });
  const [parts] = said.flatMap((each) => /^\[start\] (.*)$/.exec(each)?.[1] ?? []);
  if (!parts) throw new Error(`the start was not measured:\n${said.join('\n')}`);
  return JSON.parse(parts);
}

/** Makes the extension that does nothing, of one file as ours is. */
async function emptyExtension(folder) {
  const source = path.join(root, 'test/bench/emptyExtension');
  await bundle(path.join(source, 'extension.js'), path.join(folder, 'extension.cjs'));
  await bundle(path.join(root, 'test/bench/servers/nothing.mjs'), path.join(folder, 'nothing.cjs'));
  fs.copyFileSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  return folder;
}

function bundle(entry, outfile) {
  const options = { bundle: true, format: 'cjs', platform: 'node', external: ['vscode'], logLevel: 'warning' };
  return build({ entryPoints: [entry], outfile, ...options });
}
