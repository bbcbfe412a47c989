import { commands, Uri, window, workspace } from 'vscode';
import { type PrintServices, writePage } from '../../../client/preview/printDocument.ts';
import { saveChart } from '../../../client/preview/saveChart.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll } from './budgetDocument.ts';
import { ServerInTest } from './ServerInTest.ts';

suite('what can be had from a preview', () => {
  let folder: Uri;

  setup(async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    folder = Uri.joinPath(workspaceFolder.uri, `printed-${Date.now()}`);
    await workspace.fs.createDirectory(folder);
  });

  teardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('the page to be printed, without those of before', async () => {
    const services: PrintServices = {
      documents: { content: async ({ path }) => `<p>${path}</p>`, published: async () => undefined },
      storage: folder,
      strings: clientStrings(),
      output: window.createOutputChannel('printing in test', { log: true }),
    };
    const printed = Uri.joinPath(folder, 'print');
    same((await writePage(Uri.file('/甲/2025.budget'), services))?.path, `${printed.path}/2025.html`);
    const page = await writePage(Uri.file('/甲/2026.budget'), services);
    ok(page !== undefined, 'was written');
    same(new TextDecoder().decode(await workspace.fs.readFile(page)), '<p>/甲/2026.budget</p>');
    same(
      (await workspace.fs.readDirectory(printed)).map(([name]) => name),
      ['2026.html'],
    );
    services.output.dispose();
  });

  test('a chart as a picture, beside the budget unless somebody chooses another place', async () => {
    const budget = Uri.joinPath(folder, '2026.budget');
    let isSaved = false;
    const { source } = new ServerInTest(budget);
    const saving = saveChart(budget, 'charts/part', { source, strings: clientStrings() }).finally(() => {
      isSaved = true;
    });
    for (let tries = 0; tries < 40 && !isSaved; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    ok(isSaved, 'a place was chosen');
    await saving;
    const picture = Uri.joinPath(folder, '2026-构成.svg');
    same(new TextDecoder().decode(await workspace.fs.readFile(picture)), '<svg></svg>');
  });
});
