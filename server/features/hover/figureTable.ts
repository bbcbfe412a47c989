import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Amount } from '../../model/amount.ts';
import type { Comparison, DeclaredAmount } from '../../model/Budget.ts';
import { type Cells, carryoverCells, everything, partCells } from '../../model/figures/cells.ts';
import type { FigureSource } from '../../model/figures/figures.ts';
import { absolute, compare, exactText, subtract } from '../../model/money.ts';
import { publishedText } from '../publishedText.ts';
import type { HoverContext } from './HoverContext.ts';
import { link, table } from './markdown.ts';

/** One figure of a hover, with the total that the text declares for it, if any. */
export interface FigureLine {
  readonly label: Localized;
  readonly figure: Amount;
  readonly assertion?:
    | { readonly declared: DeclaredAmount; readonly sum: Amount; readonly state: Comparison['state'] }
    | undefined;
}

/** The figures in 万元 as a table; what is declared stands beside what its parts make. */
export function figureTable(
  lines: readonly FigureLine[],
  { locale, linkTo }: Pick<HoverContext, 'locale' | 'linkTo'>,
): string {
  const isDeclared = lines.some(({ assertion }) => assertion);
  const titles: Localized[] = [{ zh: '公布数', en: 'published' }];
  if (isDeclared)
    titles.push({ zh: '写的是', en: 'stated' }, { zh: '各项相加', en: 'parts make' }, { zh: '相差', en: 'difference' });
  const rows = lines.map((line) => [
    say(line.label, locale),
    publishedText(line.figure.value),
    ...(isDeclared ? declaredCells(line, locale, linkTo) : []),
  ]);
  return table(['万元', ...titles.map((title) => say(title, locale))], rows);
}

function declaredCells({ assertion }: FigureLine, locale: Locale, linkTo: HoverContext['linkTo']): string[] {
  if (!assertion) return ['', '', ''];
  const { declared, sum, state } = assertion;
  const excess = subtract(declared.amount.value, sum.value);
  const word = say(stateWords[state], locale);
  const verdict =
    state === 'equal' ? word : `${compare(excess, 0) > 0 ? '+' : '−'}${exactText(absolute(excess), '万元', 2)} ${word}`;
  return [
    link(exactText(declared.amount.value, '万元', 2), linkTo?.(declared.place)),
    exactText(sum.value, '万元', 2),
    verdict,
  ];
}

/** How a declared total and its parts compare, in words. */
export const stateWords: Readonly<Record<Comparison['state'], Localized>> = {
  equal: { zh: '相符', en: 'equal' },
  rounding: { zh: '尾差', en: 'rounding' },
  mismatch: { zh: '不符', en: 'mismatch' },
};

/** 合计, 基本支出 and 项目支出 of something, and 上年结转 where there is any. */
export function expenditureLines(source: FigureSource): FigureLine[] {
  const all = [
    figureLine({ zh: '合计', en: 'total' }, source, everything),
    figureLine({ zh: '基本支出', en: 'basic' }, source, partCells.basic),
    figureLine({ zh: '项目支出', en: 'project' }, source, partCells.project),
  ];
  return hasFigure(source, carryoverCells)
    ? [...all, figureLine({ zh: '其中上年结转', en: 'carried over' }, source, carryoverCells)]
    : all;
}

/** The figure of some cells with the total declared for exactly these. */
export function figureLine(label: Localized, source: FigureSource, cells: Cells): FigureLine {
  return {
    label,
    figure: source.figure(cells),
    assertion: source.assertions().find((assertion) => assertion.cells === cells),
  };
}

function hasFigure(source: FigureSource, cells: Cells): boolean {
  return (source.nonZero & cells) !== 0 || source.assertions().some((assertion) => assertion.cells === cells);
}
