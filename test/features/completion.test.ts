import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, InitializeResult, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pinyinOf } from '../../server/data/pinyin.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { rankOf } from '../../server/features/completion/rank.ts';
import { completion } from '../../server/features/completion.ts';
import { LspClient } from '../support/LspClient.ts';
import { readSample } from '../support/parseCases.ts';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const read = (text: string): string => pinyinOf([...text]).join(' ');

describe('how names are read', () => {
  test.each([
    ['基本工资', 'ji ben gong zi'],
    ['会计', 'kuai ji'],
    ['工会经费', 'gong hui jing fei'],
    ['银行业', 'yin hang ye'],
    ['行政运行', 'xing zheng yun xing'],
    ['差旅费', 'chai lv fei'],
    ['重大项目调查', 'zhong da xiang mu diao cha'],
    ['灾后重建', 'zai hou chong jian'],
    ['调整', 'tiao zheng'],
    ['增长率', 'zeng zhang lv'],
    ['长期', 'chang qi'],
    ['退耕还林', 'tui geng huan lin'],
    ['校长', 'xiao zhang'],
    ['朔州', 'shuo zhou'],
    ['省略', 'sheng lue'],
    ['A类𠮷', ' lei '],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });
});

describe('how well a name is found', () => {
  test.each([
    ['基本', 0],
    ['jb', 0],
    ['jbgz', 0],
    ['jibengongz', 0],
    ['jbgongz', 0],
    ['基bg资', 0],
    ['工资', 1],
    ['gz', 1],
    ['jgz', 2],
    ['基资', 2],
    ['zg', undefined],
    ['jbgx', undefined],
    ['jibenn', undefined],
    ['30101', undefined],
  ])('基本工资 by %s', (typed, rank) => {
    expect(rankOf(['基本工资'], typed)).toBe(rank);
  });

  test('digits of a code stand in a row', () => {
    expect(rankOf(['2011308 招商引资'], '2011')).toBe(0);
    expect(rankOf(['2011308 招商引资'], '308')).toBe(1);
    expect(rankOf(['2011308 招商引资'], '2308')).toBeUndefined();
    expect(rankOf(['2011308 招商引资'], '308zs')).toBe(1);
    expect(rankOf(['a05040101 复印纸'], 'a0504')).toBe(0);
  });

  test('what is longer than any name is no name', () => {
    expect(rankOf(['基本工资'], 'j'.repeat(300))).toBeUndefined();
  });
});

