import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { run } from '../../server/cli/run.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { decode, type Encoding, isText } from '../../server/text/decode.ts';
import { editBytes } from '../../server/text/editBytes.ts';
import { encode } from '../../server/text/encode.ts';
import { applyEdits } from '../../server/text/TextEdit.ts';
import { counted } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { root, serverCommand } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

/** Ways to keep a text, with the mark that it begins with. */
const keptAs = {
  'UTF-8': (text: string) => encode(text, 'utf-8', new Uint8Array()),
  'UTF-8 with a mark': (text: string) => encode(`\ufeff${text}`, 'utf-8', new Uint8Array()),
  'UTF-16LE': (text: string) => encode(`\ufeff${text}`, 'utf-16', Uint8Array.of(0xff, 0xfe)),
  'UTF-16BE': (text: string) => encode(`\ufeff${text}`, 'utf-16', Uint8Array.of(0xfe, 0xff)),
  GB18030: (text: string) => encode(text, 'gb18030', new Uint8Array()),
};

type Kept = keyof typeof keptAs;

/** Ways to end lines; of a mixed text every third line ends as on Windows. */
const endedBy = {
  LF: (text: string) => text,
  CRLF: (text: string) => text.replaceAll('\n', '\r\n'),
  mixed: (text: string) => text.replace(/\n/g, (_, at: number) => (at % 3 === 0 ? '\r\n' : '\n')),
  'no last newline': (text: string) => text.replace(/\n$/, ''),
};

type Ended = keyof typeof endedBy;

const forms = (Object.keys(keptAs) as Kept[]).flatMap((kept) =>
  (Object.keys(endedBy) as Ended[]).map((ended) => ({ kept, ended })),
);

const temp = new TempFolder();
afterAll(() => temp.remove());

function at(name: string): string {
  return path.join(temp.path, name);
}

/** Writes a file in a folder of its own for each form. */
function write(name: string, content: Uint8Array): string {
  fs.mkdirSync(path.dirname(at(name)), { recursive: true });
  fs.writeFileSync(at(name), content);
  return at(name);
}

async function budget(...args: string[]): Promise<{ code: number; out: string; err: string[] }> {
  let out = '';
  const err: string[] = [];
  const host = {
    ...systemHost(),
    environment: { LANG: 'zh_CN' },
    print: (text: string): void => {
      out += text;
    },
    complain: (line: string): void => void err.push(line),
  };
  return { code: await run(args, host), out, err };
}

/** 15.46 and, in the included file, 2.08: the declared 17.54. The name has a character of four bytes in every encoding. */
const rootFile = `部门 "示例𠮷局" {  # 说明 é €
    代码 901; 年度 2026; 单位性质 事业; 职责 "服务。"
    上年 "2025.budget"
}
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46; 合计 16.46 }
引入 "城东.budget"
`;
const unit = `基本支出 2011308 "招商引资" {\n    30102  "津贴补贴"  2.08\n}\n`;
const lastYear = `部门 "示例𠮷局" { 代码 901; 年度 2025; 单位性质 事业; 职责 "服务。" }
收入 { 一般公共预算 20.00 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 20.00 }
`;
const profile = '{\n  "severity": { "total-mismatch": "warning" }\n}\n';
const table = '科目编码,科目名称,基本支出,项目支出\n2011308,招商引资𠮷,"1,234.50",2\n2050202,小学教育,3,\n';
const untidy = '控制数｛\n支出 100.00\n基本支出 1.00 # 一部分 𠮷 €\n｝\n';
const tidy = '控制数 {\n    支出      100.00\n    基本支出    1.00  # 一部分 𠮷 €\n}\n';

/** A budget in a folder, all of its files kept in one form. */
function writeBudget(folder: string, form: (text: string) => Uint8Array): string {
  write(`${folder}/城东.budget`, form(unit));
  write(`${folder}/2025.budget`, form(lastYear));
  write(`${folder}/budget-profile.json`, form(profile));
  return write(`${folder}/a.budget`, form(rootFile));
}

interface Plain {
  readonly file: string;
}

