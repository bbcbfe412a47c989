import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineItems } from '../../client/preview/page/outlineItems.ts';
import { type Box, pageBreaks, pageCount } from '../../client/preview/page/pageBreaks.ts';
import { hitsIn, plain, searchText } from '../../client/preview/page/searchText.ts';
import { zoomFactors, zoomStep } from '../../client/preview/page/zoom.ts';
import { readPageState, withAddress, withPlace } from '../../client/preview/pageState.ts';
import { filledIn, pageStrings } from '../../client/preview/pageStrings.ts';
import type { PreviewPart } from '../../server/lsp/protocol/previewProtocol.ts';

const found = (shown: string, wanted: string): readonly string[] =>
  hitsIn(searchText(shown), plain(wanted)).map(([from, to]) => shown.slice(from, to));

describe('search', () => {
  test.each([
    ['合计 1,234.56 万元', '1234.56', ['1,234.56']],
    ['合计 1234.56 万元', '1,234.56', ['1234.56']],
    ['合计 12,345,678.00 元', '12345678', ['12,345,678']],
    ['合计１，２３４．５６万元', '1234.56', ['１，２３４．５６']],
    ['合计1,234.56', '１２３４．５６', ['1,234.56']],
    ['减少-9.99，−9.99', '-9.99', ['-9.99', '−9.99']],
    ['Excel excel ＥＸＣＥＬ', 'excel', ['Excel', 'excel', 'ＥＸＣＥＬ']],
    ['𠮷林局、𠮷林路', '𠮷林', ['𠮷林', '𠮷林']],
    ['（一）合计', '(一)', ['（一）']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['招商引资', '招商局', []],
    ['招商引资', '', []],
  ])('%s has %s', (shown, wanted, hits) => {
    expect(found(shown, wanted)).toEqual(hits);
  });

  test('a comma between others than thousands is searched for', () => {
    expect(found('30101,30102', '30101,30102')).toEqual(['30101,30102']);
    expect(found('30101,30102', '3010130102')).toEqual([]);
    expect(found('1,2345', '12345')).toEqual([]);
  });

  test('a character that is several narrow ones is found as a whole', () => {
    expect(found('面积㎡合计', 'm2')).toEqual(['㎡']);
    expect(found('面积㎡合计', 'm')).toEqual(['㎡']);
  });

  test('every piece of a text is found in it', () => {
    const texts = fc.string({
      unit: fc.constantFrom('1', '2', ',', '，', '.', '合', '𠮷', 'Ａ', 'a', '㎡', ' '),
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, (shown) => {
        for (const [from, to] of hitsIn(searchText(shown), plain('a')))
          expect(['Ａ', 'a']).toContain(shown.slice(from, to));
        expect(searchText(shown).offsets).toHaveLength(plain(shown).length + 1);
      }),
    );
  });
});

const size = { room: 100, between: 20 };

/** Boxes one below the other, of some heights. */
function stacked(heights: readonly (number | (Partial<Box> & { readonly height: number }))[]): Box[] {
  let top = 0;
  return heights.map((given) => {
    const { height, ...rest } = typeof given === 'number' ? { height: given } : given;
    const box = { top, bottom: top + height, keepsNext: false, repeated: 0, ...rest };
    top += height;
    return box;
  });
}

/** A paragraph of so many lines of 10 that begins at a height. */
const paragraph = (top: number, lines: number) => ({
  height: lines * 10,
  lines: () => Array.from({ length: lines }, (_, i) => top + i * 10),
});

describe('page breaks', () => {
  test('what fits stays on one page', () => {
    const boxes = stacked([40, 60]);
    expect(pageBreaks(boxes, size)).toEqual([]);
    expect(pageCount(boxes, [], size)).toBe(1);
  });

  test('a row that does not fit goes to the next page, below the heading of its table', () => {
    const boxes = stacked([{ height: 15, keepsNext: true }, 40, { height: 50, repeated: 15 }]);
    const breaks = pageBreaks(boxes, size);
    expect(breaks).toEqual([{ box: 2, line: 0, from: 55, shift: 120 + 15 - 55 }]);
    expect(pageCount(boxes, breaks, size)).toBe(2);
  });

  test('a heading goes with what it stands above', () => {
    const boxes = stacked([70, { height: 10, keepsNext: true }, { height: 10, keepsNext: true }, 30]);
    expect(pageBreaks(boxes, size)).toEqual([{ box: 1, line: 0, from: 70, shift: 50 }]);
  });

  test('headings that fill a page alone are left where they are', () => {
    const boxes = stacked([{ height: 10, keepsNext: true }, 95]);
    expect(pageBreaks(boxes, size)).toEqual([{ box: 1, line: 0, from: 10, shift: 110 }]);
  });

  test('a paragraph is broken between lines, two of which stand together at least', () => {
    expect(pageBreaks(stacked([70, paragraph(70, 6)]), size)).toEqual([{ box: 1, line: 3, from: 100, shift: 20 }]);
    expect(pageBreaks(stacked([70, paragraph(70, 4)]), size)).toEqual([{ box: 1, line: 2, from: 90, shift: 30 }]);
    expect(pageBreaks(stacked([70, paragraph(70, 3)]), size)).toEqual([]);
    expect(pageBreaks(stacked([80, paragraph(80, 3)]), size)).toEqual([{ box: 1, line: 0, from: 80, shift: 40 }]);
  });

  test('a paragraph of several pages is broken several times', () => {
    const boxes = stacked([50, paragraph(50, 25)]);
    const breaks = pageBreaks(boxes, size);
    expect(breaks.map(({ line, from }) => [line, from])).toEqual([
      [5, 100],
      [15, 220],
    ]);
    expect(pageCount(boxes, breaks, size)).toBe(3);
  });

  test('what is higher than a page begins one, and what follows stands right below', () => {
    const boxes = stacked([30, 150, 30]);
    const breaks = pageBreaks(boxes, size);
    expect(breaks).toEqual([{ box: 1, line: 0, from: 30, shift: 90 }]);
    expect(pageCount(boxes, breaks, size)).toBe(3);
  });

  test('nothing crosses the end of a page that fits on one, and nothing moves up', () => {
    const boxes = fc.array(fc.record({ height: fc.integer({ min: 1, max: 60 }), keepsNext: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(boxes, (heights) => {
        const all = stacked(heights);
        const breaks = pageBreaks(all, size);
        let shift = 0;
        all.forEach(({ top, bottom }, i) => {
          for (const { box, shift: moved } of breaks) if (box === i) shift += moved;
          expect((top + shift) % 120).toBeLessThanOrEqual(100);
          expect(((top + shift) % 120) + bottom - top).toBeLessThanOrEqual(100);
        });
        expect(breaks.every(({ shift: moved }) => moved > 0)).toBe(true);
      }),
    );
  });
});

describe('what the page remembers', () => {
  const place = { part: 't3', partTop: 12, figure: 't3/2011308/basic', figureTop: 40 };

  test('of a value that is no state nothing is used', () => {
    const fresh = { uri: null, view: 'document', unit: null, base: null, mode: 'continuous', zoom: 'fit', places: {} };
    for (const value of [undefined, null, 1, 'x', [], {}]) expect(readPageState(value)).toMatchObject(fresh);
  });

  test('what can be used of an older state is', () => {
    const old = { uri: 'file:///a.budget', view: 'tables', zoom: 1e9, mode: 'pages', places: { a: { sheet: 't1' } } };
    expect(readPageState(old)).toMatchObject({
      uri: 'file:///a.budget',
      view: 'document',
      zoom: 'fit',
      mode: 'pages',
      places: {},
    });
  });

  test('a state that was kept is read as it was', () => {
    const state = withPlace({ ...readPageState({}), view: 'findings', unit: '元', zoom: 150 }, 'file:///a', place);
    expect(readPageState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('whoever reads on in a document is at the new place', () => {
    const there = withPlace(readPageState({}), 'file:///a', place);
    expect(withPlace(there, 'file:///a', { ...place })).toBe(there);
    const further = { ...place, partTop: place.partTop + 1 };
    expect(withPlace(there, 'file:///a', further).places['file:///a']).toEqual(further);
    expect(withPlace(withPlace(there, 'file:///b', place), 'file:///a', place).uri).toBe('file:///a');
  });

  test('what is remembered of a document stays with it where that gets another address', () => {
    const draft = { uri: 'file:///a', address: 't6/30101/total', text: '16.46' };
    const seen = withPlace(withPlace({ ...readPageState({}), draft }, 'file:///a', place), 'file:///b', place);
    const moved = withAddress(seen, 'file:///a', 'file:///c');
    expect(moved).toEqual({ ...seen, draft: { ...draft, uri: 'file:///c' }, places: moved.places });
    expect(moved.places).toEqual({ 'file:///b': place, 'file:///c': place });
    expect(withAddress(moved, 'file:///a', 'file:///d')).toEqual(moved);
  });

  test('the places of the twenty documents seen last are kept', () => {
    let state = readPageState({});
    for (let i = 0; i < 25; i++) state = withPlace(state, `file:///${i}`, place);
    state = withPlace(state, 'file:///7', place);
    expect(Object.keys(state.places)).toHaveLength(20);
    expect(Object.keys(state.places).at(-1)).toBe('file:///7');
    expect(state.uri).toBe('file:///7');
    expect(state.places['file:///4']).toBeUndefined();
  });
});

describe('zoom', () => {
  test('goes by steps', () => {
    expect([zoomStep(100, 1), zoomStep(100, -1), zoomStep(83, 1), zoomStep(83, -1)]).toEqual([110, 90, 90, 80]);
    expect([zoomStep(400, 1), zoomStep(25, -1)]).toEqual([400, 25]);
  });

  test('fits pages to the width, each orientation for itself, and never enlarges', () => {
    expect(zoomFactors('fit', 'pages', 397)).toEqual({ portrait: 0.5, landscape: 0.353 });
    expect(zoomFactors('fit', 'pages', 2000)).toEqual({ portrait: 1, landscape: 1 });
    expect(zoomFactors('fit', 'continuous', 300)).toEqual({ portrait: 1, landscape: 1 });
    expect(zoomFactors(150, 'pages', 300)).toEqual({ portrait: 1.5, landscape: 1.5 });
  });
});

const part = (id: string, level: 1 | 2 | 3, title: string, label = ''): PreviewPart => ({
  id,
  level,
  title,
  label,
  kind: 'sheet',
  state: 'holds',
  startsPage: true,
  landscape: false,
  html: '',
  rows: [],
});

describe('the list of parts', () => {
  const parts = [
    part('part-1', 1, '第一部分 概况'),
    part('part-2', 1, '第二部分 报表'),
    part('t1', 2, '收支总表', '表一'),
    part('t3', 2, '支出总表', '表三'),
    part('note', 3, '说明'),
    part('part-3', 1, '第三部分 情况说明'),
  ];
  const shown = (filter: string, folded: readonly string[] = []) =>
    outlineItems(parts, { filter, folded: new Set(folded) }).map(
      ({ part: { id }, level, position, size: count, isFolded }) =>
        `${id} ${level} ${position}/${count} ${isFolded ?? '-'}`,
    );

  test('is a tree', () => {
    expect(shown('')).toEqual([
      'part-1 1 1/3 -',
      'part-2 1 2/3 false',
      't1 2 1/2 -',
      't3 2 2/2 false',
      'note 3 1/1 -',
      'part-3 1 3/3 -',
    ]);
  });

  test('folds', () => {
    expect(shown('', ['part-2', 't3'])).toEqual(['part-1 1 1/3 -', 'part-2 1 2/3 true', 'part-3 1 3/3 -']);
  });

  test('is filtered by label and title, with what stands above, whatever is folded', () => {
    expect(shown('表三', ['part-2'])).toEqual(['part-2 1 1/1 false', 't3 2 1/1 false']);
    expect(shown('nothing')).toEqual([]);
  });
});

describe('the texts of the page', () => {
  test('are in both languages, with the same places to fill in', () => {
    const [zh, en] = [pageStrings('zh-CN'), pageStrings('en')];
    const places = (text: string) => text.match(/\{\d\}/g) ?? [];
    for (const [key, text] of Object.entries(zh)) {
      const other = Object.entries(en).find(([name]) => name === key)?.[1] ?? '';
      expect(places(text).sort(), key).toEqual([...places(other)].sort());
      expect(/\p{Script=Han}/u.test(other), key).toBe(false);
    }
  });

  test('are filled in', () => {
    expect(filledIn('{1} of {0}, {2}', 'a', 2)).toBe('2 of a, {2}');
  });
});
