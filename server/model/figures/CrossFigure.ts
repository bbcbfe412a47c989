import type { Localized } from '../../language/schema.ts';
import { allOf } from '../../text/eachOf.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Amount } from '../amount.ts';
import type { Budget, Item, UnitPart } from '../Budget.ts';
import { totalOf } from '../totalOf.ts';
import { unitFigures } from '../units/unitFigures.ts';
import { ByCells } from './ByCells.ts';
import { appropriatedCells, type Cells, everything, partCells } from './cells.ts';
import {
  allThreePublicCodes,
  hasOperatingCosts,
  operatingCosts,
  personnelSubjects,
  publicSubjects,
} from './crossSums.ts';
import { type Declaration, economicFigure, type Figure, type FigurePart, isAllOf, SumFigure } from './figures.ts';
import type { SubjectFigure } from './SubjectFigure.ts';

/** The keywords of 总计 whose figures are sums across subjects. */
export type CrossKey = 'personnel' | 'public' | 'threePublic' | 'operating';

/** What these are made from. */
export type CrossInput = Pick<Budget, 'figures' | 'own' | 'units' | 'scopes' | 'totals'>;

interface CrossSum {
  readonly title: Localized;
  /** The cells that count in it. */
  readonly cells: Cells;
  readonly subjects: (input: CrossInput) => readonly SubjectFigure[];
  /** What these add up to in some cells, where that is not what each is published with. */
  readonly add?: (input: CrossInput, cells: Cells) => Amount;
  /** Whether nothing else is spent in some cells, so that it is published there as all that is spent. */
  readonly isAll?: (input: CrossInput, cells: Cells) => boolean;
  /** Whether enough is said for the sum to be held against a declared one; where it says nothing, it always is. */
  readonly isKnown?: (input: CrossInput) => boolean;
  /** The cells that are not zero, where they are known of each unit. */
  readonly nonZero?: (input: CrossInput) => Cells;
}

const text = (zh: string, en: string): Localized => ({ zh, en });

const crossSums: Readonly<Record<CrossKey, CrossSum>> = {
  personnel: {
    title: text('人员经费', 'personnel expenses'),
    cells: partCells.basic,
    subjects: ({ figures }) => personnelSubjects(figures),
    add: ({ figures }, cells) => economicFigure(figures, 'personnel', cells),
    isAll: ({ figures }, cells) => isAllOf('personnel', figures, cells),
  },
  public: {
    title: text('公用经费', 'public expenses'),
    cells: partCells.basic,
    subjects: ({ figures }) => publicSubjects(figures),
    add: ({ figures }, cells) => economicFigure(figures, 'public', cells),
    isAll: ({ figures }, cells) => isAllOf('public', figures, cells),
  },
  threePublic: {
    title: text('“三公”经费', 'three public expenses'),
    cells: appropriatedCells,
    subjects: ({ figures }) => allThreePublicCodes.flatMap((code) => figures.economic.find(code) ?? []),
  },
  operating: {
    title: text('机关运行经费', 'operating costs'),
    cells: appropriatedCells & partCells.basic,
    subjects: ({ scopes }) => scopes.flatMap(operatingSubjects),
    add: (input, cells) => totalOf(operatingCostsOfAll(input).map(({ amounts }) => amounts(cells))),
    nonZero: (input) => nonZeroIn(operatingCostsOfAll(input)),
    isKnown: ({ scopes }) => scopes.every(({ unit }) => unit.kind !== undefined),
  },
};

/** The subjects of which a unit pays its operating costs. */
export function operatingSubjects({ unit, spendings }: UnitPart): readonly SubjectFigure[] {
  return hasOperatingCosts(unit.kind) ? publicSubjects(unitFigures(spendings)) : [];
}

function nonZeroIn(figures: readonly { readonly nonZero: Cells }[]): Cells {
  return figures.reduce((cells, { nonZero }) => cells | nonZero, 0);
}