/** A path as it stands within JSON: those of Windows have backslashes. */
function escaped(file: string): string {
  return JSON.stringify(file).slice(1, -1);
}

/** What a check finds, its files by their names; what a fix inserts ends its lines as the file does. */
async function found(file: string): Promise<unknown[]> {
  const { code, out } = await budget('check', '--format', 'json', file);
  const findings = JSON.parse(out) as Plain[];
  return [
    code,
    findings.map((each) =>
      JSON.stringify(each)
        .replaceAll(escaped(path.dirname(file)), '')
        .replaceAll('\\r\\n', '\\n'),
    ),
  ];
}

async function rendered(file: string): Promise<string> {
  const output = path.join(path.dirname(file), 'out.json');
  await budget('render', file, '-o', output);
  return fs.readFileSync(output, 'utf8');
}

const plain = writeBudget('plain', keptAs['UTF-8']);
const expected = { findings: found(plain), document: rendered(plain), rolled: budget('new', '--from', plain) };

describe.each(forms)('$kept, $ended', ({ kept, ended }) => {
  const form = (text: string): Uint8Array => keptAs[kept](endedBy[ended](text));
  const folder = `${kept} ${ended}`;
  const file = writeBudget(folder, form);

  test('the same is found, in the same places, and the same is published', async () => {
    expect(await found(file)).toEqual(await expected.findings);
    expect(await rendered(file)).toBe(await expected.document);
    expect(JSON.stringify(await found(file))).toContain('total-mismatch');
  });

  test('last year is compared and rolled forward', async () => {
    expect((await budget('diff', '--exit-code', plain, file)).code).toBe(0);
    const { out } = await budget('new', '--from', file);
    const { out: rolled } = await expected.rolled;
    expect(out.replaceAll('\r\n', '\n').replaceAll(folder, 'plain').trimEnd()).toBe(rolled.trimEnd());
  });

  test('formatting changes only what it has to, once', async () => {
    const formatted = write(`${folder}/f.budget`, form(untidy));
    expect((await budget('format', formatted)).code).toBe(0);
    const bytes = fs.readFileSync(formatted);
    // Line ends stay as they were, wherever the lines have moved to.
    const ends = endedBy[ended](untidy).match(/\r?\n/g) ?? [];
    const lines = tidy.split('\n').map((line, i) => line + (ends[i] ?? (i === 3 ? '\n' : '')));
    expect(bytes).toEqual(Buffer.from(keptAs[kept](lines.join(''))));
    const written = fs.statSync(formatted, { bigint: true });
    expect(await budget('format', formatted)).toMatchObject({ code: 0, out: '' });
    expect(fs.statSync(formatted, { bigint: true }).mtimeNs).toBe(written.mtimeNs);
  });

  test('a table is imported', async () => {
    const output = at(`${folder}/t.budget`);
    expect((await budget('import', write(`${folder}/t.csv`, form(table)), '-o', output)).code).toBe(0);
    expect(fs.readFileSync(output, 'utf8')).toContain('2011308  "招商引资𠮷"  { 基本支出 1,234.50; 项目支出 2 }');
  });
});

