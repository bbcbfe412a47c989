import { ConfigurationTarget, type TextDocument, Uri, window, workspace } from 'vscode';
import { ok } from './assert.ts';
import { closeAll, diagnosticsWhere, errorsOf, idsOf, rangeOf, replace } from './budgetDocument.ts';

/** 15.46 and, in the included file, 2.08 make the declared 17.54. */
const root = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "城东.budget"
`;
const unit = '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08 }\n';

suite('several files', () => {
  let folder: Uri;

  setup(async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    folder = Uri.joinPath(workspaceFolder.uri, `several-${Date.now()}`);
    await workspace.fs.createDirectory(folder);
  });

  teardown(async () => {
    await closeAll();
    await setSeverities(undefined);
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('an included file is read from the disk, and counts as it is edited', async () => {
    await write('城东.budget', unit);
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => found.length > 0 && errorsOf(found).length === 0);
    const included = await open(Uri.joinPath(folder, '城东.budget'));
    await replace(included, rangeOf(included, '2.08'), '3.08');
    await diagnosticsWhere(budget, (found) => idsOf(errorsOf(found)).includes('total-mismatch'));
    await diagnosticsWhere(included, (found) => errorsOf(found).length === 0);
    await replace(included, rangeOf(included, '3.08'), '2.08');
    await diagnosticsWhere(budget, (found) => errorsOf(found).length === 0);
  });

  test('a file that is not there is told so until it is', async () => {
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => idsOf(errorsOf(found)).includes('include-not-found'));
    await write('城东.budget', unit);
    await diagnosticsWhere(budget, (found) => found.length > 0 && errorsOf(found).length === 0);
  });

  test('a profile switches a rule off, and is checked itself', async () => {
    const profile = await write('budget-profile.json', '{ "severity": { "include-not-found": "off" } }');
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => found.length > 0 && !idsOf(found).includes('include-not-found'));
    const document = await open(profile);
    await replace(document, rangeOf(document, 'include-not-found'), 'include-not-fund');
    await diagnosticsWhere(document, (found) => idsOf(found).includes('invalid-profile'));
    await diagnosticsWhere(budget, (found) => idsOf(found).includes('include-not-found'));
  });

  test('a setting switches a rule off and on again', async () => {
    const budget = await open(await write('部门.budget', root));
    await diagnosticsWhere(budget, (found) => idsOf(found).includes('include-not-found'));
    await setSeverities({ 'include-not-found': 'off' });
    await diagnosticsWhere(budget, (found) => found.length > 0 && !idsOf(found).includes('include-not-found'));
    await setSeverities(undefined);
    await diagnosticsWhere(budget, (found) => idsOf(found).includes('include-not-found'));
  });

  async function write(name: string, text: string): Promise<Uri> {
    const file = Uri.joinPath(folder, name);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return file;
  }
});

async function open(file: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file);
  await window.showTextDocument(document, { preview: false });
  return document;
}

async function setSeverities(severities: object | undefined): Promise<void> {
  await workspace.getConfiguration('budget').update('rules.severity', severities, ConfigurationTarget.Global);
}
