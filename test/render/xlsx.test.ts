import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Appendix,
  type Block,
  blocksOf,
  type Chart,
  type Disclosure,
  type Form,
  type FormCell,
  type LiveFigure,
} from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { sumFormula } from '../../server/render/xlsx/sumFormula.ts';
import { worksheetNames } from '../../server/render/xlsx/worksheetNames.ts';
import { renderXlsx } from '../../server/render/xlsx.ts';
import type { FigureCell, Sheet, SheetCell, TextCell } from '../../server/tables/Sheet.ts';
import { readSample } from '../support/parseCases.ts';
import {
  partIn,
  placeOf,
  type ReadSheet,
  type ReadWorkbook,
  readWorkbook,
  rowsFrom,
  sheetNamed,
} from '../support/readXlsx.ts';
import { allElements, childAt, elementsOf } from '../support/readXml.ts';

const sample = disclose(analyse(readSample('shuozhou-2026')).budget);

const live = (address: string): LiveFigure => ({
  address,
  origin: () => ({ kind: 'sum', parts: [] }),
});

const text = (value: string, span = 1, level = 0): TextCell => ({
  kind: 'text',
  text: value,
  level,
  isTotal: false,
  span,
});

const figure = (address: string, value: string): FigureCell => ({
  kind: 'figure',
  text: value,
  address: `w1/${address}`,
  amount: 0,
  isTotal: false,
  declared: [],
  origin: () => ({ kind: 'sum', parts: [] }),
});

function sheetBlock(rows: readonly (readonly SheetCell[])[], changes: Partial<Sheet> = {}): Block {
  const sheet: Sheet = {
    id: 'w1',
    title: '2026年支出总表',
    unit: '万元',
    header: [
      { text: '科目', below: [] },
      {
        text: '预算数',
        below: ['合计', '基本支出', '项目支出'].map((header) => ({ text: header, below: [] })),
      },
    ],
    headerRows: 2,
    columnNumbers: [],
    rows: rows.map((cells) => ({ cells })),
    notes: [],
    isEmpty: false,
    landscape: false,
    sumOf: () => [],
    ...changes,
  };
  return { kind: 'sheet', label: '表一', number: '公开表1', sheet };
}

const cell = (value: string, role: FormCell['role'] = 'label', colSpan = 1, rowSpan = 1): FormCell => ({
  text: value,
  role,
  colSpan,
  rowSpan,
  align: 'center',
});

const formOf = (id: string, rows: Form['rows'], title = '绩效目标表'): Block => ({
  kind: 'form',
  form: { id, title, subtitle: '（2026年度）', columns: [1, 2, 3], rows },
});

const appendix = (changes: Partial<Appendix>): Block => ({
  kind: 'appendix',
  appendix: { title: '采购目录', columns: ['编码', '名称', '限额'], rows: [], notes: [], ...changes },
});

const document = (...blocks: readonly Block[]): Disclosure => ({
  department: '某某局',
  owner: '部门名称：某某局',
  title: '某某局2026年度部门预算公开',
  status: 'draft',
  typography: sample.typography,
  cover: [],
  watermark: '仅供内部审核',
  contentsTitle: '目 录',
  blocks,
});

const read = (...blocks: readonly Block[]): Promise<ReadWorkbook> => readWorkbook(document(...blocks));

