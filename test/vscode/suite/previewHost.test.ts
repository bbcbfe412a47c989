import {
  ConfigurationTarget,
  commands,
  languages,
  Range,
  Selection,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { PreviewPanel, type PreviewServices } from '../../../client/preview/PreviewPanel.ts';
import type { PreviewActions } from '../../../client/preview/previewActions.ts';
import { TextSide } from '../../../client/preview/TextSide.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, eventually, openSample, openUntitled, replace } from './budgetDocument.ts';
import { PageInTest } from './PageInTest.ts';
import { ServerInTest } from './ServerInTest.ts';

const text = `基本支出 2011308 {
    30101  15.46
    30102  2.08
}
`;

const actions: PreviewActions = {
  chooseBase: async () => ({ kind: 'revision', revision: 'abc' }),
  print: async () => undefined,
  export: async () => undefined,
  saveChart: async () => undefined,
  showRule: async () => undefined,
};

suite('a preview and its texts', () => {
  let document: TextDocument;
  let server: ServerInTest;
  let side: TextSide;
  let services: PreviewServices;
  let page: PageInTest;
  let panel: PreviewPanel;
  let locks: boolean[];

  setup(async () => {
    document = await openUntitled(text);
    server = new ServerInTest(document.uri);
    side = new TextSide();
    const output = window.createOutputChannel('preview in test', { log: true });
    services = { source: server.source, text: side, actions, strings: clientStrings(), output };
    page = new PageInTest();
    locks = [];
    panel = new PreviewPanel(page.panel, services, {
      lock: (isLocked) => locks.push(isLocked),
      moved: () => undefined,
    });
    panel.show(document.uri);
    page.begin();
    await page.toldOf('findings');
  });

  teardown(async () => {
    page.panel.dispose();
    side.dispose();
    services.output.dispose();
    await closeAll();
  });

  test('the first update is all of the document, the next one what differs from the one before', async () => {
    same(
      page.all('update').map(({ reset, uri }) => [reset, uri]),
      [[true, document.uri.toString()]],
    );
    server.changed.fire(document.uri.toString());
    await page.toldOf('update', ({ reset }) => !reset);
    server.changed.fire('untitled:other');
    page.tell({ type: 'unit', unit: '元' });
    await page.toldOf('update', ({ unit }) => unit === '元');
    same(server.asked, ['document all', 'document 1', 'document 2']);
  });

  test('what is asked for as it is typed is asked for once: the server tells of it, and of other files, too', async () => {
    await replace(document, new Range(1, 11, 1, 12), '6');
    await page.toldOf('update', ({ version }) => version === document.version);
    server.announced.fire([document.uri.toString(), document.version]);
    await moment();
    same(server.asked, ['document all', 'document 1']);
    server.announced.fire([document.uri.toString(), document.version]);
    await moment();
    same(server.asked, ['document all', 'document 1', 'document 2']);
  });

  test('a page that was hidden knows nothing when it is shown again', async () => {
    page.become({ visible: false });
    page.forget();
    server.changed.fire(undefined);
    await moment();
    same(page.told, []);
    page.become({ visible: true });
    page.begin();
    same((await page.toldOf('update')).reset, true);
    same(server.asked, ['document all', 'document all']);
  });

  test('a page is told under which address it knows a document that has another one', async () => {
    const [second, third, fourth] = [await openUntitled(text), await openUntitled(text), await openUntitled(text)];
    const movedTo = async ({ uri }: TextDocument): Promise<unknown> =>
      (await page.toldOf('update', (update) => update.uri === uri.toString())).from;
    panel.move(second.uri);
    same(await movedTo(second), document.uri.toString());
    page.become({ visible: false });
    panel.move(third.uri);
    panel.move(fourth.uri);
    page.become({ visible: true });
    page.begin();
    same(await movedTo(fourth), second.uri.toString());
    page.become({ visible: false });
    page.become({ visible: true });
    page.forget();
    page.begin();
    same(await movedTo(fourth), undefined);
  });

  test('what was asked for a page that is gone is not told to the next one', async () => {
    const goOn = await server.holdBack('document');
    server.changed.fire(undefined);
    page.become({ visible: false });
    page.become({ visible: true });
    page.forget();
    page.begin();
    await goOn();
    await moment();
    same(page.all('update'), []);
    await goOn();
    same((await page.toldOf('update')).reset, true);
    same(server.asked, ['document all', 'document 1', 'document all']);
  });

  test('a page that could not draw what differs gets all, once', async () => {
    server.changed.fire(undefined);
    await page.toldOf('update', ({ reset }) => !reset);
    page.forget();
    page.tell({ type: 'refused', id: 't3' });
    same((await page.toldOf('update')).reset, true);
    page.tell({ type: 'refused', id: 't3' });
    await moment();
    same(server.asked, ['document all', 'document 1', 'document all']);
  });

  test('a message that is none is not minded', async () => {
    page.tell({ type: 'nonsense' });
    await moment();
    same(locks, []);
  });

  test('while the server is down an older state is shown, and told to be', async () => {
    const { document: ask } = server.source;
    server.source.document = () => Promise.reject(new Error('no server'));
    server.changed.fire(undefined);
    same((await page.toldOf('note', ({ note }) => note !== undefined)).note, 'unavailable');
    server.source.document = ask;
    server.changed.fire(undefined);
    await page.toldOf('note', ({ note }) => note === undefined);
  });

  test('a selected figure is selected in the text, the keyboard stays, and the page is not moved by it', async () => {
    page.forget();
    page.tell({ type: 'select', address: 't3/1/total', goTo: true });
    same((await page.toldOf('figure')).derivation?.title, 't3/1/total');
    await selectionIs(1, 4, 9);
    const { addresses, reveal } = await page.toldOf('places');
    same([addresses, reveal], [['t3/1/total'], false]);
    await moment();
    same(server.asked.slice(1), ['figure t3/1/total']);
  });

  test('it is asked for again after every change, and the text is left where it is then', async () => {
    page.tell({ type: 'select', address: 't3/1/total', goTo: true });
    await selectionIs(1, 4, 9);
    go(3);
    page.forget();
    server.changed.fire(undefined);
    await page.toldOf('figure');
    await moment();
    same(editor().selection.active.line, 3);
    page.tell({ type: 'select', address: '', goTo: true });
    page.forget();
    server.changed.fire(undefined);
    await page.toldOf('findings');
    same(page.all('figure'), []);
  });

  test('of figures that are selected one after the other, the last one counts', async () => {
    const goOn = await server.holdBack('figure');
    page.forget();
    page.tell({ type: 'select', address: 't3/1/total', goTo: true });
    page.tell({ type: 'select', address: 't3/2/total', goTo: true });
    await goOn();
    await goOn();
    await selectionIs(2, 4, 9);
    same(
      page.all('figure').map(({ address }) => address),
      ['t3/2/total'],
    );
  });

  test('the page goes where the reader of the text goes, and not where typing does', async () => {
    page.forget();
    go(2);
    const moved = await page.toldOf('places');
    same([moved.addresses, moved.reveal], [['t3/2/total'], true]);
    page.forget();
    await commands.executeCommand('type', { text: '1' });
    const typed = await page.toldOf('places');
    same([typed.addresses, typed.reveal], [['t3/2/total'], false]);
    go(0);
    same((await page.toldOf('places', ({ addresses }) => addresses.length === 0)).addresses, []);
  });

  test('a setting keeps it from going there', async () => {
    const settings = workspace.getConfiguration('budget.preview');
    await settings.update('scrollWithCursor', false, ConfigurationTarget.Global);
    page.forget();
    go(2);
    same((await page.toldOf('places')).reveal, false);
    page.forget();
    // What is neither on nor off is as if nothing was set.
    await settings.update('scrollWithCursor', 0, ConfigurationTarget.Global);
    go(1);
    same((await page.toldOf('places')).reveal, true);
    await settings.update('scrollWithCursor', undefined, ConfigurationTarget.Global);
  });

  test('the keyboard goes to the text where that is asked for', async () => {
    await commands.executeCommand('workbench.action.focusSideBar');
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
    page.tell({ type: 'open', location: { uri: document.uri.toString(), range }, focus: true });
    await selectionIs(2, 4, 9);
    await commands.executeCommand('type', { text: '9' });
    await eventually(
      () => document.lineAt(2).text === '    9  2.08',
      () => document.getText(),
    );
  });

  test('an edit changes the text in one step that can be undone', async () => {
    const { version } = document;
    server.source.edit = async ({ text: newText }) => ({ kind: 'edits', files: edits(document, version, newText) });
    page.tell({ type: 'edit', uri: document.uri.toString(), address: 't3/1/total', text: '15.47', version });
    same(await page.toldOf('edited'), { type: 'edited', address: 't3/1/total' });
    same(document.lineAt(1).text, '    30101  15.47');
    same(document.lineAt(2).text, '    30102  15.47');
    await commands.executeCommand('undo');
    same(document.getText(), text);
  });

  test('it is undone and made again from the preview, which has the keyboard again then', async () => {
    const { version } = document;
    server.source.edit = async ({ text: newText }) => ({ kind: 'edits', files: edits(document, version, newText) });
    page.tell({ type: 'edit', uri: document.uri.toString(), address: 't3/1/total', text: '15.47', version });
    await page.toldOf('edited');
    const edited = document.getText();
    for (const [type, wanted, reveals] of [
      ['undo', text, 1],
      ['redo', edited, 2],
    ] as const) {
      page.tell({ type });
      page.tell({ type: 'keyboard', isHere: false });
      await eventually(
        () => document.getText() === wanted && page.reveals === reveals,
        () => `after ${type}, brought to the front ${page.reveals} times: ${document.getText()}`,
      );
    }
  });

  test('an amount that is typed as it is already changes nothing, and is taken', async () => {
    const { version } = document;
    server.source.edit = async () => ({ kind: 'edits', files: [] });
    page.tell({ type: 'edit', uri: document.uri.toString(), address: 't3/1/total', text: '15.460', version });
    same(await page.toldOf('edited'), { type: 'edited', address: 't3/1/total' });
    same(document.getText(), text);
  });

  test('an edit that was worked out for another version, or is refused, changes nothing and says why', async () => {
    const refused = async (): Promise<string | undefined> => {
      page.forget();
      page.tell({ type: 'edit', uri: document.uri.toString(), address: 't3/1/total', text: '1', version: 1 });
      return (await page.toldOf('edited')).refusal;
    };
    const { preview } = services.strings;
    same(await refused(), 'not here');
    server.source.edit = async () => ({ kind: 'edits', files: edits(document, document.version + 1, '1') });
    same(await refused(), preview.outdated);
    server.source.edit = async () => ({ kind: 'edits', files: edits({ uri: Uri.file('/甲.budget') }, null, '1') });
    same(await refused(), preview.notOpen('甲.budget'));
    server.source.edit = () => Promise.reject(new Error('no server'));
    same(await refused(), preview.notApplied);
    same(document.getText(), text);
  });

  test('of a text that the settings have only read an edit is refused, which VS Code would make and never save', async () => {
    const sample = await openSample();
    const settings = workspace.getConfiguration('files');
    const set = (name: string, pattern: string | undefined) =>
      settings.update(name, pattern && { [pattern]: true }, ConfigurationTarget.Global);
    server.source.edit = async () => ({ kind: 'edits', files: edits(sample, sample.version + 1, '1') });
    const refused = async (): Promise<string | undefined> => {
      page.forget();
      page.tell({ type: 'edit', uri: sample.uri.toString(), address: 't3/1/total', text: '1', version: 1 });
      return (await page.toldOf('edited')).refusal;
    };
    const { preview } = services.strings;
    for (const [pattern, refusal] of [
      ['**/shuozhou-*.budget', preview.readonly('shuozhou-2026.budget')],
      ['shuozhou-2026.budget', preview.readonly('shuozhou-2026.budget')],
      ['department', preview.outdated],
    ] as const) {
      await set('readonlyInclude', pattern);
      same(await refused(), refusal);
    }
    await set('readonlyInclude', '**/*.budget');
    await set('readonlyExclude', '**/shuozhou-*.budget');
    same(await refused(), preview.outdated);
    await set('readonlyInclude', undefined);
    await set('readonlyExclude', undefined);
  });

  test('a fix is made, or refused when the text is another one by now', async () => {
    const { version } = document;
    server.source.fix = async ({ key }) => (key === 'known' ? edits(document, version, '3.00') : null);
    page.tell({ type: 'fix', uri: document.uri.toString(), version, key: 'unknown', fix: 0 });
    same((await page.toldOf('fixed')).refusal, services.strings.preview.outdated);
    page.tell({ type: 'fix', uri: document.uri.toString(), version, key: 'known', fix: 0 });
    same(await page.toldOf('fixed', ({ key }) => key === 'known'), { type: 'fixed', key: 'known' });
    same(document.lineAt(2).text, '    30102  3.00');
  });

  test('what a view shows is asked for while it is shown, and after every change', async () => {
    page.tell({ type: 'view', view: 'reconciliation' });
    await page.toldOf('reconciliation');
    page.tell({ type: 'view', view: 'charts' });
    same((await page.toldOf('charts')).charts, [{ id: 'charts/part', title: '构成', html: '<figure></figure>' }]);
    page.forget();
    server.changed.fire(undefined);
    await page.toldOf('charts');
    page.tell({ type: 'view', view: 'document' });
    page.forget();
    server.changed.fire(undefined);
    await page.toldOf('findings');
    await moment();
    // What is in sight first, then all of it.
    same(page.told.map(({ type }) => type).sort(), ['findings', 'update', 'update']);
  });

  test('a budget is compared with last year’s, until another one is chosen', async () => {
    page.tell({ type: 'view', view: 'comparison' });
    same((await page.toldOf('comparison')).base, { kind: 'prior' });
    page.tell({ type: 'chooseBase' });
    await page.toldOf('comparison', ({ base }) => base.kind === 'revision');
  });

  test('a file with which it is compared is compared anew when it is edited', async () => {
    const other = await openUntitled(text);
    page.tell({ type: 'view', view: 'comparison' });
    panel.compareWith({ kind: 'file', uri: other.uri.toString() });
    await page.toldOf('comparison', ({ base }) => base.kind === 'file');
    page.forget();
    await replace(other, new Range(1, 11, 1, 12), '6');
    await page.toldOf('comparison', ({ base }) => base.kind === 'file');
  });

  test('what somebody wants to see is shown once the document is drawn', async () => {
    page.become({ visible: false });
    page.forget();
    panel.go('t3/2011308/basic', { explain: true });
    panel.compareWith({ kind: 'prior' });
    await moment();
    same(page.told, []);
    page.begin();
    await page.toldOf('view');
    const order = page.told.map(({ type }) => type).filter((type) => ['update', 'show', 'view'].includes(type));
    same(order, ['update', 'show', 'view']);
  });

  test('a file is kept open while its preview is, and one that was never saved is said to be closed', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder !== undefined, 'a folder is open');
    const sample = Uri.joinPath(folder, 'short-english.budget');
    panel.show(sample);
    await page.toldOf('update', ({ uri }) => uri === sample.toString());
    panel.show(document.uri);
    await page.toldOf('update', ({ uri }) => uri === document.uri.toString());
    await closeAll();
    same((await page.toldOf('note', ({ note }) => note !== undefined)).note, 'closed');
  });

  test('of a file that is not there it does not say that it shows how that was, and shows it once it is back', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder !== undefined, 'a folder is open');
    const gone = Uri.joinPath(folder, 'gone.budget');
    panel.show(gone);
    same((await page.toldOf('note', ({ note }) => note !== undefined)).note, 'gone');
    await workspace.fs.writeFile(gone, new TextEncoder().encode(text));
    await page.toldOf('update', ({ uri }) => uri === gone.toString());
    await page.toldOf('note', ({ note }) => note === undefined);
    await workspace.fs.delete(gone);
  });

  test('a file that is taken for another language is not said to be closed, and is shown again once it is a budget', async () => {
    const plain = await languages.setTextDocumentLanguage(document, 'plaintext');
    same((await page.toldOf('note', ({ note }) => note !== undefined)).note, 'otherLanguage');
    page.forget();
    document = await languages.setTextDocumentLanguage(plain, 'budget');
    await page.toldOf('note', ({ note }) => note === undefined);
  });

  function editor() {
    const found = window.visibleTextEditors.find((each) => each.document === document);
    if (!found) throw new Error('no editor shows the document');
    return found;
  }

  function go(line: number): void {
    editor().selection = new Selection(line, 4, line, 4);
  }

  async function selectionIs(line: number, start: number, end: number): Promise<void> {
    const wanted = new Range(line, start, line, end);
    await eventually(
      () => editor().selection.isEqual(wanted),
      () => JSON.stringify(editor().selection),
    );
  }
});

/** Replaces the amounts of both lines. */
function edits({ uri }: Pick<TextDocument, 'uri'>, version: number | null, newText: string) {
  const amount = (line: number, end: number) => ({
    range: { start: { line, character: 11 }, end: { line, character: end } },
    newText,
  });
  return [{ uri: uri.toString(), version, edits: [amount(1, 16), amount(2, 15)] }];
}

/** Long enough for what should not happen. */
function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
