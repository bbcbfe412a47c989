import { type CodeAction, CodeActionKind, commands, type TextDocument, Uri, window, workspace } from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, codeActions, openUntitled, rangeOf } from './budgetDocument.ts';

suite('refactorings', () => {
  teardown(closeAll);

  test('a line is split, undone, and the block sorted', async () => {
    const text = '基本支出 2011308 "𠮷" {\n    30102  "津贴补贴"  2.08\n    30101  "基本工资"  15.46  # 一\n}\n';
    const document = await openUntitled(text);
    await apply(document, '30102', '拆成两行', 'Split');
    ok(document.getText().includes('    30102  "津贴补贴"  1.04\n    30102  "津贴补贴"  1.04\n'), document.getText());
    await commands.executeCommand('undo');
    same(document.getText(), text);
    await apply(document, '30102', '按科目编码排序', 'Sort');
    same(
      document.getText(),
      '基本支出 2011308 "𠮷" {\n    30101  "基本工资"  15.46  # 一\n    30102  "津贴补贴"  2.08\n}\n',
    );
  });

  test('a block goes to a file of its own', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder !== undefined, 'a folder is open');
    const place = Uri.joinPath(folder.uri, `extracted-${Date.now()}`);
    const root = Uri.joinPath(place, '部门.budget');
    await workspace.fs.writeFile(root, new TextEncoder().encode('项目 "甲乙" {\n    功能科目 2011308\n}\n'));
    try {
      const document = await workspace.openTextDocument(root);
      await window.showTextDocument(document);
      await apply(document, '项目', '移到新文件', 'Move to');
      same(document.getText(), '引入 "甲乙.budget"\n');
      const made = await workspace.openTextDocument(Uri.joinPath(place, '甲乙.budget'));
      same(made.getText(), '项目 "甲乙" {\n    功能科目 2011308\n}\n');
      await made.save();
      await document.save();
    } finally {
      await closeAll();
      await workspace.fs.delete(place, { recursive: true });
    }
  });
});

/** Does what is offered at a text under a title in either language. */
async function apply(document: TextDocument, at: string, ...titles: readonly string[]): Promise<void> {
  const found = await action(document, at, titles);
  ok(found?.edit !== undefined, `${titles[0]} is offered with its edit`);
  ok(await workspace.applyEdit(found.edit), 'the edit is taken');
}

async function action(document: TextDocument, at: string, titles: readonly string[]): Promise<CodeAction | undefined> {
  const range = rangeOf(document, at);
  const named = ({ title }: CodeAction): boolean => titles.some((each) => title.startsWith(each));
  await codeActions(document, range, CodeActionKind.Refactor.value);
  const kind = CodeActionKind.Refactor.value;
  const resolved = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
    20,
  );
  return resolved.find(named);
}
