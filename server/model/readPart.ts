import { argumentIndex, findValue, statementsOf, valuesOf } from '../language/lookup.ts';
import type { Measure } from '../language/schema.ts';
import type { CodeLine } from '../syntax/CodeLine.ts';
import {
  type Argument,
  isExpression,
  type QuantityNode,
  type Segment,
  type Statement,
  type StringArgument,
} from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import { type Amount, amountOf, groupingFault, isPlain, plainDigits, readAmount } from './amount.ts';
import type { BindFault } from './BindFault.ts';
import type {
  CodeReference,
  DeclaredAmount,
  DeclaredCount,
  DeclaredSubject,
  GrandTotal,
  Indicator,
  Item,
  Part,
  Place,
  Procurement,
  RevenueBlock,
  Source,
  Spending,
  Staff,
  Subordinate,
  Unit,
  UnitKind,
} from './Budget.ts';
import { sources } from './Budget.ts';
import { type Bound, BoundLine, bindContinued, bindStatement, checkRepetition } from './bind.ts';
import { readDate } from './date.ts';
import { headText } from './heads.ts';
import { isInOne, isOfLine, meantLines } from './meant/meantLine.ts';
import { measureFault } from './measureFault.ts';
import type { Money, MoneyUnit } from './money.ts';
import { moneyUnitsIn } from './moneyUnitAt.ts';
import { valueFault, wholeNumber } from './valueFault.ts';

/** Binds and reads one segment; the result depends on nothing but its text and the file's unit of money. */
export function readPart(segment: Segment, ofFile: MoneyUnit): Part {
  return new PartReader(segment, ofFile).read();
}

/** Collects what the statements of one segment say, with their faults. */
class PartReader {
  readonly faults: BindFault[] = [];
  readonly #segment: Segment;
  readonly #unitAt: (start: number) => MoneyUnit;

  constructor(segment: Segment, ofFile: MoneyUnit) {
    this.#segment = segment;
    this.#unitAt = moneyUnitsIn(segment, ofFile);
  }