/** The operating costs of a unit. */
interface OperatingCosts {
  readonly nonZero: Cells;
  readonly amounts: (cells: Cells) => Amount;
}

/** Not of all scopes in one list: that of the units alone is the same after an edit but for one. */
function operatingCostsOfAll({ own, units }: CrossInput): readonly OperatingCosts[] {
  return [...(own ? operatingCostsOf(own) : []), ...operatingCostsIn(units)];
}

/** Of a unit, where it has any. */
function operatingCostsOf({ unit, spendings }: UnitPart): readonly OperatingCosts[] {
  if (!hasOperatingCosts(unit.kind)) return [];
  const figures = unitFigures(spendings);
  const nonZero = nonZeroIn(publicSubjects(figures));
  const known = new ByCells<Amount>();
  const amounts = (cells: Cells): Amount =>
    known.get(cells) ??
    known.add(
      cells,
      operatingCosts(() => figures, unit.kind, cells),
    );
  return [{ nonZero, amounts }];
}

const operatingCostsIn = allOf(operatingCostsOf);

/** A sum across subjects, with what 总计 declares for it. */
export class CrossFigure extends SumFigure {
  readonly nonZero: Cells;
  readonly #kind: CrossSum;
  readonly #input: CrossInput;
  readonly #declarations: readonly Declaration[];

  constructor(key: CrossKey, input: CrossInput) {
    super(new ByCells());
    this.#kind = crossSums[key];
    this.#input = input;
    this.#declarations = input.totals
      .filter((total) => total.key === key)
      .map(({ declared }) => ({ declared, cells: everything }));
    this.nonZero = this.#kind.cells & (this.#kind.nonZero?.(input) ?? nonZeroIn(this.#kind.subjects(input)));
  }

  get title(): Localized {
    return this.#kind.title;
  }

  get label(): string {
    return this.title.zh;
  }

  /** Whether a declared total can be held against it: which unit has operating costs, its 单位性质 says. */
  get isKnown(): boolean {
    return this.#kind.isKnown?.(this.#input) ?? true;
  }

  /** Of all cells that are asked for: where it is zero, other subjects may not be. */
  override figure(cells: Cells): Figure {
    const wanted = cells & this.#kind.cells;
    const published = this.#kind.isAll?.(this.#input, wanted) ? undefined : super.figure(wanted);
    return published?.declared ? published : this.#addedUp(wanted);
  }

  parts(cells: Cells): readonly FigurePart[] {
    const wanted = cells & this.#kind.cells;
    return this.#kind
      .subjects(this.#input)
      .filter(({ nonZero }) => nonZero & wanted)
      .map((source) => ({ source, cells: wanted }));
  }

  *items(cells: Cells): Iterable<Item> {
    for (const { source, cells: wanted } of this.parts(cells)) yield* source.items(wanted);
  }

  protected add(cells: Cells): Amount {
    return this.#addedUp(cells === this.nonZero ? this.#kind.cells : cells);
  }

  #addedUp(cells: Cells): Amount {
    if (this.#kind.add) return this.#kind.add(this.#input, cells);
    return totalOf(this.parts(cells).map((part) => part.source.figure(part.cells)));
  }

  protected declarations(): readonly Declaration[] {
    return this.#declarations;
  }

  protected get present(): Cells {
    return this.nonZero;
  }
}

const figuresOf = onceFor((_: CrossInput) => new Map<CrossKey, CrossFigure>());

/** The sum across subjects that a keyword of 总计 names, made once; undefined where it names another figure. */
export function crossFigure(key: CrossKey, input: CrossInput): CrossFigure;
export function crossFigure(key: string, input: CrossInput): CrossFigure | undefined;
export function crossFigure(key: string, input: CrossInput): CrossFigure | undefined {
  if (!isCrossKey(key)) return undefined;
  const known = figuresOf(input);
  const figure = known.get(key) ?? new CrossFigure(key, input);
  known.set(key, figure);
  return figure;
}

function isCrossKey(key: string): key is CrossKey {
  return Object.hasOwn(crossSums, key);
}
