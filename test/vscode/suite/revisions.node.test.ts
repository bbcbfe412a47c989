import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ConfigurationTarget, commands, languages, Uri, window, workspace } from 'vscode';
import { budgetIn } from '../../../client/budgetIn.ts';
import { repositoryOf } from '../../../client/git/gitExtension.ts';
import { readRevision } from '../../../client/git/readRevision.ts';
import { chooseBase } from '../../../client/preview/chooseBase.ts';
import { previewSource } from '../../../client/preview/previewSource.ts';
import { clientStrings } from '../../../client/strings.ts';
import { untilKnown } from '../../../client/untilKnown.ts';
import { ok, same } from './assert.ts';
import { closeAll } from './budgetDocument.ts';
import { extensionClient } from './extensionClient.ts';

const department = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
引入 "单位/甲.budget"
`;
const unitWith = (amount: string): string => `基本支出 2011308 "招商引资" { 30101 "基本工资" ${amount} }\n`;

suite('earlier versions of a budget', () => {
  let folder: string;
  let file: Uri;

  suiteSetup(async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    await workspace.getConfiguration('git').update('enabled', true, ConfigurationTarget.Global);
    folder = fs.mkdtempSync(path.join(workspaceFolder.uri.fsPath, 'versions-'));
    file = Uri.file(path.join(folder, '部门.budget'));
    git('init', '--quiet');
    fs.mkdirSync(path.join(folder, '单位'));
    commit({ '部门.budget': department, '单位/甲.budget': unitWith('15.46') }, '一稿');
    commit({ '单位/甲.budget': unitWith('16.46') }, '单位二稿');
    commit({ '部门.budget': `${department}# 三稿\n` }, '三稿\n\n说明');
    // Git was switched off when VS Code started, and takes its time.
    for (let tries = 0; tries < 100 && !(await repositoryOf(file)); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  });

  suiteTeardown(async () => {
    await closeAll();
    await workspace.getConfiguration('git').update('enabled', undefined, ConfigurationTarget.Global);
    fs.rmSync(folder, { recursive: true, maxRetries: 5 });
  });

  test('are those that changed the file, and are read with what it includes', async () => {
    const repository = await repositoryOf(file);
    ok(repository !== undefined, 'git knows the folder');
    const commits = await repository.log({ maxEntries: 50, path: file.fsPath });
    same(
      commits.map(({ message }) => message.split('\n')[0]),
      ['三稿', '一稿'],
    );
    const [, first] = commits;
    ok(first?.authorDate instanceof Date, 'has a date');
    const unit = Uri.file(path.join(folder, '单位', '甲.budget'));
    same(await readRevision(file, first.hash), { kind: 'text', text: department });
    same(await readRevision(unit, first.hash), { kind: 'text', text: unitWith('15.46') });
    same(await readRevision(unit, 'HEAD'), { kind: 'text', text: unitWith('16.46') });
  });

  test('are compared with the text as it is', async () => {
    await workspace.openTextDocument(file);
    const { comparison } = previewSource(await extensionClient());
    const base = { kind: 'revision', revision: 'HEAD~2', label: '一稿' } as const;
    const compared = await untilKnown(() => comparison({ uri: file.toString(), base }));
    ok(compared?.kind === 'comparison', JSON.stringify(compared));
    same(compared.before, '一稿');
    const rows = compared.tables.find(({ id }) => id === 't3')?.rows ?? [];
    const row = rows.find(({ code, state }) => code === '2011308' && state === 'changed');
    same([row?.before, row?.after], ['15.46', '16.46']);
    const nowhere = await comparison({ uri: file.toString(), base: { kind: 'revision', revision: 'no-such' } });
    same(nowhere?.kind, 'refusal');
  });

  test('that are not there are told so, and nothing else is asked of git', async () => {
    same(await readRevision(Uri.file(path.join(folder, '没有.budget')), 'HEAD'), { kind: 'missing' });
    same(await readRevision(file, 'no-such-revision'), { kind: 'missing' });
    same((await readRevision(file, '--output=x')).kind, 'unreadable');
    same((await readRevision(file, 'HEAD:部门.budget')).kind, 'unreadable');
    same(await readRevision(Uri.parse('untitled:甲.budget'), 'HEAD'), { kind: 'unreachable' });
  });

  test('are offered beside last year’s budget and the other files', async () => {
    const services = { strings: clientStrings() };
    same(await chosen(0), { kind: 'prior' });
    const last = await chosen(-1);
    same(last?.kind, 'revision');
    ok(last?.kind === 'revision' && /^[0-9a-f]{40}$/.test(last.revision), 'is a commit');

    /** Takes the offer with this number, from the end where it is negative. */
    async function chosen(number: number) {
      let isChosen = false;
      const base = chooseBase(file, services).finally(() => {
        isChosen = true;
      });
      // The offers come when the files and git have answered: until then, nothing can be taken.
      for (let tries = 0; tries < 40 && !isChosen; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        if (number < 0) await commands.executeCommand('workbench.action.quickOpenSelectPrevious');
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }
      ok(isChosen, 'something was chosen');
      return base;
    }
  });

  test('beside the file have no problems of their own, and whoever looks at one means the file', async () => {
    const unit = Uri.file(path.join(folder, '单位', '甲.budget'));
    fs.writeFileSync(unit.fsPath, unitWith('17.46').replace('30101', '99999'));
    const earlier = unit.with({ scheme: 'git', query: JSON.stringify({ path: unit.fsPath, ref: 'HEAD~1' }) });
    await commands.executeCommand('vscode.diff', earlier, unit);
    await untilKnown(async () => languages.getDiagnostics(unit)[0] ?? null);
    same(languages.getDiagnostics(earlier), []);
    await commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
    const isBeside = async () => (window.activeTextEditor?.document.uri.scheme === 'git' ? true : null);
    await untilKnown(isBeside);
    same(budgetIn(window.activeTextEditor)?.uri.toString(), unit.toString());
    await closeAll();
    const alone = await window.showTextDocument(earlier);
    same(budgetIn(alone)?.uri.toString(), earlier.toString());
  });

  function commit(files: Readonly<Record<string, string>>, message: string): void {
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
    git('add', '.');
    git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', message);
  }

  function git(...args: readonly string[]): void {
    execFileSync('git', args, { cwd: folder });
  }
});
