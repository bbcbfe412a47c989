import { governmentTwin } from '../../data/catalogue.ts';
import { valuesOf } from '../../language/lookup.ts';
import type { Budget, Item, Spending, Unit } from '../../model/Budget.ts';
import type { Region } from '../../model/region.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import type { Analysis } from '../Analysis.ts';
import type { Fact, Side } from './Fact.ts';
import { yuanText } from './yuan.ts';

/** What a budget does not say of itself. */
export interface FactContext {
  readonly region: Region | undefined;
  /** What a file of the budget is called. */
  readonly nameOf: (file: SourceFile) => string;
}

/** Every item of a budget, with all that it stands under: revenue, what is left at the end of the year, expenditure. */
export function factsOf(analysis: Analysis, context: FactContext): Fact[] {
  const reader = new FactReader(analysis, context);
  const { revenue, spendings } = analysis.budget;
  return [
    ...revenue.flatMap(({ lines }) => lines.map((line) => reader.revenue(line, 'revenue'))),
    ...revenue.flatMap(({ yearEnd }) => yearEnd.map((line) => reader.revenue(line, 'year-end-carryover'))),
    ...spendings.flatMap((spending) => reader.spending(spending)),
  ];
}

/** What no row has by itself. */
const nothing = {
  unitCode: undefined,
  unitName: undefined,
  unitKind: undefined,
  part: undefined,
  functionCode: undefined,
  functionName: undefined,
  functionClassCode: undefined,
  functionClassName: undefined,
  economicCode: undefined,
  economicName: undefined,
  governmentEconomicCode: undefined,
  governmentEconomicName: undefined,
  revenueCode: undefined,
  revenueName: undefined,
  projectName: undefined,
  projectCategory: undefined,
} satisfies Partial<Fact>;

/** What all rows of a budget, and all of one block, have in common is read once. */
class FactReader {
  readonly #analysis: Analysis;
  readonly #budget: Budget;
  readonly #context: FactContext;
  readonly #owners: ReadonlyMap<Spending, Unit>;
  readonly #fileNames = new Map<SourceFile, string>();
  readonly #ofBudget: Pick<Fact, 'year' | 'regionCode' | 'regionName' | 'departmentCode' | 'departmentName'>;

  constructor(analysis: Analysis, context: FactContext) {
    const { budget } = analysis;
    const { department, year, scopes } = budget;
    this.#analysis = analysis;
    this.#budget = budget;
    this.#context = context;
    this.#owners = new Map(scopes.flatMap(({ unit, spendings }) => spendings.map((each) => [each, unit] as const)));
    this.#ofBudget = {
      year,
      regionCode: given(context.region?.code),
      regionName: given(context.region?.name),
      departmentCode: given(department?.code),
      departmentName: given(department?.name),
    };
  }

  revenue(line: Item, side: Side): Fact {
    const code = line.subject?.code;
    return {
      ...nothing,
      ...this.#ofBudget,
      ...this.#money(line, side),
      revenueCode: code,
      revenueName: code === undefined ? undefined : given(line.subject?.name ?? this.#budget.nameOf(code)),
    };
  }

  spending(spending: Spending): Fact[] {
    const owner = this.#owners.get(spending);
    const block = { ...nothing, ...this.#ofBudget, ...this.#blockOf(spending, owner) };
    return spending.items.map((item) => ({
      ...block,
      ...this.#economic(item, owner),
      ...this.#money(item, 'expenditure'),
    }));
  }

  #blockOf({ kind, name, category, function: reference }: Spending, owner: Unit | undefined): Partial<Fact> {
    const code = reference?.code;
    return {
      unitCode: given(owner?.code),
      unitName: given(owner?.name),
      unitKind: valuesOf('unitKind').find(({ id }) => id === owner?.kind)?.word.en,
      part: kind,
      projectName: given(name),
      projectCategory: category?.word.en,
      functionCode: code,
      functionName: this.#name(code),
      functionClassCode: code?.slice(0, 3),
      functionClassName: this.#name(code?.slice(0, 3)),
    };
  }

  #economic({ subject }: Item, owner: Unit | undefined): Partial<Fact> {
    if (!subject) return {};
    const { code } = subject;
    const twin = governmentTwin(code, owner?.kind === 'institution');
    return {
      economicCode: code,
      economicName: this.#name(code),
      governmentEconomicCode: twin?.code,
      governmentEconomicName: twin?.name,
    };
  }

  #money(item: Item, side: Side): Pick<Fact, 'side' | 'source' | 'carryover' | 'amount' | 'file' | 'line'> {
    const { segment } = item.amountPlace;
    const { file, span } = this.#analysis.locate({ segment, start: item.statement.start, end: item.statement.end });
    return {
      side,
      source: sourceWord(item.source).en,
      carryover: item.carryover,
      amount: yuanText(item.amount.value),
      file: this.#fileName(file),
      line: file.lines.lineAt(span.start) + 1,
    };
  }

  #fileName(file: SourceFile): string {
    const known = this.#fileNames.get(file) ?? this.#context.nameOf(file);
    this.#fileNames.set(file, known);
    return known;
  }

  #name(code: string | undefined): string | undefined {
    return code === undefined ? undefined : given(this.#budget.nameOf(code));
  }
}

/** What is empty is not there. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
