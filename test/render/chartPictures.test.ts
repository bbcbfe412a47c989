import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartsOf } from '../../server/document/chartsOf.ts';
import type { BarChart, Chart, Disclosure, LiveFigure, PieChart } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { chartSvg } from '../../server/render/chart/drawChart.ts';
import { hatchPath, rectangle, sector } from '../../server/render/chart/hatch.ts';
import { wrapped } from '../../server/render/chart/text.ts';
import { renderChart } from '../../server/render/html/renderChart.ts';
import { displayWidth } from '../../server/text/displayWidth.ts';
import { readSample } from '../support/parseCases.ts';
import { bodyIn, partIn, partsOf } from '../support/readDocx.ts';
import { readWorkbook } from '../support/readXlsx.ts';
import { allElements, elementsOf, readXml, type XmlElement } from '../support/readXml.ts';

const figure = (address: string): LiveFigure => ({
  address,
  origin: () => ({ kind: 'sum', parts: [] }),
});

function pie(fractions: readonly number[], label = (i: number): string => `科目${i}`): PieChart {
  const slices = fractions.map((fraction, i) => ({
    label: label(i),
    amount: `${i}.00`,
    share: `${(fraction * 100).toFixed(2)}%`,
    fraction,
    figure: figure(`charts/p/${i}`),
    shareFigure: figure(`charts/p/${i}-share`),
  }));
  return { kind: 'pie', id: 'charts/p', title: '图', description: '图。', columns: ['科目', '金额', '占比'], slices };
}

function bars(values: readonly (readonly number[])[], label = (i: number): string => `科目${i}`): BarChart {
  const groups = values.map((row, i) => {
    const cells = row.map((value, j) => ({ text: value.toFixed(2), figure: figure(`charts/b/${i}-${j}`) }));
    return { label: label(i), cells, bars: cells.map((cell, j) => ({ ...cell, value: row[j] ?? 0 })) };
  });
  const series = (values[0] ?? []).map((_, i) => `第${i + 1}列`);
  const words = { id: 'charts/b', title: '图', description: '图。', columns: ['科目', ...series], unit: '单位：万元' };
  return { kind: 'bars', ...words, series, groups };
}

function svgOf(chart: Chart): XmlElement {
  return readXml(chartSvg(chart));
}

const marksOf = (svg: XmlElement): XmlElement[] =>
  allElements(svg, 'g').filter(({ attributes }) => attributes['class'] === 'chart-mark');

/** The first shape of each mark. */
const shapesOf = (chart: Chart, name: 'path' | 'rect'): Readonly<Record<string, string>>[] =>
  marksOf(svgOf(chart)).map((mark) => elementsOf(mark, name)[0]?.attributes ?? {});

describe('a pie', () => {
  test('begins at the top, and a quarter ends where a quarter ends', () => {
    const [quarter, rest] = shapesOf(pie([0.25, 0.75]), 'path').map(({ d }) => d);
    expect(quarter).toBe('M0,-110A110,110,0,0,1,110,0L0,0Z');
    expect(rest).toBe('M110,0A110,110,0,1,1,0,-110L0,0Z');
  });

  test('one share is a whole circle, and a share of nothing has no slice', () => {
    const [whole] = shapesOf(pie([1, 0]), 'path').map(({ d }) => d);
    expect(whole).toBe('M0,-110A110,110,0,1,1,0,110A110,110,0,1,1,0,-110Z');
    expect(marksOf(svgOf(pie([1, 0])))).toHaveLength(1);
  });

  test('eight slices have colours and lines of their own', () => {
    const svg = svgOf(pie(Array.from({ length: 8 }, () => 0.125)));
    const looks = marksOf(svg).map((mark) => elementsOf(mark, 'path').map(({ attributes }) => attributes));
    expect(new Set(looks.map(([shape]) => shape?.['fill'])).size).toBe(8);
    expect(looks.map(([, hatch]) => hatch?.['class'])).toEqual([undefined, ...Array(7).fill('chart-hatch')]);
  });

  test('its lines stay within their slices, whatever these are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const areas = sector(from * 2 * Math.PI, to * 2 * Math.PI, 100);
        const path = hatchPath(areas, [
          { angle: -45, gap: 7 },
          { angle: 90, gap: 9 },
        ]);
        for (const [, x, y] of path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) {
          const [distance, turn] = [
            Math.hypot(Number(x), Number(y)),
            Math.atan2(Number(x), -Number(y)) / (2 * Math.PI),
          ];
          expect(distance).toBeLessThan(100.02);
          const share = turn < 0 ? turn + 1 : turn;
          // A length of 0.01 is the more of a turn, the nearer to the middle it is.
          const near = 0.02 / Math.max(distance, 0.02);
          const isWithin = [share, share - 1, share + 1].some((each) => each > from - near && each < to + near);
          expect(isWithin).toBe(true);
        }
      }),
    );
  });

  test('a quarter is hatched from edge to edge', () => {
    const lines = hatchPath(sector(0, Math.PI / 2, 50), [{ angle: 0, gap: 20 }]);
    expect(lines).toBe('M0,-40L30,-40M0,-20L45.83,-20M0,0L50,0');
    expect(hatchPath([rectangle(1, 1, 10, 8)], [{ angle: 90, gap: 4 }])).toBe('M8,1L8,9M4,1L4,9');
  });
});

