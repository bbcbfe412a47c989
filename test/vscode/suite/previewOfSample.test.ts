import { commands, Position, Selection, type TextDocument, window, workspace } from 'vscode';
import type { HostMessageOf } from '../../../client/preview/messages.ts';
import { PreviewPanel } from '../../../client/preview/PreviewPanel.ts';
import type { PreviewActions } from '../../../client/preview/previewActions.ts';
import { previewSource } from '../../../client/preview/previewSource.ts';
import { TextSide } from '../../../client/preview/TextSide.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, eventually, lineOf, openSample, rangeOf, replace, sampleUri } from './budgetDocument.ts';
import { extensionClient } from './extensionClient.ts';
import { PageInTest } from './PageInTest.ts';

const actions: PreviewActions = {
  chooseBase: async () => ({ kind: 'file', uri: sampleUri('short-english.budget').toString() }),
  print: async () => undefined,
  export: async () => undefined,
  saveChart: async () => undefined,
  showRule: async () => undefined,
};

suite('a preview of the sample, by the server', () => {
  let document: TextDocument;
  let side: TextSide;
  let page: PageInTest;
  let panel: PreviewPanel;

  setup(async () => {
    document = await openSample();
    side = new TextSide();
    page = new PageInTest();
    const output = window.createOutputChannel('preview in test', { log: true });
    const source = previewSource(await extensionClient());
    const services = { source, text: side, actions, strings: clientStrings(), output };
    panel = new PreviewPanel(page.panel, services, { lock: () => undefined, moved: () => undefined });
    panel.show(document.uri);
    page.begin();
    await page.toldOf('findings');
  });

  teardown(async () => {
    page.panel.dispose();
    side.dispose();
    await closeAll();
  });

  test('has the whole document, and after an edit what differs', async () => {
    const { order, parts, reset, version } = await page.toldOf('update');
    same([reset, version], [true, document.version]);
    same(
      parts.map(({ id }) => id),
      order,
    );
    for (const id of ['t1', 't3', 't13']) ok(order.includes(id), `has ${id}: ${order}`);
    page.forget();
    await replace(document, rangeOf(document, '15.46'), '15.47');
    const changedIn = ({ parts: drawn, patches }: HostMessageOf<'update'>) =>
      [...drawn, ...patches].map(({ id }) => id);
    // What is in sight comes first: here nothing is.
    const next = await page.toldOf(
      'update',
      (update) => update.version === document.version && changedIn(update).length > 0,
    );
    const changed = changedIn(next);
    ok(!next.reset && changed.includes('t3') && changed.length < order.length, `what differs: ${changed}`);
  });

  test('a figure leads to its line, and its line to it', async () => {
    page.tell({ type: 'select', address: 't3/2011308/basic', goTo: true });
    const { derivation } = await page.toldOf('figure');
    ok(derivation?.value.startsWith('39.86') === true, `is what is published: ${derivation?.value}`);
    const { location } = derivation;
    ok(location !== null, 'has a line');
    await eventually(
      () => cursorLine() === location.range.start.line,
      () => `the cursor is on line ${cursorLine()}`,
    );
    page.forget();
    moveTo(lineOf(document, '15.46'));
    const { addresses, reveal } = await page.toldOf('places', ({ addresses: all }) => all.includes('t3/2011308/basic'));
    ok(reveal && addresses.length > 3, `is in several tables: ${addresses}`);
  });

  test('a cell that is one item is edited as one step in the text', async () => {
    const before = document.getText();
    moveTo(lineOf(document, '15.46'));
    const address = await editableOf((await page.toldOf('places', ({ addresses }) => addresses.length > 3)).addresses);
    page.tell({ type: 'edit', uri: document.uri.toString(), address, text: '15.48', version: document.version });
    same(await page.toldOf('edited'), { type: 'edited', address });
    same(document.getText(), before.replace('15.46', '15.48'));
    page.tell({ type: 'edit', uri: document.uri.toString(), address, text: '15.49', version: document.version - 1 });
    ok((await page.toldOf('edited', ({ refusal }) => refusal !== undefined)).refusal !== undefined, 'is too late');
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    same(document.getText(), before);
  });

  test('a finding is put right', async () => {
    await replace(document, rangeOf(document, '15.46'), '15.56');
    const { findings, version } = await page.toldOf('findings', (told) =>
      told.findings.some(({ rule, fixes }) => rule === 'total-mismatch' && fixes.length > 0),
    );
    const broken = findings.find(({ rule, fixes }) => rule === 'total-mismatch' && fixes.length > 0);
    ok(broken !== undefined && broken.parts.length > 0, 'a part shows it');
    const before = document.getText();
    page.tell({ type: 'fix', uri: document.uri.toString(), version, key: broken.key, fix: 0 });
    same(await page.toldOf('fixed'), { type: 'fixed', key: broken.key });
    ok(document.getText() !== before, 'the text was changed');
  });

  test('every identity, the charts and the other budget are there when they are looked at', async () => {
    page.tell({ type: 'view', view: 'reconciliation' });
    ok((await page.toldOf('reconciliation')).reconciliation.groups.length > 3, 'has groups');
    page.tell({ type: 'view', view: 'charts' });
    ok((await page.toldOf('charts')).charts.length > 0, 'has charts');
    page.tell({ type: 'view', view: 'comparison' });
    await page.toldOf('comparison', ({ base }) => base.kind === 'prior');
    page.tell({ type: 'chooseBase' });
    const { comparison } = await page.toldOf('comparison', ({ base }) => base.kind === 'file');
    ok(comparison.kind === 'comparison' && comparison.tables.length > 0, JSON.stringify(comparison).slice(0, 500));
  });

  test('of a department in several files, a figure leads to the file that it comes from', async () => {
    const department = sampleUri('department/department.budget');
    panel.show(department);
    await page.toldOf('update', ({ uri, order }) => uri === department.toString() && order.includes('t3'));
    const school = await workspace.openTextDocument(sampleUri('department/first-school.budget'));
    await window.showTextDocument(school);
    moveTo(lineOf(school, '140.00'));
    await page.toldOf('places', ({ addresses, reveal }) => reveal && addresses.includes('t3/2050204/basic'));
    await closeAll();
    page.tell({ type: 'select', address: 't3/2050204/basic', goTo: true });
    await eventually(
      () => window.visibleTextEditors.some(({ document: { uri } }) => uri.path === school.uri.path),
      () => `shown: ${window.visibleTextEditors.map(({ document: { uri } }) => uri.path)}`,
    );
  });

  /** The first of some figures that can be edited. */
  async function editableOf(addresses: readonly string[]): Promise<string> {
    for (const address of addresses) {
      page.tell({ type: 'select', address, goTo: false });
      const { derivation } = await page.toldOf('figure', (told) => told.address === address);
      if (derivation?.edit.kind === 'edit') return address;
    }
    throw new Error(`none can be edited: ${addresses}`);
  }
});

function cursorLine(): number | undefined {
  return window.visibleTextEditors[0]?.selection.active.line;
}

function moveTo(line: number): void {
  const [editor] = window.visibleTextEditors;
  if (!editor) throw new Error('no editor is open');
  editor.selection = new Selection(new Position(line, 10), new Position(line, 10));
}
