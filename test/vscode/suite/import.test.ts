import {
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  window,
  workspace,
} from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll } from './budgetDocument.ts';

const revenue = '项目,预算数（万元）\r\n一般公共预算拨款收入,118.67\r\n其他来路,2\r\n';
const projects = '项目名称,金额\n道路维修,30.00\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One file that is nowhere on a disk, in a folder that takes no others. */
const readOnly: FileSystemProvider = {
  onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
  watch: () => new Disposable(() => {}),
  stat: (uri) => {
    if (uri.path !== '/收入.csv') throw FileSystemError.FileNotFound(uri);
    return { type: FileType.File, ctime: 0, mtime: 0, size: bytes(revenue).length };
  },
  readDirectory: () => [['收入.csv', FileType.File]],
  readFile: () => bytes(revenue),
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(uri: Uri): never {
  throw FileSystemError.NoPermissions(uri);
}

suite('import', () => {
  let folder: Uri;
  const imported = (...files: readonly Uri[]): Thenable<Uri | undefined> =>
    commands.executeCommand<Uri | undefined>('budget.import', files[0], files);

  setup(async () => {
    const [open] = workspace.workspaceFolders ?? [];
    ok(open !== undefined, 'a folder is open');
    folder = Uri.joinPath(open.uri, `import-${Date.now()}`);
    await workspace.fs.createDirectory(folder);
  });

  teardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  const written = async (name: string, text: string): Promise<Uri> => {
    const file = Uri.joinPath(folder, name);
    await workspace.fs.writeFile(file, bytes(text));
    return file;
  };

  test('a table becomes a budget beside it, which is shown; what is there is not replaced', async () => {
    const tables = await written('收入.CSV', revenue);
    const first = await imported(tables);
    ok(first !== undefined, 'a file was made');
    same(first.path, Uri.joinPath(folder, '收入.budget').path);
    const document = window.activeTextEditor?.document;
    same([document?.uri.path, document?.languageId, document?.isDirty], [first.path, 'budget', false]);
    const text = document?.getText() ?? '';
    ok(text.includes('一般公共预算  118.67'), text);
    ok(text.includes('其他来路 | 2'), text);
    const second = await commands.executeCommand<Uri | undefined>('budget.import', tables);
    same(second?.path, Uri.joinPath(folder, '收入 2.budget').path);
    same(new TextDecoder().decode(await workspace.fs.readFile(first)), text);
  });

  test('tables that are selected together become one budget; other files are left alone', async () => {
    const others = await written('说明.budget', '# 说明\n');
    const made = await imported(await written('收入.csv', revenue), await written('项目.csv', projects), others);
    const text = made ? (await workspace.openTextDocument(made)).getText() : '';
    ok(text.includes('一般公共预算  118.67') && text.includes('项目 "道路维修" {'), text);
    ok(!text.includes('# 说明'), text);
  });

  test('a table is written into the budget of the editor, and undo brings it back', async () => {
    const text = '收入 { # 第二稿\n    一般公共预算  11.00 # 待批\n}\n';
    const document = await workspace.openTextDocument(await written('预算.budget', text));
    await window.showTextDocument(document);
    const tables = await written('收入.csv', revenue);
    const into = await commands.executeCommand<Uri | undefined>('budget.importInto', tables);
    same(into?.path, document.uri.path);
    same(document.getText(), text.replace('11.00', '118.67'));
    const again = await commands.executeCommand<Uri | undefined>('budget.importInto', tables);
    // A table that changes nothing is no failure.
    same(again?.path, document.uri.path);
    same(document.getText(), text.replace('11.00', '118.67'));
    await commands.executeCommand('undo');
    same(document.getText(), text);
    await document.save();
  });

  test('of what is no table, nothing is made', async () => {
    same(await imported(await written('通知.csv', '请各单位按时报送。\n')), undefined);
    same((await workspace.fs.readDirectory(folder)).length, 1);
  });

  test('where no file can be written, the budget is shown unsaved', async () => {
    const provider = workspace.registerFileSystemProvider('budget-read-only', readOnly);
    try {
      const made = await imported(Uri.from({ scheme: 'budget-read-only', path: '/收入.csv' }));
      same(made?.scheme, 'untitled');
      ok(window.activeTextEditor?.document.getText().includes('118.67') === true, 'it is shown');
    } finally {
      provider.dispose();
    }
  });
});
