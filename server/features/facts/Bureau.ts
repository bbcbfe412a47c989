import { groupedBy } from '../../text/groupedBy.ts';
import type { BudgetSum, SumLine } from './BudgetSum.ts';
import { type BureauAmounts, sumOfAmounts } from './bureauFigures.ts';
import type { BureauGroup } from './bureauGroups.ts';
import { LineSums } from './LineSums.ts';

/** The departments of a folder as one budget. */
export interface Bureau {
  readonly name: string;
  readonly code: string;
  readonly year: number | undefined;
  readonly status: BudgetSum['status'];
  readonly layout: string;
  readonly names: BudgetSum['names'];
  /** What stands in the tables where a department has its units. */
  readonly members: readonly Member[];
  /** The money of all members that no table tells by member. */
  readonly shared: readonly SumLine[];
  readonly departments: readonly DepartmentTotal[];
  readonly regions: readonly RegionTotal[];
  /** The budgets that are counted though something is wrong with them. */
  readonly faults?: readonly BureauFault[];
}

/** What is wrong with a budget, as a person reads it. */
export interface BureauFault {
  /** Its file in the folder. */
  readonly file: string;
  readonly reason: string;
}

/** A department, or a region with all its departments; the lines are what tables tell from those of others. */
export interface Member {
  readonly name: string;
  readonly code: string;
  readonly lines: readonly SumLine[];
}

/** A department's figures. */
export type DepartmentTotal = Omit<BudgetSum, 'own' | 'shared' | 'names'>;

/** The figures of all departments of a region; the code is empty where no region is known. */
export interface RegionTotal {
  readonly code: string;
  readonly name: string;
  readonly departments: number;
  readonly amounts: BureauAmounts;
}

/** Puts the budgets of departments together, one by one, and keeps no more of each than the tables need. */
export class BureauSums {
  readonly #by: BureauGroup;
  readonly #departments: DepartmentTotal[] = [];
  readonly #lines = new Map<DepartmentTotal, readonly SumLine[]>();
  readonly #shared = new LineSums();
  readonly #names = new Map<string, string>();

  constructor(by: BureauGroup) {
    this.#by = by;
  }

  add({ own, shared, names, ...department }: BudgetSum): void {
    this.#departments.push(department);
    this.#lines.set(department, own);
    this.#shared.add(shared);
    for (const [code, name] of names) if (!this.#names.has(code)) this.#names.set(code, name);
  }

  /** The whole; departments are listed by region, then as they came. */
  bureau({ name, code }: Pick<Bureau, 'name' | 'code'>): Bureau {
    const departments = [...this.#departments].sort((a, b) => compareText(a.regionCode, b.regionCode));
    const regions = [...groupedBy(departments, ({ regionCode }) => regionCode)];
    const layouts = new Set(departments.map(({ layout }) => layout));
    const members =
      this.#by === 'region'
        ? regions.map(([region, of]) => this.#regionMember(region, of))
        : departments.map((each) => this.#departmentMember(each));
    return {
      name,
      code,
      departments,
      year: departments.find(({ year }) => year !== undefined)?.year,
      status: departments.every(({ status }) => status === 'final') ? 'final' : 'draft',
      layout: layouts.size === 1 ? (departments[0]?.layout ?? '') : '',
      names: [...this.#names],
      members: withUniqueCodes(members),
      shared: this.#shared.lines(),
      regions: regions.map(([region, of]) => ({
        code: region,
        name: regionNameOf(of),
        departments: of.length,
        amounts: sumOfAmounts(of.map(({ amounts }) => amounts)),
      })),
    };
  }

  /** The same code may be given in several regions. */
  #departmentMember(department: DepartmentTotal): Member {
    const { name, code, regionCode } = department;
    const lines = this.#lines.get(department) ?? [];
    return { name, lines, code: regionCode === '' ? code : `${regionCode}-${code}` };
  }

  /** Projects of many departments stand under one region: each says whose it is. */
  #regionMember(code: string, departments: readonly DepartmentTotal[]): Member {
    const sums = new LineSums();
    for (const department of departments)
      sums.add((this.#lines.get(department) ?? []).map((line) => ofDepartment(line, department)));
    return { code, name: regionNameOf(departments) || code || unknownRegion, lines: sums.lines() };
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ofDepartment(line: SumLine, { name }: DepartmentTotal): SumLine {
  return line.projectName === undefined ? line : { ...line, projectName: `${name}：${line.projectName}` };
}

function regionNameOf(departments: readonly DepartmentTotal[]): string {
  return departments.find(({ regionName }) => regionName !== '')?.regionName ?? '';
}

/** The addresses of figures in tables are made of the codes. */
function withUniqueCodes(members: readonly Member[]): Member[] {
  const seen = new Map<string, number>();
  return members.map((member) => {
    const times = (seen.get(member.code) ?? 0) + 1;
    seen.set(member.code, times);
    return times === 1 ? member : { ...member, code: `${member.code}-${times}` };
  });
}

/** What stands for the region of departments that name none. */
const unknownRegion = '未注明行政区划';
