import type { Localized } from '../../language/schema.ts';
import { allOf } from '../../text/eachOf.ts';
import type { Amount } from '../amount.ts';
import type { Budget, UnitPart } from '../Budget.ts';
import { sources } from '../Budget.ts';
import { sourceWord } from '../sourceWord.ts';
import { totalOf } from '../totalOf.ts';
import { unitFigures } from '../units/unitFigures.ts';
import { appropriatedCells, type Cells, everything, partCells, sourceCells } from './cells.ts';
import {
  allThreePublicCodes,
  economicSum,
  hasOperatingCosts,
  operatingCosts,
  personnelSubjects,
  publicSubjects,
} from './crossSums.ts';
import { economicFigure, type FigurePart } from './figures.ts';
import type { SubjectFigure } from './SubjectFigure.ts';

/** The figure that a keyword of 总计 and 控制数 names. */
export interface GrandFigure {
  readonly title: Localized;
  readonly sum: Amount;
  /** What adds up to it, of what is not zero. */
  readonly parts: () => readonly FigurePart[];
}

/** What grand figures are made from. */
export type GrandInput = Pick<Budget, 'figures' | 'own' | 'units' | 'scopes'>;

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
export function grandFigure(key: string, input: GrandInput): GrandFigure | undefined {
  const whole = wholeTree(key);
  if (!whole) return crossFigures[key]?.(input);
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

/** The figures that are sums across subjects. */
const crossFigures: Readonly<Record<string, (input: GrandInput) => GrandFigure>> = {
  personnel: ({ figures }) => ({
    title: text('人员经费', 'personnel expenses'),
    sum: economicFigure(figures, 'personnel', partCells.basic),
    parts: () => inCells(personnelSubjects(figures), partCells.basic),
  }),
  public: ({ figures }) => ({
    title: text('公用经费', 'public expenses'),
    sum: economicFigure(figures, 'public', partCells.basic),
    parts: () => inCells(publicSubjects(figures), partCells.basic),
  }),
  threePublic: ({ figures }) => ({
    title: text('“三公”经费', 'three public expenses'),
    sum: economicSum(figures, allThreePublicCodes, appropriatedCells),
    parts: () =>
      inCells(
        allThreePublicCodes.flatMap((code) => figures.economic.find(code) ?? []),
        appropriatedCells,
      ),
  }),
  operating: (input) => ({
    title: text('机关运行经费', 'operating costs'),
    // Not of all scopes in one list: that of the units alone is the same after an edit but for one.
    sum: totalOf([...(input.own ? operatingCostsOf(input.own) : []), ...operatingCostsIn(input.units)]),
    parts: () =>
      input.scopes
        .filter(({ unit }) => hasOperatingCosts(unit.kind))
        .flatMap(({ spendings }) =>
          inCells(publicSubjects(unitFigures(spendings)), appropriatedCells & partCells.basic),
        ),
  }),
};

/** Of a unit, where it has any. */
function operatingCostsOf({ unit, spendings }: UnitPart): readonly Amount[] {
  return hasOperatingCosts(unit.kind)
    ? [operatingCosts(() => unitFigures(spendings), unit.kind, appropriatedCells)]
    : [];
}

const operatingCostsIn = allOf(operatingCostsOf);

function inCells(subjects: readonly SubjectFigure[], cells: Cells): FigurePart[] {
  return subjects.filter(({ nonZero }) => nonZero & cells).map((source) => ({ source, cells }));
}
