import {
  type CompletionItem,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  MarkdownString,
  Position,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, diagnosticsWhere, idsOf, lineOf, openSample, openUntitled, rangeOf } from './budgetDocument.ts';

suite('language', () => {
  teardown(closeAll);

  test('a .budget file is a budget', async () => {
    same((await openSample()).languageId, 'budget');
  });

  test('its editor frames no Chinese and no blank of an input method, and suggests no block where none may stand', async () => {
    const editor = workspace.getConfiguration('editor', await openSample());
    same(editor.get('unicodeHighlight.nonBasicASCII'), false);
    same(editor.get('unicodeHighlight.allowedCharacters'), { '\u3000': true });
    same(editor.get('snippetSuggestions'), 'none');
  });

  test('hovering over a code tells its name and its path', async () => {
    const sample = await openSample();
    const text = await hoverText(sample, rangeOf(sample, '2011308').start);
    for (const word of ['招商引资', '商贸事务', '一般公共服务支出']) ok(text.includes(word), `has ${word}: ${text}`);
  });

  test('completion offers the total in a block of basic expenditure', async () => {
    const document = await openUntitled('基本支出 2011308 {\n    30101 15.46\n    \n}\n');
    const labels = await completionLabels(document, new Position(2, 4));
    ok(labels.includes('合计'), `has 合计: ${labels.slice(0, 20)}`);
    ok(
      labels.some((label) => label.startsWith('30102')),
      `has 30102: ${labels.slice(0, 20)}`,
    );
  });

  test('at cursors in several blocks no total of one of them is offered, as it would come into all', async () => {
    const block = (amount: string): string => `基本支出 2011308 {\n    30101 ${amount}\n    \n}\n`;
    const document = await openUntitled(block('15.46') + block('2.08'));
    const { activeTextEditor } = window;
    if (!activeTextEditor) throw new Error('no editor is shown');
    const written = async (): Promise<unknown> => {
      const { items } = await completionList(document, new Position(2, 4));
      const { insertText = '合计' } = items.find((item) => labelOf(item) === '合计') ?? {};
      return typeof insertText === 'string' ? insertText : insertText.value;
    };
    activeTextEditor.selection = new Selection(2, 4, 2, 4);
    same(await written(), '合计 15.46');
    activeTextEditor.selections = [new Selection(2, 4, 2, 4), new Selection(6, 4, 6, 4)];
    same(await written(), '合计');
    ok(
      (await completionLabels(document, new Position(2, 4))).some((label) => label.startsWith('30102')),
      'has 30102',
    );
  });

  test('a subject is found by its initials as they are typed, and comes with its name', async () => {
    const document = await openUntitled('基本支出 2011308 "招商引资" {\n    \n}\n');
    const { activeTextEditor } = window;
    if (!activeTextEditor) throw new Error('no editor is shown');
    activeTextEditor.selection = new Selection(1, 4, 1, 4);
    const labels = await completionLabels(document, new Position(1, 4));
    ok(labels.length > 0, 'the server answers');
    await commands.executeCommand('type', { text: 'jbgz' });
    const isTaken = (): boolean => document.getText().includes('30101 "基本工资" 0.00');
    for (let tries = 0; tries < 40 && !isTaken(); tries++) {
      await commands.executeCommand('editor.action.triggerSuggest');
      await new Promise((resolve) => setTimeout(resolve, 250));
      await commands.executeCommand('acceptSelectedSuggestion');
    }
    ok(isTaken(), `the line is whole: ${document.getText()}`);
  });

  test('the outline has the blocks with their items', async () => {
    const sample = await openSample();
    const symbols = await answer<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', sample);
    const block = symbols.find(({ name }) => name.includes('2011308'));
    ok(symbols[0]?.name.includes('部门') === true, `begins with the department: ${symbols[0]?.name}`);
    same(
      block?.children.map(({ name }) => name.split(' ')[0]),
      ['30101', '30102', '30107', '30199', '合计'],
    );
  });

  test('a block folds from its head to the line above its closing brace', async () => {
    const sample = await openSample();
    const head = lineOf(sample, '基本支出 2011308');
    const folds = await answer<FoldingRange[]>('vscode.executeFoldingRangeProvider', sample);
    same(folds.find(({ start }) => start === head)?.end, head + 6);
  });

  test('an unsaved file is checked as it is typed', async () => {
    const document = await openUntitled(
      '基本支出 2011308 "招商引资" {\n    30101 "基本工资" 15.46\n    合计 16.46\n}\n',
    );
    const diagnostics = await diagnosticsWhere(document, (found) => idsOf(found).includes('total-mismatch'));
    const mismatch = diagnostics.filter((each) => idsOf([each])[0] === 'total-mismatch');
    same(
      mismatch.map(({ range }) => document.getText(range)),
      ['16.46'],
    );
  });
});

/** Asks until a provider answers: VS Code may not have registered it yet, although the server knows the document. */
async function answer<T>(command: string, document: TextDocument, ...more: unknown[]): Promise<T> {
  await diagnosticsWhere(document, ({ length }) => length > 0);
  for (let tries = 0; tries < 100; tries++) {
    const found = await commands.executeCommand<T | undefined>(command, document.uri, ...more);
    if (found !== undefined && !(Array.isArray(found) && found.length === 0)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command} was not answered`);
}

async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await answer<Hover[]>('vscode.executeHoverProvider', document, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}

async function completionLabels(document: TextDocument, position: Position): Promise<string[]> {
  return (await completionList(document, position)).items.map(labelOf);
}

function completionList(document: TextDocument, position: Position): Promise<CompletionList> {
  return answer('vscode.executeCompletionItemProvider', document, position);
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
