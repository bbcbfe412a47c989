import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { beyond, importLimits } from '../../server/features/import/sheets/importLimits.ts';
import { renderXlsx } from '../../server/render/xlsx.ts';
import { counted, isSoak } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { readSample } from '../support/parseCases.ts';
import { root } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

const temp = new TempFolder();
afterAll(() => temp.remove());

const relation = (id: number, target: string): string => `<Relationship Id="rId${id}" Target="${target}"/>`;
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const inline = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook with one sheet, whose parts may be others. */
function workbook(sheet: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'worksheets/sheet1.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
  const zippable: Zippable = {};
  for (const [name, part] of Object.entries(parts)) zippable[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(zippable);
}

/** The same zip with another name, of the same length, in place of one. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

/** The same zip whose parts, those of some size, say that they are of another one. */
function saying(bytes: Uint8Array, size: number, from = 0): Uint8Array {
  const copy = Buffer.from(bytes);
  const next = (at: number): number => copy.indexOf('PK\u0001\u0002', at);
  for (let at = next(0); at >= 0; at = next(at + 1))
    if (copy.readUInt32LE(at + 20) >= from) copy.writeUInt32LE(size, at + 24);
  return copy;
}

function repeated(text: string, times: number): string {
  return Array.from({ length: times }, () => text).join('');
}

const rowsOfCells = (rows: number, columns: readonly string[], text: string): string =>
  Array.from(
    { length: rows },
    (_, i) => `<row r="${i + 1}">${columns.map((column) => inline(column + (i + 1), text)).join('')}</row>`,
  ).join('');

const megabyte = 1024 * 1024;
/** Text that differs everywhere, so that it shrinks little. */
const noise = (bytes: number): string => {
  let [text, seed] = ['', 1];
  while (text.length < bytes) {
    seed = (seed * 48_271) % 0x7fffffff;
    text += seed.toString(36);
  }
  return text;
};
const mixed = noise(400_000);
const numbered = (text: string, times: number): string => Array.from({ length: times }, (_, i) => text + i).join('');

const damaged = '不是完好的 xlsx 文件；请在 Excel 或 WPS 中打开并另存为 xlsx';
const nothing = '没有认出任何预算表格';
const because = (limit: Parameters<typeof beyond>[0]): string => beyond(limit).reason.zh;
const good = sheetOf(
  `<row>${inline('A1', '项目')}${inline('B1', '金额')}</row><row>${inline('A2', '一般公共预算')}<c r="B2"><v>12</v></c></row>`,
);
const shared = (count: number, length: number): string =>
  `<sst>${repeated(`<si><t>${'长'.repeat(length)}</t></si>`, count)}</sst>`;

/** Files and why each is refused; undefined where it is harmless and read. */
const hostile: readonly (readonly [name: string, bytes: () => Uint8Array, reason: string | undefined])[] = [
  ['a bomb by its ratio', () => workbook(' '.repeat(8 * megabyte)), because('ratio')],
  [
    'a bomb by its size',
    () => saying(workbook(good, { 'xl/x.xml': mixed }), 49 * megabyte, 100_000),
    because('unpackedBytes'),
  ],
  [
    'a bomb in many parts',
    () => {
      const parts = Array.from({ length: 13 }, (_, i) => [`xl/x${i}.xml`, mixed]);
      return saying(workbook(good, Object.fromEntries(parts)), 4 * megabyte, 100_000);
    },
    because('unpackedBytes'),
  ],
  ['a bomb that says it is small', () => saying(workbook(' '.repeat(8 * megabyte)), 100), damaged],
  ['parts that say they are huge', () => saying(workbook(good), 0xfffffff0), because('unpackedBytes')],
  [
    'too many parts',
    () => workbook(good, Object.fromEntries(Array.from({ length: importLimits.parts }, (_, i) => [`x${i}`, '']))),
    because('parts'),
  ],
  ['a name twice', () => renamed(workbook(good, { 'xl/worksheets/sheet2.xml': good }), 'sheet2', 'sheet1'), damaged],
  ['a name twice but for its case', () => workbook(good, { 'xl/Workbook.xml': good }), damaged],
  ['a part that leads out', () => workbook(good, { '../../../etc/x.xml': good }), damaged],
  ['a zip inside', () => workbook(good, { 'xl/inner.zip': workbook(good) }), undefined],
  ['half a zip', () => workbook(good).slice(0, 300), damaged],
  ['a zip without its directory', () => Uint8Array.of(0x50, 0x4b, 3, 4), damaged],
  [
    'an old workbook, or one with a password',
    () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    '这是旧的 xls 或有密码的工作簿',
  ],
  [
    'entities that grow',
    () =>
      workbook(
        `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>${sheetOf(inline('A1', '&b;'))}`,
      ),
    damaged,
  ],
  [
    'a relation to a file of the machine',
    () =>
      workbook(good, {
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, '../../../../etc/passwd')}${relation(2, 'file:///etc/passwd')}</Relationships>`,
      }),
    damaged,
  ],
  ['a sheet whose part is not there', () => renamed(workbook(good), 'sheet1.xml', 'sheet0.xml'), damaged],
  [
    'a text that is not there',
    () => workbook(sheetOf(`<row>${inline('A1', '项目')}<c r="B1" t="s"><v>0</v></c></row>`)),
    damaged,
  ],
  [
    'styles that are not there',
    () =>
      workbook(good, {
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'worksheets/sheet1.xml')}${relation(2, 'styles.xml')}</Relationships>`,
      }),
    damaged,
  ],
  [
    'relations in a circle',
    () =>
      workbook(good, {
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'workbook.xml')}${relation(2, '_rels/workbook.xml.rels')}</Relationships>`,
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation(1, '../workbook.xml')}</Relationships>`,
      }),
    nothing,
  ],
  [
    'one part as many sheets',
    () =>
      workbook(rowsOfCells(2000, ['A', 'B'], '基本工资'), {
        'xl/workbook.xml': `<workbook><sheets>${repeated('<sheet name="表" r:id="rId1"/>', 20_000)}</sheets></workbook>`,
      }),
    nothing,
  ],
  ['rows without end', () => workbook(sheetOf(inline(`A${importLimits.rows + 1}`, '基本工资'))), because('rows')],
  ['columns without end', () => workbook(sheetOf(inline('XFD1', '基本工资'))), because('columns')],
  [
    'rows without end with nothing in them',
    () =>
      workbook(
        good.replace(
          '</sheetData>',
          `${Array.from({ length: 100_000 }, (_, i) => `<c r="XFD${i + 3}" s="1"/>`).join('')}</sheetData>`,
        ),
      ),
    undefined,
  ],
  ['more cells than are read', () => workbook(sheetOf(rowsOfCells(6_000, ['GR'], '1'))), because('cells')],
  [
    'shared strings that are huge',
    () =>
      workbook(sheetOf(Array.from({ length: 40_000 }, (_, i) => `<c r="A${i + 1}" t="s"><v>0</v></c>`).join('')), {
        'xl/sharedStrings.xml': shared(1, 30_000),
      }),
    because('characters'),
  ],
  [
    'merged cells over each other',
    () =>
      workbook(
        `${rowsOfCells(10_000, ['A', 'B'], '工资')}<mergeCells>${repeated('<mergeCell ref="A1:A10000"/>', 100_000)}</mergeCells>`,
      ),
    because('characters'),
  ],
  ['elements that are never closed', () => workbook(`<worksheet>${numbered('<c r="A1"><v>', 200_000)}`), nothing],
  ['tags that are never closed', () => workbook(`<worksheet>${numbered('<c r="A1" ', 200_000)}`), nothing],
  [
    'strings that are never closed',
    () => workbook(good, { 'xl/sharedStrings.xml': `<sst><si>${numbered('<rPh><t>', 200_000)}` }),
    undefined,
  ],
  [
    'a text of rows without end',
    () => Buffer.from(`项目,金额\n${repeated('一般公共预算,12\n', importLimits.rows)}`),
    because('rows'),
  ],
  ['a text of columns without end', () => Buffer.from(`项目,金额${repeated(',1', 100_000)}`), because('columns')],
  ['a text of commas', () => Buffer.from(`项目,金额\n一般公共预算,12\n${','.repeat(1_000_000)}`), undefined],
  [
    'a quote that is never closed',
    () => Buffer.from(`项目,金额\n一般公共预算,12\n"${repeated('"",', 200_000)}`),
    undefined,
  ],
  ['a cell of quotes', () => Buffer.from(`项目,金额\n"${'""'.repeat(500_000)}"`), nothing],
  ['a file that is too large', () => Buffer.alloc(importLimits.bytes + 1, 'a,'), because('bytes')],
];

