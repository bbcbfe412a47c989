import type { CodeKind } from '../language/schema.ts';
import departmentEconomicTable from './departmentEconomicCodes.tsv';
import economicMappingTable from './economicMapping.tsv';
import functionalTable from './functionalCodes.tsv';
import governmentEconomicTable from './governmentEconomicCodes.tsv';
import procurementTable from './procurementCodes.tsv';
import { readTable } from './readTable.ts';
import revenueTable from './revenueCodes.tsv';

/** How far a row can be trusted: A printed in a public document, B consistent in several places, C from memory. */
export type Confidence = 'A' | 'B' | 'C';

/** Which of the lists of subjects a code stands in. */
export type Classification = CodeKind | 'government';

/** One subject as the classification of 2026 lists it. */
export interface Subject {
  readonly code: string;
  readonly name: string;
  readonly classification: Classification;
  /** The code of the 类 or 款 above; empty at the top. */
  readonly parent: string;
  readonly confidence: Confidence;
  /** For functional codes and some of revenue, the budget that the subject belongs to (一般公共预算, 政府性基金 …). */
  readonly budget: string;
  /** For departmental economic codes, what they usually are among basic expenditure: 人员经费, 公用经费 or 项目/其他. */
  readonly usualSplit: string;
  /** Former and short names, which are recognised but not right. */
  readonly aliases: readonly string[];
}

/** The government economic subject that a departmental one is published under. */
export interface GovernmentTwin {
  readonly code: string;
  readonly name: string;
  readonly confidence: Confidence;
}

type Catalogue = ReadonlyMap<string, Subject>;

const lazy = <T>(make: () => T): (() => T) => {
  let value: T | undefined;
  return () => (value ??= make());
};

const functional = lazy(() => load('function', functionalTable, 'parent', 'budget_type', 'aliases_or_old_names'));
const economic = lazy(() => load('economic', departmentEconomicTable, 'parent', '', '', 'usual_basic_split'));
const government = lazy(() => load('government', governmentEconomicTable, 'parent'));
const revenue = lazy(() => load('revenue', revenueTable, 'parent', 'budget_type'));
const procurement = lazy(() => load('procurement', procurementTable));
const twins = lazy(loadTwins);

function load(
  classification: Classification,
  table: string,
  parent?: string,
  budget?: string,
  aliases?: string,
  split?: string,
): Catalogue {
  const subjects = readTable(table).map((row): [string, Subject] => {
    const code = row('code');
    return [
      code,
      {
        code,
        name: row('name'),
        classification,
        parent: parent ? row(parent) : '',
        confidence: confidenceOf(row('confidence')),
        budget: budget ? row(budget) : '',
        usualSplit: split ? row(split) : '',
        aliases: aliases
          ? row(aliases)
              .split(/[;；、|]/)
              .filter(Boolean)
          : [],
      },
    ];
  });
  return new Map(subjects.filter(([code]) => classification === 'procurement' || /^\d+$/.test(code)));
}

function confidenceOf(text: string): Confidence {
  return text === 'A' || text === 'B' ? text : 'C';
}

interface Twins {
  readonly administrative: GovernmentTwin | undefined;
  readonly institution: GovernmentTwin | undefined;
}

function loadTwins(): ReadonlyMap<string, Twins> {
  return new Map(
    readTable(economicMappingTable).map((row): [string, Twins] => {
      const confidence = confidenceOf(row('confidence'));
      const twin = (code: string, name: string): GovernmentTwin | undefined =>
        code ? { code, name, confidence } : undefined;
      return [
        row('dept_code'),
        {
          administrative: twin(row('gov_code_admin'), row('gov_name_admin')),
          institution: twin(row('gov_code_institution'), row('gov_name_institution')),
        },
      ];
    }),
  );
}

const catalogues: Readonly<Record<Classification, () => Catalogue>> = {
  function: functional,
  economic,
  government,
  revenue,
  procurement,
};

/** All subjects of one classification, in code order. */
export function subjectsOf(classification: Classification): Iterable<Subject> {
  return catalogues[classification]().values();
}

const byFirstDigit: Readonly<Record<string, Classification>> = {
  1: 'revenue',
  2: 'function',
  3: 'economic',
  5: 'government',
};

/** Which classification a code belongs to by its first character, whether or not it is listed. */
export function classificationOf(code: string): Classification | undefined {
  const first = code.charAt(0);
  const rest = hasOnlyDigits(code, 1);
  if (first >= 'A' && first <= 'Z') return rest ? 'procurement' : undefined;
  return rest ? byFirstDigit[first] : undefined;
}

function hasOnlyDigits(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The subject with this code, whatever its classification. */
export function findSubject(code: string): Subject | undefined {
  const classification = classificationOf(code);
  return classification && catalogues[classification]().get(code);
}

/** The government economic subject of a departmental one for a kind of unit; administrative bodies and 参公 units share theirs. */
export function governmentTwin(code: string, isInstitution: boolean): GovernmentTwin | undefined {
  const pair = twins().get(code);
  return isInstitution ? pair?.institution : pair?.administrative;
}
