import type { CodeKind } from '../language/schema.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { lazily } from '../text/lazily.ts';
import departmentEconomicTable from './departmentEconomicCodes.tsv';
import economicMappingTable from './economicMapping.tsv';
import functionalTable from './functionalCodes.tsv';
import governmentEconomicTable from './governmentEconomicCodes.tsv';
import procurementTable from './procurementCodes.tsv';
import { type Row, readTable, readTableByKey } from './readTable.ts';
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

/** The columns of a table that not all of them have. */
interface Columns {
  readonly parent?: string;
  readonly budget?: string;
  readonly aliases?: string;
  readonly split?: string;
}

/** The subjects of one classification; a row is read when it is first asked for. */
class Catalogue {
  readonly #classification: Classification;
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #columns: Columns;
  readonly #read = new Map<string, Subject>();

  constructor(classification: Classification, table: string, columns: Columns = {}) {
    this.#classification = classification;
    this.#rows = readTableByKey(table);
    this.#columns = columns;
  }

  find(code: string): Subject | undefined {
    const known = this.#read.get(code);
    if (known) return known;
    const row = this.#rows.get(code);
    if (!row) return undefined;
    const subject = this.#subject(code, row);
    this.#read.set(code, subject);
    return subject;
  }

  /** All of them, in the order of the table. */
  *all(): Iterable<Subject> {
    for (const code of this.#rows.keys()) {
      const subject = this.#classification === 'procurement' || /^\d+$/.test(code) ? this.find(code) : undefined;
      if (subject) yield subject;
    }
  }

  #subject(code: string, row: Row): Subject {
    const { parent, budget, aliases, split } = this.#columns;
    const optional = (column: string | undefined): string => (column === undefined ? '' : row(column));
    return {
      code,
      name: row('name'),
      classification: this.#classification,
      parent: optional(parent),
      confidence: confidenceOf(row('confidence')),
      budget: optional(budget),
      usualSplit: optional(split),
      aliases: optional(aliases)
        .split(/[;；、|]/)
        .filter(Boolean),
    };
  }
}

const parent = 'parent';
const catalogues: Readonly<Record<Classification, () => Catalogue>> = {
  function: lazily(
    () =>
      new Catalogue('function', functionalTable, { parent, budget: 'budget_type', aliases: 'aliases_or_old_names' }),
  ),
  economic: lazily(() => new Catalogue('economic', departmentEconomicTable, { parent, split: 'usual_basic_split' })),
  government: lazily(() => new Catalogue('government', governmentEconomicTable, { parent })),
  revenue: lazily(() => new Catalogue('revenue', revenueTable, { parent, budget: 'budget_type' })),
  procurement: lazily(() => new Catalogue('procurement', procurementTable)),
};
const twins = lazily(loadTwins);

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

/** All subjects of one classification, in code order. */
export function subjectsOf(classification: Classification): Iterable<Subject> {
  return catalogues[classification]().all();
}

const byName: Readonly<Record<CodeKind, () => ReadonlyMap<string, readonly Subject[]>>> = {
  function: lazily(() => groupedBy(subjectsOf('function'), ({ name }) => name)),
  economic: lazily(() => groupedBy(subjectsOf('economic'), ({ name }) => name)),
  revenue: lazily(() => groupedBy(subjectsOf('revenue'), ({ name }) => name)),
  procurement: lazily(() => groupedBy(subjectsOf('procurement'), ({ name }) => name)),
};

/** The subjects of one classification that have this very name, in code order. */
export function subjectsNamed(classification: CodeKind, name: string): readonly Subject[] {
  return byName[classification]().get(name) ?? [];
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
  return classification && catalogues[classification]().find(code);
}

/** The government economic subject of a departmental one for a kind of unit; administrative bodies and 参公 units share theirs. */
export function governmentTwin(code: string, isInstitution: boolean): GovernmentTwin | undefined {
  const pair = twins().get(code);
  return isInstitution ? pair?.institution : pair?.administrative;
}
