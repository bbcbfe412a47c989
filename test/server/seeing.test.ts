import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  Hover,
  InlayHint,
  InlayHintLabelPart,
  Position,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { type ClientOptions, LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = encodeURI('file:///budget/部门.budget');

/** A name left out, a total left out, one that is off by 1.00, and a declared one that holds. */
const text = `科目 { 2011308 "招商引资" 36.54 }
收入 { 一般公共预算 36.54 }
基本支出 2011308 {
    30101  15.46
    30102  "津贴补贴"  2.08
}
项目 "会议费" {
    功能科目 2011308 "招商引资"; 类别 特定目标类
    30215  "会议费"  19.00
    合计  20.00
}
`;
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

type Settings = Readonly<Record<string, unknown>>;

/** An editor that can be asked for settings and refreshed. */
const capabilities = {
  textDocument: {
    inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits', 'label.location'] } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: {
    configuration: true,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};

let client: LspClient;
let settings: Settings;
let refreshed: string[];

afterEach(async () => {
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
});

async function start(initial: Settings = {}, options: ClientOptions = {}): Promise<void> {
  settings = initial;
  refreshed = [];
  const refresh = (what: string) => (): null => {
    refreshed.push(what);
    return null;
  };
  client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    capabilities,
    answers: {
      'workspace/configuration': () => [settings],
      'workspace/inlayHint/refresh': refresh('hints'),
      'workspace/codeLens/refresh': refresh('lenses'),
      'workspace/semanticTokens/refresh': refresh('tokens'),
    },
    ...options,
  });
  await client.initialized;
  client.open(uri, text);
  await client.diagnostics(uri, 1);
}

/** Changes the settings and waits until the server has asked for hints, lenses and tokens to be asked for again. */
async function change(next: Settings): Promise<void> {
  settings = next;
  refreshed = [];
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await untilRefreshed();
}

