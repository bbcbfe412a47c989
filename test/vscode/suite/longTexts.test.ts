import { commands, type DocumentSymbol, Range, type SemanticTokens } from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, openUntitled, replace } from './budgetDocument.ts';

const items = (count: number): string => `基本支出 2011308 {\n${'    30101 1.00\n'.repeat(count)}}\n`;

suite('a long text', () => {
  teardown(closeAll);

  test('has its outline once nothing is typed any more', async () => {
    const { uri } = await typedIn(items(6_000));
    const from = Date.now();
    const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    same(symbols.length, 1);
    ok(Date.now() - from > 500, `it waited ${Date.now() - from} ms`);
  });

  test('is coloured where it is in sight', async () => {
    const { uri } = await typedIn(items(6_000));
    const whole = commands.executeCommand('vscode.provideDocumentSemanticTokens', uri);
    same(await Promise.resolve(whole).catch(() => undefined), undefined);
    const some = new Range(0, 0, 9, 0);
    const inSight = await commands.executeCommand<SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      uri,
      some,
    );
    ok(inSight.data.length > 0, 'there are colours');
  });

  test('a short one is coloured as a whole', async () => {
    const { uri } = await typedIn(items(10));
    const whole = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
    ok(whole.data.length > 0, 'there are colours');
  });
});

/** A text of which one digit has just been typed. */
async function typedIn(text: string) {
  const document = await openUntitled(text);
  await replace(document, new Range(1, 10, 1, 11), '2');
  return document;
}
