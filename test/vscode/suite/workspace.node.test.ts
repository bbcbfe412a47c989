import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Uri, window, workspace } from 'vscode';
import { ok } from './assert.ts';
import { closeAll, diagnosticsWhere, idsOf } from './budgetDocument.ts';

suite('files behind links', () => {
  const unit = '基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08 }\n';
  let folder: string;
  let outside: string;

  setup(() => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    folder = fs.mkdtempSync(path.join(workspaceFolder.uri.fsPath, 'links-'));
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-outside-'));
  });

  teardown(async () => {
    await closeAll();
    for (const each of [folder, outside]) fs.rmSync(each, { recursive: true });
  });

  test('are read inside the workspace, and not outside of it', async () => {
    for (const each of [path.join(folder, '里面'), outside]) {
      fs.mkdirSync(each, { recursive: true });
      fs.writeFileSync(path.join(each, 'A.budget'), unit);
    }
    fs.symlinkSync(path.join(folder, '里面'), path.join(folder, '链'), 'junction');
    fs.symlinkSync(outside, path.join(folder, '外面'), 'junction');
    const file = path.join(folder, '部门.budget');
    fs.writeFileSync(
      file,
      ['链/A.budget', '外面/A.budget', '里面/a.budget'].map((name) => `引入 "${name}"\n`).join(''),
    );
    const document = await workspace.openTextDocument(Uri.file(file));
    await window.showTextDocument(document);
    const found = await diagnosticsWhere(document, (all) => idsOf(all).includes('include-not-found'));
    const lines = found
      .filter((each) => idsOf([each]).includes('include-not-found'))
      .map(({ range, message }) => `${range.start.line} ${message}`);
    ok(lines.length === 2, lines.join('\n'));
    ok(lines[0]?.startsWith('1 ') === true && /link|链接/.test(lines[0]), `a link out: ${lines[0]}`);
    ok(lines[1]?.startsWith('2 ') === true && lines[1].includes('A.budget'), `another case: ${lines[1]}`);
  });
});
