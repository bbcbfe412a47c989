import { folded } from '../../text/folded.ts';
import { holdsCodes } from './figureColumns.ts';
import { cellsOf, type Row } from './plainRows.ts';
import { isOfSource, isPartBelow, names, ofBefore, type Role } from './roles.ts';
import { headerOf, isOfYears } from './tableHead.ts';

/** A table as far as its columns are known: `head` are the rows of headers alone. */
export interface KnownColumns {
  readonly head: readonly Row[];
  readonly rows: readonly Row[];
  readonly roles: readonly (Role | undefined)[];
  /** The columns that are of another year than the wanted one. */
  readonly earlier: ReadonlySet<number>;
  /** How far a column is from being the amount of the budget; less is nearer. */
  readonly rankOf: (column: number) => number;
}

/** Which column is taken for each role, and which further ones belong to it. */
export class TakenColumns {
  readonly at = new Map<Role, number>();
  readonly more = new Map<Role, readonly number[]>();
  readonly #known: KnownColumns;

  constructor(known: KnownColumns) {
    this.#known = known;
  }

  /** Takes columns by their roles, the nearest first. */
  take(columns: readonly number[]): void {
    const orders = new Map(columns.map((column) => [column, this.#orderOf(column)]));
    for (const column of [...columns].sort((a, b) => (orders.get(a) ?? 0) - (orders.get(b) ?? 0))) this.#add(column);
    this.#useCurrent();
  }

  /** 人员经费 and 公用经费 make up the amount where no column has it, or basic expenditure beside that of projects. */
  takeParts(): void {
    const { head, roles, earlier } = this.#known;
    const isPartOfBasic = (column: number): boolean =>
      !earlier.has(column) && partsOfBasic.test(folded(cellsOf(head, column).at(-1) ?? ''));
    const [first, ...others] = [...roles.keys()].filter(isPartOfBasic);
    const isTold = this.at.has('current') || this.at.has('basic') || (this.at.get('amount') ?? first) !== first;
    if (first === undefined || others.length === 0 || isTold) return;
    const role = this.at.has('project') ? 'basic' : 'amount';
    this.at.set(role, first);
    this.more.set(role, others);
  }

  /** Of several columns of names that right behind the code is its own. */
  takeNameBehindCode(): void {
    const { head, roles } = this.#known;
    const code = this.at.get('code') ?? this.at.get('item') ?? this.at.get('section');
    if (code === undefined || roles[code + 1] !== 'name') return;
    if (names.test(cellsOf(head, code + 1).at(-1) ?? '')) this.at.set('name', code + 1);
  }

  /** Says of each column with money that it was carried over. */
  carryOver(): void {
    carry(this.at);
    carry(this.more);
  }

  /** Every column that is taken. */
  get all(): ReadonlySet<number> {
    return new Set([...this.at.values(), ...[...this.more.values()].flat()]);
  }

  #orderOf(column: number): number {
    return this.#known.rankOf(column) + (this.#isSecond(column) ? 0.5 : 0);
  }

  /** Whether another column of the same role goes before it. */
  #isSecond(column: number): boolean {
    const { head, roles } = this.#known;
    const role = roles[column];
    return (
      isPartBelow(head, column) ||
      (ofIndicators.has(role) && isOfYears(headerOf(head, column))) ||
      (role === 'measure' && folded(headerOf(head, column)) === '单位')
    );
  }

  #add(column: number): void {
    const role = this.#roleOf(column);
    if (!role) return;
    const first = this.at.get(role);
    if (first === undefined) this.at.set(role, column);
    else if (this.#isFurther(column, first, role)) this.more.set(role, [...(this.more.get(role) ?? []), column]);
  }

  #roleOf(column: number): Role | undefined {
    const { rows, roles } = this.#known;
    const told = roles[column];
    return told === 'name' && !this.at.has('code') && holdsCodes(rows, column) ? 'code' : told;
  }

  /** Whether a column adds to the one that is taken for its role already. */
  #isFurther(column: number, first: number, role: Role): boolean {
    const { head, earlier, rankOf } = this.#known;
    const areParts = isOfSource(role) || (isPartBelow(head, first) && isPartBelow(head, column));
    const areAlike = !earlier.has(column) && rankOf(first) === rankOf(column);
    return areParts && areAlike && !/其中/.test(headerOf(head, column));
  }

  /** This year's column is the amount where there is none of everything, or one that counts less and nothing beside this year. */
  #useCurrent(): void {
    const current = this.at.get('current');
    const amount = this.at.get('amount');
    if (current === undefined) return;
    const isNearer = amount !== undefined && this.#known.rankOf(current) < this.#known.rankOf(amount);
    if (amount === undefined || (isNearer && !this.at.has('carryover')))
      this.at.set('amount', current).delete('current');
  }
}

/** What the columns of a table of indicators hold, of which there may be two: for several years, and for this one. */
const ofIndicators: ReadonlySet<Role | undefined> = new Set([
  'level2',
  'level3',
  'comparator',
  'value',
  'measure',
  'weight',
]);

const partsOfBasic = /^(?:人员|公用|日常公用)(?:经费|支出)(?:支出)?$/;

function carry<T>(at: Map<Role, T>): void {
  for (const [role, column] of [...at]) {
    const carried = ofBefore(role);
    if (carried === role || at.has(carried)) continue;
    at.delete(role);
    at.set(carried, column);
  }
}