/** The first sheet behind the contents. */
async function firstSheet(...blocks: readonly Block[]): Promise<ReadSheet> {
  const [, sheet] = (await read(...blocks)).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('the sample', () => {
  let workbook: ReadWorkbook;
  beforeAll(async () => {
    workbook = await readWorkbook(sample);
  });

  test('there are thirteen tables to compare', () => {
    expect(blocksOf(sample, 'sheet')).toHaveLength(13);
  });

  test.each(blocksOf(sample, 'sheet').map((block) => [block.sheet.id, block] as const))(
    '%s stands in a sheet of its own, cell for cell',
    (_, { label, sheet }) => {
      const read = sheetNamed(workbook, `${label} `);
      const titles = /^\$(\d+):\$(\d+)$/u.exec(read.printTitles ?? '');
      const printed = sheet.rows.map(({ cells }) =>
        cells.map((each) =>
          each.kind === 'figure' && each.text !== '' ? Number(each.text.replaceAll(',', '')) : each.text,
        ),
      );
      const rows = rowsFrom(read, Number(titles?.[2]) + 1, sheet.rows.length).map((cells, row) =>
        cells.map((value, column) => (typeof printed[row]?.[column] === 'number' ? Number(value) : value)),
      );
      expect(rows).toEqual(printed);
    },
  );

  test('every number is printed with two decimals, an empty one too', () => {
    const { cells } = sheetNamed(workbook, '表三 ');
    const formats = [...cells.values()].filter(({ isText, value }) => !isText && value !== '').map((c) => c.format);
    expect(new Set(formats)).toEqual(new Set(['#,##0.00']));
  });

  test('forms are named after their projects, and every sheet has its line in the contents', () => {
    const projects = blocksOf(sample, 'form').length - 1;
    expect(workbook.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['行政运行费', '编外聘用人员工资类费用']),
    );
    const [contents, ...others] = workbook.sheets;
    const links = allElements(contents?.root ?? partIn(workbook.parts, ''), 'hyperlink');
    expect(links.map(({ attributes }) => attributes['location'])).toEqual(others.map(({ name }) => `'${name}'!A1`));
    expect(others.length).toBeGreaterThan(13 + projects);
  });

  test('the same document is the same file', async () => {
    expect(await renderXlsx(sample)).toEqual(await renderXlsx(sample));
  });
});

describe('totals', () => {
  const rows = [
    [text('合计'), figure('total/a', '1,234.50'), figure('total/b', '1,204.50'), text('')],
    [text('一'), figure('1/a', '1,000.00'), figure('1/b', '1,000.00'), figure('1/c', '')],
    [text('二'), figure('2/a', '204.50'), figure('2/b', '204.50'), figure('2/c', '')],
    [text('三'), figure('3/a', '30.00'), figure('3/b', ''), figure('3/c', '30.00')],
    [text('四'), figure('4/a', ''), figure('4/b', ''), figure('4/c', '')],
  ];
  const summands: Readonly<Record<string, readonly string[]>> = {
    'total/a': ['1/a', '2/a', '3/a'],
    '1/a': ['1/b', '1/c'],
    '2/a': ['2/b'],
    '3/a': ['3/x'],
    '4/a': ['4/b'],
  };
  const sumOf = (address: string): readonly string[] =>
    (summands[address.replace('w1/', '')] ?? []).map((part) => `w1/${part}`);

  test('are formulas with what they give; what has no parts, or unknown ones, is a number', async () => {
    const { cells } = await firstSheet(sheetBlock(rows, { sumOf }));
    const of = (place: string): unknown[] => [cells.get(place)?.formula, cells.get(place)?.value];
    expect(of('B6')).toEqual(['SUM(B7:B9)', '1234.5']);
    expect(of('B7')).toEqual(['SUM(C7:D7)', '1000']);
    expect(of('B8')).toEqual(['C8', '204.5']);
    expect(of('B9')).toEqual([undefined, '30']);
    expect(of('C6')).toEqual([undefined, '1204.5']);
  });

  test('that are not printed are empty', async () => {
    const { cells } = await firstSheet(sheetBlock(rows));
    expect(cells.get('B10')).toMatchObject({ value: '', formula: undefined, format: '#,##0.00' });
  });

  test('follow the decimals of the sheet', async () => {
    const { cells } = await firstSheet(sheetBlock([[text('一'), figure('1/a', '25,200')]]));
    expect(cells.get('B6')).toMatchObject({ value: '25200', format: '#,##0' });
  });

  const at = (column: number, ...rows: readonly number[]) => rows.map((row) => ({ row, column }));
  test('of cells apart from each other name each of them', () => {
    expect(sumFormula(at(1, 16, 6, 9))).toBe('B7+B10+B17');
    expect(sumFormula([...at(1, 6, 7, 8, 11), ...at(27, 6)])).toBe('SUM(B7:B9,B12,AB7)');
    expect(sumFormula([])).toBeUndefined();
  });

  test('of more cells than a function takes are several sums, and none that is too long', () => {
    const every = (count: number) => at(0, ...Array.from({ length: count }, (_, i) => i * 2));
    expect(sumFormula(every(300))).toMatch(/^SUM\((?:A\d+,){254}A\d+\)\+SUM\((?:A\d+,){44}A\d+\)$/);
    expect(sumFormula(every(5000))).toBeUndefined();
  });
});

