import { commands, type Tab, TabInputWebview, window } from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, eventually, openSample } from './budgetDocument.ts';

suite('preview', () => {
  teardown(closeAll);

  test('the command opens one preview beside the text and leaves the keyboard there', async () => {
    const sample = await openSample();
    await commands.executeCommand('budget.openPreview');
    await eventually(
      () => previews().length > 0,
      () => 'no preview',
    );
    await commands.executeCommand('budget.openPreview');
    const [preview, ...others] = previews();
    same(others.length, 0);
    ok(preview?.label.includes('shuozhou-2026.budget') === true, `is named after the file: ${preview?.label}`);
    ok(preview?.group.viewColumn !== window.activeTextEditor?.viewColumn, 'is in a column of its own');
    same(window.activeTextEditor?.document.uri.toString(), sample.uri.toString());
  });
});

function previews(): Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('budget.preview'));
}
