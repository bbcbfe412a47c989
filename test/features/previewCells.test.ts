import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageMessage } from '../../client/preview/messages.ts';
import {
  blocksHtml,
  blocksText,
  type CopiedBlock,
  type CopiedCell,
  copiedHtml,
  copiedText,
} from '../../client/preview/page/cells/copied.ts';
import { FigureStore } from '../../client/preview/page/cells/FigureStore.ts';
import {
  cellAt,
  cellsIn,
  type Grid,
  type GridPosition,
  layOut,
  rangeBetween,
  wholeOf,
} from '../../client/preview/page/cells/Grid.ts';
import { type Move, moved, moveOf } from '../../client/preview/page/cells/move.ts';
import { sumOf } from '../../client/preview/page/cells/sumOf.ts';
import { lineText } from '../../client/preview/page/panes/lineText.ts';
import { backTo, followed, named, shownOf } from '../../client/preview/page/panes/Trail.ts';
import { textsIn } from '../../client/preview/page/panes/texts.ts';

/** A table as a person draws it: `a` twice in a row, or one below the other, is one merged cell; a dot is a hole. */
function drawn(...lines: readonly string[]): Grid<string> {
  const rows = lines.map((line) => line.split(' '));
  const seen = new Set<string>();
  return layOut(
    rows.map((names, row) =>
      names.flatMap((cell, column) => {
        if (cell === '.' || seen.has(cell)) return [];
        seen.add(cell);
        const colSpan = names.slice(column).findIndex((name) => name !== cell);
        const rowSpan = rows.slice(row).findIndex((below) => below[column] !== cell);
        return [
          {
            cell,
            colSpan: colSpan < 0 ? names.length - column : colSpan,
            rowSpan: rowSpan < 0 ? rows.length - row : rowSpan,
          },
        ];
      }),
    ),
  );
}

const step = (rows: -1 | 0 | 1, columns: -1 | 0 | 1): Move => ({ kind: 'step', rows, columns });
const leap = (rows: -1 | 0 | 1, columns: -1 | 0 | 1): Move => ({ kind: 'leap', rows, columns });
const nameAt = (grid: Grid<string>, at: GridPosition) => cellAt(grid, at)?.cell;

describe('the cells of a table in their places', () => {
  // The head of 表二: 项目 over two columns, 本年收入 over three, 上年结转 two rows high.
  const head = drawn('项 项 年 年 年 结', '码 名 合 般 基 结', '一 服 1 2 3 4');

  test('merged cells push the others aside as in html', () => {
    expect(head.rows).toBe(3);
    expect(head.columns).toBe(6);
    expect(head.places.get('结')).toMatchObject({ top: 0, bottom: 2, left: 5, right: 6 });
    expect(head.places.get('4')).toMatchObject({ top: 2, left: 5 });
  });

  test('a span beyond the last row ends with it, and a short row leaves holes', () => {
    const grid = layOut([[{ cell: 'a', rowSpan: 9, colSpan: 1 }], [{ cell: 'b', rowSpan: 1, colSpan: 2 }], []]);
    expect(grid.places.get('a')?.bottom).toBe(3);
    expect(grid.places.get('b')).toMatchObject({ left: 1, right: 3 });
    expect(nameAt(grid, { row: 2, column: 1 })).toBeUndefined();
  });

  test('a range widens until it cuts through no merged cell', () => {
    expect(rangeBetween(head, { row: 1, column: 1 }, { row: 0, column: 2 })).toEqual({
      top: 0,
      left: 0,
      bottom: 2,
      right: 5,
    });
    expect(rangeBetween(head, { row: 1, column: 4 }, { row: 1, column: 5 })).toEqual({
      top: 0,
      left: 2,
      bottom: 2,
      right: 6,
    });
    expect(rangeBetween(head, { row: 2, column: 3 }, { row: 2, column: 2 })).toEqual({
      top: 2,
      left: 2,
      bottom: 3,
      right: 4,
    });
  });

  test('every cell of a range is there once', () => {
    expect(cellsIn(head, wholeOf(head)).map(({ cell }) => cell)).toEqual([...'项年结码名合般基一服1234']);
  });

  test('no spans make fields overlap', () => {
    const spans = fc.array(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(spans, (rows) => {
        const grid = layOut(
          rows.map((cells, row) => cells.map(([rowSpan, colSpan], i) => ({ cell: `${row}/${i}`, rowSpan, colSpan }))),
        );
        const top = (cell: string): number => grid.places.get(cell)?.top ?? -1;
        for (const cell of grid.places.keys()) expect(top(cell)).toBe(Number(cell.split('/')[0]));
      }),
    );
  });
});

