import { describe, expect, test } from 'vitest';
import type { Block, Disclosure, FormCell, LiveFigure } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { renderSheet } from '../../server/render/html/renderSheet.ts';
import { renderHtml } from '../../server/render/html.ts';
import { renderMarkdown } from '../../server/render/markdown.ts';
import type { FigureCell, Sheet, TextCell } from '../../server/tables/Sheet.ts';
import { readSample } from '../support/parseCases.ts';

const figure = (address: string): LiveFigure => ({
  address,
  origin: () => ({ kind: 'sum', parts: [] }),
});
const text = (value: string, level = 0, span = 1): TextCell => ({
  kind: 'text',
  text: value,
  level,
  isTotal: false,
  span,
});
const amount = (value: string, address: string): FigureCell => ({
  kind: 'figure',
  text: value,
  address,
  amount: 0,
  isTotal: false,
  declared: [],
  origin: () => ({ kind: 'sum', parts: [] }),
});
const cell = (value: string, role: FormCell['role'], colSpan = 1, rowSpan = 1): FormCell => ({
  text: value,
  role,
  colSpan,
  rowSpan,
  align: 'center',
});

/** A document with one block of each kind, in which every text is `mark` of what it is. */
function documentOf(mark: (what: string) => string): Disclosure {
  const sheet: Sheet = {
    id: 't3',
    title: mark('sheet title'),
    unit: mark('unit'),
    header: [
      { text: mark('header'), below: [] },
      { text: mark('group'), below: [{ text: mark('column'), below: [] }] },
    ],
    headerRows: 2,
    columnNumbers: [mark('one'), mark('two')],
    rows: [{ cells: [text(mark('row'), 3), amount(mark('39.86'), mark('t3/2011308/basic'))] }],
    notes: [mark('sheet note')],
    isEmpty: false,
    landscape: true,
    sumOf: () => [],
  };
  const slice = {
    label: mark('slice'),
    amount: mark('104.20'),
    share: mark('87.81%'),
    fraction: 0.8781,
    figure: figure(mark('structure/201')),
    shareFigure: figure(mark('structure/201-share')),
  };
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, id: mark('part-1'), text: mark('part'), startsPage: true },
    {
      kind: 'paragraph',
      style: 'body',
      runs: [{ text: mark('run') }, { text: mark('live'), figure: figure(mark('revenue/total')) }],
    },
    { kind: 'sheet', label: mark('label'), number: mark('number'), sheet },
    {
      kind: 'form',
      form: {
        id: mark('project-1'),
        title: mark('form'),
        subtitle: mark('subtitle'),
        columns: [1, 3],
        rows: [
          [cell(mark('name'), 'label'), { ...cell(mark('value'), 'value'), figure: figure(mark('project-1/annual')) }],
        ],
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'pie',
        id: mark('structure'),
        title: mark('chart'),
        description: mark('description'),
        columns: [mark('a'), mark('b'), mark('c')],
        slices: [slice],
      },
    },
    {
      kind: 'appendix',
      appendix: {
        title: mark('appendix'),
        columns: [mark('c1')],
        rows: [[mark('r1'), mark('longer')]],
        notes: [mark('note')],
      },
    },
    { kind: 'term', lead: mark('lead'), term: mark('term'), text: mark('meaning') },
  ];
  const { typography } = disclose(analyse('').budget);
  return {
    department: mark('department'),
    owner: mark('owner'),
    title: mark('title'),
    status: 'draft',
    typography: { ...typography, body: { fonts: [mark('font')], size: 16 } },
    cover: [mark('cover')],
    watermark: mark('watermark'),
    contentsTitle: mark('contents'),
    blocks,
  };
}

const plain = documentOf((what) => what);

/** The style is taken out: what stands in it is told apart below. */
function withoutStyle(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '');
}

/** Every text that {@link documentOf} marks and that the page prints. */
const printed = [
  ...'title cover watermark contents owner number label unit header group column one two row 39.86 part run'.split(' '),
  ...'live form subtitle name value slice 104.20 87.81% chart a b c appendix c1 r1 longer note lead meaning'.split(' '),
  ...['t3/2011308/basic', 'revenue/total', 'project-1/annual', 'structure/201', 'structure/201-share'],
  ...['sheet note', 'sheet title'],
];

