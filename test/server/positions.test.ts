import { beforeAll, expect, test } from 'vitest';
import type { InitializeResult, Position, ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Method, metaModel } from '../protocol/MetaModel.ts';
import { backTo, type Placed, placed } from '../protocol/placed.ts';
import { isSoak } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/positions.budget';

/** Everything that a line may hold; in some variants 甲 becomes a character of two UTF-16 units. */
const text = `# 甲甲，第一行就有
部门 "甲市甲局" { 代码 901; 年度 2026; 单位性质 事业; 职责 "甲，服务。" }   # 甲
科目 {
    2011308 "招商引资"  20.00   # 甲：不等
}
收入 { 一般公共预算 18.00 }
基本支出 2011308 "招商引资" {
    # 甲
    30101  "基本工资"   15.48  # 甲
    30102  "津贴补甲贴"  2.08
    合计  16.46
}

项目 "甲项目" {
    功能科目 2011308 "甲"; 类别 其他运转类
    30199 "其他工资福利支出"  2,100元/月 * 12月 * 1人; 合计 25,800元
    概况 """
        甲，第一段，入住企业。

        甲，第二段。
        """
    指标 数量 "甲的数量" = 1人; 指标 满意度 "甲的满意度" >= 95%
}
项目 "甲项目" { 甲甲 1 }
说明 其他 "甲用于{支出}，其中118.76万元。"
引入 "甲.budget"
总计 { 收入 18.00; 人员经费 1`;

type Variant = readonly [name: string, write: (text: string) => string];

/** The same text otherwise written. Lines and characters of positions stay what they are, but for what 甲 becomes. */
const variants: readonly Variant[] = [
  ['CRLF', (each) => each.replaceAll('\n', '\r\n')],
  ['lone CR', (each) => each.replaceAll('\n', '\r')],
  ['𠮷', (each) => each.replaceAll('甲', '𠮷')],
  ['mixed line ends, 𠮷 and a byte-order mark', (each) => `\uFEFF${mixed(each.replaceAll('甲', '𠮷'))}`],
];

/** What the last of those has together, one by one; in the soak. */
const apart: readonly Variant[] = [
  ['mixed line ends', (each) => mixed(each)],
  ['𠮷, CRLF', (each) => each.replaceAll('甲', '𠮷').replaceAll('\n', '\r\n')],
  ['a byte-order mark', (each) => `\uFEFF${each}`],
];

function mixed(each: string): string {
  const ends = ['\r\n', '\n', '\r', '\r\n', '\r'];
  let i = 0;
  return each.replaceAll('\n', () => ends[i++ % ends.length] ?? '\n');
}

/** A client that can do everything that changes an answer. */
const capabilities = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    foldingRange: { lineFoldingOnly: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    publishDiagnostics: { relatedInformation: true },
  },
};

const options = { tabSize: 4, insertSpaces: true };

/** What some requests want beside a document, a position and a range. */
const besides: Readonly<Record<string, object>> = {
  'textDocument/codeAction': { context: { diagnostics: [] } },
  'textDocument/references': { context: { includeDeclaration: true } },
  'textDocument/rename': { newName: '新名' },
  'textDocument/formatting': { options },
  'textDocument/rangeFormatting': { options },
  'textDocument/onTypeFormatting': { ch: '\n', options },
  'textDocument/inlayHint': {},
};

/** Of these the answers depend on what was asked before, or say nothing of places. */
const passed: readonly string[] = [
  'textDocument/semanticTokens/full/delta',
  'textDocument/rangesFormatting',
  'textDocument/colorPresentation',
  'textDocument/willSaveWaitUntil',
];

interface Asked {
  readonly method: string;
  readonly answers: readonly unknown[];
}

/** The requests about a document that a server answers. */
function methodsOf(capabilities: ServerCapabilities): Method[] {
  return metaModel.requests.filter(
    ({ method, serverCapability, messageDirection }) =>
      messageDirection === 'clientToServer' &&
      method.startsWith('textDocument/') &&
      !passed.includes(method) &&
      serverCapability !== undefined &&
      valueAt(capabilities, serverCapability),
  );
}

function valueAt(value: unknown, keys: string): unknown {
  return keys.split('.').reduce<unknown>((at, key) => Object(at)[key], value);
}

