import { commands, extensions, type LanguageModelTextPart, lm, Uri, window, workspace } from 'vscode';
import type { ToolStrings } from '../../../client/strings.ts';
import { budgetNamed, placesBelow } from '../../../client/tools/budgetNamed.ts';
import { ok, same } from './assert.ts';
import { closeAll, diagnosticsWhere, openSample, rangeOf, replace } from './budgetDocument.ts';

/** What a refusal says, told apart. */
const strings: Pick<ToolStrings, 'noFile' | 'notABudget'> = { noFile: 'none', notABudget: (file) => `no ${file}` };

const answers = { name: '示例市城市管理局', code: '215', year: '2026', kind: '行政', duties: '负责市容环境管理。' };

suite('start', () => {
  teardown(closeAll);

  test('a new budget is opened unsaved and checks clean, until something in it is wrong', async () => {
    const uri = await commands.executeCommand<Uri | undefined>('budget.new', answers);
    ok(uri !== undefined, 'a file was made');
    const document = await workspace.openTextDocument(uri);
    same([document.languageId, document.isUntitled], ['budget', true]);
    ok(document.getText().includes(' "示例市城市管理局" {'), document.getText());
    same(window.activeTextEditor?.document.uri.toString(), uri.toString());
    await replace(document, rangeOf(document, '2026'), '26年');
    await diagnosticsWhere(document, (found) => found.length > 0);
    await replace(document, rangeOf(document, '26年'), '2026');
    await diagnosticsWhere(document, (found) => found.length === 0);
  });

  test('a second one of the same name has another name', async () => {
    const made = [];
    for (let i = 0; i < 2; i++) made.push(await commands.executeCommand<Uri | undefined>('budget.new', answers));
    ok(made[0]?.toString() !== made[1]?.toString(), made.join(', '));
  });

  test('a budget is rolled to the next year in an unsaved file, which on a disk stands beside it and takes its figures for last year’s', async () => {
    const { uri: from } = await openSample();
    const uri = await commands.executeCommand<Uri | undefined>('budget.nextYear');
    ok(uri !== undefined, 'a file was made');
    same(uri.scheme, 'untitled');
    const document = await workspace.openTextDocument(uri);
    same(window.activeTextEditor?.document.uri.toString(), uri.toString());
    ok(/上年 +"shuozhou-2026.budget"/.test(document.getText()), document.getText());
    // Elsewhere it gets its place when it is saved.
    if (from.scheme !== 'file') return;
    same(uri.path, from.path.replace('2026', '2027'));
    const found = await diagnosticsWhere(document, (each) => each.length > 0);
    ok(!found.some(({ code }) => JSON.stringify(code).includes('include-not-found')), 'last year’s file is found');
  });

  test('of two that are asked for at once each has a file of its own, with its text once', async () => {
    await openSample();
    const both = [0, 1].map(() => commands.executeCommand<Uri | undefined>('budget.nextYear'));
    const [first, second] = await Promise.all(both);
    ok(first !== undefined && second !== undefined && first.path !== second.path, `${first} and ${second}`);
    for (const uri of [first, second]) {
      const text = (await workspace.openTextDocument(uri)).getText();
      same(text.match(/上年 +"shuozhou-2026.budget"/g)?.length, 1);
    }
  });

  test('one that is not saved has no place, and is not rolled', async () => {
    await commands.executeCommand('budget.new', answers);
    same(await commands.executeCommand('budget.nextYear'), undefined);
  });

  test('one that is gone, or is an earlier version of a file, is not rolled', async () => {
    const { uri } = await openSample();
    for (const each of [uri.with({ path: `${uri.path}x.budget` }), uri.with({ query: 'ref=HEAD' })])
      same(await commands.executeCommand('budget.nextYear', each), undefined);
  });

  test('the samples are copied to a folder of their own; nothing is replaced', async () => {
    const [workspaceFolder] = workspace.workspaceFolders ?? [];
    ok(workspaceFolder !== undefined, 'a folder is open');
    const parent = Uri.joinPath(workspaceFolder.uri, `copied-${Date.now()}`);
    await workspace.fs.createDirectory(parent);
    const first = await commands.executeCommand<Uri | undefined>('budget.openSamples', parent);
    const second = await commands.executeCommand<Uri | undefined>('budget.openSamples', parent);
    ok(first !== undefined && second !== undefined && first.path !== second.path, `${first} and ${second}`);
    same((await workspace.fs.readDirectory(first)).length, 4);
    ok(window.activeTextEditor?.document.uri.path.startsWith(second.path) === true, 'the first sample is shown');
    await closeAll();
    await workspace.fs.delete(parent, { recursive: true });
  });

  test('the walkthrough has five steps, each with a picture that is there and a command that completes it', async () => {
    const extension = extensions.all.find(({ id }) => id.endsWith('budget-language'));
    ok(extension !== undefined, 'the extension is there');
    const { walkthroughs, commands: contributed } = extension.packageJSON.contributes;
    const known = [
      ...(await commands.getCommands()),
      ...contributed.map(({ command }: { command: string }) => command),
    ];
    same(walkthroughs[0].steps.length, 5);
    for (const { title, description, media, completionEvents } of walkthroughs[0].steps) {
      ok(!title.startsWith('%') && !description.startsWith('%'), `is translated: ${title}`);
      const picture = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, media.image));
      same([...picture.subarray(1, 4)], [0x50, 0x4e, 0x47]);
      const [, command] = /^onCommand:(.+)$/.exec(completionEvents[0]) ?? [];
      ok(known.includes(command ?? ''), `${command} is a command`);
      ok(description.includes(`(command:${command})`), `the step offers ${command}`);
    }
  });

  test('an assistant reads figures, findings and explanations', async function () {
    // The interface came after the oldest VS Code that the extension runs in.
    if (!lm.tools || !('invokeTool' in lm)) this.skip();
    const names = lm.tools.map(({ name }) => name).filter((name) => name.startsWith('budget_'));
    same(names.sort(), ['budget_explain', 'budget_figures', 'budget_findings']);
    ok((await told('budget_explain', { name: '30101' })).includes('基本工资'), 'explains a code');
  });

  test('and the figures and findings of the open budget', async function () {
    if (!lm.tools || !('invokeTool' in lm)) this.skip();
    await openSample();
    // The dialog is answered by the driver of the tests.
    const figures = await told('budget_figures', { table: 't3', subject: '2011308' });
    ok(figures.includes('"address":"t3/2011308/basic"'), figures);
    ok((await told('budget_findings', { id: 'rounding-difference' })).includes('"count":3'), 'tells what is found');
  });

  test('a path that an assistant gives may begin with the name of a folder, where several are open', () => {
    const [school, office] = ['学校', '机关'].map((name) => ({ name, uri: Uri.parse(`file:///预算/${name}目录`) }));
    ok(school !== undefined && office !== undefined, 'two folders');
    const pathsOf = (folders: Parameters<typeof placesBelow>[1]) =>
      placesBelow('学校/2026.budget', folders).map(({ path }) => path);
    same(pathsOf([school, office]), [
      '/预算/学校目录/2026.budget',
      '/预算/学校目录/学校/2026.budget',
      '/预算/机关目录/学校/2026.budget',
    ]);
    same(pathsOf([school]), ['/预算/学校目录/学校/2026.budget']);
  });

  test('a budget that an assistant names is one of the open folders, whatever it asks for', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder !== undefined, 'a folder is open');
    const sample = Uri.joinPath(folder.uri, 'short-english.budget').toString();
    for (const name of ['short-english.budget', './short-english.budget', sample])
      same((await budgetNamed(name, strings)).toString(), sample);
    const refused = [
      'missing.budget',
      'missing.txt',
      '../short-english.budget',
      `${folder.uri}/../x.budget`,
      '/etc/passwd',
    ];
    for (const name of refused) {
      const outcome = await budgetNamed(name, strings).then(String, ({ message }: Error) => message);
      same(outcome, `no ${name}`);
    }
    await openSample();
    ok((await budgetNamed(undefined, strings)).path.endsWith('/shuozhou-2026.budget'), 'else it is the open one');
    await closeAll();
    same(await budgetNamed('', strings).then(String, ({ message }: Error) => message), 'none');
  });
});

async function told(tool: string, input: object): Promise<string> {
  const { content } = await lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map((part) => (part as LanguageModelTextPart).value).join('');
}
