import { classificationOf } from '../../data/catalogue.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { SharedMap } from '../../text/SharedMap.ts';
import type { DeclaredSubject, GrandTotal, Part, RevenueBlock } from '../Budget.ts';
import { type Branch, successive, summary } from '../branches.ts';
import { declarableCells, declaredParts, everything } from './cells.ts';
import type { Declaration, Figures } from './figures.ts';
import { wholeTree } from './grandFigure.ts';
import { mergerOf } from './mergerOf.ts';
import { emptyInput, SubjectTree, type TreeInput } from './SubjectTree.ts';
import { blocksIn, economicLinesIn, revenueLinesIn, yearEndLinesIn } from './spendingSums.ts';

type TreeName = keyof Figures;

/** The figures of a branch of parts: everything under its subjects, and every declared total on the figure that it is of. */
export class BranchFigures implements Figures {
  readonly #branch: Branch;

  constructor(branch: Branch) {
    this.#branch = branch;
  }

  get expenditure(): SubjectTree {
    return trees.expenditure(this.#branch);
  }

  get economic(): SubjectTree {
    return trees.economic(this.#branch);
  }

  get revenue(): SubjectTree {
    return trees.revenue(this.#branch);
  }

  get yearEnd(): SubjectTree {
    return trees.yearEnd(this.#branch);
  }
}

const trees: Readonly<Record<TreeName, (branch: Branch) => SubjectTree>> = {
  expenditure: treesOf('expenditure', (branch) => ({ blocks: blocksIn(branch) })),
  economic: treesOf('economic', (branch) => ({ lines: economicLinesIn(branch) })),
  revenue: treesOf('revenue', (branch) => ({ lines: revenueLinesIn(branch) })),
  yearEnd: treesOf('yearEnd', (branch) => ({ lines: yearEndLinesIn(branch) })),
};

function treesOf(name: TreeName, groupsOf: (branch: Branch) => Partial<TreeInput>): (branch: Branch) => SubjectTree {
  const declaredIn = declarationsOf(name);
  return successive((branch, latest) => {
    const input = { ...emptyInput, ...groupsOf(branch), declared: declaredIn(branch) };
    return latest?.isOf(input) ? latest : new SubjectTree(input, latest);
  });
}

/** What is declared in a tree, by code. */
function declarationsOf(name: TreeName): (node: Part | Branch) => SharedMap<readonly Declaration[]> {
  return summary(
    ({ subjects, totals, revenue }) => {
      const all = [
        ...subjects.flatMap((subject) => (treeOf(subject) === name ? declaredFor(subject) : [])),
        ...totals.flatMap((total) => declaredInAll(name, total)),
        ...(name === 'revenue' ? revenue.flatMap(declaredInList) : []),
      ];
      const byCode = groupedBy(all, ({ code }) => code);
      return SharedMap.of(
        Array.from(byCode, ([code, some]) => [code, some.flatMap(({ total }) => total ?? [])] as const),
      );
    },
    mergerOf<readonly Declaration[]>({ together: (some) => some.flat() }),
  );
}

/** The tree in which a declared subject stands; undefined for codes of other classifications. */
function treeOf({ reference }: DeclaredSubject): TreeName | undefined {
  const classification = classificationOf(reference.code);
  if (classification === 'function') return 'expenditure';
  return classification === 'economic' || classification === 'revenue' ? classification : undefined;
}

/** A code that is declared, with a total or without. */
interface Declared {
  readonly code: string;
  readonly total?: Declaration;
}

const declaredFor = onceFor((subject: DeclaredSubject): readonly Declared[] => {
  const { code } = subject.reference;
  const cells = declarableCells[treeOf(subject) === 'economic' ? 'economic' : 'functional'];
  return [
    { code },
    ...declaredParts.flatMap((part): Declared[] => {
      const declared = subject[part];
      return declared ? [{ code, total: { declared, cells: cells[part] } }] : [];
    }),
  ];
});

/** 人员经费, 公用经费, “三公” and 机关运行经费 are sums across subjects and are compared apart. */
function declaredInAll(name: TreeName, { key, declared }: GrandTotal): Declared[] {
  const whole = wholeTree(key);
  return whole?.tree === name ? [{ code: '', total: { declared, cells: whole.cells } }] : [];
}

/** The 合计 of 收入, which is that of all revenue where there is one such block. */
function declaredInList({ total }: RevenueBlock): Declared[] {
  return total ? [{ code: '', total: { declared: total, cells: everything, isOfList: true } }] : [];
}