test.each(hostile)('%s', (_, bytes, reason) => {
  const result = importFiles([{ name: 'a.xlsx', bytes: bytes() }], 'zh-cn');
  if (reason === undefined) expect('text' in result && result.text).toContain('一般公共预算  12');
  else expect('reason' in result && result.reason.zh).toContain(reason);
});

describe('the request of the import menu', () => {
  const client = new LspClient([path.join(root, 'dist/server.cjs'), '--stdio'], { locale: 'zh-cn' });
  afterAll(() => client.close());

  test.each(hostile.filter(({ length }, i) => length > 0 && i % 8 === 0))('%s', async (_, bytes, reason) => {
    await client.initialized;
    const content = Buffer.from(bytes()).toString('base64');
    const result = await client.request('budget/import', { files: [{ name: 'a.xlsx', content }] });
    expect(result).toMatchObject(
      reason === undefined
        ? { kind: 'imported', text: expect.stringContaining('一般公共预算  12') }
        : { kind: 'refused', file: 'a.xlsx', reason: expect.stringContaining(reason) },
    );
  });
});

/** The most memory of a process, and the time of the processor. */
const measure = path.join(temp.path, 'measure.cjs');
fs.writeFileSync(
  measure,
  `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    require('fs').writeSync(2, '#' + maxRSS / 1024 + ' ' + (userCPUTime + systemCPUTime) / 1e6 + '\\n');
  });`,
);