/** Which of the things that say where a request has. */
function hasProperty({ params }: Method, name: string): boolean {
  const names = new Set<string>();
  const collect = (structure: string): void => {
    const found = metaModel.structures.find((each) => each.name === structure);
    for (const property of found?.properties ?? []) names.add(property.name);
    for (const each of [...(found?.extends ?? []), ...(found?.mixins ?? [])]) collect(each.name);
  };
  if (params?.kind === 'reference') collect(params.name);
  return names.has(name);
}

/** Where to ask: at the beginning and in the middle of every word, and at both ends of every line. */
const places: readonly number[] = [
  ...new Set(
    [...text.matchAll(/[\p{L}\d.]+|$|\n/gu)].flatMap(({ 0: word, index }) => [
      index,
      index + Math.ceil(word.length / 2),
    ]),
  ),
].filter((offset) => offset <= text.length);

/** Asks everything everywhere about one way to write the text; what comes back is as if the text were written the first way. */
async function everything(written: string): Promise<Asked[]> {
  const client = new LspClient(serverCommand, { locale: 'zh-CN', capabilities });
  const { capabilities: able }: InitializeResult = await client.initialized;
  client.open(uri, written);
  const document = TextDocument.create(uri, 'budget', 1, written);
  const base = TextDocument.create(uri, 'budget', 1, text);
  const to = (offset: number): Position => placed(base.positionAt(offset), base, document);
  const back = (answer: unknown): unknown => backTo(answer, document, base);
  const all: Asked[] = [
    { method: 'textDocument/publishDiagnostics', answers: [back(await client.diagnostics(uri, 1))] },
  ];
  for (const each of methodsOf(able)) {
    const about = { textDocument: { uri }, ...besides[each.method] };
    const whole = { start: to(0), end: to(text.length) };
    const ask = async (where: object): Promise<unknown> =>
      back(await client.request(each.method, { ...about, ...where }).catch((error: Error) => error.message));
    const wheres = hasProperty(each, 'position')
      ? places.map((offset) => ({ position: to(offset) }))
      : hasProperty(each, 'positions')
        ? [{ positions: places.map(to) }]
        : hasProperty(each, 'range')
          ? [{ range: whole }, ...places.map((offset) => ({ range: { start: to(offset), end: to(offset) } }))]
          : [{}];
    all.push({ method: each.method, answers: await Promise.all(wheres.map(ask)) });
  }
  expect(await client.close()).toBe(0);
  return all;
}

let asWritten: Asked[];

beforeAll(async () => {
  asWritten = await everything(text);
}, 600_000);

test('everything that the server can do about a document is asked', () => {
  const asked = asWritten.map(({ method }) => method);
  expect(asked).toEqual(
    expect.arrayContaining(['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction']),
  );
  for (const { method, answers } of asWritten)
    expect(
      answers.some((answer) => answer !== null && JSON.stringify(answer) !== '[]'),
      method,
    ).toBe(true);
});

test('every place lies within a line, begins before it ends, and cuts no character', () => {
  const lines = text.split('\n');
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { line, character, start, end } = value as Partial<Position & { start: Position; end: Position }>;
    if (line !== undefined && character !== undefined)
      expect(character, JSON.stringify(value)).toBeLessThanOrEqual(lines[line]?.length ?? -1);
    if (typeof start === 'object' && typeof end === 'object')
      expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
    Object.values(value).forEach(check);
  };
  check(asWritten);
});

test('findings mark what they are about', () => {
  const [{ answers: [found] = [] } = {}] = asWritten;
  const document = TextDocument.create(uri, 'budget', 1, text);
  const marked = (found as Placed[]).flatMap(({ code, range }) =>
    range ? [`${code} ${document.getText(range)}`] : [],
  );
  expect(marked).toEqual(
    expect.arrayContaining([
      'total-mismatch 20.00',
      'total-mismatch 16.46',
      'subject-name-mismatch "津贴补甲贴"',
      'total-mismatch 25,800元',
      'include-not-found "甲.budget"',
      'duplicate-project "甲项目"',
    ]),
  );
});

test.each([...variants, ...(isSoak ? apart : [])])(
  'written with %s, every answer names the same places',
  async (_, write) => {
    const otherwise = await everything(write(text));
    expect(otherwise.map(({ method }) => method)).toEqual(asWritten.map(({ method }) => method));
    for (const [i, { method, answers }] of asWritten.entries()) expect(otherwise[i]?.answers, method).toEqual(answers);
  },
);
