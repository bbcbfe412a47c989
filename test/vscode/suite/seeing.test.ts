import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type Hover,
  type InlayHint,
  MarkdownString,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextDocument,
  workspace,
} from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, diagnosticsWhere, openSample, openUntitled, rangeOf } from './budgetDocument.ts';

/** A name and a total that are left out, and a total that is off. */
const text = `基本支出 2011308 {
    30101  15.46
    30102  "津贴补贴"  2.08
}
基本支出 2080505 { 30108 4.64; 合计 5.64 }
`;

suite('seeing', () => {
  teardown(closeAll);

  test('hints show what is left out and what is off, and each kind goes with its switch', async () => {
    const document = await openUntitled(text);
    await hintsWhere(document, [
      '招商引资',
      '合计 17.54万元',
      '基本工资',
      '机关事业单位基本养老保险缴费支出',
      '机关事业单位基本养老保险缴费',
      '多 1.00万元',
    ]);
    const settings = workspace.getConfiguration('budget.inlayHints');
    await settings.update('subjectNames', false, ConfigurationTarget.Global);
    await hintsWhere(document, ['合计 17.54万元', '多 1.00万元']);
    await settings.update('subjectNames', undefined, ConfigurationTarget.Global);
  });

  test('lenses tell the verdict, sums and states, and lead to the preview of the file', async () => {
    const document = await openUntitled(text);
    const lenses = await answer<CodeLens[]>('vscode.executeCodeLensProvider', document, 20);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    ok(titles[0]?.startsWith('检查') === true || titles[0]?.startsWith('Check') === true, `verdict: ${titles}`);
    ok(
      titles.some((title) => title.includes('17.54万元')),
      `has the sum: ${titles}`,
    );
    ok(
      titles.some((title) => title.includes('1.00万元')),
      `has the difference: ${titles}`,
    );
    const preview = lenses.find(({ command }) => command?.command === 'budget.openPreview')?.command;
    same(preview?.arguments, [document.uri.toString()]);
    const registered = await commands.getCommands(true);
    for (const { command } of lenses) ok(registered.includes(command?.command ?? ''), `there is ${command?.command}`);
  });

  test('tokens have the types of the legend, at the right places', async () => {
    const document = await openSample();
    const legend = await answer<SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document);
    const { data } = await answer<SemanticTokens>('vscode.provideDocumentSemanticTokens', document);
    const found = tokensOf(document, data, legend);
    for (const wanted of ['部门 keyword', '"行政运行费" class', '15.46 number', '特定目标类 enumMember'])
      ok(found.includes(wanted), `has ${wanted}`);
  });

  test('an amount tells its value in words and leads to the lines that it is part of', async () => {
    const document = await openSample();
    const hovers = await answer<Hover[]>('vscode.executeHoverProvider', document, rangeOf(document, '15.46').start);
    const shown = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
      .join('\n');
    ok(shown.includes('人民币壹拾伍万肆仟陆佰元整'), `in words: ${shown}`);
    if (document.uri.scheme === 'file') ok(/\]\(file:[^)]*#L\d+\)/.test(shown), `leads to a line: ${shown}`);
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

/** Waits until a document has exactly these hints; in a Chinese or an English VS Code. */
async function hintsWhere(document: TextDocument, wanted: readonly string[]): Promise<void> {
  const whole = new Range(0, 0, document.lineCount, 0);
  let labels: string[] = [];
  for (let tries = 0; tries < 100; tries++) {
    labels = (await answer<InlayHint[]>('vscode.executeInlayHintProvider', document, whole)).map(labelOf);
    if (JSON.stringify(labels) === JSON.stringify(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  same(labels, wanted);
}

function labelOf({ label }: InlayHint): string {
  const shown = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
  return shown.replace(/^total /, '合计 ').replace(/^(\S+) too much$/, '多 $1');
}

/** Each token as its text and type. */
function tokensOf(document: TextDocument, data: Uint32Array, { tokenTypes }: SemanticTokensLegend): string[] {
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(i, i + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const token = document.getText(new Range(line, character, line, character + length));
    found.push(`${token} ${tokenTypes[type]}`);
  }
  return found;
}