describe('bars', () => {
  const numbers = (chart: Chart): { x: number; y: number; width: number; height: number }[] =>
    shapesOf(chart, 'rect').map(({ x, y, width, height }) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }));

  test('are as long as their amounts, to the left where these are below zero', () => {
    const [more, less, none] = numbers(bars([[30, -10, 0]]));
    expect(more?.width).toBeCloseTo(3 * (less?.width ?? 0), 0);
    expect((less?.x ?? 0) + (less?.width ?? 0)).toBeCloseTo(more?.x ?? 0, 1);
    expect(none).toMatchObject({ width: 0, x: more?.x });
  });

  test('lie below each other, group by group', () => {
    const found = numbers(
      bars([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    );
    const gaps = found.slice(1).map(({ y }, i) => y - (found[i]?.y ?? 0) - (found[i]?.height ?? 0));
    for (const [i, gap] of gaps.entries()) expect(gap).toBeCloseTo(i % 2 === 0 ? 0 : (gaps[1] ?? 0), 1);
    expect(gaps[1]).toBeGreaterThan(5);
  });

  test('have round numbers below them', () => {
    const texts = allElements(svgOf(bars([[1234567.89], [-2.5]])), 'text').map(({ children }) => children.join(''));
    expect(texts).toEqual(expect.arrayContaining(['0', '500,000', '1,000,000', '1,500,000', '1234567.89', '-2.50']));
  });

  const amount = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((value) => value === 0 || Math.abs(value) >= 1e-9),
    fc.constantFrom(0, 1e-9, -1e-9, 0.005, 1e15),
  );
  test('of any amounts are in the picture', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (values, label) => {
          const chart = bars(values, () => label);
          const { width, height } = svgOf(chart).attributes;
          for (const bar of numbers(chart)) {
            expect(bar.x).toBeGreaterThanOrEqual(0);
            expect(bar.width).toBeGreaterThanOrEqual(0);
            expect(bar.x + bar.width).toBeLessThanOrEqual(Number(width));
            expect(bar.y + bar.height).toBeLessThanOrEqual(Number(height));
          }
          expect(chartSvg(chart)).not.toMatch(/NaN|Infinity/);
        },
      ),
    );
  });
});

