import type { Amount } from '../../../model/amount.ts';
import { agrees } from '../../../model/figures/figures.ts';
import { absolute, add, compare, type Money, subtract } from '../../../model/money.ts';
import { totalOf } from '../../../model/totalOf.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import { childrenIn, type Placed } from './placed.ts';
import { type MoneyLine, totalOfLines } from './planLines.ts';
import { isMoney, keyOf, keyOfMoney } from './sameStatement.ts';

/** A block of basic expenditure with its lines, and those that tables tell for it. */
export interface BasicBlock {
  readonly there: Placed;
  readonly own: readonly MoneyLine[];
  readonly told: readonly MoneyLine[];
  /** The total that tables tell of its function; where they do not have it, its own. */
  readonly total: Amount;
  readonly isTold: boolean;
}

/** What tables that tell totals of functions, and of economic codes all of them together, mean for blocks of a file. */
export interface BasicPlan {
  readonly set: readonly { readonly block: BasicBlock; readonly line: MoneyLine; readonly value: Money }[];
  readonly added: readonly { readonly block: BasicBlock; readonly line: MoneyLine }[];
  /** Blocks of which nobody knows which line is another now. */
  readonly unclear: readonly Unclear[];
  /** Economic codes of which nobody knows in which block they are others now. */
  readonly unclearCodes: readonly { readonly own: readonly BasicLine[]; readonly told: readonly MoneyLine[] }[];
  /** Whether codes differ, but not how: the tables have functions of which nobody knows what they are spent on. */
  readonly areCodesUnknown: boolean;
}

interface Unclear {
  readonly block: BasicBlock;
  readonly told: Amount;
  readonly own: Amount;
}

/** A line and the block that it stands in. */
export interface BasicLine {
  readonly block: BasicBlock;
  readonly line: MoneyLine;
}

/** How far tables can be followed. */
export interface Trust {
  /** False where they have functions that the file does not, so that they leave open which codes are theirs. */
  readonly knowsCodes: boolean;
  /** Whether the functions do not add up to their own total: then one of them was changed, and says more than its codes. */
  readonly isByFunctions: boolean;
}

/** Whether tables tell the codes of blocks apart from those of new ones: each code of these is of theirs alone. */
export function tellsCodesOf(pairs: readonly (readonly [Placed, Placed])[], added: readonly Placed[]): boolean {
  const keysIn = (all: readonly Placed[]): string[] =>
    all.flatMap((each) => childrenIn(each).flatMap(({ bound }) => (isMoney(bound) ? keyOf(bound) : [])));
  const known = new Set(keysIn(pairs.flat()));
  const others = keysIn(added.filter(({ bound }) => bound.schema.id === 'basic'));
  return others.length === new Set(others).size && others.every((key) => !known.has(key));
}

/**
 * Where a line is the only one that can be meant, it takes what tables tell more or less of its code or of its block: a code
 * that differs is looked for in the blocks that do, and then in all of them. Where codes and functions are not the same in
 * all, one of both is followed alone, whatever the file has: so tables that are read again change nothing.
 */
export function planBasic(blocks: readonly BasicBlock[], trust: Trust): BasicPlan {
  const plan = new Planner(blocks, trust);
  for (const block of blocks) if (block.isTold) plan.otherMoney(block);
  plan.deduce();
  return plan;
}

/** This year's general public budget, of which alone tables tell economic codes. */
const general = 'general current';

/** By how much tables tell something else than lines do, as far as these are set already. */
class Gap {
  readonly #half: number;
  #value: Money;
  #isTouched = false;

  constructor(told: Amount, own: Amount) {
    this.#value = subtract(told.value, own.value);
    this.#half = told.half + own.half;
  }

  get value(): Money {
    return this.#value;
  }

