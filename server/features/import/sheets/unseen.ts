import type { Localized } from '../../../language/schema.ts';
import { columnName } from '../../../render/xlsx/grid.ts';
import { isFilled, type Row } from '../../paste/plainRows.ts';
import { attributeIn, elements } from './elements.ts';

/** What of a sheet says something and is not shown: hidden, filtered away, folded up, or in a format that shows nothing. */
export interface Unseen {
  /** Their numbers, from 1. */
  readonly rows: readonly number[];
  /** Their letters. */
  readonly columns: readonly string[];
  /** The places of single cells, `C4`. */
  readonly cells: readonly string[];
}

/** `rows` have the cells of a sheet in their places, of which the formats of some show nothing. */
export function unseenIn(sheet: string, rows: readonly Row[], cells: readonly string[]): Unseen {
  const hiddenRows: number[] = [];
  let number = 0;
  for (const { attributes } of elements(sheet, 'row')) {
    number = Number(attributeIn(attributes, 'r') ?? number + 1);
    if (isHidden(attributes) && isFilled(rows[number - 1] ?? [])) hiddenRows.push(number);
  }
  const hidden = hiddenColumns(
    sheet,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const filled = new Set<number>();
  for (const row of rows)
    for (const [column, { text }] of row.entries()) if (text && hidden.has(column)) filled.add(column);
  return { rows: hiddenRows, columns: [...filled].sort((a, b) => a - b).map(columnName), cells };
}

/** They are told in their order. */
function hiddenColumns(sheet: string, width: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  let next = 1;
  for (const { attributes } of elements(sheet, 'col')) {
    if (!isHidden(attributes)) continue;
    const last = Math.min(Number(attributeIn(attributes, 'max')), width);
    for (next = Math.max(next, Number(attributeIn(attributes, 'min'))); next <= last; next++) hidden.add(next - 1);
  }
  return hidden;
}

function isHidden(attributes: string): boolean {
  return /^(?:1|true)$/.test(attributeIn(attributes, 'hidden') ?? '');
}

/** That what is not shown was read all the same. */
export function unseenNote(sheet: string, { rows, columns, cells }: Unseen): Localized | undefined {
  const [toldRows, toldColumns, toldCells] = [told(rows.map(String)), told(columns), told(cells)];
  if (!toldRows && !toldColumns && !toldCells) return undefined;
  const zh = [
    ...(toldRows ? [`第 ${toldRows.zh} 行`] : []),
    ...(toldColumns ? [`${toldColumns.zh} 列`] : []),
    ...(toldCells ? [`单元格 ${toldCells.zh} `] : []),
  ];
  const en = [
    ...(toldRows ? [`${rows.length === 1 ? 'row' : 'rows'} ${toldRows.en}`] : []),
    ...(toldColumns ? [`${columns.length === 1 ? 'column' : 'columns'} ${toldColumns.en}`] : []),
    ...(toldCells ? [`${cells.length === 1 ? 'cell' : 'cells'} ${toldCells.en}`] : []),
  ];
  return {
    zh: `“${sheet}”中隐藏的${zh.join('、')}也读了，请看要不要`,
    en: `what is hidden in “${sheet}” was read as well, see whether it is meant: ${en.join(', ')}`,
  };
}

/** That formulas have no results: it is not known what their cells show. */
export function uncomputedNote(sheet: string, cells: readonly string[]): Localized {
  const { zh, en } = told(cells) ?? { zh: '', en: '' };
  return {
    zh: `“${sheet}”中 ${zh} 格的公式没有保存计算结果，没有读到数；请在 Excel 或 WPS 中打开、保存，再导入`,
    en: `the formulas of ${en} in “${sheet}” are kept without their results, so no figures were read; open it in Excel or WPS, save it, and import it again`,
  };
}

/** The first ones, and how many there are; undefined where there are none. */
function told(all: readonly string[]): Localized | undefined {
  if (all.length === 0) return undefined;
  const first = all.slice(0, MOST_NAMED);
  const isAll = first.length === all.length;
  return {
    zh: isAll ? first.join('、') : `${first.join('、')} 等 ${all.length}`,
    en: isAll ? first.join(', ') : `${first.join(', ')} … (${all.length})`,
  };
}

const MOST_NAMED = 5;
