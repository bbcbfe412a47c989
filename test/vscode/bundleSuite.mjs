// Bundles suite/*.test.ts into dist/test/. A suite whose name ends in .node.test.ts stays out of the web bundle.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../.ci/prepare.mjs';

const suiteFolder = path.join(root, 'test/vscode/suite');

/** Bundles every suite for the Node extension host; resolves to the entry's path. */
export async function bundleNodeSuite() {
  const outfile = path.join(root, 'dist/test/node.cjs');
  await bundle(testFiles(), { outfile, platform: 'node', external: ['vscode', 'mocha'] });
  return outfile;
}

/** Bundles the suites for the web worker extension host; resolves to the entry's path. */
export async function bundleWebSuite() {
  const outfile = path.join(root, 'dist/test/web.cjs');
  const files = testFiles().filter((name) => !name.endsWith('.node.test.ts'));
  await bundle(files, { outfile, platform: 'browser', external: ['vscode'], alias: { mocha: 'mocha/mocha.mjs' } });
  return outfile;
}

function testFiles() {
  return fs.readdirSync(suiteFolder).filter((name) => name.endsWith('.test.ts'));
}

/**
 * The suites are required by a function: Mocha's globals have to be there before they are evaluated. The
 * entry sets module.exports outright and last, because Mocha's browser build sets it too.
 */
async function bundle(files, options) {
  const contents = `const { runSuites } = require('./index.ts');
module.exports = { run: () => runSuites(() => { ${files.map((name) => `require('./${name}');`).join(' ')} }) };`;
  await build({
    stdin: { contents, resolveDir: suiteFolder },
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
    define: { MOCHA_GREP: JSON.stringify(process.env.MOCHA_GREP ?? '') },
    ...options,
  });
}
