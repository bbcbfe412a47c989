import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, blocksOf, type Disclosure, type Form, type LiveFigure } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { renderDocx } from '../../server/render/docx.ts';
import type { Sheet } from '../../server/tables/Sheet.ts';
import { readSample } from '../support/parseCases.ts';
import {
  bodyIn,
  bodyOf,
  cellsOf,
  footersOf,
  headerRowsOf,
  partIn,
  partsOf,
  styled,
  styleIn,
  tableBelow,
  textOf,
} from '../support/readDocx.ts';
import { allElements, childAt, elementsOf, type XmlElement } from '../support/readXml.ts';

const sample = disclose(analyse(readSample('shuozhou-2026')).budget);

function figure(address: string): LiveFigure {
  return { address, origin: () => ({ kind: 'sum', parts: [] }) };
}

function heading(level: 1 | 2 | 3, text: string, startsPage = false): Block {
  return { kind: 'heading', level, id: text, text, startsPage };
}

function paragraph(style: 'body' | 'caption' | 'note', ...texts: readonly string[]): Block {
  return { kind: 'paragraph', style, runs: texts.map((text) => ({ text })) };
}

function formCell(text: string, colSpan = 1, rowSpan = 1): Form['rows'][number][number] {
  return { text, role: 'label', colSpan, rowSpan, align: 'center' };
}

const form: Form = {
  id: 'project-1',
  title: '项目支出绩效目标表',
  subtitle: '（2026年度）',
  columns: [1, 2, 3],
  rows: [
    [formCell('资金', 1, 3), formCell('总额'), formCell('25,200')],
    [formCell('拨款'), formCell('25,200')],
    [formCell('其他'), formCell('')],
    [formCell('目标'), formCell('保障运行', 2)],
  ],
};

const slices = [
  {
    label: '一般公共服务支出',
    amount: '1,104.20',
    share: '94.07%',
    fraction: 0.9407,
    figure: figure('chart/201'),
    shareFigure: figure('chart/201-share'),
  },
  {
    label: '住房保障支出',
    amount: '69.60',
    share: '5.93%',
    fraction: 0.0593,
    figure: figure('chart/221'),
    shareFigure: figure('chart/221-share'),
  },
];

function sheetBlock(changes: Partial<Sheet>): Block {
  const sheet: Sheet = {
    id: 'w1',
    title: '宽表',
    unit: '元',
    header: [{ text: '项目', below: [] }],
    headerRows: 1,
    columnNumbers: [],
    rows: [],
    notes: [],
    isEmpty: true,
    landscape: false,
    sumOf: () => [],
    ...changes,
  };
  return { kind: 'sheet', label: '表一', number: '公开表1', sheet };
}

/** A document with every kind of block. */
const whole: Disclosure = {
  department: '某某局',
  owner: '部门名称：某某局',
  title: '某某局2026年度部门预算公开',
  status: 'draft',
  typography: sample.typography,
  cover: ['某某局', '2026年度部门预算公开'],
  watermark: '仅供内部审核',
  contentsTitle: '目 录',
  blocks: [
    heading(1, '第一部分 概况', true),
    heading(2, '一、职责'),
    paragraph('body', '收入', '118.67', '万元。'),
    heading(1, '第二部分 报表', true),
    sheetBlock({ id: 'w1', title: '宽表', landscape: true }),
    sheetBlock({ id: 'w2', title: '窄表', notes: ['注：本表无数据'] }),
    heading(1, '第三部分 说明', true),
    heading(2, '一、结构'),
    heading(3, '（一）支出结构'),
    { kind: 'heading', level: 3, id: 'inner', text: '1、说明', startsPage: false, unlisted: true },
    {
      kind: 'chart',
      chart: {
        kind: 'pie',
        id: 'structure',
        title: '结构图',
        description: '结构图：合计1,173.80。',
        columns: ['科目', '金额', '占比'],
        slices,
      },
    },
    paragraph('note', '注：单位为万元'),
    { kind: 'form', form },
    {
      kind: 'appendix',
      appendix: { title: '目录', columns: ['编码', '名称'], rows: [['C17010200']], notes: ['说明'] },
    },
    { kind: 'term', lead: '一、基本支出：', term: '基本支出', text: '指为保障运转。\n包括人员经费。' },
  ],
};

