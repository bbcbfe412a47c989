// How long the extension takes, in a real VS Code, from its activation to the first findings in a sample that is open:
//   node test/vscode/measureStart.mjs [TIMES]
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root, runMain } from '../../.ci/prepare.mjs';
import { runTests, temporaryFolder } from './vscodeHost.mjs';

const names = {
  activated: '代码读入、激活完成 loaded and activated',
  opened: '文件打开 document opened',
  running: '语言服务就绪 server ready',
  diagnostics: '第一批结果 first diagnostics',
};

/**
 * Starts a VS Code of its own with dist/ and resolves to the milliseconds from the call of the extension until: it is
 * `activated`, the document is `opened`, the server is `running`, its first `diagnostics` are there. The last one is the
 * start as a whole; the start of VS Code itself is not in it.
 */
export async function measureStart() {
  // A budget in it would start the extension before it is asked for.
  const folder = temporaryFolder('budget-start-');
  const { write } = process.stdout;
  let said = '';
  process.stdout.write = (chunk) => {
    said += chunk;
    return true;
  };
  try {
    const payload = [
      ['extensionDevelopmentPath', root],
      ['extensionTestsPath', await bundled(folder)],
    ];
    await runTests({ folder, payload });
  } finally {
    process.stdout.write = write;
  }
  const [, json] = /^\[start\] (.*)$/m.exec(said) ?? [];
  if (!json) throw new Error(`the start was not measured:\n${said}`);
  return JSON.parse(json);
}

async function bundled(folder) {
  const outfile = path.join(folder, 'startInHost.cjs');
  const entry = path.join(import.meta.dirname, 'measure/startInHost.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'cjs', platform: 'node', external: ['vscode'] });
  return outfile;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  runMain(async () => {
    for (let i = Number(process.argv[2] ?? 1); i > 0; i--)
      for (const [part, ms] of Object.entries(await measureStart())) console.log(`${names[part]}: ${ms} ms`);
    process.exit(0);
  });
