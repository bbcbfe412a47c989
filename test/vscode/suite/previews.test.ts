import { Position, type TextDocument, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { PreviewServices } from '../../../client/preview/PreviewPanel.ts';
import { Previews } from '../../../client/preview/Previews.ts';
import type { PreviewActions } from '../../../client/preview/previewActions.ts';
import { TextSide } from '../../../client/preview/TextSide.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, eventually, openSample, openUntitled } from './budgetDocument.ts';
import { PageInTest } from './PageInTest.ts';
import { ServerInTest } from './ServerInTest.ts';

const text = '基本支出 2011308 {\n    30101  15.46\n}\n';

const actions: PreviewActions = {
  chooseBase: async () => undefined,
  print: async () => undefined,
  export: async () => undefined,
  saveChart: async () => undefined,
  showRule: async () => undefined,
};

suite('several previews', () => {
  let sample: TextDocument;
  let unsaved: TextDocument;
  let server: ServerInTest;
  let side: TextSide;
  let services: PreviewServices;
  let previews: Previews;
  let pages: PageInTest[];
  let columns: ViewColumn[];

  setup(async () => {
    sample = await openSample();
    unsaved = await openUntitled(text);
    server = new ServerInTest(unsaved.uri);
    side = new TextSide();
    const output = window.createOutputChannel('previews in test', { log: true });
    services = { source: server.source, text: side, actions, strings: clientStrings(), output };
    pages = [];
    columns = [];
    previews = new Previews(services, (column) => {
      columns.push(column);
      return newPanel();
    });
  });

  teardown(async () => {
    for (const { panel } of pages) panel.dispose();
    side.dispose();
    services.output.dispose();
    await closeAll();
  });

  test('one follows the budget that is edited, the others stay with theirs', async () => {
    previews.open(sample.uri);
    previews.openLocked(sample.uri);
    await shows(0, sample);
    await followed(unsaved);
    await shows(0, unsaved);
    await shows(1, sample);
    ok(/^\[.+\] .*shuozhou-2026\.budget$/.test(title(1)), `says that it is locked: ${title(1)}`);
    ok(!title(0).startsWith('['), `is not locked: ${title(0)}`);
    same(pages.length, 2);
  });

  test('two of files of one name say in which folders these are', async () => {
    const file = (path: string) => Uri.joinPath(sample.uri, '..', path);
    previews.openLocked(sample.uri);
    previews.openLocked(file('甲/2026.budget'));
    const only = title(1);
    previews.openLocked(file('乙/2026.budget'));
    same(only.split('/').length, 1);
    same(
      [1, 2].map((index) => title(index).split(' ').at(-1)),
      ['甲/2026.budget', '乙/2026.budget'],
    );
    ok(/ shuozhou-2026\.budget$/.test(title(0)), title(0));
    pages[2]?.panel.dispose();
    same(title(1), only);
  });

  test('another one opens where one is seen, and never over the text that is edited', async () => {
    previews.openLocked(sample.uri);
    previews.openLocked(sample.uri);
    await window.showTextDocument(unsaved, ViewColumn.Two);
    previews.open(unsaved.uri);
    same(columns, [ViewColumn.Beside, ViewColumn.Two, ViewColumn.Beside]);
  });

  test('one that is told to follow lets the one before stay where it is', async () => {
    previews.open(unsaved.uri);
    previews.openLocked(sample.uri);
    await shows(1, sample);
    pages[1]?.tell({ type: 'lock', isLocked: false });
    same([title(0).startsWith('['), title(1).startsWith('[')], [true, false]);
    same((await pages[0]?.toldOf('locked', ({ isLocked }) => isLocked))?.isLocked, true);
    await followed(unsaved);
    await shows(1, unsaved);
    pages[1]?.tell({ type: 'lock', isLocked: true });
    previews.open(sample.uri);
    same(pages.length, 3);
  });

  test('a file that is a part of what is shown leaves the preview where it is', async () => {
    server.source.places = async () => ({ version: 1, addresses: [] });
    previews.open(sample.uri);
    await followed(unsaved);
    await new Promise((resolve) => setTimeout(resolve, 150));
    same(shown(0), sample.uri.toString());
  });

  test('two of one file show it in two units', async () => {
    previews.openLocked(sample.uri);
    previews.openLocked(sample.uri);
    await shows(1, sample);
    pages[1]?.tell({ type: 'unit', unit: '元' });
    await pages[1]?.toldOf('update', ({ unit }) => unit === '元');
    pages[0]?.forget();
    server.changed.fire(sample.uri.toString());
    same((await pages[0]?.toldOf('update'))?.unit, '万元');
  });

  test('one that comes back shows what it showed, as it was', async () => {
    const page = newPage();
    previews.restore(page.panel, { uri: sample.uri, isLocked: true });
    page.tell({ type: 'ready', unit: '元', view: 'comparison', base: { kind: 'revision', revision: 'abc' } });
    same((await page.toldOf('update')).unit, '元');
    same((await page.toldOf('comparison')).base, { kind: 'revision', revision: 'abc' });
    same((await page.toldOf('locked')).isLocked, true);
    ok(title(0).startsWith('['), title(0));
    previews.restore(newPanel(), { uri: undefined, isLocked: false });
    await shows(1, unsaved);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content: '说明' }));
    previews.restore(newPanel(), { uri: undefined, isLocked: true });
    same(title(2), '');
  });

  test('what a line is about is shown in the preview that has it, which is opened where there is none', async () => {
    same(await previews.goTo(unsaved.uri, new Position(1, 4), { explain: false }), true);
    await shows(0, unsaved);
    same((await pages[0]?.toldOf('show'))?.address, 't3/1/total');
    previews.openLocked(sample.uri);
    same(await previews.goTo(sample.uri, new Position(2, 0), { explain: true }), true);
    const { address, explain } = (await pages[1]?.toldOf('show')) ?? {};
    same([address, explain], ['t3/2/total', true]);
    same(await previews.goTo(unsaved.uri, new Position(0, 0), { explain: false }), false);
    same(pages.length, 2);
  });

  test('a budget is shown beside another one', async () => {
    previews.compare(sample.uri, { kind: 'file', uri: unsaved.uri.toString() });
    await pages[0]?.toldOf('view');
    pages[0]?.tell({ type: 'view', view: 'comparison' });
    same((await pages[0]?.toldOf('comparison'))?.base, { kind: 'file', uri: unsaved.uri.toString() });
  });

  async function followed(document: TextDocument): Promise<void> {
    await previews.follow(await window.showTextDocument(document));
  }

  function newPanel(): WebviewPanel {
    const page = newPage();
    // As a real page does once it is there.
    setTimeout(() => page.begin(), 0);
    return page.panel;
  }

  function newPage(): PageInTest {
    const page = new PageInTest();
    pages.push(page);
    return page;
  }

  function title(index: number): string {
    return pages[index]?.panel.title ?? '';
  }

  function shown(index: number): string | undefined {
    return pages[index]?.all('update').at(-1)?.uri;
  }

  async function shows(index: number, { uri }: TextDocument): Promise<void> {
    await eventually(
      () => shown(index) === uri.toString(),
      () => `shows ${shown(index)}`,
    );
  }
});