  get isOpen(): boolean {
    return compare(absolute(this.#value), this.#half) > 0;
  }

  /** Open, and no line was set for it. */
  get isLeft(): boolean {
    return this.isOpen && !this.#isTouched;
  }

  take(part: Money): void {
    this.#value = subtract(this.#value, part);
    this.#isTouched = true;
  }
}

interface CodeGap {
  readonly gap: Gap;
  readonly own: readonly BasicLine[];
  readonly told: readonly MoneyLine[];
}

interface BlockGap {
  readonly gap: Gap;
  readonly block: BasicBlock;
  readonly lines: readonly MoneyLine[];
}

class Planner implements BasicPlan {
  readonly set: BasicPlan['set'][number][] = [];
  readonly added: BasicPlan['added'][number][] = [];
  readonly areCodesUnknown: boolean;
  readonly #otherUnclear: Unclear[] = [];
  readonly #follows: 'both' | 'functions' | 'codes';
  readonly #all: readonly BasicBlock[];
  readonly #codes: ReadonlyMap<string, CodeGap>;
  /** Those that differ, to begin with. */
  readonly #blocks: readonly BlockGap[];

  constructor(all: readonly BasicBlock[], { knowsCodes, isByFunctions }: Trust) {
    this.#follows = areSame(all) ? 'both' : isByFunctions ? 'functions' : 'codes';
    this.#all = all;
    this.#blocks = all.map(blockGap).filter(({ gap }) => gap.isOpen);
    const codes = codeGaps(all);
    this.areCodesUnknown = !knowsCodes && codes.size > 0;
    this.#codes = knowsCodes ? codes : new Map();
  }

  get unclear(): readonly Unclear[] {
    const left = this.#blocks.filter(({ gap }) => gap.isLeft);
    return [
      ...left.map(({ block }) => ({ block, told: block.total, own: totalOfLines(block.own) })),
      ...this.#otherUnclear,
    ];
  }

  get unclearCodes(): readonly CodeGap[] {
    return [...this.#codes.values()].filter(({ gap }) => gap.isLeft);
  }

  /** Money of other sources and of the year before, of which tables tell sums alone. */
  otherMoney(block: BasicBlock): void {
    const differs = !agrees(block.total, totalOfLines(block.own));
    const [own, told] = [block.own, block.told].map((lines) => groupedBy(lines, ({ bound }) => keyOfMoney(bound)));
    for (const key of new Set([...(told?.keys() ?? []), ...(own?.keys() ?? [])])) {
      const [mine, others] = [own?.get(key) ?? [], told?.get(key) ?? []];
      const [sum, wanted] = [totalOfLines(mine), totalOfLines(others)];
      if (key === general || agrees(wanted, sum)) continue;
      const [only, second] = mine;
      if (!only) this.added.push(...others.map((line) => ({ block, line })));
      else if (second || (others.length === 0 && !differs)) this.#otherUnclear.push({ block, told: wanted, own: sum });
      else this.set.push({ block, line: only, value: wanted.value });
    }
  }

  deduce(): void {
    while (this.#byCode() || this.#byBlock());
  }

  get #open(): readonly BlockGap[] {
    return this.#follows === 'codes' ? [] : this.#blocks.filter(({ gap }) => gap.isOpen);
  }

  /** A code of which one line may be another, or that is new and can be of one block alone. */
  #byCode(): boolean {
    if (this.#follows === 'functions') return false;
    const open = new Set(this.#open.map(({ block }) => block));
    const [place, other] = this.#blocks.length === 0 || this.#follows === 'codes' ? this.#all : open;
    for (const code of this.#codes.values()) {
      if (!code.gap.isOpen) continue;
      const line = onlyLine(code, open);
      if (line) return this.#change(line, code.gap.value);
      if (code.own.length === 0 && place && !other) return this.#addAll(place, code.told);
    }
    return false;
  }

  /** A block with one line of a code that differs, or with one line that its function is known by. What is set stays. */
  #byBlock(): boolean {
    const isNew = [...this.#codes.values()].some(({ gap, own }) => gap.isOpen && own.length === 0);
    for (const { gap, block, lines } of isNew ? [] : this.#open) {
      const open = lines.filter(({ bound }) => this.#codes.get(keyOf(bound))?.gap.isOpen);
      const [first, second] = this.#follows === 'functions' ? lines : open;
      if (first && !second && !this.set.some(({ line }) => line === first))
        return this.#change({ block, line: first }, gap.value);
    }
    return false;
  }

  #change({ block, line }: BasicLine, more: Money): true {
    const known = this.set.find((each) => each.line === line);
    const value = add(known?.value ?? line.amount.value, more);
    this.set.splice(known ? this.set.indexOf(known) : this.set.length, known ? 1 : 0, { block, line, value });
    this.#take(block, keyOf(line.bound), more);
    return true;
  }

  #addAll(block: BasicBlock, lines: readonly MoneyLine[]): true {
    for (const line of lines) {
      this.added.push({ block, line });
      this.#take(block, keyOf(line.bound), line.amount.value);
    }
    return true;
  }

  #take(block: BasicBlock, code: string, part: Money): void {
    this.#codes.get(code)?.gap.take(part);
    this.#blocks.find((each) => each.block === block)?.gap.take(part);
  }
}

/** The one line of a code that may be another: in a block that differs, if any is. */
function onlyLine({ own, told }: CodeGap, open: ReadonlySet<BasicBlock>): BasicLine | undefined {
  const near = own.filter(({ block }) => open.has(block));
  // That a table of codes alone does not have one may be a slip of it.
  const [first, second] = near.length > 0 ? near : told.length > 0 ? own : [];
  return second ? undefined : first;
}

/** Whether tables tell as much by functions as they do by codes, be it within rounding. */
function areSame(all: readonly BasicBlock[]): boolean {
  return agrees(totalOf(all.map(({ total }) => total)), totalOfLines(all.flatMap(({ told }) => told)));
}

/** What is told of a function without its other money. */
function blockGap(block: BasicBlock): BlockGap {
  const lines = block.own.filter(isGeneral);
  const others = totalOfLines(block.told.filter((line) => !isGeneral(line)));
  const told = {
    value: subtract(block.total.value, others.value),
    half: block.total.half + totalOfLines(block.told).half,
  };
  return { block, lines, gap: new Gap(told, totalOfLines(lines)) };
}

/** The codes that differ, each in all blocks together. */
function codeGaps(all: readonly BasicBlock[]): Map<string, CodeGap> {
  const own = groupedBy(
    all.flatMap((block) => block.own.filter(isGeneral).map((line) => ({ block, line }))),
    ({ line }) => keyOf(line.bound),
  );
  const told = groupedBy(
    all.flatMap((block) => block.told.filter(isGeneral)),
    ({ bound }) => keyOf(bound),
  );
  const gaps = [...new Set([...told.keys(), ...own.keys()])].map((key): [string, CodeGap] => {
    const [mine, others] = [own.get(key) ?? [], told.get(key) ?? []];
    const gap = new Gap(totalOfLines(others), totalOf(mine.map(({ line }) => line.amount)));
    return [key, { gap, own: mine, told: others }];
  });
  return new Map(gaps.filter(([, { gap }]) => gap.isOpen));
}

function isGeneral({ bound }: MoneyLine): boolean {
  return keyOfMoney(bound) === general;
}