/** In the soak as many as are read. */
const heavyRows = isSoak ? 49_000 : 4_000;

/** The heaviest of each kind: what is just within the limits, and what is far beyond them. */
const heavy: readonly (readonly [name: string, file: string, bytes: () => Uint8Array, code: number])[] = [
  ['a sheet as large as is read', 'a.xlsx', () => workbook(noisySheet()), 0],
  ['a text as large as is read', 'a.csv', () => Buffer.from(longText()), 0],
  [
    'shared strings as large as are read',
    'a.xlsx',
    () => workbook(good, { 'xl/sharedStrings.xml': `<sst>${repeated(`<si><t>${noise(4600)}</t></si>`, 4_500)}</sst>` }),
    0,
  ],
  ['a text that is too large', 'a.csv', () => Buffer.alloc(100 * megabyte, '一般公共预算,12\n'), 2],
];

function noisySheet(): string {
  const head = ['A', 'B', 'C']
    .map((column, i) => inline(`${column}1`, ['科目编码', '科目名称', '金额'][i] ?? ''))
    .join('');
  const rows = Array.from(
    { length: heavyRows },
    (_, i) =>
      `<row r="${i + 2}">${inline(`A${i + 2}`, '30101')}${inline(`B${i + 2}`, '基本工资')}<c r="C${i + 2}"><v>${i}.5</v></c>${repeated(`<c r="D${i + 2}" s="${i}"/>`, 22)}</row>`,
  );
  return sheetOf(`<row r="1">${head}</row>${rows.join('')}`);
}

function longText(): string {
  return `科目编码,科目名称,金额\n${Array.from({ length: heavyRows }, (_, i) => `30101,基本工资,${i}.5${',一'.repeat(17)}\n`).join('')}`;
}

test.skipIf(process.platform === 'win32').each(heavy)('%s takes less than 300 MB and 5 s', (_, name, bytes, code) => {
  const [file, output] = [path.join(temp.path, name), path.join(temp.path, 'heavy.budget')];
  fs.writeFileSync(file, bytes());
  // Linux counts the memory of whoever starts a process as its own: a shell has none.
  const shell = ['-c', '"$0" "$@"; exit $?', process.execPath, '-r', measure, path.join(root, 'dist/cli.cjs')];
  const args = [...shell, 'import', file, '--force', '-o', output];
  const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8', env: { LANG: 'zh_CN' } });
  fs.rmSync(file);
  const [, megabytes, seconds] = /#(\S+) (\S+)/.exec(stderr) ?? [];
  expect([status, stderr.replace(/#.*\n/, '')]).toEqual([
    code,
    code === 0 ? '' : expect.stringContaining(because('bytes')),
  ]);
  expect(Number(megabytes)).toBeLessThan(300);
  expect(Number(seconds)).toBeLessThan(isSoak ? 5 : 10);
});

test('a workbook with other bytes has the same figures or is refused, and never throws', async () => {
  const whole = await renderXlsx(disclose(analyse(readSample('short-english')).budget));
  const read = (bytes: Uint8Array): unknown => importFiles([{ name: 'a.xlsx', bytes }], 'zh-cn');
  const expected = read(whole);
  const changes = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 20 });
  fc.assert(
    fc.property(changes, fc.nat({ max: whole.length }), fc.boolean(), (bytes, length, isCut) => {
      const copy = Uint8Array.from(isCut ? whole.subarray(0, length) : whole);
      for (const [at, byte] of bytes) if (at < copy.length) copy[at] = byte;
      const result = read(copy);
      if (typeof result === 'object' && result && !('reason' in result)) expect(result).toEqual(expected);
    }),
    { numRuns: counted(60, 20_000) },
  );
});

test('limits are told in both languages', () => {
  expect(beyond('rows').reason).toEqual({
    zh: '超过导入的上限（每表 50,000 行），没有读取；请只保留预算表格，或分成几个文件',
    en: 'more than an import reads (50,000 rows of a sheet), so it was not read; keep only the tables of the budget, or split the file',
  });
});