describe('completion never fails', () => {
  test.each(['shuozhou-2026', 'short-english', 'review'])('at any offset of %s cut anywhere', (sample) => {
    const text = readSample(sample);
    const cuts = fc.nat({ max: text.length });
    fc.assert(
      fc.property(
        cuts,
        cuts,
        fc.constantFrom('jbgz', '{', '"', '“', '# budget-ignore ', '9万', '＝', ' '),
        (a, b, typed) => {
          const cut = text.slice(0, Math.max(a, b)) + typed;
          const analysis = analyse(cut);
          for (const offset of [Math.min(a, b), cut.length, cut.length - 1]) {
            const { items, span } = completion(analysis, offset, 'zh-cn');
            expect(span.start).toBeLessThanOrEqual(offset);
            expect(span.end).toBeGreaterThanOrEqual(offset);
            expect(cut.slice(span.start, span.end)).not.toMatch(/[\r\n]/);
            for (const { documentation } of items.slice(0, 3)) documentation();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('at every offset of a text with all that is broken', () => {
    const text =
      '项目 "甲 {\n指标 数量 “乙\n基本支出 2011308 { 30101 "基 1 + (\n说明 其他 """{科目 \n# budget-ignore \n引入 "\n';
    for (let offset = 0; offset <= text.length; offset++) completion(analyse(text), offset, 'en');
  });
});

const server = [path.join(root, 'dist/server.cjs'), '--stdio'];
const uri = 'file:///budget/completion.budget';

const best = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, commitCharactersSupport: true },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode'] },
    },
  },
};

/** The list at the `|` of a text, as a new version of the document. */
async function listAt(client: LspClient, marked: string, context?: object): Promise<CompletionList> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const document = TextDocument.create(uri, 'budget', 1, text);
  client.notify('textDocument/didClose', { textDocument: { uri } });
  client.open(uri, text);
  const position: Position = document.positionAt(offset);
  return client.request('textDocument/completion', {
    textDocument: { uri },
    position,
    ...(context ? { context } : {}),
  });
}

function labels({ items }: CompletionList): string[] {
  return items.map(({ label }) => label);
}

describe('completion over stdio, for a client that can do everything', () => {
  let client: LspClient;
  let initialized: InitializeResult;
  beforeAll(async () => {
    client = new LspClient(server, { locale: 'zh-CN', capabilities: best });
    initialized = await client.initialized;
  });
  afterAll(async () => {
    expect(await client.close()).toBe(0);
    expect(client.log).toEqual([]);
  });

  test('says that items are resolved and have details beside their labels', () => {
    const { completionProvider } = initialized.capabilities;
    expect(completionProvider).toMatchObject({ resolveProvider: true, completionItem: { labelDetailsSupport: true } });
  });

  test('says once what all items share', async () => {
    const list = await listAt(client, '基本支出 2011308 "𠮷" {\r\n    jb|gz 1\r\n}\r\n');
    expect(list.itemDefaults).toEqual({
      editRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 8 } },
      insertTextFormat: 2,
      insertTextMode: 2,
    });
    const [first] = list.items;
    expect(first).toMatchObject({
      label: '30101 基本工资',
      labelDetails: { description: '工资福利支出' },
      textEditText: '30101 "基本工资"',
    });
    expect(first).not.toHaveProperty('textEdit');
    expect(first).not.toHaveProperty('insertTextMode');
    expect(first).not.toHaveProperty('documentation');
    expect(first?.filterText).toMatch(/^jbgz_jibengongzi_/);
  });

  test('documentation comes with resolve: a subject with its figures', async () => {
    const list = await listAt(client, '基本支出 2011308 "招商引资" {\n    30101 "基本工资" 15.46\n    jbgz|\n}\n');
    const item = list.items.find(({ label }) => label === '30101 基本工资');
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item ?? {});
    expect(resolved.detail).toBe('工资福利支出');
    expect(JSON.stringify(resolved.documentation)).toContain('15.46');
    expect(resolved.textEditText).toBe(item?.textEditText);
  });

  test('documentation of a placeholder is its figure, of a rule its page', async () => {
    const text = '基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }\n';
    const [figure] = (await listAt(client, `${text}说明 其他 "{支|}"\n`)).items;
    expect(figure).toMatchObject({ label: '支出', textEditText: '支出\\}' });
    const resolved = await client.request<CompletionItem>('completionItem/resolve', figure ?? {});
    expect(resolved.documentation).toEqual({ kind: 'markdown', value: '15.46万元' });
    const [rule] = (await listAt(client, `# budget-ignore total-mis|\n${text}`)).items;
    const page = await client.request<CompletionItem>('completionItem/resolve', rule ?? {});
    expect(JSON.stringify(page.documentation)).toContain('# total-mismatch');
  });

  test('an item of a list before stays as it is', async () => {
    const [item] = (await listAt(client, '收|\n')).items;
    await listAt(client, '收入 { | }\n');
    expect(await client.request<CompletionItem>('completionItem/resolve', item ?? {})).toEqual(item);
  });

  test('only a list that leaves something out is incomplete', async () => {
    const all = await listAt(client, '基本支出 |\n');
    expect(all.isIncomplete).toBe(true);
    expect(all.items).toHaveLength(200);
    expect((await listAt(client, '基本支出 zsyz|\n')).isIncomplete).toBe(false);
    expect((await listAt(client, '基本支出 2011308 {\n    |\n}\n')).isIncomplete).toBe(false);
  });

  test('what is typed in full width is found by an editor that compares it as typed', async () => {
    const [item] = (await listAt(client, '基本支出 2011308 {\n    ３０２１７|\n}\n')).items;
    expect(item?.label).toBe('30217 公务接待费');
    expect(item?.filterText).toMatch(/^３０２１７_公务接待费/);
  });

  test('no list takes the Enter behind a number that was just typed', async () => {
    const typed = '基本支出 2011308 {\n    30101 "基本工资" 15|\n}\n';
    expect((await listAt(client, typed, { triggerKind: 2, triggerCharacter: '5' })).items).toEqual([]);
    expect(labels(await listAt(client, typed, { triggerKind: 1 }))).toContain('万元');
    expect(labels(await listAt(client, typed.replace('15', '15w'), { triggerKind: 1 }))).toContain('万元');
  });

  test('a word with nothing to fill in is no snippet, so that an editor knows when it is typed already', async () => {
    const formatOf = async (text: string, label: string): Promise<unknown> =>
      (await listAt(client, text)).items.find((item) => item.label === label)?.insertTextFormat;
    expect(await formatOf('部门 "甲" {\n    金额单位 万元|\n}\n', '万元')).toBe(1);
    expect(await formatOf('收|\n', '收入')).not.toBe(1);
  });

  test('a total that is known leaves nothing selected that the Enter behind it would take', async () => {
    const { items } = await listAt(client, '收入 {\n    一般公共预算 118.67\n    合|\n}\n');
    expect(items[0]).toMatchObject({ label: '合计', insertTextFormat: 1, textEditText: '合计 118.67' });
  });

  test('the list of what begins a statement, or is a word in one, has nothing in it any more once a blank is typed', async () => {
    const filterTexts = async (text: string): Promise<string[]> =>
      (await listAt(client, text)).items.map(({ label, filterText }) => filterText ?? label);
    for (const text of ['部门 "甲" {\n    单位|\n}\n', '基本支出 2011308 {\n    301|\n}\n', '基本支出 2011|\n']) {
      const found = await filterTexts(text);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((each) => each.includes(' '))).toEqual([]);
    }
    const placeholder = '基本支出 2011308 { 30101 1 }\n说明 其他 "用于{科目 2|}"\n';
    expect(await filterTexts(placeholder)).toContainEqual(expect.stringMatching(/^科目 2011308/));
  });

  test('nor the Enter behind a blank where the statement may end', async () => {
    const blank = { triggerKind: 2, triggerCharacter: ' ' };
    const ends = [
      '收入 {\n    一般公共预算 18.00 |\n}\n',
      '基本支出 2011308 {\n    30101 "基本工资" 15.46 |\n}\n',
      '收入 { |\n}\n',
    ];
    const code = '项目 "甲" {\n    功能科目 2011308|\n}\n';
    expect((await listAt(client, code, { triggerKind: 2, triggerCharacter: '8' })).items).toEqual([]);
    const fullWidth = code.replace('2011308', '２０１１３０８');
    expect((await listAt(client, fullWidth, { triggerKind: 1 })).items).toEqual([]);
    for (const typed of ends) {
      expect((await listAt(client, typed, blank)).items).toEqual([]);
      expect((await listAt(client, typed, { triggerKind: 1 })).items).not.toEqual([]);
    }
    for (const typed of [
      '部门 "甲" {\n    状态 |\n}\n',
      '基本支出 2011308 {\n    30101 |\n}\n',
      '基本支出 2011308 |\n',
    ])
      expect((await listAt(client, typed, blank)).items).not.toEqual([]);
  });

  test('nor the Enter behind the brace that opens a block; in a text a brace opens a placeholder', async () => {
    for (const brace of ['{', '｛']) {
      const context = { triggerKind: 2, triggerCharacter: brace };
      expect((await listAt(client, `收入 ${brace}|`, context)).items).toEqual([]);
      expect(labels(await listAt(client, `说明 其他 "支出${brace}|"\n`, context))).toContain('支出');
      expect(labels(await listAt(client, `收入 ${brace}|`, { triggerKind: 1 }))).toContain('一般公共预算');
    }
  });
});