describe('escaping', () => {
  const hostile = renderHtml(documentOf((what) => `${what}</style></title><img src=x onerror="alert('1')">&`));

  test('a text makes no element and leaves no attribute, wherever it stands', () => {
    const elements = new Set(withoutStyle(hostile).match(/<[a-z][a-z0-9]*/gi));
    expect([...elements].sort()).toEqual(
      [...new Set(withoutStyle(renderHtml(plain)).match(/<[a-z][a-z0-9]*/gi))].sort(),
    );
    expect(elements).not.toContain('<img');
    expect(hostile.match(/<\/style>/g)).toHaveLength(1);
    expect(hostile.match(/<\/title>/g)).toHaveLength(3);
    expect(withoutStyle(hostile)).not.toMatch(/="[^"]*"[^\s>/]/);
  });

  test.each(printed)('%s is printed as it is written', (word) => {
    const escaped = `${word}&lt;/style&gt;&lt;/title&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;`;
    expect(hostile).toContain(escaped);
  });

  test('no Markdown and no HTML comes of a text in Markdown', () => {
    const markdown = renderMarkdown(documentOf((what) => `${what}|*_\`[<img>](x)\n# h`));
    const unescaped = markdown.replace(/\\[\\`*_[\]<>|~&#$]/g, '');
    expect(unescaped).not.toMatch(/<(?!br>)/);
    expect(unescaped).not.toMatch(/[`[\]]/);
    const widths = unescaped.split('\n').filter((line) => line.startsWith('|'));
    expect(widths.map((line) => line.split('|').length - 2)).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 2, 2, 2]);
  });

  test('a line is no list and no heading because of how it begins', () => {
    const of = (line: string): string =>
      renderMarkdown({ ...plain, blocks: [{ kind: 'paragraph', style: 'body', runs: [{ text: line }] }] });
    for (const line of ['- a', '+ a', '# a', '> a', '1. a', '1) a', '* a', '==='])
      expect(of(line).trimEnd().split('\n').at(-1)).toMatch(/^\d?\\/);
  });
});

