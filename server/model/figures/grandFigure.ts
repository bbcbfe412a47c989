import type { Localized } from '../../language/schema.ts';
import type { Amount } from '../amount.ts';
import { sources } from '../Budget.ts';
import { sourceWord } from '../sourceWord.ts';
import { type CrossInput, crossFigure } from './CrossFigure.ts';
import { type Cells, everything, partCells, sourceCells } from './cells.ts';
import type { FigurePart } from './figures.ts';

/** The figure that a keyword of 总计 and 控制数 names. */
export interface GrandFigure {
  readonly title: Localized;
  readonly sum: Amount;
  /** What adds up to it, of what is not zero. */
  readonly parts: () => readonly FigurePart[];
}

const text = (zh: string, en: string): Localized => ({ zh, en });

/** The tree and the cells of a key whose figure is that of a whole tree: revenue, expenditure, its parts and sources. */
export function wholeTree(
  key: string,
): { readonly tree: 'revenue' | 'expenditure'; readonly cells: Cells } | undefined {
  const source = sources.find((each) => each === key);
  if (source) return { tree: 'expenditure', cells: sourceCells([source]) };
  if (key === 'basic' || key === 'project') return { tree: 'expenditure', cells: partCells[key] };
  return key === 'revenue' || key === 'expenditure' ? { tree: key, cells: everything } : undefined;
}

/** The figure that a key names; a source names its expenditure. Undefined where no figure has this key. */
export function grandFigure(key: string, input: CrossInput): GrandFigure | undefined {
  const whole = wholeTree(key);
  if (!whole) {
    const cross = crossFigure(key, input);
    return cross && { title: cross.title, sum: cross.figure(everything), parts: () => cross.parts(everything) };
  }
  const { root } = input.figures[whole.tree];
  return {
    title: wholeTitle(key),
    sum: root.figure(whole.cells),
    parts: () => root.parts(whole.cells & root.nonZero),
  };
}

function wholeTitle(key: string): Localized {
  const source = sources.find((each) => each === key);
  if (source) return text(`${sourceWord(source).zh}支出`, `${sourceWord(source).en} expenditure`);
  if (key === 'basic') return text('基本支出', 'basic expenditure');
  if (key === 'project') return text('项目支出', 'project expenditure');
  return key === 'revenue' ? text('收入总计', 'total revenue') : text('支出总计', 'total expenditure');
}