describe('a table', () => {
  test('has title, name and unit lines, and its merged header', async () => {
    const sheet = await firstSheet(sheetBlock([[text('合计'), figure('1/a', '1.00')]], { notes: ['注：尾差'] }));
    expect(sheet.name).toBe('表一 支出总表');
    expect(rowsFrom(sheet, 1, 7)).toEqual([
      ['公开表1'],
      ['2026年支出总表', '', '', ''],
      ['部门名称：某某局', '', '', '单位：万元'],
      ['科目', '预算数', '', ''],
      ['', '合计', '基本支出', '项目支出'],
      ['合计', '1'],
      ['注：尾差', '', '', ''],
    ]);
    expect(sheet.merged).toEqual(['A2:D2', 'A3:C3', 'A4:A5', 'B4:D4', 'A7:D7']);
  });

  test('has a long name of the department in several lines, beside its unit', async () => {
    const block = sheetBlock([[text('合计'), figure('1/a', '1.00')]]);
    const sheets = ['某某局', '长'.repeat(55)].map(async (owner) =>
      sheetNamed(await readWorkbook({ ...document(block), owner }), '表一 支出总表'),
    );
    const heights = (await Promise.all(sheets)).map(({ root }) =>
      Number(allElements(root, 'row')[2]?.attributes['ht']),
    );
    expect(heights).toEqual([19, 33]);
  });

  test('repeats its header in print, column numbers too, and keeps it in sight', async () => {
    const sheet = await firstSheet(sheetBlock([], { columnNumbers: ['1', '2', '3', '4'] }));
    expect(sheet.printTitles).toBe('$4:$6');
    const pane = allElements(sheet.root, 'pane')[0]?.attributes;
    expect(pane).toMatchObject({ ySplit: '6', topLeftCell: 'A7', state: 'frozen' });
  });

  test('is printed on A4, as wide as the page, on its side where the sheet says so', async () => {
    const setup = async (landscape: boolean) =>
      childAt((await firstSheet(sheetBlock([], { landscape }))).root, 'pageSetup')?.attributes;
    expect(await setup(false)).toMatchObject({ paperSize: '9', orientation: 'portrait', fitToWidth: '1' });
    expect(await setup(true)).toMatchObject({ paperSize: '9', orientation: 'landscape', fitToWidth: '1' });
  });

  test('is printed on several pages where it is long', async () => {
    const long = Array.from({ length: 200 }, (_, i) => [text(`科目${i}`), figure(`${i}/a`, '1.00')]);
    const pages = async (rows: readonly (readonly SheetCell[])[]) =>
      childAt((await firstSheet(sheetBlock(rows))).root, 'pageSetup')?.attributes['fitToHeight'];
    expect(await pages(long)).toBe('0');
    expect(await pages(long.slice(0, 20))).toBe('1');
  });

  test('of one column has both lines', async () => {
    const sheet = await firstSheet(sheetBlock([], { header: [{ text: '项目', below: [] }], headerRows: 1 }));
    expect(rowsFrom(sheet, 3, 3)).toEqual([['部门名称：某某局'], ['单位：万元'], ['项目']]);
  });

  test('has no column and no row that is larger than a program takes', async () => {
    const word = 'x'.repeat(400);
    const sheet = await firstSheet(sheetBlock([[text(`${word} ${'长'.repeat(9000)}`)]], { title: '长'.repeat(9000) }));
    const sizes = (name: string, size: string): number[] =>
      allElements(sheet.root, name).map(({ attributes }) => Number(attributes[size]));
    expect(Math.max(...sizes('col', 'width'))).toBe(255);
    expect(Math.max(...sizes('row', 'ht'))).toBeLessThan(409);
  });

  test('is wide enough for its numbers', async () => {
    const sheet = await firstSheet(sheetBlock([[text('合计'), figure('1/a', '123,456,789,012.34')]]));
    const width = Number(allElements(sheet.root, 'col')[1]?.attributes['width']);
    expect(width).toBeGreaterThan('123,456,789,012.34'.length);
  });
});