describe('a name', () => {
  test.each([
    ['一般公共服务支出', ['一般公共服务', '支出']],
    ['甲乙丙丁戊己庚辛壬癸甲乙丙丁', ['甲乙丙丁戊己', '庚辛壬癸甲…']],
    ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷', ['𠮷𠮷𠮷𠮷𠮷𠮷', '𠮷']],
    ['a\r\n b', ['a b']],
    ['', ['']],
  ])('%j of two lines of twelve', (text, lines) => {
    expect(wrapped(text, 12, 2)).toEqual(lines);
  });

  test('any name fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = wrapped(text, 12, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('a picture', () => {
  const samples = ['shuozhou-2026', 'short-english', 'mistakes'].flatMap((name) =>
    chartsOf(analyse(readSample(name)).budget),
  );
  const hostile = `</title><script>alert("1")</script>'&\u0007\ud800`;
  const all = [...samples, pie([0.5, 0.5], () => hostile), { ...bars([[1, 2]], () => hostile), title: hostile }];

  test.each(all.map((chart) => [chart.title, chart] as const))('%s needs nothing else and runs nothing', (_, chart) => {
    const svg = svgOf(chart);
    expect(svg.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
    const names = new Set<string>();
    const attributes = new Set<string>();
    const visit = (element: XmlElement): void => {
      names.add(element.name);
      for (const name of Object.keys(element.attributes)) attributes.add(name);
      for (const child of elementsOf(element)) visit(child);
    };
    visit(svg);
    const known = 'svg title desc path rect line g text'.split(' ');
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    const plain =
      'xmlns font-family font-size role aria-labelledby aria-describedby viewBox width height id class d x y x1 x2 y1 y2 fill stroke text-anchor transform data-figure';
    expect([...attributes].filter((name) => !plain.split(' ').includes(name))).toEqual([]);
    expect(chartSvg(chart)).not.toMatch(/url\(|href|style=/);
  });

  test('has its title and its description, and a title for each mark', () => {
    const svg = svgOf(pie([0.75, 0.25]));
    expect(svg.attributes).toMatchObject({
      role: 'img',
      'aria-labelledby': 'chart-charts-p-svg',
      'aria-describedby': 'chart-charts-p-desc',
    });
    expect(elementsOf(svg).slice(0, 2)).toMatchObject([
      { name: 'title', attributes: { id: 'chart-charts-p-svg' }, children: ['图'] },
      { name: 'desc', attributes: { id: 'chart-charts-p-desc' }, children: ['图。'] },
    ]);
    expect(marksOf(svg).map((mark) => elementsOf(mark, 'title')[0]?.children[0])).toEqual([
      '科目0 0.00（75.00%）',
      '科目1 1.00（25.00%）',
    ]);
  });

  test('each mark in the page is of a figure of the table below, and no id stands twice', () => {
    const html = samples.slice(0, 4).map(renderChart).join('');
    const marks = [...html.matchAll(/<g class="chart-mark" data-figure="([^"]*)"/g)].map(([, address]) => address);
    expect(marks.length).toBeGreaterThan(10);
    for (const address of marks) expect(html).toContain(`<td class="figure" data-figure="${address}">`);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('bars in an export', () => {
  const chart: BarChart = { ...bars([[3.5], [-1.25]]), description: '图：甲3.50。' };
  const sample = disclose(analyse('').budget);
  const document: Disclosure = { ...sample, blocks: [{ kind: 'chart', chart }] };
  const pointsOf = (part: XmlElement, name: 'c:cat' | 'c:val'): unknown[] =>
    allElements(part, name).map((list) => allElements(list, 'c:v').map(({ children }) => children.join('')));

  test('Word draws them, and they say what they show', async () => {
    const parts = await partsOf(document);
    const drawn = partIn(parts, 'word/charts/chart1.xml');
    expect(allElements(drawn, 'c:barDir')[0]?.attributes['val']).toBe('bar');
    expect(pointsOf(drawn, 'c:cat')[0]).toEqual(['科目0', '科目1']);
    expect(pointsOf(drawn, 'c:val')).toEqual([['3.5', '-1.25']]);
    const places = allElements(drawn, 'c:tickLblPos').map(({ attributes }) => attributes['val']);
    expect(places).toEqual(['low', 'nextTo']);
    expect(allElements(bodyIn(parts), 'wp:docPr')[0]?.attributes['descr']).toBe('图：甲3.50。');
  });

  test('Excel draws them from the cells of their amounts', async () => {
    const two = chartsOf(analyse(readSample('short-english')).budget).find(({ id }) => id === 'charts/part');
    if (two?.kind !== 'bars') throw new Error('no chart of parts');
    const { parts } = await readWorkbook({ ...sample, blocks: [{ kind: 'chart', chart: two }] });
    const drawn = partIn(parts, 'xl/charts/chart2.xml');
    const formulas = allElements(drawn, 'c:f').map(({ children }) => children.join('').replace(/^.*!/, ''));
    expect(formulas).toEqual(['$B$2', '$A$3:$A$5', '$B$3:$B$5', '$D$2', '$A$3:$A$5', '$D$3:$D$5']);
    expect(pointsOf(drawn, 'c:val')).toEqual([
      ['292.31', '292.31', '0'],
      ['103.64', '8.04', '95.6'],
    ]);
    const frame = allElements(partIn(parts, 'xl/drawings/drawing2.xml'), 'xdr:cNvPr')[0];
    expect(frame?.attributes['descr']).toBe(two.description);
  });
});
