import {
  commands,
  type FormattingOptions,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEdit,
  window,
} from 'vscode';
import { same } from './assert.ts';
import { closeAll, diagnosticsWhere, openSample, openUntitled } from './budgetDocument.ts';

const options: FormattingOptions = { tabSize: 4, insertSpaces: true };

suite('formatting', () => {
  teardown(closeAll);

  test('the command aligns the columns of a block, and the reference is formatted already', async () => {
    const document = await openUntitled(
      '基本支出 2011308 "招商引资"｛\n30101 "基本工资" 15.46\n30199 "其他工资福利支出" 8.84 # 照录\n合计 24.30\n｝\n',
    );
    await answered(document);
    await commands.executeCommand('editor.action.formatDocument');
    same(document.getText().replaceAll('\r\n', '\n').split('\n'), [
      '基本支出 2011308 "招商引资" {',
      '    30101  "基本工资"          15.46',
      '    30199  "其他工资福利支出"   8.84  # 照录',
      '    合计                       24.30',
      '}',
      '',
    ]);
    const sample = await openSample();
    await answered(sample);
    same(await editsOf(sample), []);
  });

  test('a selection is formatted alone', async () => {
    const document = await openUntitled('控制数  {\n支出   1.00\n人员经费   1.00\n}\n');
    await answered(document);
    select(document, new Range(1, 0, 1, 3));
    await commands.executeCommand('editor.action.formatSelection');
    same(linesOf(document), ['控制数  {', '    支出      1.00', '人员经费   1.00', '}', '']);
  });

  test('brackets and quotes close, half and full width', async () => {
    const document = await openUntitled('');
    for (const [open, close] of ['{}', '｛｝', '()', '（）', '""', '“”', '《》', '〔〕']) {
      await replaceAll(document, '');
      await commands.executeCommand('type', { text: open });
      same(document.getText(), `${open}${close}`);
    }
  });

  test('quotes and braces that are there are typed over, those of a long text and of a text that is edited too', async () => {
    const document = await openUntitled('');
    await type('概况 "', '"', '"', '甲', '\n', '乙', '"', '"', '"');
    same(linesOf(document), ['概况 """甲', '乙"""']);
    await replaceAll(document, '上年 { 收入 "甲"}');
    select(document, new Range(0, 10, 0, 10));
    await type('乙', '"', '}');
    same(linesOf(document), ['上年 { 收入 "甲乙"}']);
  });

  test('a number is one word, and so is what stands between two marks of Chinese prose', async () => {
    const document = await openUntitled('合计 1,234.56 # 一是，二是');
    const words: string[] = [];
    for (const at of [7, 20]) {
      select(document, new Range(0, at, 0, at));
      await commands.executeCommand('editor.action.addSelectionToNextFindMatch');
      words.push(document.getText(window.activeTextEditor?.selection));
    }
    same(words, ['1,234.56', '二是']);
  });

  test('Enter opens a block, keeps a row where it is, and continues a calculation to its end', async () => {
    const document = await openUntitled('');
    await type('收入 ｛', '\n', '一般公共预算 1.00', '\n', '# 注释', '\n', '合计 1.00');
    same(linesOf(document), ['收入 ｛', '    一般公共预算 1.00', '    # 注释', '    合计 1.00', '｝']);
    await replaceAll(document, '    30199 2,100元/月 *');
    await type('\n', '12月 *', '\n', '3人', '\n', '合计');
    same(linesOf(document), ['    30199 2,100元/月 *', '        12月 *', '        3人', '    合计']);
  });

  test('Enter within a comment makes two of it, in front of a statement none, and below a line of prose nothing is moved', async () => {
    const document = await openUntitled('    30101 1.00 # 一，二');
    select(document, new Range(0, 19, 0, 19));
    await type('\n');
    same(linesOf(document), ['    30101 1.00 # 一，', '    # 二']);
    await replaceAll(document, '合计 1.00');
    select(document, new Range(0, 0, 0, 0));
    await type('# 注', '\n');
    same(linesOf(document), ['# 注', '合计 1.00']);
    await replaceAll(document, '    第一条，');
    await type('\n', '第二条');
    same(linesOf(document), ['    第一条，', '    第二条']);
  });
});

/** Formatting has an answer once the server knows the document. */
async function answered(document: TextDocument): Promise<void> {
  await diagnosticsWhere(document, ({ length }) => length > 0);
  for (let tries = 0; tries < 100; tries++) {
    if (await commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function editsOf(document: TextDocument): Promise<readonly TextEdit[]> {
  const edits = await commands.executeCommand<TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    options,
  );
  return edits ?? [];
}

function linesOf(document: TextDocument): string[] {
  return document.getText().split(/\r?\n/);
}

function select({ uri }: TextDocument, { start, end }: Range): void {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error('the document is not shown');
  editor.selection = new Selection(start, end);
}

/** As fast as somebody types: on a line that VS Code has not coloured yet, Enter does nothing but keep the indentation. */
async function type(...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await commands.executeCommand('type', { text });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The cursor is then behind the text. */
async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const editor = window.activeTextEditor;
  const last = document.lineAt(document.lineCount - 1).range.end;
  await editor?.edit((builder) => builder.replace(new Range(new Position(0, 0), last), text));
  const end = document.positionAt(document.getText().length);
  select(document, new Range(end, end));
}
