import { commands, Disposable, languages, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { State } from 'vscode-languageclient';
import { registerStatus } from '../../../client/status/registerStatus.ts';
import { verdictText } from '../../../client/status/verdictText.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, diagnosticsWhere, errorsOf, eventually, idsOf, rangeOf, replace } from './budgetDocument.ts';

/** 15.46 and, in the included file, 2.08 make the declared 17.54. */
const root = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "城东.budget"
`;
const unit = '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08; 合计 2.08 }\n';
const wrongUnit = unit.replace('合计 2.08', '合计 3.08');

suite('problems', () => {
  let folder: Uri;

  setup(async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    folder = Uri.joinPath(workspaceFolder.uri, `problems-${Date.now()}`);
    await workspace.fs.createDirectory(folder);
  });

  teardown(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('are there once, in the file that is open and in those that belong to it', async () => {
    const at = await write('城东.budget', wrongUnit);
    const budget = await open(await write('部门.budget', root));
    await problemsAt(at, (ids) => ids.includes('total-mismatch'));
    await diagnosticsWhere(budget, (found) => found.length > 0);
    same(
      idsOf(languages.getDiagnostics(at)).filter((id) => id === 'total-mismatch'),
      ['total-mismatch'],
    );
    const included = await open(at);
    await diagnosticsWhere(included, (found) => idsOf(found).includes('total-mismatch'));
    await replace(included, rangeOf(included, '3.08'), '2.08');
    await diagnosticsWhere(included, (found) => errorsOf(found).length === 0);
  });

  test('of a file that another one includes miss nothing that stands there, be that open or not', async () => {
    const at = await write('城东.budget', unit);
    await write('部门.budget', root);
    const included = await open(at);
    await replace(included, rangeOf(included, '合计 2.08'), '合计 9.99');
    await problemsAt(at, (ids) => ids.includes('total-mismatch') && !ids.includes('missing-field'));
  });

  test('go with the file: closed, reverted, deleted', async () => {
    const at = await write('甲.budget', wrongUnit);
    const document = await open(at);
    await diagnosticsWhere(document, (found) => idsOf(found).includes('total-mismatch'));
    await replace(document, rangeOf(document, '3.08'), '2.08');
    await diagnosticsWhere(document, (found) => !idsOf(found).includes('total-mismatch'));
    await commands.executeCommand('workbench.action.files.revert');
    await diagnosticsWhere(document, (found) => idsOf(found).includes('total-mismatch'));
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await problemsAt(at, (ids) => ids.length === 0);
    await open(at);
    await problemsAt(at, (ids) => ids.includes('total-mismatch'));
    await workspace.fs.delete(at);
    await closeAll();
    await problemsAt(at, (ids) => ids.length === 0);
  });

  test('name an included file that is deleted', async () => {
    const at = await write('城东.budget', unit);
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => found.length > 0 && errorsOf(found).length === 0);
    await workspace.fs.delete(at);
    await diagnosticsWhere(budget, (found) => idsOf(found).includes('include-not-found'));
  });

  test('do not come of a renaming: the include follows', async () => {
    const at = await write('城东.budget', unit);
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => found.length > 0 && errorsOf(found).length === 0);
    const edit = new WorkspaceEdit();
    edit.renameFile(at, Uri.joinPath(folder, '单位', '东城.budget'));
    ok(await workspace.applyEdit(edit), 'the file was renamed');
    await eventually(
      () => budget.getText().includes('引入 "单位/东城.budget"'),
      () => budget.getText(),
    );
    await diagnosticsWhere(budget, (found) => found.length > 0 && errorsOf(found).length === 0);
    await budget.save();
  });

  test('of budgets that are not open come by the command', async () => {
    const at = await write('乙/部门.budget', wrongUnit);
    await new Promise((resolve) => setTimeout(resolve, 500));
    same(idsOf(languages.getDiagnostics(at)), []);
    await commands.executeCommand('budget.checkWorkspace');
    await problemsAt(at, (ids) => ids.includes('total-mismatch'));
    await workspace.fs.delete(at);
    await problemsAt(at, (ids) => ids.length === 0);
  });

  test('are one phrase in the status bar', () => {
    const { status } = clientStrings();
    const verdict = (error: number, warning: number, state: 'draft' | 'final'): string => {
      const counts = { error, warning, information: 9, hint: 9 };
      return verdictText({ uri: '', root: '', status: state, counts }, status).icon;
    };
    same([verdict(1, 1, 'final'), verdict(0, 1, 'final'), verdict(0, 0, 'final')], ['error', 'warning', 'pass']);
    ok(status.cleanDraft !== status.publishable, 'a draft is not to be published');
  });

  test('are not told in the status bar of a text that is no budget any more', async () => {
    const create = window.createStatusBarItem;
    let isShown = false;
    const shows = (is: boolean) => () => {
      isShown = is;
    };
    const item = Object.assign(create(), { show: shows(true), hide: shows(false) });
    Object.assign(window, { createStatusBarItem: () => item });
    const never = (): Disposable => new Disposable(() => {});
    const client = { state: State.Running, onNotification: never, onDidChangeState: never };
    const status = registerStatus(client, clientStrings(), { uri: undefined, onDidChange: never });
    Object.assign(window, { createStatusBarItem: create });
    try {
      const { uri } = await open(await write('甲.budget', unit));
      same(isShown, true);
      await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), 'plaintext');
      same(isShown, false);
    } finally {
      status.dispose();
    }
  });

  async function write(name: string, text: string): Promise<Uri> {
    const file = Uri.joinPath(folder, name);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return file;
  }
});

/** Opens a file as a person does: a document that an extension asks for stays open for minutes after its tab is gone. */
async function open(file: Uri): Promise<TextDocument> {
  await commands.executeCommand('vscode.open', file, { preview: false });
  const document = window.activeTextEditor?.document;
  ok(document?.uri.toString() === file.toString(), `${file.path} is shown`);
  return document;
}

async function problemsAt(file: Uri, areAsClaimed: (ids: readonly string[]) => boolean): Promise<void> {
  const ids = (): string[] => idsOf(languages.getDiagnostics(file));
  await eventually(
    () => areAsClaimed(ids()),
    () => `${file.path}: ${ids()}`,
  );
}
