import {
  commands,
  Disposable,
  EventEmitter,
  env,
  type FileChangeEvent,
  type FileSystemProvider,
  FileType,
  Position,
  Selection,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { untilKnown } from '../../../client/untilKnown.ts';
import { ok, same } from './assert.ts';
import { closeAll, openUntitled } from './budgetDocument.ts';

const block = '基本支出 2011308 "招商引资" {\n    \n}\n';
const table = '科目编码\t科目名称\t金额\n30101\t基本工资\t15.46\n30102\t津贴补贴\t2.08\n合计\t\t17.54\n';
const pasted =
  '基本支出 2011308 "招商引资" {\n    30101  "基本工资"  15.46\n    30102  "津贴补贴"   2.08\n    合计               17.54\n}\n';

suite('tables from and to a spreadsheet', () => {
  teardown(closeAll);

  /** Puts the cursor behind the indentation of the block's first line. */
  async function cursorInBlock(document: TextDocument): Promise<void> {
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(new Position(1, 4), new Position(1, 4));
  }

  /** Tries to paste a table into a block at a place that takes none. */
  async function takesNoTable(place: Uri): Promise<void> {
    const document = await workspace.openTextDocument(place);
    await cursorInBlock(document);
    await env.clipboard.writeText(table);
    // The server knows it: of a version there is no problem to wait for.
    await untilKnown(
      async () => (await commands.executeCommand('vscode.executeDocumentSymbolProvider', place)) ?? null,
    );
    await commands.executeCommand('budget.pasteTable');
    same(document.getText(), block);
  }

  /** Repeats a command until it has done something: a server that has just started may not know the document. */
  async function untilChanged(document: TextDocument, command: string): Promise<void> {
    const before = document.version;
    for (let i = 0; i < 40 && document.version === before; i++) {
      await commands.executeCommand(command);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  test('the command pastes rows into the block, and one undo takes them back', async () => {
    const document = await openUntitled(block);
    await cursorInBlock(document);
    await env.clipboard.writeText(table);
    await untilChanged(document, 'budget.pasteTable');
    same(document.getText(), pasted);
    await commands.executeCommand('undo');
    same(document.getText(), block);
  });

  test('rows are not pasted into a file that may only be read', async () => {
    const files: FileSystemProvider = {
      onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
      watch: () => new Disposable(() => {}),
      stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: block.length }),
      readDirectory: () => [],
      readFile: () => new TextEncoder().encode(block),
      createDirectory: () => {},
      writeFile: () => {},
      delete: () => {},
      rename: () => {},
    };
    const provider = workspace.registerFileSystemProvider('budget-locked', files, { isReadonly: true });
    try {
      await takesNoTable(Uri.from({ scheme: 'budget-locked', path: '/预算.budget' }));
    } finally {
      await closeAll();
      provider.dispose();
    }
  });

  test('nor into a version of a file that an extension shows', async () => {
    const provider = workspace.registerTextDocumentContentProvider('budget-version', {
      provideTextDocumentContent: () => block,
    });
    try {
      await takesNoTable(Uri.from({ scheme: 'budget-version', path: '/预算.budget', query: 'ref=HEAD' }));
    } finally {
      await closeAll();
      provider.dispose();
    }
  });

  test('a block is copied as a table', async () => {
    const document = await openUntitled(pasted);
    await cursorInBlock(document);
    await env.clipboard.writeText('');
    let copied = '';
    for (let i = 0; i < 40 && copied === ''; i++) {
      await commands.executeCommand('budget.copyTable');
      copied = await env.clipboard.readText();
      if (copied === '') await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const [header, first, ...rest] = copied.split('\n');
    ok(header?.split('\t').length === 4, `a header of four cells: ${header}`);
    same(first, '30101\t基本工资\t15.46\t');
    same(rest.at(-1), '\t合计\t17.54\t');
  });
});