describe('moving among them', () => {
  const grid = drawn('a a b', 'c d b', 'e f .', 'g h i');
  const filled = () => true;

  test('a merged cell is one step, and one leaves it in the row in which one came', () => {
    const inB = moved(grid, { row: 1, column: 1 }, step(0, 1), filled);
    expect(nameAt(grid, inB)).toBe('b');
    expect(nameAt(grid, moved(grid, inB, step(0, -1), filled))).toBe('d');
    expect(nameAt(grid, moved(grid, { row: 1, column: 1 }, step(-1, 0), filled))).toBe('a');
  });

  test('a hole is passed over and an edge ends the way', () => {
    expect(nameAt(grid, moved(grid, { row: 1, column: 2 }, step(1, 0), filled))).toBe('i');
    expect(nameAt(grid, moved(grid, { row: 2, column: 1 }, step(0, 1), filled))).toBe('f');
    expect(moved(grid, { row: 0, column: 0 }, step(-1, 0), filled)).toEqual({ row: 0, column: 0 });
    expect(moved(grid, { row: 3, column: 2 }, step(0, 1), filled)).toEqual({ row: 3, column: 2 });
  });

  test('the ends of the row and of the table', () => {
    const from = { row: 1, column: 1 };
    expect(nameAt(grid, moved(grid, from, { kind: 'rowStart' }, filled))).toBe('c');
    expect(nameAt(grid, moved(grid, from, { kind: 'rowEnd' }, filled))).toBe('b');
    expect(nameAt(grid, moved(grid, from, { kind: 'start' }, filled))).toBe('a');
    expect(nameAt(grid, moved(grid, from, { kind: 'end' }, filled))).toBe('i');
  });

  test('Ctrl and an arrow go to the edge of what is filled, as in a spreadsheet', () => {
    const row = drawn('1 2 _ 5 6');
    const isFilled = (cell: string): boolean => cell !== '_';
    const to = (column: number, columns: 1 | -1): number =>
      moved(row, { row: 0, column }, leap(0, columns), isFilled).column;
    expect(to(0, 1)).toBe(1);
    expect(to(1, 1)).toBe(3);
    expect(to(3, 1)).toBe(4);
    expect(to(4, -1)).toBe(3);
    expect(to(3, -1)).toBe(1);
    expect(to(0, -1)).toBe(0);
    expect(to(2, 1)).toBe(3);
  });

  test('from anywhere every move ends in a cell', () => {
    const moves: readonly Move[] = [
      ...([-1, 1] as const).flatMap((way) => [step(way, 0), step(0, way), leap(way, 0), leap(0, way)]),
      { kind: 'rowStart' },
      { kind: 'rowEnd' },
      { kind: 'start' },
      { kind: 'end' },
    ];
    for (const { top: row, left: column } of grid.places.values()) {
      for (const move of moves) expect(nameAt(grid, moved(grid, { row, column }, move, filled))).toBeDefined();
    }
  });

  test('keys', () => {
    const key = (name: string, ctrlKey = false) => moveOf({ key: name, ctrlKey, metaKey: false });
    expect(key('ArrowDown')).toEqual(step(1, 0));
    expect(key('ArrowLeft', true)).toEqual(leap(0, -1));
    expect(key('Home')).toEqual({ kind: 'rowStart' });
    expect(key('End', true)).toEqual({ kind: 'end' });
    expect(key('a')).toBeUndefined();
  });
});