describe('the language server', () => {
  const client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    folders: [temp.uri],
    capabilities: { workspace: { workspaceFolders: true } },
  });
  afterAll(() => client.close());
  const codes = (diagnostics: readonly Diagnostic[]): unknown[] =>
    diagnostics.map(({ code, severity, range }) => JSON.stringify([code, severity, range])).sort();
  const open = async (name: string): Promise<readonly Diagnostic[]> => {
    await client.initialized;
    client.open(temp.uriOf(name), rootFile);
    // The profile makes a warning of it once it is read.
    return client.diagnosticsWhere(temp.uriOf(name), (all) =>
      all.some(({ code, severity }) => code === 'total-mismatch' && severity === 2),
    );
  };

  test.each(Object.keys(keptAs) as Kept[])('reads includes, last year and the profile in %s', async (kept) => {
    const folder = `server ${kept}`;
    writeBudget(folder, (text) => keptAs[kept](endedBy.mixed(text)));
    const all = codes(await open(`${folder}/a.budget`));
    expect(all).toEqual(codes(await open('plain/a.budget')));
    expect(all.join()).not.toContain('include-not-found');
  });

  test('names the byte of a file that is no text', async () => {
    await client.initialized;
    write('broken/城东.budget', Uint8Array.of(...keptAs['UTF-8'](unit), 0xe5, 0x8d));
    write('broken/2025.budget', keptAs['UTF-8'](lastYear));
    const uri = temp.uriOf('broken/a.budget');
    client.open(uri, rootFile);
    const all = await client.diagnosticsWhere(uri, (each) => each.some(({ code }) => code === 'include-not-found'));
    const offset = Buffer.byteLength(unit);
    expect(all.find(({ code }) => code === 'include-not-found')?.message).toBe(
      `“城东.budget”不是完好的 UTF-8 文本：第 4 行的 0xE5（文件的第 ${offset} 字节，从 0 数起）不成字符；请改正这一处，或用原来的程序另存为 UTF-8`,
    );
  });
});

