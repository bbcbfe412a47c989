import { findSubject } from '../../data/catalogue.ts';
import type { Budget } from '../../model/Budget.ts';
import type { Region } from '../../model/region.ts';
import { layoutIdOf } from '../../tables/layouts.ts';
import { isAskedOfProjects } from './askedOfProjects.ts';
import { amountsOf, type BureauAmounts, isOperating } from './bureauFigures.ts';
import type { Fact } from './Fact.ts';
import { LineSums } from './LineSums.ts';

/** What a bureau needs of one department's budget: who it is, and its money, items that no table tells apart added up. Plain data. */
export interface BudgetSum {
  readonly name: string;
  readonly code: string;
  readonly year: number | undefined;
  readonly regionCode: string;
  readonly regionName: string;
  readonly status: Budget['status'];
  /** The name of its set of tables; empty where it names none. */
  readonly layout: string;
  /** Its root, as facts name it. */
  readonly file: string;
  readonly amounts: BureauAmounts;
  /** What tables tell from the money of other departments: projects and operating costs. */
  readonly own: readonly SumLine[];
  /** All else, which is put together with that of others. */
  readonly shared: readonly SumLine[];
  /** What it calls the codes that the catalogue does not have, or has by another name that is from memory. */
  readonly names: readonly (readonly [code: string, name: string])[];
}

/** The sum of the items that have all this in common. */
export interface SumLine
  extends Pick<Fact, 'side' | 'part' | 'source' | 'carryover' | 'functionCode' | 'economicCode'>,
    Pick<Fact, 'revenueCode' | 'revenueName' | 'projectName' | 'projectCategory'> {
  /** Of projects, whose it is. */
  readonly unitCode: string | undefined;
  /** Of basic expenditure. Units of 参公 are counted as administrative: they have the same government subjects, and operating costs. */
  readonly kind: 'administrative' | 'institution' | undefined;
  readonly amount: string;
}

/** What a budget does not say of itself. */
export interface SumContext {
  /** Its root. */
  readonly file: string;
  readonly region: Region | undefined;
}

/** Adds up the facts of one budget. A file of units without a department is called as the first of them. */
export function budgetSum(budget: Budget, facts: readonly Fact[], { file, region }: SumContext): BudgetSum {
  const { department = budget.scopes[0]?.unit, year, status } = budget;
  const sums = new LineSums();
  sums.add(facts.map(lineOf));
  const lines = sums.lines();
  return {
    year,
    status,
    file,
    name: department?.name ?? '',
    code: department?.code ?? '',
    regionCode: region?.code ?? '',
    regionName: region?.name ?? '',
    layout: layoutIdOf(budget),
    amounts: amountsOf(lines),
    own: lines.filter(isOwn),
    shared: lines.filter((line) => !isOwn(line)),
    names: ownNames(budget, facts),
  };
}

function lineOf(fact: Fact): SumLine {
  const { side, part, source, carryover, functionCode, economicCode, unitCode, unitKind, amount } = fact;
  const { revenueCode, revenueName, projectName, projectCategory } = fact;
  const isProject = part === 'project';
  return {
    side,
    part,
    source,
    carryover,
    functionCode,
    economicCode: isProject && !isAskedOfProjects(economicCode ?? '') ? undefined : economicCode,
    revenueCode,
    revenueName,
    projectName,
    projectCategory,
    unitCode: isProject ? unitCode : undefined,
    kind: isProject ? undefined : kindOf(unitKind),
    amount,
  };
}

function kindOf(word: string | undefined): SumLine['kind'] {
  if (word === 'civil-service-managed') return 'administrative';
  return word === 'administrative' || word === 'institution' ? word : undefined;
}

function isOwn(line: SumLine): boolean {
  return line.part === 'project' || isOperating(line);
}

/** The lengths of the codes that stand above others. */
const levels = [3, 5];

function ownNames({ nameOf }: Budget, facts: readonly Fact[]): [string, string][] {
  const used = new Set(facts.flatMap(({ functionCode, economicCode }) => [functionCode ?? '', economicCode ?? '']));
  const codes = new Set([...used].flatMap((code) => [...levels.map((length) => code.slice(0, length)), code]));
  return [...codes].flatMap((code): [string, string][] => {
    const known = findSubject(code);
    const name = known && known.confidence !== 'C' ? known.name : nameOf(code);
    return name === (known?.name ?? '') ? [] : [[code, name]];
  });
}
