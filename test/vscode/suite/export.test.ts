import { commands, env, type Memento, UIKind, Uri, ViewColumn, window, workspace } from 'vscode';
import { answersOf, type OfferedFormat } from '../../../client/export/chooseFormat.ts';
import { offerResult } from '../../../client/export/exportMessages.ts';
import { writeBeside } from '../../../client/export/writeBeside.ts';
import { writtenFiles } from '../../../client/export/writtenFiles.ts';
import { folderOf } from '../../../client/folderOf.ts';
import { clientStrings } from '../../../client/strings.ts';
import { formats } from '../../../server/render/formats.ts';
import { ok, same } from './assert.ts';
import { closeAll, eventually, openSample, openUntitled, rangeOf, replace, sampleUri } from './budgetDocument.ts';

suite('export', () => {
  let folder: Uri;

  setup(async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    folder = Uri.joinPath(workspaceFolder.uri, `exported-${Date.now()}`);
    await workspace.fs.createDirectory(folder);
  });

  teardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('the text is exported as it stands in the editor, saved or not', async () => {
    const sample = await openSample();
    const before = await textOf(sample.uri);
    await replace(sample, rangeOf(sample, '15.46'), '15.47');
    await replace(sample, rangeOf(sample, '"招商引资科"'), '"未保存科"');
    const file = await exported(sample.uri, 'md');
    same(file.path.slice(file.path.lastIndexOf('/')), '/shuozhou-2026.md');
    ok((await textOf(file)).includes('未保存科'), 'has what was typed');
    same(await textOf(sample.uri), before);
  });

  test('without a word of which, the one that is still in a tab is exported, whatever is read before it', async () => {
    await openSample();
    const page = window.createWebviewPanel('page', '', ViewColumn.Active);
    await eventually(
      () => window.activeTextEditor === undefined,
      () => 'no editor is active',
    );
    const given = { format: 'md', folder: folder.toString() };
    ok((await commands.executeCommand('budget.export', undefined, given)) instanceof Uri, 'is exported');
    page.dispose();
    await closeAll();
    same(await commands.executeCommand('budget.export', undefined, given), undefined);
  });

  test('the whole budget is exported under the name of its own file, from whichever file of it', async () => {
    await workspace.openTextDocument(sampleUri('department/department.budget'));
    const file = await exported(sampleUri('department/first-school.budget'), 'md');
    same(file.path.slice(file.path.lastIndexOf('/')), '/department.md');
    ok((await textOf(file)).includes('示例市实验小学'), 'has all units');
  });

  test('a file that no editor shows is exported', async () => {
    const sample = await openSample();
    const copy = Uri.joinPath(folder, '副本.budget');
    await workspace.fs.copy(sample.uri, copy);
    const html = await textOf(await exported(copy, 'html'));
    ok(html.startsWith('<!DOCTYPE html>'), `is a page: ${html.slice(0, 40)}`);
    ok(html.includes('<table id="t3">'), 'has the third table');
  });

  for (const format of ['docx', 'xlsx']) {
    test(`${format} is written as bytes, and again over itself`, async () => {
      const { uri } = await openSample();
      const file = await exported(uri, format);
      const bytes = await workspace.fs.readFile(file);
      same([...bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4]);
      same((await exported(uri, format)).toString(), file.toString());
      same(await names(), [`shuozhou-2026.${format}`]);
    });
  }

  test('an untitled file is exported under its name', async () => {
    const { uri } = await openUntitled('部门 "甲" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }\n');
    const model: unknown = JSON.parse(await textOf(await exported(uri, 'json')));
    ok(typeof model === 'object' && model !== null && 'title' in model, 'is the document model');
    same(model.title, '甲2026年度部门预算公开');
  });

  test('in a folder that nobody trusts the PDF is shown with what it needs', () => {
    const [pdf] = formats.filter(({ id }) => id === 'pdf');
    ok(pdf !== undefined, 'there is a PDF');
    const strings = clientStrings();
    const answers = (untrusted: readonly OfferedFormat[]) =>
      answersOf({ offered: untrusted.length > 0 ? [] : [pdf], untrusted }, folder, strings);
    const [trusted, restricted] = [answers([])[0], answers([pdf])[0]];
    same([trusted?.detail, restricted?.detail], [undefined, strings.export.needsTrust]);
    same([trusted?.choice, restricted?.choice], [{ format: pdf }, 'trust']);
    same(restricted?.label, trusted?.label);
  });

  test('a folder that has the name of the file stays with what is in it', async () => {
    const target = Uri.joinPath(folder, 'a.html');
    await workspace.fs.writeFile(Uri.joinPath(target, 'kept.txt'), Uint8Array.of(1));
    same(await writeBeside(target, Uint8Array.of(2)), 'isFolder');
    same(await names(), ['a.html']);
    same(await workspace.fs.readDirectory(target), [['kept.txt', 1]]);
  });

  test('a file that is not as it was exported is asked about, a folder of its name is not', async () => {
    const known = new Map<string, unknown>();
    const memory: Memento = {
      keys: () => [...known.keys()],
      get: <T>(key: string, other?: T) => (known.get(key) as T | undefined) ?? other,
      update: async (key, value) => void known.set(key, value),
    };
    const written = writtenFiles(memory);
    const [file, budget] = [Uri.joinPath(folder, 'a.html'), Uri.joinPath(folder, 'a.budget')];
    same(await written.foreign(file, budget), undefined);
    await workspace.fs.writeFile(file, Uint8Array.of(1));
    same(await written.foreign(file, budget), 'changed');
    // Of what was written before budgets were remembered, the time is known.
    known.set('budget.export.written', { [file.toString()]: (await workspace.fs.stat(file)).mtime });
    same(await written.foreign(file, budget), undefined);
    await written.remember(file, budget);
    same(await written.foreign(file, budget), undefined);
    same(await written.foreign(file, Uri.joinPath(folder, '乙', 'a.budget')), 'other-budget');
    same(await written.foreign(folder, budget), undefined);
    await Promise.all(['b.html', 'c.html'].map((name) => written.remember(Uri.joinPath(folder, name), budget)));
    same(Object.keys(known.get('budget.export.written') ?? {}).length, 3);
  });

  test('what is compared in a diff is exported, too', async () => {
    const { uri } = await openSample();
    await closeAll();
    const copy = Uri.joinPath(folder, '副本.budget');
    await workspace.fs.copy(uri, copy);
    await commands.executeCommand('vscode.diff', copy, uri);
    await eventually(
      () => window.activeTextEditor?.document.uri.toString() === uri.toString(),
      () => `active: ${window.activeTextEditor?.document.uri}`,
    );
    ok((await commands.executeCommand('budget.export', undefined, { format: 'md', folder })) instanceof Uri, 'written');
  });

  test('a place for it is looked for beside the budget, or where files can be written', () => {
    const sample = sampleUri('shuozhou-2026.budget');
    same(folderOf(sample)?.path, sampleUri('').path.replace(/\/$/, ''));
    for (const other of [
      sample.with({ scheme: 'budget-version', query: 'ref=HEAD' }),
      Uri.parse('untitled:Untitled-1'),
    ])
      same(folderOf(other)?.toString(), workspace.workspaceFolders?.[0]?.uri.toString());
  });

  test('its folder is offered where the explorer has it', async () => {
    const { export: strings } = clientStrings();
    const { showInformationMessage } = window;
    const offered: unknown[][] = [];
    Object.assign(window, { showInformationMessage: async (...said: unknown[]) => void offered.push(said.slice(1)) });
    try {
      for (const place of [folder, folder.with({ path: '/elsewhere' })])
        await offerResult(Uri.joinPath(place, 'a.html'), 'html', strings);
    } finally {
      Object.assign(window, { showInformationMessage });
    }
    same(offered[0], [strings.open, strings.showFolder]);
    if (env.uiKind === UIKind.Web) same(offered[1], [strings.open]);
  });

  test('a file that is gone is told so', async () => {
    same(
      await commands.executeCommand('budget.export', Uri.joinPath(folder, '没有.budget'), { format: 'md', folder }),
      undefined,
    );
    same(await names(), []);
  });

  test('a folder that cannot be written to gets nothing', async () => {
    const file = Uri.joinPath(folder, 'file');
    await workspace.fs.writeFile(file, Uint8Array.of(1));
    same(await writeBeside(Uri.joinPath(file, 'a.html'), Uint8Array.of(2)), 'folder');
    same(await names(), ['file']);
  });

  async function exported(uri: Uri, format: string): Promise<Uri> {
    const file = await commands.executeCommand<Uri | undefined>('budget.export', uri, { format, folder });
    ok(file !== undefined, `${format} was written`);
    return file;
  }

  async function names(): Promise<string[]> {
    return (await workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  }
});

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
