import {
  commands,
  Selection,
  type Tab,
  TabInputWebview,
  type TextDocument,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, eventually, lineOf, openSample, openUntitled } from './budgetDocument.ts';
import { extensionClient } from './extensionClient.ts';
import { saidDuring } from './saidDuring.ts';

suite('preview', () => {
  teardown(closeAll);

  test('the command opens one preview beside the text and leaves the keyboard there', async () => {
    const sample = await openSample();
    await commands.executeCommand('budget.openPreview');
    await previewsAre('shuozhou-2026.budget');
    await commands.executeCommand('budget.openPreview');
    const [preview, ...others] = previews();
    same(others.length, 0);
    ok(preview?.group.viewColumn !== window.activeTextEditor?.viewColumn, 'is in a column of its own');
    same(preview?.group.isActive, false);
    same(window.activeTextEditor?.document.uri.toString(), sample.uri.toString());
  });

  test('it follows the budget that is edited; another one stays with its file until it is told not to', async () => {
    await openSample();
    await commands.executeCommand('budget.openPreview');
    await commands.executeCommand('budget.openLockedPreview');
    await previewsAre('shuozhou-2026.budget', '[] shuozhou-2026.budget');
    const unsaved = await openUntitled('基本支出 2011308 { 30101 15.46 }\n');
    const name = unsaved.uri.path;
    await previewsAre(name, '[] shuozhou-2026.budget');
    await commands.executeCommand('budget.togglePreviewLock');
    await previewsAre(`[] ${name}`, '[] shuozhou-2026.budget');
  });

  test('it stays with its file when that, or its folder, is renamed while another one is edited', async () => {
    const top = workspace.workspaceFolders?.[0]?.uri;
    ok(top !== undefined, 'a folder is open');
    const { uri: sample } = await openSample();
    const [folder, moved] = ['previewed', 'moved'].map((name) => Uri.joinPath(top, name)) as [Uri, Uri];
    await workspace.fs.copy(sample, Uri.joinPath(folder, '甲.budget'), { overwrite: true });
    await commands.executeCommand('budget.openLockedPreview', Uri.joinPath(folder, '甲.budget'));
    await previewsAre('[] 甲.budget');
    await rename(Uri.joinPath(folder, '甲.budget'), Uri.joinPath(folder, '乙.budget'));
    await previewsAre('[] 乙.budget');
    await rename(folder, moved);
    await rename(Uri.joinPath(moved, '乙.budget'), Uri.joinPath(moved, '丙.budget'));
    await previewsAre('[] 丙.budget');
    await closeAll();
    await workspace.fs.delete(moved, { recursive: true });
  });

  test('what the cursor is at is shown in it, and why it is what it is', async () => {
    const sample = await openSample();
    putCursor(sample, '15.46');
    await commands.executeCommand('budget.showInPreview');
    await previewsAre('shuozhou-2026.budget');
    same(previews()[0]?.group.isActive, false);
    await commands.executeCommand('budget.explainFigure');
    await eventually(
      () => previews()[0]?.group.isActive === true,
      () => 'the keyboard is still in the text',
    );
  });

  test('of a text in two editors, the cursor of the one that has the keyboard counts', async () => {
    const sample = await openSample();
    putCursor(sample, '# ');
    await window.showTextDocument(sample, ViewColumn.Two);
    putCursor(sample, '15.46');
    await commands.executeCommand('budget.explainFigure');
    await eventually(
      () => previews()[0]?.group.isActive === true,
      () => 'the keyboard is still in the text',
    );
  });

  test('a code lens leads to the figures of its block, in the preview that shows them', async () => {
    const { uri } = await openSample();
    await commands.executeCommand('budget.openLockedPreview');
    await previewsAre('[] shuozhou-2026.budget');
    await commands.executeCommand('budget.openPreview', uri.toString(), { line: 52, character: 0 });
    await previewsAre('[] shuozhou-2026.budget');
  });

  test('of two files that are to be compared, the later one is shown', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder !== undefined, 'a folder is open');
    const [sample, other] = ['shuozhou-2026.budget', 'short-english.budget'].map((name) => Uri.joinPath(folder, name));
    await commands.executeCommand('budget.compareSelected', sample, [sample, other]);
    await previewsAre('shuozhou-2026.budget');
  });

  test('the later one is told by its name, whatever its folder is called; what is no budget is not compared', async () => {
    const [last, now] = ['budget-x:/2027/2025.budget', 'budget-x:/2026/2026.budget'].map((each) => Uri.parse(each));
    const others = [Uri.parse('budget-x:/2028.txt'), Uri.parse('budget-x:/z')];
    const { comparison } = clientStrings();
    for (const files of [[now, others[0]], [now], [last, now, now], undefined]) {
      const said = await saidDuring(() => commands.executeCommand('budget.compareSelected', now, files));
      same(said, [comparison.chooseTwo]);
    }
    await previewsAre();
    same(await saidDuring(() => commands.executeCommand('budget.compareSelected', last, [now, last])), []);
    await previewsAre('2026.budget');
  });

  test('where the server does not answer, nobody is told that there is nothing at the cursor', async () => {
    putCursor(await openSample(), '15.46');
    const { noAnswer } = clientStrings();
    await (await extensionClient()).stop();
    try {
      for (const command of ['budget.showInPreview', 'budget.explainFigure'])
        same(await saidDuring(() => commands.executeCommand(command)), [noAnswer]);
    } finally {
      await commands.executeCommand('budget.restartServer');
    }
  });

  test('where there is none, whoever locks it is told so', async () => {
    const { preview } = clientStrings();
    same(await saidDuring(() => commands.executeCommand('budget.togglePreviewLock')), [preview.noPreview]);
  });
});

async function rename(from: Uri, to: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to);
  ok(await workspace.applyEdit(edit), `${from} was renamed`);
}

function putCursor(document: TextDocument, text: string): void {
  const line = lineOf(document, text);
  const editor = window.activeTextEditor;
  if (editor?.document === document) editor.selection = new Selection(line, 10, line, 10);
}

function previews(): Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('budget.preview'));
}

/** Waits until these previews are there: the names of their files, behind `[]` where they are locked, in any language. */
async function previewsAre(...wanted: readonly string[]): Promise<void> {
  const labels = (): string[] =>
    previews().map(({ label }) => `${label.startsWith('[') ? '[] ' : ''}${label.split(' ').at(-1)}`);
  await eventually(
    () => JSON.stringify(labels().sort()) === JSON.stringify([...wanted].sort()),
    () => `previews: ${labels()}`,
  );
}