describe('what is copied', () => {
  const grid = drawn('项 项 额', '0631 名"一 1,234.56', '2011308 甲\n乙 -0.50', '空 35.1% 12');
  const numbers = new Set(['1,234.56', '-0.50', '35.1%', '12']);
  const read = (text: string): CopiedCell => {
    if (text === '项' || text === '额') return { text, kind: 'heading' };
    return { text: text === '空' ? '' : text, kind: numbers.has(text) ? 'number' : 'text' };
  };

  test('as text: tabs, merged cells in their first field, a line break kept in its cell', () => {
    const lines = ['项\t\t额', '0631\t"名""一"\t1,234.56', '2011308\t"甲\n乙"\t-0.50', '\t35.1%\t12'];
    expect(copiedText(grid, wholeOf(grid), read)).toBe(lines.join('\r\n'));
  });

  test('as html: codes stay texts, numbers are numbers, borders and merged cells are there', () => {
    const html = copiedHtml(grid, wholeOf(grid), read);
    expect(html).toContain('<td colspan="2" ');
    expect(html).toMatch(/mso-number-format:'\\@'[^>]*>0631</);
    expect(html).toMatch(/mso-number-format:'\\@'[^>]*>2011308</);
    expect(html).toMatch(/mso-number-format:'\\#\\,\\#\\#0\.00'[^>]*>1,234\.56</);
    expect(html).toMatch(/mso-number-format:Percent[^>]*>35\.1%</);
    expect(html).toMatch(/mso-number-format:'\\#\\,\\#\\#0'[^>]*>12</);
    expect(html).toContain('甲<br style="mso-data-placement:same-cell">乙');
    expect(html.match(/border:\.5pt/g)).toHaveLength(11);
  });

  test('what a text holds is no html', () => {
    const evil = drawn('<img/src=x>&');
    const html = copiedHtml(evil, wholeOf(evil), (text) => ({ text, kind: 'text' }));
    expect(html).toContain('&lt;img/src=x&gt;&amp;');
    expect(html).not.toContain('<img');
  });

  test('of a merged cell only the part in the range', () => {
    const range = { top: 0, left: 1, bottom: 2, right: 3 };
    expect(copiedText(grid, range, read)).toBe('项\t额\r\n"名""一"\t1,234.56');
    expect(copiedHtml(grid, range, read)).not.toContain('colspan');
  });
});

describe('a text that reaches over a table', () => {
  const grid = drawn('类 类 额', '0631 甲 1', '208 乙 2', '注 注 注');
  const read = (text: string): CopiedCell => ({ text, kind: /^\d$/.test(text) ? 'number' : 'text' });
  const blocks: readonly CopiedBlock<string>[] = [
    { kind: 'paragraph', text: '单位：<万元>\n第二行' },
    { kind: 'rows', grid, range: { top: 0, left: 0, bottom: 3, right: 3 } },
    { kind: 'paragraph', text: '后文' },
  ];

  test('is copied as lines in which each figure stays in its column', () => {
    const lines = ['单位：<万元>', '第二行', '类\t\t额', '0631\t甲\t1', '208\t乙\t2', '后文'];
    expect(blocksText(blocks, read)).toBe(lines.join('\r\n'));
  });

  test('is copied as paragraphs and a table, with nothing of how the screen looks', () => {
    const html = blocksHtml(blocks, read);
    expect(html).toContain('<p>单位：&lt;万元&gt;<br>第二行</p><table ');
    expect(html).toMatch(/mso-number-format:'\\@'[^>]*>0631</);
    expect(html).toMatch(/<\/table><p>后文<\/p>$/);
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).not.toMatch(/color|font-family/);
  });
});