describe('the figures', () => {
  let body: XmlElement;
  beforeAll(async () => {
    body = await bodyOf(sample);
  });

  test('there are thirteen tables to compare', () => {
    expect(blocksOf(sample, 'sheet')).toHaveLength(13);
  });

  test.each(blocksOf(sample, 'sheet').map(({ sheet }) => [sheet.id, sheet] as const))(
    'of %s, cell for cell',
    (_, sheet) => {
      const rows = elementsOf(tableBelow(body, sheet.title), 'w:tr').slice(
        sheet.headerRows + Math.sign(sheet.columnNumbers.length),
      );
      const printed = sheet.rows.map(({ cells }) =>
        cells.flatMap((cell) => (cell.kind === 'text' && cell.span === 0 ? [] : [cell])),
      );
      expect(rows.map((row) => cellsOf(row).map(({ text }) => text))).toEqual(
        printed.map((cells) => cells.map(({ text }) => text)),
      );
      for (const [index, cells] of printed.entries()) {
        for (const [column, { cell, colSpan }] of cellsOf(rows[index] ?? body).entries()) {
          const expected = cells[column];
          const align = childAt(cell, 'w:p', 'w:pPr', 'w:jc')?.attributes['w:val'];
          const isBold = childAt(cell, 'w:p', 'w:r', 'w:rPr', 'w:b') !== undefined;
          expect(colSpan).toBe(expected?.kind === 'text' ? expected.span : 1);
          if (expected?.kind === 'figure') expect(align).toBe('right');
          expect(isBold).toBe(expected?.isTotal);
        }
      }
    },
  );

  test('stand under merged headers that every page repeats', () => {
    const rows = headerRowsOf(tableBelow(body, '2026年财政拨款收支总表'));
    expect(rows.map((row) => cellsOf(row).map(({ text, colSpan, merge }) => [text, colSpan, merge]))).toEqual([
      [
        ['收入', 2, undefined],
        ['支出', 5, undefined],
      ],
      [
        ['项目', 1, 'restart'],
        ['金额', 1, 'restart'],
        ['项目', 1, 'restart'],
        ['金额', 4, undefined],
      ],
      [
        ['', 1, 'continue'],
        ['', 1, 'continue'],
        ['', 1, 'continue'],
        ['小计', 1, undefined],
        ['一般公共预算', 1, undefined],
        ['政府性基金预算', 1, undefined],
        ['国有资本经营预算', 1, undefined],
      ],
    ]);
  });

  test('have the numbers of their columns in the header', () => {
    const header = headerRowsOf(tableBelow(body, '2026年项目支出预算表（本年预算）'));
    expect(cellsOf(header.at(-1) ?? body).map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  test('have their department and unit above and their notes below', () => {
    const blocks = elementsOf(body);
    const table = blocks.indexOf(tableBelow(body, '2026年预算收支总表'));
    const around = [-3, -2, -1, 1].map((step) => textOf(blocks[table + step] ?? body));
    expect(around).toEqual([
      '预算公开表1',
      '2026年预算收支总表',
      `部门名称：${sample.department}\t单位：万元`,
      '注：本套报表因取数时四舍五入，部分金额可能存在尾差',
    ]);
  });

  test('do not break a row across pages', () => {
    const rows = allElements(body, 'w:tr');
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.filter((row) => !childAt(row, 'w:trPr', 'w:cantSplit'))).toEqual([]);
  });
});

describe('the document', () => {
  let parts: ReadonlyMap<string, XmlElement>;
  let body: XmlElement;
  beforeAll(async () => {
    parts = await partsOf(whole);
    body = bodyIn(parts);
  });

  test('has named headings with outline levels', () => {
    expect(styled(body, 'Heading1')).toEqual(['第一部分 概况', '第二部分 报表', '第三部分 说明']);
    expect(styled(body, 'Heading2')).toEqual(['一、职责', '一、结构']);
    expect(styled(body, 'Heading3')).toEqual(['（一）支出结构']);
    expect(styled(body, 'UnlistedHeading3')).toEqual(['1、说明']);
    const levels = ['Heading1', 'Heading2', 'Heading3', 'SheetTitle', 'FormTitle', 'UnlistedHeading3'].map(
      (id) => childAt(styleIn(parts, id), 'w:pPr', 'w:outlineLvl')?.attributes['w:val'],
    );
    expect(levels).toEqual(['0', '1', '2', '1', '3', '3']);
  });

  test('has a live table of contents that is filled in and opens without a question', () => {
    const control = elementsOf(body, 'w:sdt')[0];
    const codes = allElements(control ?? body, 'w:instrText').map(({ children }) => children.join(''));
    expect(codes[0]).toBe('TOC \\h \\o "1-3" \\u');
    expect(elementsOf(childAt(control, 'w:sdtContent')).map(textOf)).toEqual([
      '',
      '第一部分 概况\t1',
      '一、职责\t1',
      '第二部分 报表\t2',
      '表一 宽表\t2',
      '表一 窄表\t3',
      '第三部分 说明\t4',
      '一、结构\t4',
      '（一）支出结构\t4',
      '',
    ]);
    const dirty = allElements(body, 'w:fldChar').filter(({ attributes }) => attributes['w:dirty'] === 'true');
    expect(dirty).toEqual([]);
    expect(elementsOf(partIn(parts, 'word/settings.xml'), 'w:updateFields')).toEqual([]);
  });

  test('lists a table one level below its heading, also when the contents are renewed', async () => {
    const levels = async (level: 1 | 2): Promise<(string | undefined)[]> => {
      const under = await bodyOf({ ...whole, blocks: [heading(level, '预算表'), sheetBlock({})] });
      const title = allElements(under, 'w:p').find((each) => textOf(each) === '宽表');
      const entry = allElements(under, 'w:p').find((each) => textOf(each).startsWith('表一 宽表'));
      return [
        childAt(title, 'w:pPr', 'w:outlineLvl')?.attributes['w:val'],
        childAt(entry, 'w:pPr', 'w:pStyle')?.attributes['w:val'],
      ];
    };
    expect(await levels(1)).toEqual(['1', 'TOC2']);
    expect(await levels(2)).toEqual(['2', 'TOC3']);
  });

  test('has 表一 and 表四 of the reference on a page each', async () => {
    const lines = elementsOf(childAt(elementsOf(await bodyOf(sample), 'w:sdt')[0], 'w:sdtContent')).map(textOf);
    const pages = ['表一', '表二', '表四', '表五'].map((label) =>
      lines
        .find((line) => line.startsWith(`${label} `))
        ?.split('\t')
        .at(-1),
    );
    expect(pages).toEqual(['2', '3', '5', '6']);
  });

  test('has a bookmark for every line of the contents', () => {
    const targets = allElements(body, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor']);
    const bookmarks = allElements(body, 'w:bookmarkStart').map(({ attributes }) => attributes);
    expect(targets).toEqual(bookmarks.map((bookmark) => bookmark['w:name']));
    expect(new Set(bookmarks.map((bookmark) => bookmark['w:id'])).size).toBe(8);
  });

  test('numbers its pages in the footer, but not the cover', () => {
    const footers = footersOf(parts, body);
    const codes = footers.map(
      (footer) => footer && allElements(footer, 'w:instrText').map(({ children }) => children[0]),
    );
    expect(codes).toEqual([[], ['PAGE'], undefined, undefined, undefined]);
    const numbering = allElements(body, 'w:pgNumType').map(({ attributes }) => [
      attributes['w:start'],
      attributes['w:fmt'],
    ]);
    expect(numbering.slice(1, 3)).toEqual([
      ['1', 'upperRoman'],
      ['1', 'decimal'],
    ]);
    expect(new Set(numbering.slice(3).flat())).toEqual(new Set([undefined]));
  });

  test('turns the pages of a wide table, its heading with it, and no others', () => {
    const sizes = allElements(body, 'w:pgSz').map(({ attributes }) => [
      attributes['w:w'],
      attributes['w:h'],
      attributes['w:orient'],
    ]);
    const upright = ['11906', '16838', 'portrait'];
    expect(sizes).toEqual([upright, upright, upright, ['16838', '11906', 'landscape'], upright]);
    const turned = elementsOf(body).findIndex(
      (block) => childAt(block, 'w:pPr', 'w:sectPr', 'w:pgSz')?.attributes['w:orient'] === 'landscape',
    );
    const before = elementsOf(body).findIndex((block) => textOf(block) === '第二部分 报表');
    expect(elementsOf(body)[before - 1] && childAt(elementsOf(body)[before - 1], 'w:pPr', 'w:sectPr')).toBeDefined();
    expect(before).toBeLessThan(turned);
  });

  test('is set in the fonts and sizes of the layout, body text two characters in on lines of 28 points', () => {
    const style = styleIn(parts, 'BodyText');
    const { 'w:eastAsia': font } = childAt(style, 'w:rPr', 'w:rFonts')?.attributes ?? {};
    expect([font, childAt(style, 'w:rPr', 'w:sz')?.attributes['w:val']]).toEqual(['仿宋_GB2312', '32']);
    expect(childAt(style, 'w:pPr', 'w:ind')?.attributes).toEqual({ 'w:firstLine': '640', 'w:firstLineChars': '200' });
    expect(childAt(style, 'w:pPr', 'w:spacing')?.attributes).toMatchObject({ 'w:line': '560', 'w:lineRule': 'exact' });
    const fonts = ['Title', 'Heading2', 'Heading3', 'TableText'].map(
      (id) => childAt(styleIn(parts, id), 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia'],
    );
    expect(fonts).toEqual(['方正小标宋简体', '黑体', '楷体_GB2312', '宋体']);
  });

  test('names the fonts to use where one is not installed', () => {
    const table = elementsOf(partIn(parts, 'word/fontTable.xml'), 'w:font');
    const fangsong = table.find(({ attributes }) => attributes['w:name'] === '仿宋_GB2312');
    expect(childAt(fangsong, 'w:altName')?.attributes['w:val']).toBe('仿宋,FangSong,STFangsong,Noto Serif CJK SC');
  });

  test('has its title, its department and its language as properties, and no time', () => {
    const properties = elementsOf(partIn(parts, 'docProps/core.xml')).map(({ name, children }) => [name, children[0]]);
    expect(properties).toEqual([
      ['dc:title', '某某局2026年度部门预算公开'],
      ['dc:creator', '某某局'],
      ['dc:language', 'zh-CN'],
    ]);
    expect(
      childAt(partIn(parts, 'word/styles.xml'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')?.attributes,
    ).toEqual({
      'w:val': 'en-US',
      'w:eastAsia': 'zh-CN',
    });
  });

  test('has the cells of a form merged', () => {
    const rows = elementsOf(tableBelow(body, '（2026年度）'), 'w:tr');
    expect(rows.map((row) => cellsOf(row).map(({ text, colSpan, merge }) => [text, colSpan, merge]))).toEqual([
      [
        ['资金', 1, 'restart'],
        ['总额', 1, undefined],
        ['25,200', 1, undefined],
      ],
      [
        ['', 1, 'continue'],
        ['拨款', 1, undefined],
        ['25,200', 1, undefined],
      ],
      [
        ['', 1, 'continue'],
        ['其他', 1, undefined],
        ['', 1, undefined],
      ],
      [
        ['目标', 1, undefined],
        ['保障运行', 2, undefined],
      ],
    ]);
  });

  test('has a chart that Word draws from its numbers, and the same as text and as a table', () => {
    const chart = partIn(parts, 'word/charts/chart1.xml');
    const points = (name: string) =>
      allElements(chart, name).flatMap((list) => allElements(list, 'c:v').map(({ children }) => children[0]));
    expect(points('c:cat')).toEqual(['一般公共服务支出', '住房保障支出']);
    expect(points('c:val')).toEqual(['1104.2', '69.6']);
    const description = allElements(body, 'wp:docPr')[0]?.attributes['descr'];
    expect(description).toBe('结构图：合计1,173.80。');
    const rows = elementsOf(tableBelow(body, '结构图'), 'w:tr').map((row) => cellsOf(row).map(({ text }) => text));
    expect(rows).toEqual([
      ['科目', '金额', '占比'],
      ['一般公共服务支出', '1,104.20', '94.07%'],
      ['住房保障支出', '69.60', '5.93%'],
    ]);
  });

  test('has the runs of a paragraph, the notes, and a term with its lead bold', () => {
    expect(styled(body, 'BodyText')).toEqual(['收入118.67万元。', '一、基本支出：指为保障运转。', '包括人员经费。']);
    expect(styled(body, 'TableNote')).toEqual(['注：本表无数据', '注：单位为万元', '说明']);
    const term = allElements(body, 'w:p').find((each) => textOf(each).startsWith('一、基本支出'));
    const bold = elementsOf(term, 'w:r').filter((run) => childAt(run, 'w:rPr', 'w:b'));
    expect(bold.map(textOf)).toEqual(['一、基本支出：']);
  });

  test('fills up the short rows of an appendix', () => {
    const rows = elementsOf(tableBelow(body, '目录'), 'w:tr').map((row) => cellsOf(row).map(({ text }) => text));
    expect(rows).toEqual([
      ['编码', '名称'],
      ['C17010200', ''],
    ]);
  });

  test('has its elements in the order of the standard, and none outside it', () => {
    const orders = Object.entries(standardOrder);
    for (const path of [
      'word/document.xml',
      'word/styles.xml',
      'word/header1.xml',
      'word/footer2.xml',
      'word/fontTable.xml',
    ]) {
      for (const [name, order] of orders) {
        for (const element of allElements(partIn(parts, path), name)) {
          const places = elementsOf(element).map((child) => order.indexOf(child.name.slice(2)));
          expect(places, `${name} in ${path}`).not.toContain(-1);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }
    }
  });

  test('names every part that it refers to', () => {
    for (const [path, part] of parts) {
      if (!path.endsWith('.rels')) continue;
      const folder = path.replace(/_rels\/[^/]*$/u, '');
      for (const { attributes } of elementsOf(part)) {
        const target = new URL(attributes['Target'] ?? '', `file:///${folder}`).pathname.slice(1);
        if (target.endsWith('.xml')) expect([...parts.keys()]).toContain(target);
      }
    }
  });
});

/** The sequences of ISO/IEC 29500-1, as far as they are used here. */
const standardOrder: Readonly<Record<string, readonly string[]>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr'.split(
      ' ',
    ),
  'w:rPr': 'rStyle rFonts b bCs i iCs color sz szCs u vertAlign lang'.split(' '),
  'w:tblPr': 'tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook'.split(' '),
  'w:tbl': 'tblPr tblGrid tr'.split(' '),
  'w:tc': 'tcPr p'.split(' '),
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign'.split(' '),
  'w:sectPr': 'headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid'.split(' '),
  'w:style': 'name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr'.split(' '),
  'w:font': 'altName charset family pitch'.split(' '),
};

describe('the watermark', () => {
  test('stands in the header of a draft, for every section', async () => {
    const parts = await partsOf(whole);
    const marks = allElements(partIn(parts, 'word/header1.xml'), 'v:textpath').map(
      ({ attributes }) => attributes['string'],
    );
    expect(marks.filter(Boolean)).toEqual(['仅供内部审核']);
    const references = allElements(bodyIn(parts), 'w:sectPr').map(
      (section) => elementsOf(section, 'w:headerReference').length,
    );
    expect(references).toEqual([1, 0, 0, 0, 0]);
  });

  test('is gone when the document is final', async () => {
    const files = unzipSync(await renderDocx({ ...whole, status: 'final', watermark: undefined }));
    const text = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('');
    expect(text).not.toContain('仅供内部审核');
    expect(text).not.toContain('textpath');
  });
});

describe('any text', () => {
  const odd = `<&>"'𠮷\u0000\u0007\u000b\ufffe\ud800"]]>`;
  const kept = `<&>"'𠮷"]]>`;

  test('is escaped, and what XML forbids is dropped', async () => {
    const named = {
      ...whole,
      department: odd,
      owner: odd,
      title: odd,
      cover: [odd],
      watermark: odd,
      contentsTitle: odd,
    };
    const parts = await partsOf({
      ...named,
      blocks: [
        heading(2, odd),
        paragraph('body', odd),
        sheetBlock({ title: odd, unit: odd, header: [{ text: odd, below: [] }], notes: [odd] }),
        { kind: 'form', form: { ...form, title: odd, rows: [[formCell(odd, 3)]] } },
        {
          kind: 'chart',
          chart: {
            kind: 'pie',
            id: 'c',
            title: odd,
            description: odd,
            columns: [odd, odd, odd],
            slices: [{ ...slices[0], label: odd } as (typeof slices)[number]],
          },
        },
        { kind: 'term', lead: odd, term: odd, text: odd },
      ],
    });
    const body = bodyIn(parts);
    const read = ['Title', 'TOCHeading', 'Heading2', 'SheetTitle', 'FormTitle', 'Caption', 'TableNote'].map((id) =>
      styled(body, id),
    );
    expect(read).toEqual(read.map(() => [kept]));
    expect(styled(body, 'BodyText')).toEqual([kept, kept + kept]);
    expect(styled(body, 'SheetMeta')[0]).toBe(`${kept}\t单位：${kept}`);
    expect(textOf(tableBelow(body, `${kept}\t单位：${kept}`))).toBe(kept);
    expect(elementsOf(partIn(parts, 'docProps/core.xml'))[0]?.children).toEqual([kept]);
    expect(
      allElements(partIn(parts, 'word/charts/chart1.xml'), 'c:cat').flatMap((list) => allElements(list, 'c:v'))[0]
        ?.children,
    ).toEqual([kept]);
  });

  test('keeps its lines', async () => {
    const body = await bodyOf({ ...whole, blocks: [paragraph('body', '甲\r\n乙\n丙')] });
    expect(styled(body, 'BodyText')).toEqual(['甲\n乙\n丙']);
  });

  test('is written where there is next to none', async () => {
    const empty = { ...whole, cover: [], blocks: [] };
    expect(allElements(await bodyOf(empty), 'w:sectPr')).toHaveLength(2);
    const bare = { title: '空', columns: [], rows: [], notes: [] };
    const words = { id: 'c', title: '图', description: '图。', columns: ['甲', '乙', '丙'] } as const;
    const unshown = { kind: 'pie', ...words, slices: [] } as const;
    const body = await bodyOf({
      ...whole,
      blocks: [
        { kind: 'appendix', appendix: bare },
        { kind: 'chart', chart: unshown },
      ],
    });
    expect(allElements(body, 'w:tbl')).toHaveLength(1);
    expect(allElements(body, 'w:drawing')).toEqual([]);
  });
});

test('the same disclosure gives the same bytes', async () => {
  const first = await renderDocx(whole);
  expect(await renderDocx(whole)).toEqual(first);
});