describe('text', () => {
  const dangerous = ['=1+1', "+cmd|' /C calc'!A0", '@SUM(A1)', '-2+3', '\t=1', '\r=1', '＝1+1', '\u0001=1+1', ' =1'];

  test.each(dangerous)('%j never runs as a formula, wherever it stands', async (evil) => {
    const workbook = await readWorkbook({
      ...document(
        sheetBlock([[text(evil), figure('1/a', evil)]], {
          title: evil,
          notes: [evil],
          header: [{ text: evil, below: [] }],
        }),
        formOf('project-1', [[cell(evil), { ...cell(evil, 'value', 2), figure: live('form-1/x') }]]),
        appendix({ title: evil, columns: [evil], rows: [[evil]], notes: [evil] }),
      ),
      title: evil,
    });
    const cells = workbook.sheets.flatMap((sheet) => [...sheet.cells.values()]);
    const shown = evil.replaceAll('\r', '\n').replaceAll('\u0001', '');
    expect(cells.filter(({ value }) => value === shown).length).toBeGreaterThan(9);
    expect(cells.every(({ formula }) => formula === undefined)).toBe(true);
    expect(cells.filter(({ value }) => value === shown).every(({ isText, isQuoted }) => isText && isQuoted)).toBe(true);
  });

  test('that looks like a number stays text', async () => {
    const { cells } = await firstSheet(sheetBlock([[text('0631'), figure('1/a', '1.00')]]));
    expect(cells.get('A6')).toEqual({ value: '0631', isText: true, formula: undefined, format: '@', isQuoted: false });
  });

  test('keeps its lines, and loses what XML forbids', async () => {
    const sheet = await firstSheet(appendix({ notes: ['一、\r\n二、\u0000\u{FFFF}\u{D800}𠮷 <b> & "_x0041_"'] }));
    expect(placeOf(sheet, '一、\n二、𠮷 <b> & "_x0041_"')).toBe('A3');
  });

  test('is cut where no cell could hold it, at a whole character', async () => {
    const sheet = await firstSheet(appendix({ notes: ['长'.repeat(32_767), `长${'𠮷'.repeat(16_384)}`] }));
    const [whole, cut] = rowsFrom(sheet, 3, 40)
      .flat()
      .filter((value) => value.length > 1);
    expect(whole).toBe('长'.repeat(32_767));
    expect(cut).toBe(`长${'𠮷'.repeat(16_382)}…`);
  });

  test('of any kind gives parts that are well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (any) => {
        const workbook = await readWorkbook({
          ...document(
            sheetBlock([[text(any), figure('1/a', any)]], { title: any, unit: any, notes: [any] }),
            formOf('project-1', [[cell('名称'), cell(any, 'value', 2)]]),
            formOf('project-2', [[cell('名称'), cell(any, 'value', 2)]]),
            appendix({ title: any, columns: [any, any] }),
          ),
          title: any,
          department: any,
          owner: any,
          watermark: any,
        });
        const names = workbook.sheets.map(({ name }) => name.toLowerCase());
        expect(new Set(names).size).toBe(5);
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
      }),
      { numRuns: 100 },
    );
  });
});

describe('names of sheets', () => {
  test('have no forbidden characters, are short, and each is there once', () => {
    expect(worksheetNames(['a/b[c]:*?\\', "'引用'", '', '', 'History'])).toEqual([
      'a／b［c］：＊？＼',
      '’引用’',
      'Sheet',
      'Sheet（2）',
      'History（2）',
    ]);
    const long = '很'.repeat(40);
    expect(worksheetNames([long, long])).toEqual([`${'很'.repeat(30)}…`, `${'很'.repeat(27)}…（2）`]);
    expect(worksheetNames([`${'a'.repeat(29)}𠮷b`])).toEqual([`${'a'.repeat(29)}…`]);
  });
});