describe('the sum of what is selected', () => {
  test('exact, with separators and the most decimals', () => {
    expect(sumOf(['0.10', '0.20'])).toEqual({ count: 2, sum: '0.30' });
    expect(sumOf(['999,999.99', '0.01', '', '招商引资'])).toEqual({ count: 2, sum: '1,000,000.00' });
    expect(sumOf(['200,000', '1.5'])).toEqual({ count: 2, sum: '200,001.5' });
    expect(sumOf(['-0.50', '−0.25', '0.5'])).toEqual({ count: 3, sum: '-0.25' });
    expect(sumOf(['90071992547409.93', '0.01'])?.sum).toBe('90,071,992,547,409.94');
  });

  test('one number is no sum, and a share or a bad grouping is no number', () => {
    expect(sumOf(['1.00'])).toBeUndefined();
    expect(sumOf(['35.1%', '12,34'])).toBeUndefined();
    expect(sumOf([])).toBeUndefined();
  });

  test('it is that of the numbers, however they are written', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 2 });
    const format = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(cents, (all) => {
        const sum = sumOf(all.map((value) => format.format(value / 100)))?.sum ?? '';
        expect(Math.round(Number(sum.replaceAll(',', '')) * 100)).toBe(all.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

describe('the way through a derivation', () => {
  const total = { address: 't1/total', label: '支出总计' };
  const basic = { address: '#basic', label: '基本支出' };
  const item = { address: '#30101', label: '30101 基本工资' };

  test('goes on, back, and back where it came through before', () => {
    const way = followed(followed([total], basic), item);
    expect(way.map(({ address }) => address)).toEqual(['t1/total', '#basic', '#30101']);
    expect(backTo(way, 1)).toEqual([total, basic]);
    expect(followed(way, basic)).toEqual([total, basic]);
    expect(followed(way, total)).toEqual([total]);
    expect(shownOf(way)).toBe('#30101');
    expect(shownOf([])).toBeUndefined();
  });

  test('learns the name of its last step', () => {
    expect(named([{ address: 'a', label: 'a' }], '表一 · 合计')).toEqual([{ address: 'a', label: '表一 · 合计' }]);
    expect(named([], 'x')).toEqual([]);
  });
});

describe('asking about figures', () => {
  test('a held key asks about the first and the last', async () => {
    const posted: PageMessage[] = [];
    const store = new FigureStore((message) => posted.push(message));
    for (const address of ['a', 'b', 'c']) store.select(address);
    await new Promise((done) => setTimeout(done, 150));
    expect(posted).toEqual([
      { type: 'select', address: 'a', goTo: true },
      { type: 'select', address: 'c', goTo: true },
    ]);
    expect(store.asked).toBe('c');
  });

  test('what was asked before is not told', () => {
    const store = new FigureStore(() => {});
    const told: string[] = [];
    store.onFigure(({ address }) => told.push(address));
    store.select('a');
    store.look('b');
    store.receive({ type: 'figure', address: 'a', derivation: null });
    store.receive({ type: 'figure', address: 'b', derivation: null });
    expect(told).toEqual(['b']);
    expect(store.derivation('a')).toBeUndefined();
    expect(store.derivation('b')).toBeNull();
  });

  test('what is known is of the text as it was told; to look at it leaves the text where it is', () => {
    const posted: object[] = [];
    const store = new FigureStore((message) => posted.push(message));
    store.look('a');
    expect(posted).toEqual([{ type: 'select', address: 'a', goTo: false }]);
    expect([store.isAwaited('a'), store.isAwaited('b'), store.isCurrent('a')]).toEqual([true, false, false]);
    store.receive({ type: 'figure', address: 'a', derivation: null });
    expect([store.isAwaited('a'), store.isCurrent('a'), store.isCurrent('b')]).toEqual([false, true, false]);
    store.outdate();
    expect([store.derivation('a'), store.isCurrent('a')]).toEqual([null, false]);
    store.receive({ type: 'figure', address: 'a', derivation: null });
    expect(store.isCurrent('a')).toBe(true);
    store.look('a');
    store.forget();
    expect([store.asked, store.derivation('a'), store.isAwaited('')]).toEqual(['', undefined, false]);
  });
});

test('a place is told by its line, and by its file where that is another one', () => {
  const range = { start: { line: 11, character: 0 }, end: { line: 11, character: 4 } };
  const at = (uri: string) => lineText({ uri, range }, 'file:///b/a.budget', textsIn('zh-CN'));
  expect(at('file:///b/a.budget')).toBe('第 12 行');
  expect(at('file:///b/%E9%A1%B9%E7%9B%AE.budget')).toBe('项目.budget 第 12 行');
  expect(at('file:///b/%E9.budget')).toBe('%E9.budget 第 12 行');
  expect(lineText({ uri: 'x', range }, 'x', textsIn('en'))).toBe('line 12');
});
