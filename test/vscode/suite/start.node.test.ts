import fs from 'node:fs';
import path from 'node:path';
import { closeAll, diagnosticsWhere, eventually, openSample } from './budgetDocument.ts';
import { serverProcesses } from './serverProcesses.ts';

suite('the start of the server', () => {
  teardown(closeAll);

  test('keeps in the storage of the extension what was compiled, for the next one', async function () {
    if (process.platform !== 'linux') this.skip();
    await diagnosticsWhere(await openSample(), ({ length }) => length > 0);
    const folders = serverProcesses().map(folderOf);
    await eventually(
      () => folders.some((folder) => fs.existsSync(path.join(folder, 'server.main.cache'))),
      () => `folders: ${folders}`,
    );
  });
});

/** Where a server was told to keep it. */
function folderOf(pid: number): string {
  const environment = fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return environment.find((each) => each.startsWith('BUDGET_COMPILED='))?.split('=')[1] ?? '';
}