describe('bytes that are no text', () => {
  const faults: [string, Uint8Array, string, string][] = [
    [
      'a zero byte',
      Uint8Array.of(0x61, 0x0a, 0),
      '第 2 行的 0x00（文件的第 2 字节，从 0 数起）是空字节',
      '0x00 in line 2 (byte 2 of the file',
    ],
    [
      'broken UTF-8',
      Uint8Array.of(...keptAs['UTF-8']('部门\n预'), 0xff, 0x0a),
      '不是完好的 UTF-8 文本：第 2 行的 0xFF（文件的第 10 字节，从 0 数起）',
      'not sound text in UTF-8: 0xFF in line 2 (byte 10 of',
    ],
    [
      'UTF-8 that is cut off',
      keptAs['UTF-8']('部门预算').slice(0, 11),
      '第 1 行的 0xE7（文件的第 9 字节，从 0 数起）',
      '0xE7 in line 1 (byte 9 of',
    ],
    [
      'UTF-16 that is cut off',
      keptAs['UTF-16LE']('预\n算').slice(0, 7),
      '不是完好的 UTF-16 文本：第 2 行的 0x97（文件的第 6 字节，从 0 数起）',
      'UTF-16: 0x97 in line 2 (byte 6 of',
    ],
    [
      'half a surrogate pair',
      keptAs['UTF-16BE']('a\ud842b'),
      'UTF-16 文本：第 1 行的 0xD8（文件的第 4 字节，从 0 数起）',
      'UTF-16: 0xD8 in line 1 (byte 4 of',
    ],
    [
      'broken GB18030',
      Uint8Array.of(...keptAs.GB18030('部门 1\n预'), 0xff),
      '不是完好的 UTF-8 或 GB18030 文本：第 2 行的 0xFF（文件的第 9 字节，从 0 数起）',
      'in UTF-8 or GB18030: 0xFF in line 2 (byte 9 of',
    ],
  ];

  test.each(faults)('%s is named with its file, its place and a remedy by every command', async (_, bytes, zh, en) => {
    const [broken, csv] = [write('bad/a.budget', bytes), write('bad/a.csv', bytes)];
    write('bad/b/a.budget', keptAs['UTF-8'](rootFile));
    write('bad/b/2025.budget', bytes);
    const calls = [
      [broken, 'check', broken],
      [broken, 'check', at('bad/a.budget')],
      [broken, 'format', broken],
      [broken, 'new', '--from', broken],
      [broken, 'diff', plain, broken],
      [broken, 'render', broken, '-o', at('bad/o.md')],
      [csv, 'import', csv, '-o', at('bad/o.budget')],
      [csv, 'check', plain, '--baseline', csv],
    ];
    for (const [file = '', ...args] of calls) {
      const { code, err, out } = await budget(...args);
      expect([code, err.length, out]).toEqual([2, 1, expect.anything()]);
      expect(err[0]).toContain(`${file}: `);
      expect(err[0]).toContain(zh);
      expect(err[0]).toMatch(/另存为 UTF-8/);
      expect((await budget(...args, '--locale', 'en')).err[0]).toContain(en);
    }
    expect(fs.readFileSync(broken)).toEqual(Buffer.from(bytes));
    expect(fs.readdirSync(at('bad')).sort()).toEqual(['a.budget', 'a.csv', 'b']);
    expect((await found(at('bad/b/a.budget'))).join()).toContain(zh);
  });

  /** Lines of what stands in budgets. */
  const text = fc
    .array(fc.constantFrom('预', '算', '科目 ', '𠮷', 'a', '1.00 ', '"', '\n', '\r\n', '“', '㐀', 'é'), {
      maxLength: 80,
    })
    .map((pieces) => pieces.join(''));
  const kinds = fc.constantFrom(...(Object.keys(keptAs) as Kept[]));

  test('the offset is where one byte was put that is no character', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('UTF-8', 'UTF-8 with a mark', 'GB18030'), (whole, place, kept) => {
        const characters = [...whole];
        const before = characters.slice(0, place % (characters.length + 1)).join('');
        const [left, all] = [keptAs[kept](before), keptAs[kept](whole)];
        const decoded = decode(Uint8Array.of(...left, 0xff, ...all.slice(left.length)));
        expect(decoded).toMatchObject({ fault: 'no-character', offset: left.length, byte: 0xff });
        expect(isText(decoded) || decoded.line).toBe(before.split(/\r\n?|\n/).length);
      }),
      { numRuns: counted(300, 300_000) },
    );
  });

  test('whatever is kept is read again, and edits leave every other byte', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), text), { maxLength: 3 });
    fc.assert(
      fc.property(text, kinds, edits, (whole, kept, wanted) => {
        // Without an odd character the shortest texts could be of several encodings.
        const body = `预算${whole}`;
        const bytes = keptAs[kept](body);
        expect(decode(bytes)).toEqual({ text: body, encoding: encodingOf(kept) });
        const characters = [...body];
        const offsets = characters.map((_, i) => characters.slice(0, i).join('').length);
        const [first] = wanted.map(([place, length, newText]) => {
          const i = place % characters.length;
          return { span: { start: offsets[i] ?? 0, end: offsets[i + length] ?? body.length }, newText };
        });
        if (!first || first.span.start < 2) return;
        const edited = editBytes(bytes, [first]);
        expect(edited).toEqual(keptAs[kept](applyEdits(body, [first])));
      }),
      { numRuns: counted(300, 300_000) },
    );
  });

  // The decoder of older Nodes does not know it, and files that have it are refused.
  const knowsEuro = new TextDecoder('gb18030').decode(Uint8Array.of(0x80)) === '€';
  test.runIf(knowsEuro)('the euro sign of Windows keeps its byte beside an edit', () => {
    const bytes = Uint8Array.of(...keptAs.GB18030('预算 '), 0x80, ...keptAs.GB18030(' 1.0 '), 0x80);
    const edited = editBytes(bytes, [{ span: { start: 4, end: 9 }, newText: ' 预 ' }]);
    expect(edited).toEqual(Uint8Array.of(...keptAs.GB18030('预算 '), 0x80, ...keptAs.GB18030(' 预 '), 0x80));
  });

  test('a broken character does not make GB18030 of UTF-8, and no line of GB18030 is taken for UTF-8', () => {
    const whole = fs.readFileSync(path.join(root, 'samples/shuozhou-2026.budget'));
    const broken = Buffer.concat([whole.subarray(0, 1000), Buffer.of(0xc3), whole.subarray(1000)]);
    expect(decode(broken)).toMatchObject({ fault: 'no-character', encoding: 'utf-8' });
    for (const line of new Set(whole.toString().match(/.*[\u4e00-\u9fff].*/g)))
      expect(decode(keptAs.GB18030(line))).toMatchObject({ text: line });
  });
});

function encodingOf(kept: Kept): Encoding {
  if (kept === 'GB18030') return 'gb18030';
  return kept.startsWith('UTF-16') ? 'utf-16' : 'utf-8';
}