async function untilRefreshed(): Promise<void> {
  while (refreshed.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(refreshed.toSorted()).toEqual(['hints', 'lenses', 'tokens']);
}

function hints(of = uri): Promise<InlayHint[]> {
  return client.request('textDocument/inlayHint', { textDocument: { uri: of }, range: everything });
}

function textOf({ label }: InlayHint): string {
  return typeof label === 'string' ? label : label.map(({ value }: InlayHintLabelPart) => value).join('');
}

async function labels(of = uri): Promise<string[]> {
  return (await hints(of)).map(textOf);
}

async function lenses(): Promise<CodeLens[]> {
  const found: CodeLens[] = await client.request('textDocument/codeLens', { textDocument: { uri } });
  return Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
}

async function titles(): Promise<string[]> {
  return (await lenses()).map(({ command }) => `${command?.title} → ${command?.command}`);
}

describe('inlay hints', () => {
  test('stand where they belong and say more when they are asked to', async () => {
    await start();
    const found = await hints();
    expect(found.map((hint) => [textOf(hint), hint.position])).toEqual([
      ['招商引资', { line: 2, character: 12 }],
      ['合计 17.54万元', { line: 2, character: 14 }],
      ['基本工资', { line: 3, character: 9 }],
      ['多 1.00万元', { line: 9, character: 13 }],
    ]);
    expect(found.every(({ tooltip, textEdits }) => tooltip === undefined && textEdits === undefined)).toBe(true);
    const [name, total, , difference] = await Promise.all(
      found.map((hint) => client.request<InlayHint>('inlayHint/resolve', hint)),
    );
    const at: Position = { line: 2, character: 12 };
    expect(name?.textEdits).toEqual([{ range: { start: at, end: at }, newText: ' "招商引资"' }]);
    expect(name?.label).toMatchObject([
      { value: '招商引资', location: { range: { start: { line: 0, character: 5 } } } },
    ]);
    expect(total?.textEdits?.map(({ newText }) => newText)).toEqual(['\n    合计  17.54']);
    expect(total?.tooltip).toEqual({ kind: 'plaintext', value: '2 行相加，没有写合计' });
    expect(difference?.textEdits).toBeUndefined();
  });

  test('are whole for an editor that asks only once', async () => {
    await start({}, { capabilities: {} });
    const [name] = await hints();
    expect(name?.textEdits?.length).toBe(1);
    expect(name?.tooltip).toBeDefined();
  });

  const switches: readonly (readonly [string, boolean, readonly string[]])[] = [
    ['subjectNames', true, ['招商引资', '基本工资']],
    ['totals', true, ['合计 17.54万元']],
    ['differences', true, ['多 1.00万元']],
    ['shares', false, ['48.00%', '88.14%', '11.86%', '52.00%']],
    ['governmentCodes', false, []],
  ];
  test.each(switches)('budget.inlayHints.%s', async (kind, isOnAtFirst, shown) => {
    const others = Object.fromEntries(switches.flatMap(([each]) => (each === kind ? [] : [[each, false]])));
    await start({ inlayHints: others });
    expect(await labels()).toEqual(isOnAtFirst ? shown : []);
    if (kind === 'governmentCodes') return;
    await change({ inlayHints: { ...others, [kind]: !isOnAtFirst } });
    expect(await labels()).toEqual(isOnAtFirst ? [] : shown);
  });

  test('budget.inlayHints.governmentCodes shows them where the kind of unit is known', async () => {
    await start({ inlayHints: { governmentCodes: true, totals: false, subjectNames: false, differences: false } });
    client.change(uri, 2, `部门 "示例局" { 代码 901; 年度 2026; 单位性质 行政; 职责 "无" }\n${text}`);
    expect(await labels()).toEqual(['→ 50101 工资奖金津补贴', '→ 50101 工资奖金津补贴', '→ 50202 会议费']);
  });
});

describe('code lenses', () => {
  test('budget.codeLens.enabled; without commands of the client they are text alone', async () => {
    await start();
    const found = await titles();
    expect(found[0]).toMatch(/^检查未通过：\d+ 个错误.* → $/);
    expect(found.slice(2)).toEqual([
      '36.54万元 · 1 项 → ',
      '17.54万元 · 2 项 → ',
      '19.00万元 · 1 项 · 合计多 1.00万元 → ',
    ]);
    await change({ codeLens: { enabled: false } });
    expect(await titles()).toEqual([]);
    await change({ codeLens: { enabled: true } });
    expect(await titles()).toHaveLength(found.length);
  });

  test('lead to what the client can show', async () => {
    await start({}, { initializationOptions: { commands: ['budget.openPreview'] } });
    const found = await titles();
    expect(found.slice(0, 2).map((title) => title.replace(/^.* → /, ''))).toEqual(['', 'budget.openPreview']);
    expect(found[1]).toBe('在预览中打开 → budget.openPreview');
    expect((await lenses()).slice(1, 4).map(({ command }) => command?.arguments)).toEqual([
      [uri],
      [uri, { line: 0, character: 0 }],
      [uri, { line: 1, character: 0 }],
    ]);
  });
});

describe('what a document shows', () => {
  test('is asked for again when another file of its budget changes', async () => {
    await start();
    const root = encodeURI('file:///budget/全部.budget');
    client.open(root, '引入 "部门.budget"\n基本支出 2080505 { 30108 "机关事业单位基本养老保险缴费" 1.00 }\n');
    await client.diagnostics(root, 1);
    refreshed = [];
    client.change(root, 2, '引入 "部门.budget"\n科目 { 2011308 "招商的名称" }\n');
    await untilRefreshed();
    expect(await labels()).toContain('招商的名称');
  });

  test('is asked for again when findings are weighed otherwise', async () => {
    await start();
    const [before] = await titles();
    await change({ rules: { severity: { 'total-mismatch': 'warning' } } });
    const [after] = await titles();
    expect(before).toMatch(/^检查未通过：\d+ 个错误/);
    expect(after).not.toBe(before);
    await change({});
    expect((await titles())[0]).toBe(before);
  });

  test('tokens: the whole, a range, and the difference to what was given last', async () => {
    await start();
    const about = { textDocument: { uri } };
    const whole = await client.request<SemanticTokens>('textDocument/semanticTokens/full', about);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { ...about, range });
    expect(part.data.slice(0, 5)).toEqual([2, 0, 4, 0, 1]);
    expect(part.data.length).toBeLessThan(whole.data.length);
    client.change(uri, 2, '3.08万元', { start: { line: 4, character: 19 }, end: { line: 4, character: 23 } });
    const previousResultId = whole.resultId ?? '';
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      ...about,
      previousResultId,
    });
    const data = delta.edits.toReversed().reduce<number[]>((all, edit) => {
      return [...all.slice(0, edit.start), ...(edit.data ?? []), ...all.slice(edit.start + edit.deleteCount)];
    }, whole.data);
    const now = await client.request<SemanticTokens>('textDocument/semanticTokens/full', about);
    expect(data).toEqual(now.data);
    const stale = await client.request<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      ...about,
      previousResultId,
    });
    expect(stale.data).toEqual(now.data);
  });

  const place = { textDocument: { uri }, position: { line: 3, character: 12 } };
  test('a hover links to lines where the editor shows Markdown', async () => {
    await start();
    const { contents } = await client.request<Hover>('textDocument/hover', place);
    expect(JSON.stringify(contents)).toContain(`[2011308 招商引资](${uri}#L1)`);
  });

  test('a hover and the documentation of an offer are plain text where the editor shows nothing else', async () => {
    const hover = { contentFormat: ['plaintext'] };
    const completion = { completionItem: { documentationFormat: ['plaintext'] } };
    await start({}, { capabilities: { textDocument: { hover, completion } } });
    const { contents } = await client.request<Hover>('textDocument/hover', place);
    expect(contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('人民币壹拾伍万肆仟陆佰元整') });
    expect(JSON.stringify(contents)).not.toMatch(/\*\*|\| |:--|\]\(/);
    const begin = { textDocument: { uri }, position: { line: 0, character: 0 } };
    const { items } = await client.request<CompletionList>('textDocument/completion', begin);
    const { documentation } = await client.request<CompletionItem>('completionItem/resolve', items[0] ?? {});
    expect(documentation).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^[^*`|]+$/) });
  });

  test('a hover has no links where the editor does not', async () => {
    await start({}, { capabilities: {} });
    const { contents } = await client.request<Hover>('textDocument/hover', place);
    expect(JSON.stringify(contents)).not.toContain('](');
    expect(JSON.stringify(contents)).toContain('人民币壹拾伍万肆仟陆佰元整');
  });
});