describe('the page', () => {
  const html = renderHtml(plain);

  test('every block stands in it once, in order', () => {
    const places = [
      'class="watermark" aria-hidden="true">watermark',
      '<h1><span>cover</span></h1>',
      '<nav class="contents"',
      '<h2 id="part-1" class="starts-page">part</h2>',
      '<p class="body">run<span data-figure="revenue/total">live</span></p>',
      '<section class="sheet landscape" id="sheet-t3"',
      '<section class="form" id="form-project-1"',
      '<figure class="chart" id="chart-structure">',
      '<section class="appendix">',
      '<dt>lead</dt><dd>meaning</dd>',
    ].map((part) => html.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test('every link of the contents leads to an element, and no id stands twice', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links).toEqual(['part-1', 'sheet-t3']);
    for (const link of links) expect(ids).toContain(link);
  });

  test('a heading that the contents leave out has no link', () => {
    const [heading] = plain.blocks;
    if (heading?.kind !== 'heading') throw new Error('no heading');
    expect(renderHtml({ ...plain, blocks: [{ ...heading, unlisted: true }] })).not.toContain('href=');
  });

  test('a final document has no watermark', () => {
    expect(renderHtml({ ...plain, status: 'final', watermark: undefined })).not.toContain('class="watermark"');
  });

  test('the type is that of the layout, and a font name cannot leave its quotes', () => {
    expect(html).toContain('--body-font: "font";\n  --body-size: 16pt;');
    const fonts = renderHtml(documentOf((what) => `${what}"; } </style>`));
    expect(fonts).toContain('--body-font: "font\\22 \\3b  \\7d  \\3c \\2f style\\3e ";');
  });
});

test('the contents have tables one level below their heading', () => {
  const levels = (layout: string): string[] => {
    const sample = readSample('shuozhou-2026').replace('状态      草稿', `表样 "${layout}"; 状态 草稿`);
    const html = renderHtml(disclose(analyse(sample).budget));
    return [...html.matchAll(/<li class="level-(\d)"><a href="#(part-2|tables|sheet-t[19])"/g)].map(([, n]) => n ?? '');
  };
  expect(levels('shanxi-2026')).toEqual(['1', '2', '2']);
  expect(levels('shanghai-2025')).toEqual(['2', '3', '3']);
});

describe('tables', () => {
  test('headers span what is below them, and a row is named by the text before its figures', () => {
    const [block] = plain.blocks.filter(({ kind }) => kind === 'sheet');
    if (block?.kind !== 'sheet') throw new Error('no sheet');
    const html = renderSheet(block.sheet, { owner: '', number: '', heading: 'h2', noteOf: () => undefined });
    expect(html).toContain('<caption>sheet title（单位：unit）</caption>');
    expect(html).toContain('<th scope="col" rowspan="2">header</th><th scope="colgroup" colspan="1">group</th>');
    expect(html).toContain(
      '<th scope="row" class="level-3">row</th><td class="figure" data-figure="t3/2011308/basic">39.86</td>',
    );
  });

  test('have the widths of their columns in the document, and leave them to the browser in a preview', () => {
    const [block] = plain.blocks.filter(({ kind }) => kind === 'sheet');
    if (block?.kind !== 'sheet') throw new Error('no sheet');
    expect(renderHtml(plain)).toMatch(
      /<caption>sheet title（单位：unit）<\/caption><colgroup>(<col [^>]*>){2}<\/colgroup>/,
    );
    const frame = { owner: '', number: '', noteOf: () => undefined } as const;
    expect(renderSheet(block.sheet, { ...frame, heading: 'h2' })).not.toContain('<col');
    expect(renderSheet(block.sheet, { ...frame, heading: 'h3', widths: [1, 3] })).toContain(
      '<colgroup><col width="25.00%"><col width="75.00%"></colgroup>',
    );
  });

  test('a free table is printed smaller where it has more columns than the page has room for, and as it is where not', () => {
    const printed = (columns: readonly string[], row: readonly string[]): string =>
      renderHtml({
        ...plain,
        blocks: [{ kind: 'appendix', appendix: { title: 'A', columns, rows: [row], notes: [] } }],
      });
    const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
    const wide = printed(
      months,
      months.map(() => '12,345.67'),
    );
    expect(wide).toContain('<table class="fitted points-6">');
    expect(wide).toMatch(/<\/caption><colgroup>(<col width="8.3\d%">){12}<\/colgroup>/);
    expect(printed(months.slice(0, 4), ['12,345.67', '很长的文字'.repeat(100)])).not.toMatch(/class="fitted"|<col /);
  });

  test('merged cells of a form stay merged, and their places in Markdown are empty', () => {
    const form = {
      id: 'f',
      title: 'F',
      subtitle: '',
      columns: [1, 1, 1],
      rows: [
        [cell('wide', 'label', 2), cell('end', 'value')],
        [cell('tall', 'label', 1, 2), cell('x', 'value', 2)],
        [cell('y', 'value'), cell('z', 'value')],
      ],
    };
    const document: Disclosure = { ...plain, blocks: [{ kind: 'form', form }] };
    const html = renderHtml(document);
    expect(html).toContain('<th class="center" colspan="2">wide</th><td class="center">end</td>');
    expect(html).toContain('<th class="center" rowspan="2">tall</th><td class="center" colspan="2">x</td>');
    expect(html.match(/<col width="33\.33%">/g)).toHaveLength(3);
    expect(renderMarkdown(document)).toContain('| wide |  | end |\n| --- | --- | --- |\n| tall | x |  |\n|  | y | z |');
  });
});

describe('the chart', () => {
  const chartOf = (fractions: readonly number[]): string => {
    const slices = fractions.map((fraction, i) => ({
      label: `s${i}`,
      amount: `${i}.00`,
      share: `${(fraction * 100).toFixed(2)}%`,
      fraction,
      figure: figure(`structure/${i}`),
      shareFigure: figure(`structure/${i}-share`),
    }));
    const words = { id: 'structure', title: 'T', description: 'D', columns: ['a', 'b', 'c'] } as const;
    const chart = { kind: 'pie', ...words, slices } as const;
    return renderHtml({ ...plain, blocks: [{ kind: 'chart', chart }] });
  };

  test('is a picture with a name and a description, and a table of the same', () => {
    const html = chartOf([0.75, 0.25]);
    expect(html).toMatch(
      /<svg role="img" aria-labelledby="chart-structure-svg" aria-describedby="chart-structure-desc"/,
    );
    expect(html).toContain('<title id="chart-structure-svg">T</title><desc id="chart-structure-desc">D</desc>');
    expect(html).toContain(
      '<td class="figure" data-figure="structure/1">1.00</td><td class="figure" data-figure="structure/1-share">25.00%</td>',
    );
  });

  test('no share is no picture', () => {
    expect(chartOf([0])).not.toContain('<svg');
    expect(chartOf([0])).toContain('data-figure="structure/0"');
  });
});

describe.each(['shuozhou-2026', 'short-english', 'mistakes'])('%s', (sample) => {
  const html = renderHtml(disclose(analyse(readSample(sample)).budget));

  test('is well formed: every element is closed where it was opened', () => {
    const open: string[] = [];
    const empty = new Set(['meta', 'br', 'col']);
    for (const [, end, name = '', self] of withoutStyle(html).matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!empty.has(name) && !self) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('no id stands twice, and no address but that of a mark of a chart and of its cell', () => {
    for (const name of ['id', 'data-figure']) {
      const values = [
        ...html.replace(/<g class="chart-mark"[^>]*>/g, '').matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')),
      ].map(([, value]) => value);
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([]);
    }
  });

  test('it loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/https?:|<script|<link|@import|url\((?!#)/i);
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none';`);
  });
});