  read(): Part {
    const bound = this.#segment.statements.flatMap(
      (statement) =>
        (statement.continues
          ? bindContinued(statement, this.faults)
          : bindStatement(statement, 'file', undefined, this.faults)) ?? [],
    );
    checkRepetition(bound, this.faults);
    const all = (id: string): Bound[] => bound.filter(({ schema }) => schema.id === id);
    const of = (id: string): Bound[] => all(id).filter(({ statement }) => !statement.continues);
    const goesOn = all('unit').filter(({ statement }) => statement.continues);
    for (const each of bound) this.checkArguments(each);
    const units = of('unit').map((each) => this.unitPart(each));
    const spendings = this.spendings(bound);
    const isRun = this.#segment.stretch !== undefined && all('basic').length > 0;
    const part: Part = {
      segment: this.#segment,
      bound,
      faults: this.faults,
      spendings: isRun ? [] : spendings,
      subjects: all('subjects').flatMap(({ children }) => children.map((child) => this.subject(child))),
      revenue: of('revenue').map((each) => this.revenue(each)),
      totals: of('totals').flatMap(({ children }) => children.flatMap((child) => this.grandTotal(child))),
      controls: of('control').flatMap(({ children }) => children.flatMap((child) => this.grandTotal(child))),
      procurements: [...of('procurement'), ...of('unit').flatMap((unit) => childrenOf(unit, 'procurement'))].map(
        (each) => this.procurement(each),
      ),
      staff: [...of('department').flatMap((each) => this.staff(each)), ...units.flatMap(({ staff }) => staff)],
      indicatorLists: of('performance').map((each) => this.indicators(each)),
      units,
      goesOn: goesOn.flatMap(({ children }) => this.spendings(children)),
      runs: isRun ? spendings : undefined,
    };
    return this.faults.length === 0 && this.#segment.faults.length === 0
      ? part
      : { ...part, faults: this.faultsAsMeant(bound) };
  }

  /** The faults, with one in place of all those of a line that is plainly meant otherwise. */
  private faultsAsMeant(bound: readonly Bound[]): readonly BindFault[] {
    const meant = meantLines(this.#segment, bound, this.faults);
    if (meant.length === 0) return this.faults;
    const lines = meant.map(({ line }) => line);
    const others = this.faults.filter((fault) => !isOfLine(fault) || !isInOne(lines, fault.start));
    const told = meant.map((each): BindFault => ({ kind: 'invalid-value', ...each }));
    return [...others, ...told];
  }

  private place(span: Span): Place {
    return placeIn(this.#segment, span);
  }

  /** Checks the values that no model type is made of: dates, counts, years, row lengths. */
  private checkArguments(bound: Bound): void {
    const { checked } = argumentIndex(bound.schema);
    for (let i = 0; i < checked.length; i++) {
      const spec = checked[i];
      const argument = spec && bound.args[spec.name];
      if (!argument) continue;
      if (spec.type === 'count' && wholeNumber(argument) === undefined)
        this.invalid(argument, '这里要填不带单位的整数', 'A whole number without a unit is expected');
      if (spec.type === 'amount') this.checkAmount(argument);
      if (spec.type === 'date') this.checkDate(argument);
      if (
        (spec.type === 'quantity' || spec.type === 'value') &&
        argument.kind === 'quantity' &&
        plainDigits(argument.digits) === undefined
      ) {
        this.faults.push({ kind: 'invalid-value', ...groupingFault(argument) });
      }
      if (spec.measure && argument.kind === 'quantity') this.checkMeasure(argument, spec.measure);
    }
    const fault = valueFault(bound);
    if (fault) this.faults.push({ kind: 'invalid-value', ...fault });
    if (bound.schema.block === 'appendix') this.checkRows(bound);
    const { children } = bound;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (child && !(child instanceof BoundLine)) this.checkArguments(child);
    }
  }

  private checkMeasure(argument: QuantityNode, measure: Measure): void {
    const fault = measureFault(argument, measure);
    if (fault) this.faults.push({ kind: 'invalid-value', ...fault });
  }

  private checkDate(argument: Argument): void {
    const text = this.#segment.text.slice(argument.start, argument.end);
    if (!readDate(text))
      this.invalid(
        argument,
        `“${text}”不是日期；写成 2026-01-27、2026年1月27日 或 20260127`,
        `“${text}” is not a date; write 2026-01-27, 2026年1月27日 or 20260127`,
      );
  }

  private checkRows({ children }: Bound): void {
    const columns = children.find(({ schema }) => schema.id === 'columns')?.repeated.length;
    if (columns === undefined) return;
    for (const { schema, repeated } of children) {
      const extra = schema.id === 'row' ? repeated[columns] : undefined;
      if (extra)
        this.invalid(
          extra,
          `这一行有 ${repeated.length} 格，表头只有 ${columns} 列`,
          `This row has ${repeated.length} cells, the header only ${columns}`,
        );
    }
  }

  private invalid({ start, end }: Span, zh: string, en: string): void {
    this.faults.push({ kind: 'invalid-value', message: { zh, en }, start, end });
  }

  private checkAmount(argument: Argument): void {
    if (!isExpression(argument) || isPlain(argument)) return;
    const result = readAmount(argument, this.#unitAt(argument.start));
    if ('fault' in result) this.faults.push({ kind: 'invalid-value', ...result.fault });
  }

  private declared(bound: Bound | undefined, name = 'amount'): DeclaredAmount | undefined {
    const argument = bound?.args[name];
    const amount = argument && this.amount(argument);
    if (!bound || !amount) return undefined;
    return { amount, argument, place: this.place(argument), statement: bound.statement };
  }

  /** The amount that an argument is; what is none was reported when the arguments were checked. */
  private amount(argument: Argument): Amount | undefined {
    const amount = isExpression(argument) ? readAmount(argument, this.#unitAt(argument.start)) : undefined;
    return amount && 'fault' in amount ? undefined : amount;
  }

  private code(argument: Argument | undefined, nameArgument: Argument | undefined): CodeReference | undefined {
    if (argument?.kind !== 'quantity') return undefined;
    const code = argument.digits + argument.unit;
    if (!/^\d+$/.test(code)) {
      this.invalid(argument, `“${code}”不是科目编码`, `“${code}” is not a subject code`);
      return undefined;
    }
    return this.reference(code, argument, nameArgument);
  }

  private reference(code: string, at: Span, name: Argument | undefined): CodeReference {
    return new PlacedCode(this.#segment, code, at, name?.kind === 'string' ? name : undefined);
  }

  private headCode({ statement, args }: Bound): CodeReference | undefined {
    const { head } = statement;
    return head && this.reference(head.text, head, args['name']);
  }

  /** A line that begins with a code. */
  private codeItem(bound: Bound, part: Item['part']): Item | undefined {
    if (!(bound instanceof BoundLine)) return this.item(bound, part, this.headCode(bound));
    const { number, unit, start } = bound.statement;
    return new CodeLineItem(this.#segment, bound, part, amountOf(number, unit, this.#unitAt(start)));
  }

  private item(bound: Bound, part: Item['part'], subject: CodeReference | undefined): Item | undefined {
    const { args, statement } = bound;
    const argument = args['amount'];
    const amount = argument && this.amount(argument);
    if (!amount) return undefined;
    const word = args['source']?.kind === 'word' ? args['source'].text : subject ? '' : headText(statement);
    const source = sourceOf(word) ?? 'general';
    const carryover = args['carryover'] !== undefined;
    return new Line(this.#segment, { subject, part, source, statement, carryover, amount, argument });
  }

  private spendings(bound: readonly Bound[]): Spending[] {
    return bound.flatMap((each) =>
      each.schema.id === 'basic' || each.schema.id === 'project' ? this.spending(each, each.schema.id) : [],
    );
  }

  private spending(bound: Bound, kind: Spending['kind']): Spending {
    const items: Item[] = [];
    const amounts: Item[] = [];
    const add = (to: Item[], item: Item | undefined): void => {
      if (item) to.push(item);
    };
    const { children } = bound;
    for (let i = 0; i < children.length; i++) {
      const child = children[i];
      if (!child) continue;
      if (child.schema.id === 'item') add(items, this.codeItem(child, kind));
      else if (child.schema.id === 'amount') add(amounts, this.item(child, kind, undefined));
    }
    const reference = kind === 'basic' ? bound : childrenOf(bound, 'function')[0];
    const [category] = childrenOf(bound, 'category');
    return {
      kind,
      bound,
      segment: this.#segment,
      name: kind === 'project' ? nameOf(bound) : '',
      function: this.code(reference?.args['code'], reference?.args['name']),
      items: [...items, ...amounts],
      total: this.declared(childrenOf(bound, 'total')[0]),
      funds: childrenOf(bound, 'funds').flatMap(({ children }) =>
        children.flatMap((each) => this.declared(each) ?? []),
      ),
      indicators: this.indicators(bound),
      category: findValue('category', wordOf(category?.args['category'])),
    };
  }

  private indicators(owner: Bound): Indicator[] {
    return childrenOf(owner, 'indicator').map((bound) => {
      const { args } = bound;
      return {
        bound,
        kind: findValue('indicatorKind', wordOf(args['kind']))?.id ?? '',
        name: stringOf(args['name']),
        comparator: args['comparator']?.kind === 'comparator' ? args['comparator'].text : '=',
        value: valueText(args['value']),
        weight: this.weight(bound),
      };
    });
  }

  private weight(bound: Bound): DeclaredAmount | undefined {
    const argument = bound.args['weight'];
    if (argument?.kind !== 'quantity') return undefined;
    const value = Number(plainDigits(argument.digits) ?? Number.NaN);
    if (Number.isNaN(value)) return undefined;
    return { amount: { value, half: 0 }, argument, place: this.place(argument), statement: bound.statement };
  }

  private subject(bound: Bound): DeclaredSubject {
    const part = (id: string): DeclaredAmount | undefined => this.declared(childrenOf(bound, id)[0]);
    return {
      bound,
      reference: this.headCode(bound) ?? this.reference('', bound.statement, undefined),
      total: this.declared(bound),
      basic: part('basic'),
      project: part('project'),
      carryover: part('carryover'),
    };
  }

  private revenue(bound: Bound): RevenueBlock {
    const lines = bound.children.filter(({ schema }) => schema.id === 'source' || schema.id === 'line');
    return {
      bound,
      segment: this.#segment,
      lines: lines.flatMap(
        (each) =>
          (each.schema.id === 'line' ? this.codeItem(each, 'basic') : this.item(each, 'basic', undefined)) ?? [],
      ),
      yearEnd: childrenOf(bound, 'yearEndCarryover').flatMap((each) => this.item(each, 'basic', undefined) ?? []),
      total: this.declared(childrenOf(bound, 'total')[0]),
    };
  }

  private grandTotal(bound: Bound): GrandTotal[] {
    const declared = this.declared(bound);
    if (!declared) return [];
    const key =
      bound.schema.id === 'source' ? (findValue('source', headText(bound.statement))?.id ?? '') : bound.schema.id;
    return [{ key, declared }];
  }

  private procurement(bound: Bound): Procurement {
    const lines = bound.children.filter(({ schema }) => schema.id !== 'total');
    return {
      bound,
      segment: this.#segment,
      lines: lines.flatMap(
        (each) =>
          (each.schema.id === 'line' ? this.codeItem(each, 'basic') : this.item(each, 'basic', undefined)) ?? [],
      ),
      total: this.declared(childrenOf(bound, 'total')[0]),
    };
  }

  private staff(owner: Bound): Staff[] {
    return childrenOf(owner, 'staff').map(({ statement, children }) => {
      const counts = this.counts(children);
      return { statement, counts, isRead: counts.length === children.length };
    });
  }

  private counts(lines: readonly Bound[]): DeclaredCount[] {
    return lines.flatMap(({ schema, args, statement }) => {
      const argument = args['count'];
      const value = argument && wholeNumber(argument);
      if (!argument || value === undefined) return [];
      return [
        { key: schema.id, declared: { amount: { value, half: 0 }, argument, place: this.place(argument), statement } },
      ];
    });
  }

  private unitPart(bound: Bound): Subordinate {
    return {
      unit: readUnit(bound, this.#segment),
      spendings: this.spendings(bound.children),
      staff: this.staff(bound),
    };
  }
}

/** The name of a project, without its quotes too, which is an error of its own. */
function nameOf({ args, statement }: Bound): string {
  return stringOf(args['name']) || wordOf(statement.args.find(({ kind }) => kind === 'word'));
}

/** A code in a segment; places are made when they are asked for, as most never are. */
class PlacedCode implements CodeReference {
  readonly code: string;
  readonly name: string | undefined;
  readonly #segment: Segment;
  readonly #at: Span;
  readonly #nameAt: Span | undefined;

  constructor(segment: Segment, code: string, at: Span, name: StringArgument | undefined) {
    this.code = code;
    this.name = name?.value;
    this.#segment = segment;
    this.#at = at;
    this.#nameAt = name;
  }

  get place(): Place {
    return placeIn(this.#segment, this.#at);
  }

  get namePlace(): Place | undefined {
    return this.#nameAt && placeIn(this.#segment, this.#nameAt);
  }
}

/** A line of money in a segment. */
class Line implements Item {
  readonly subject: CodeReference | undefined;
  readonly amount: Amount;
  readonly argument: Argument;
  readonly source: Source;
  readonly carryover: boolean;
  readonly part: Item['part'];
  readonly statement: Statement;
  readonly #segment: Segment;

  constructor(
    segment: Segment,
    { subject, amount, argument, source, carryover, part, statement }: Omit<Item, 'amountPlace'>,
  ) {
    this.#segment = segment;
    this.subject = subject;
    this.amount = amount;
    this.argument = argument;
    this.source = source;
    this.carryover = carryover;
    this.part = part;
    this.statement = statement;
  }

  get amountPlace(): Place {
    return placeIn(this.#segment, this.argument);
  }
}

/** A line of money that is its own subject and amount: one object for what is the most frequent thing in a budget. */
class CodeLineItem implements Item, CodeReference, Amount {
  readonly source: Source;
  readonly carryover: boolean;
  readonly part: Item['part'];
  readonly statement: CodeLine;
  readonly value: Money;
  readonly half: number;
  private readonly segment: Segment;

  constructor(segment: Segment, bound: BoundLine, part: Item['part'], amount: Amount) {
    const { statement, words } = bound;
    this.segment = segment;
    this.statement = statement;
    this.part = part;
    this.value = amount.value;
    this.half = amount.half;
    this.source = sourceOf(words['source'] ?? '') ?? 'general';
    this.carryover = words['carryover'] !== undefined;
  }

  get subject(): CodeReference {
    return this;
  }

  get amount(): Amount {
    return this;
  }

  get code(): string {
    return this.statement.code;
  }

  get name(): string | undefined {
    return this.statement.name;
  }

  get argument(): Argument {
    return this.statement.numberNode;
  }

  get place(): Place {
    const { start, code } = this.statement;
    return { segment: this.segment, start, end: start + code.length };
  }

  get namePlace(): Place | undefined {
    const { name, nameStart } = this.statement;
    return name === undefined
      ? undefined
      : { segment: this.segment, start: nameStart, end: nameStart + name.length + 2 };
  }

  get amountPlace(): Place {
    const { number, numberStart, unit } = this.statement;
    return { segment: this.segment, start: numberStart, end: numberStart + number.length + unit.length };
  }
}

function placeIn(segment: Segment, { start, end }: Span): Place {
  return { segment, start, end };
}

/** The department or unit that a statement describes. */
export function readUnit(bound: Bound, segment: Segment): Unit {
  const code = childrenOf(bound, 'code')[0]?.args['code'];
  const kind = findValue('unitKind', wordOf(childrenOf(bound, 'kind')[0]?.args['kind']));
  return {
    bound,
    segment,
    name: stringOf(bound.args['name']),
    code: code?.kind === 'quantity' ? code.digits + code.unit : stringOf(code) || wordOf(code),
    kind: unitKinds.find((each) => each === kind?.id),
  };
}

const unitKinds: readonly UnitKind[] = ['administrative', 'institution', 'civilServiceManaged'];

/** The children of a statement that are of one keyword. */
export function childrenOf(bound: Bound, id: string): Bound[] {
  return bound.children.filter(({ schema }) => schema.id === id);
}

/** The value of a string or text argument; empty for anything else. */
export function stringOf(argument: Argument | undefined): string {
  return argument?.kind === 'string' || argument?.kind === 'text' ? argument.value : '';
}

/** The text of a word argument; empty for anything else. */
export function wordOf(argument: Argument | undefined): string {
  return argument?.kind === 'word' ? argument.text : '';
}

function valueText(argument: Argument | undefined): string {
  if (argument?.kind === 'quantity') return argument.digits + argument.unit;
  return stringOf(argument);
}

function sourceOf(word: string): Source | undefined {
  if (word === '') return undefined;
  const id = findValue('source', word)?.id;
  return sources.find((source) => source === id);
}

/** The words by which sources are known, for messages: 一般公共预算 …, in the order of the columns. */
export function sourceWord(source: Source): { readonly zh: string; readonly en: string } {
  return valuesOf('source').find(({ id }) => id === source)?.word ?? { zh: source, en: source };
}

/** Whether a top-level statement must be there, and is asked for by its id. */
export const requiredAtTop = statementsOf('file').filter(({ need }) => need !== undefined);