describe('completion over stdio, for a client that can do nothing', () => {
  let client: LspClient;
  beforeAll(() => {
    client = new LspClient(server, { locale: 'zh-CN', capabilities: {} });
  });
  afterAll(async () => {
    expect(await client.close()).toBe(0);
  });

  test('each item is whole by itself, and plain text', async () => {
    const list = await listAt(client, '基本支出 2011308 {\n    jbgz|\n}\n');
    expect(list).not.toHaveProperty('itemDefaults');
    expect(list.items[0]).toMatchObject({
      label: '30101 基本工资',
      detail: '工资福利支出',
      insertTextFormat: 1,
      textEdit: {
        range: { start: { line: 1, character: 4 }, end: { line: 1, character: 8 } },
        newText: '30101 "基本工资" 0.00',
      },
    });
    expect(list.items[0]).not.toHaveProperty('labelDetails');
  });

  test('a block with choices is text with the first of them', async () => {
    const [project] = (await listAt(client, '收入 { 一般公共预算 0 }\nxm|\n')).items;
    expect(project?.textEdit).toMatchObject({
      newText: '项目 "名称" {\n    功能科目 2010101\n    类别 其他运转类\n    \n}',
    });
  });
});

describe('paths', () => {
  test('of the budgets in the folder, those of open files that are not saved yet too', async () => {
    const folder = new TempFolder();
    folder.write('单位/城东.budget', '基本支出 2011308 { 30101 1 }\n');
    folder.write('说明.txt', '');
    const client = new LspClient(server, { capabilities: best, folders: [folder.uri] });
    await client.initialized;
    client.open(folder.uriOf('新建.budget'), '');
    const open = folder.uriOf('部门.budget');
    client.open(open, '引入 ""\n');
    await client.diagnostics(open, 1);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: open },
      position: { line: 0, character: 4 },
    });
    expect(labels(list)).toEqual(['新建.budget', '单位/城东.budget']);
    await client.close();
    folder.remove();
  });
});
