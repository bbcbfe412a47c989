import { classificationOf } from '../data/catalogue.ts';
import { onceFor } from '../text/onceFor.ts';
import type { DeclaredSubject, GrandTotal, Item, RevenueBlock } from './Budget.ts';
import { carryoverCells, everything, partCells } from './cells.ts';
import type { Figures } from './figures.ts';
import { wholeTree } from './grandFigure.ts';
import { SubjectTree, type TreeInput } from './SubjectTree.ts';
import { type BlockGroups, type LineGroups, lineGroups } from './spendingSums.ts';

/** What the figures of a department or unit are made of. */
export interface FigureInput {
  readonly blocks: () => BlockGroups;
  readonly economic: () => LineGroups;
  readonly revenue: readonly RevenueBlock[];
  readonly subjects: readonly DeclaredSubject[];
  readonly totals: readonly GrandTotal[];
}

/** Puts everything under its subjects, and every declared total on the figure that it is of. */
export function buildFigures(input: FigureInput): Figures {
  return new BuiltFigures(input);
}

type TreeName = keyof Figures;

class BuiltFigures implements Figures {
  readonly #input: FigureInput;
  readonly #trees: { [name in TreeName]?: SubjectTree } = {};

  constructor(input: FigureInput) {
    this.#input = input;
  }

  get expenditure(): SubjectTree {
    this.#trees.expenditure ??= this.#tree('expenditure', { blocks: this.#input.blocks() });
    return this.#trees.expenditure;
  }

  get economic(): SubjectTree {
    this.#trees.economic ??= this.#tree('economic', { lines: this.#input.economic() });
    return this.#trees.economic;
  }

  get revenue(): SubjectTree {
    this.#trees.revenue ??= this.#tree('revenue', { lines: this.#received(({ lines }) => lines) });
    return this.#trees.revenue;
  }

  get yearEnd(): SubjectTree {
    this.#trees.yearEnd ??= this.#tree('yearEnd', { lines: this.#received(({ yearEnd }) => yearEnd) });
    return this.#trees.yearEnd;
  }

  #received(of: (block: RevenueBlock) => readonly Item[]): LineGroups {
    return lineGroups(this.#input.revenue.flatMap(of));
  }

  #tree(name: TreeName, groups: Omit<TreeInput, 'declared'>): SubjectTree {
    const { subjects, totals } = this.#input;
    return new SubjectTree({
      ...groups,
      declared: [
        ...subjects.flatMap((subject) => (treeOf(subject) === name ? declaredFor(subject) : [])),
        ...totals.flatMap((total) => declaredInAll(name, total)),
      ],
    });
  }
}

/** The tree in which a declared subject stands; undefined for codes of other classifications. */
function treeOf({ reference }: DeclaredSubject): TreeName | undefined {
  const classification = classificationOf(reference.code);
  if (classification === 'function') return 'expenditure';
  return classification === 'economic' || classification === 'revenue' ? classification : undefined;
}

type Declared = TreeInput['declared'][number];

const declaredFor = onceFor((subject: DeclaredSubject): readonly Declared[] => {
  const { code } = subject.reference;
  const isEconomic = treeOf(subject) === 'economic';
  const totals = [
    [subject.total, isEconomic ? partCells.basic : everything],
    [subject.basic, partCells.basic],
    [subject.project, partCells.project],
    [subject.carryover, carryoverCells],
  ] as const;
  return [
    { code },
    ...totals.flatMap(([declared, cells]): Declared[] => (declared ? [{ code, total: { declared, cells } }] : [])),
  ];
});

/** 人员经费, 公用经费, “三公” and 机关运行经费 are sums across subjects and are compared apart. */
function declaredInAll(name: TreeName, { key, declared }: GrandTotal): Declared[] {
  const whole = wholeTree(key);
  return whole?.tree === name ? [{ code: '', total: { declared, cells: whole.cells } }] : [];
}
