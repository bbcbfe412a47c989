import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigurationTarget, commands, Uri, workspace } from 'vscode';
import { closeAll, eventually, openSample } from './budgetDocument.ts';

suite('the setting budget.pdf.browser', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-browser-'));
  const set = (browser: string | undefined): Thenable<void> =>
    workspace.getConfiguration('budget').update('pdf.browser', browser, ConfigurationTarget.Global);

  teardown(async () => {
    await set(undefined);
    await closeAll();
    fs.rmSync(folder, { recursive: true });
  });

  test('names the program that prints', async function () {
    // What it names is a shell script here.
    if (process.platform === 'win32') this.skip();
    const called = path.join(folder, 'called');
    const browser = path.join(folder, 'browser');
    fs.writeFileSync(browser, `#!/bin/sh\necho "$@" > '${called}'\nexit 1\n`, { mode: 0o755 });
    const { uri } = await openSample();
    await set(browser);
    // It prints nothing, which is told; the command ends when somebody has read that.
    void commands.executeCommand('budget.export', uri, { format: 'pdf', folder: Uri.file(folder) });
    await eventually(
      () => fs.existsSync(called) && fs.readFileSync(called, 'utf8').includes('--headless'),
      () => `in the folder: ${fs.readdirSync(folder)}`,
    );
  });
});