describe('a form', () => {
  const rows = [
    [cell('资金', 'label', 1, 2), cell('总额'), { ...cell('25,200', 'value'), figure: live('form-1/annual') }],
    [cell('代码'), cell('0631', 'value')],
    [cell('目标'), cell('保障运行', 'value', 2)],
  ];

  test('keeps its merged cells, whose borders are all there', async () => {
    const sheet = await firstSheet(formOf('project-1', rows));
    expect(sheet.merged).toEqual(['A1:C1', 'A2:C2', 'A3:A4', 'B5:C5']);
    expect(rowsFrom(sheet, 3, 3)).toEqual([
      ['资金', '总额', '25200'],
      ['', '代码', '0631'],
      ['目标', '保障运行', ''],
    ]);
    const looks = allElements(sheet.root, 'c').filter(({ attributes }) => /^[A-C][345]$/u.test(attributes['r'] ?? ''));
    expect(looks).toHaveLength(9);
  });

  test('has numbers as numbers, and codes as text', async () => {
    const { cells } = await firstSheet(formOf('project-1', rows));
    expect(cells.get('C3')).toMatchObject({ isText: false, value: '25200', format: '#,##0' });
    expect(cells.get('C4')).toMatchObject({ isText: true, format: '@' });
  });

  test('has rows as high as its texts, and joins rows for what is higher than one can be', async () => {
    const heights = async (value: string): Promise<number[]> => {
      const sheet = await firstSheet(formOf('project-1', [[cell('概况'), cell(value, 'value', 2)]]));
      return allElements(sheet.root, 'row').map(({ attributes }) => Number(attributes['ht']));
    };
    const [, , low = 0] = await heights('短');
    const [, , high = 0] = await heights('长'.repeat(200));
    expect(high).toBeGreaterThan(low * 2);
    const [, , ...tall] = await heights('长'.repeat(5000));
    expect(tall.length).toBeGreaterThan(1);
    expect(Math.max(...tall)).toBeLessThan(409);
    const sheet = await firstSheet(formOf('project-1', [[cell('概况'), cell('长'.repeat(5000), 'value', 2)]]));
    expect(sheet.merged.slice(2)).toEqual([`A3:A${2 + tall.length}`, `B3:C${2 + tall.length}`]);
  });

  test('is named after its title where it is the only one, else after what it is about', async () => {
    const about = (name: string): Form['rows'] => [[cell('项目名称'), cell(name, 'value', 2)]];
    const workbook = await read(
      formOf('performance', about('某某局'), '整体支出绩效目标申报表'),
      formOf('project-1', about('会议费')),
      formOf('project-2', about('会议费')),
      formOf('project-3', about('')),
    );
    const [, ...names] = workbook.sheets.map(({ name }) => name);
    expect(names).toEqual(['整体支出绩效目标申报表', '会议费', '会议费（2）', '绩效目标表']);
  });
});

