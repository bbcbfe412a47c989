import {
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { importSource } from '../../../client/import/importSource.ts';
import { givenIn, type ImportServices, importInto } from '../../../client/import/registerImport.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, replace } from './budgetDocument.ts';
import { extensionClient } from './extensionClient.ts';
import { saidDuring } from './saidDuring.ts';

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

  const draft =
    '部门 "甲" {\n    代码 901; 年度 2026; 单位性质 事业; 职责 "服务。"\n}\n收入 {\n    一般公共预算 11.00\n}\n';

  test('the menu of a text names the text, which is no table to be read', async () => {
    const [budget, tables] = [Uri.joinPath(folder, '预算.budget'), Uri.joinPath(folder, '收入.XLSX')];
    same(givenIn(budget, undefined), undefined);
    same(givenIn(Uri.parse('untitled:Untitled-1'), undefined), undefined);
    same(givenIn(tables, [tables, budget])?.map(String), [tables.toString()]);
    same(givenIn(tables, undefined)?.map(String), [tables.toString()]);
  });

  test('tables are not written over what was typed while they were read', async () => {
    const document = await workspace.openTextDocument(await written('预算.budget', draft));
    await window.showTextDocument(document);
    const source = importSource(await extensionClient());
    const typed = '# 刚打的字\n';
    const services: ImportServices = {
      source: {
        ...source,
        async into(uri, files) {
          const result = await source.into(uri, files);
          await replace(document, new Range(0, 0, 0, 0), typed);
          return result;
        },
      },
      strings: clientStrings(),
      output: window.createOutputChannel('import', { log: true }),
    };
    const tables = [{ name: '收入.csv', bytes: bytes(revenue) }];
    same(await importInto(tables, document, services), undefined);
    same(document.getText(), typed + draft);
  });

  test('tables go into the budget that was looked at when they were asked for', async () => {
    const [budget, other] = [await written('预算.budget', draft), await written('别的.budget', draft)];
    await window.showTextDocument(await workspace.openTextDocument(budget));
    let read = (): void => {};
    const isRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    const slow: FileSystemProvider = { ...readOnly, readFile: () => isRead.then(() => bytes(revenue)) };
    const provider = workspace.registerFileSystemProvider('budget-slow', slow);
    try {
      const tables = Uri.from({ scheme: 'budget-slow', path: '/收入.csv' });
      const into = commands.executeCommand<Uri | undefined>('budget.importInto', tables);
      const shown = await workspace.openTextDocument(other);
      await window.showTextDocument(shown);
      read();
      same((await into)?.path, budget.path);
      same(shown.getText(), draft);
    } finally {
      provider.dispose();
    }
  });

  test('no tables are asked for where there is no budget to write them into', async () => {
    const { noBudgetFile, preview } = clientStrings();
    await closeAll();
    same(await saidDuring(() => commands.executeCommand('budget.importInto')), [noBudgetFile]);
    const version = workspace.registerTextDocumentContentProvider('budget-version', {
      provideTextDocumentContent: () => draft,
    });
    try {
      const place = Uri.from({ scheme: 'budget-version', path: '/导入.budget', query: 'ref=HEAD' });
      await window.showTextDocument(await workspace.openTextDocument(place));
      same(await saidDuring(() => commands.executeCommand('budget.importInto')), [preview.readonly('导入.budget')]);
    } finally {
      await closeAll();
      version.dispose();
    }
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
