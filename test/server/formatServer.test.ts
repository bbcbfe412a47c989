import { afterEach, describe, expect, test } from 'vitest';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/a.budget';
const options = { tabSize: 4, insertSpaces: true };

/** Each test has a server of its own, as settings are asked for once. */
describe('formatting, over stdio', () => {
  let client: LspClient;

  /** Opens a text in a server whose client has these settings of section `budget`. */
  async function open(text: string, settings: object | null = null): Promise<void> {
    const capabilities = { workspace: { configuration: true } };
    client = new LspClient(serverCommand, { capabilities, answers: { 'workspace/configuration': () => [settings] } });
    client.open(uri, text);
    await client.diagnostics(uri, 1);
  }

  afterEach(async () => {
    expect(await client.close()).toBe(0);
    expect(client.log).toEqual([]);
  });

  function edits(method: string, more: object): Promise<TextEdit[]> {
    return client.request(`textDocument/${method}`, { textDocument: { uri }, options, ...more });
  }

  function applied(text: string, made: TextEdit[]): string {
    return TextDocument.applyEdits(TextDocument.create(uri, 'budget', 1, text), made);
  }

  const text = '控制数  {\r\n支出 100.00 # 𠮷\r\n人员经费   1.00\r\n}\r\n';
  const tidy = '控制数 {\r\n    支出      100.00  # 𠮷\r\n    人员经费    1.00\r\n}\r\n';
  const range = (from: Position, to: Position): Range => ({ start: from, end: to });

  test('of a document; the server says that it can', async () => {
    await open(text);
    const { capabilities } = await client.initialized;
    expect(capabilities.documentFormattingProvider).toBe(true);
    expect(capabilities.documentRangeFormattingProvider).toEqual({ rangesSupport: true });
    expect(capabilities.documentOnTypeFormattingProvider?.firstTriggerCharacter).toBe('}');
    expect(applied(text, await edits('formatting', {}))).toBe(tidy);
  });

  test('indents as the editor says', async () => {
    await open(text);
    const tabs = await edits('formatting', { options: { tabSize: 8, insertSpaces: false } });
    expect(applied(text, tabs)).toBe(tidy.replaceAll('    支', '\t支').replaceAll('    人', '\t人'));
    const two = await edits('formatting', { options: { tabSize: 2, insertSpaces: true } });
    expect(applied(text, two)).toBe(tidy.replaceAll('    支', '  支').replaceAll('    人', '  人'));
  });

  test('of a range, and of several', async () => {
    await open(text);
    const line = (n: number): Range => range({ line: n, character: 0 }, { line: n, character: 2 });
    expect(applied(text, await edits('rangeFormatting', { range: line(0) }))).toBe(text.replace('数  {', '数 {'));
    const both = await edits('rangesFormatting', { ranges: [line(0), line(2)] });
    expect(applied(text, both)).toBe(text.replace('数  {', '数 {').replace('人员经费   1.00', '    人员经费    1.00'));
  });

  test('behind a line end and behind a closing brace', async () => {
    const typed = text.replace('人员', '\r\n人员');
    await open(typed);
    const enter = await edits('onTypeFormatting', { position: { line: 2, character: 0 }, ch: '\n' });
    expect(applied(typed, enter)).toBe(typed.replace('支出 100.00 #', '    支出      100.00  #'));
    const brace = await edits('onTypeFormatting', { position: { line: 4, character: 1 }, ch: '}' });
    expect(applied(typed, brace)).toContain('    人员经费  1.00\r\n}');
  });

  test('without columns, where the setting says so', async () => {
    await open(text, { format: { alignColumns: false } });
    expect(applied(text, await edits('formatting', {}))).toBe(
      '控制数 {\r\n    支出 100.00  # 𠮷\r\n    人员经费 1.00\r\n}\r\n',
    );
  });

  test('with keywords in the language of the setting', async () => {
    await open(text, { format: { keywords: 'en' } });
    const english = 'control {\r\n    expenditure  100.00  # 𠮷\r\n    personnel      1.00\r\n}\r\n';
    expect(applied(text, await edits('formatting', {}))).toBe(english);
  });

  test('nothing of what does not parse', async () => {
    await open('控制数  {\n支出 1.00）\n}\n');
    expect(await edits('formatting', {})).toEqual([]);
  });
});