describe('the rest', () => {
  test('an appendix keeps codes as text, and has amounts as numbers', async () => {
    const { cells } = await firstSheet(
      appendix({ rows: [['0631', '服务器', '1,234.50'], ['2011308', '', '50%'], ['2026'], ['007.50']] }),
    );
    expect(['A3', 'A4', 'A5', 'A6'].map((place) => cells.get(place)?.isText)).toEqual([true, true, true, true]);
    expect(cells.get('C3')).toMatchObject({ isText: false, value: '1234.5', format: '#,##0.00' });
    expect(cells.get('C4')).toMatchObject({ isText: false, value: '0.5', format: '0%' });
    expect(cells.get('C5')).toMatchObject({ isText: false, value: '' });
  });

  test('a chart is drawn from the cells of its table', async () => {
    const slices = [
      {
        label: '教育支出',
        amount: '1,104.20',
        share: '94.07%',
        fraction: 0.9407,
        figure: live('chart/205'),
        shareFigure: live('chart/205-share'),
      },
      {
        label: '住房保障支出',
        amount: '69.60',
        share: '5.93%',
        fraction: 0.0593,
        figure: live('chart/221'),
        shareFigure: live('chart/221-share'),
      },
    ];
    const chart: Chart = {
      kind: 'pie',
      id: 'structure',
      title: '结构图',
      description: '结构图：教育支出。',
      columns: ['科目', '金额', '占比'],
      slices,
    };
    const workbook = await read({ kind: 'chart', chart });
    const sheet = sheetNamed(workbook, '结构图');
    expect(rowsFrom(sheet, 1, 4)).toEqual([
      ['结构图', '', ''],
      ['科目', '金额', '占比'],
      ['教育支出', '1104.2', '0.9407'],
      ['住房保障支出', '69.6', '0.0593'],
    ]);
    const drawn = partIn(workbook.parts, 'xl/charts/chart2.xml');
    const formulas = allElements(drawn, 'c:f').map(({ children }) => children.join(''));
    expect(formulas).toEqual(["'结构图'!$B$2", "'结构图'!$A$3:$A$4", "'结构图'!$B$3:$B$4"]);
    const frame = allElements(partIn(workbook.parts, 'xl/drawings/drawing2.xml'), 'xdr:cNvPr')[0];
    expect(frame?.attributes['descr']).toBe('结构图：教育支出。');
  });

  const slice = (fraction: number) => ({
    label: '甲',
    amount: '1.00',
    share: '',
    fraction,
    figure: live('chart/1'),
    shareFigure: live('chart/1-share'),
  });
  const pie = (...fractions: readonly number[]): Promise<ReadWorkbook> => {
    const chart: Chart = {
      kind: 'pie',
      id: 'c',
      title: '图',
      description: '图。',
      columns: ['科目', '金额', '占比'],
      slices: fractions.map(slice),
    };
    return read({ kind: 'chart', chart });
  };

  test('a slice that is too small for a label has none', async () => {
    const drawn = partIn((await pie(0.995, 0.005)).parts, 'xl/charts/chart2.xml');
    const unlabelled = allElements(drawn, 'c:dLbl').map((label) => childAt(label, 'c:idx')?.attributes['val']);
    expect(unlabelled).toEqual(['1']);
  });

  test.each([[[]], [[0, 0]], [[1.5, -0.5]]])('shares of %j are a table without a pie', async (fractions) => {
    const { parts, sheets } = await pie(...fractions);
    expect([...parts.keys()].filter((path) => /chart|drawing/u.test(path))).toEqual([]);
    expect(sheets[1]?.cells.get('A2')?.value).toBe('科目');
  });

  test('a long text is not in the text format, which old programs show as #', async () => {
    const { cells } = await firstSheet(appendix({ rows: [['长'.repeat(255), '长'.repeat(256)]] }));
    expect(cells.get('A3')?.format).toBe('@');
    expect(cells.get('B3')?.format).toBe('');
  });

  test('a draft has its watermark at the head of every page, and it goes with 定稿', async () => {
    const headers = async (watermark: string | undefined): Promise<string[]> => {
      const { sheets } = await readWorkbook({ ...document(sheetBlock([]), appendix({})), watermark });
      return sheets.map(({ root }) => childAt(root, 'headerFooter', 'oddHeader')?.children.join('') ?? '');
    };
    for (const header of await headers('内部&审核')) expect(header).toMatch(/^&C.*内部&&审核$/u);
    expect(await headers(undefined)).toEqual(['', '', '']);
  });

  test('every page has its number', async () => {
    const { sheets } = await read(sheetBlock([]), appendix({}));
    for (const { root } of sheets) {
      expect(childAt(root, 'headerFooter', 'oddFooter')?.children.join('')).toContain('&P');
    }
  });

  test('every part has a type, and every relationship a part', async () => {
    const { parts } = await readWorkbook(sample);
    const overrides = elementsOf(partIn(parts, '[Content_Types].xml'), 'Override');
    const typed = overrides.map(({ attributes }) => attributes['PartName']?.slice(1)).sort();
    const present = [...parts.keys()].filter((path) => !/\.rels$|^\[/u.test(path)).sort();
    expect(typed).toEqual(present);
    for (const [path, part] of parts) {
      if (!path.endsWith('.rels')) continue;
      const folder = new URL(`file:///${path.replace(/_rels\/[^/]*$/u, '')}`);
      for (const { attributes } of elementsOf(part)) {
        expect(present).toContain(new URL(attributes['Target'] ?? '', folder).pathname.slice(1));
      }
    }
  });
});
