import { findValue } from '../language/lookup.ts';
import { type Argument, isExpression, type Segment } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import { type Amount, amountOf, plainDigits, readAmount } from './amount.ts';
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
  Spending,
  Staff,
  Subordinate,
} from './Budget.ts';
import type { BindFault } from './binding/BindFault.ts';
import { type Bound, BoundLine, bindContinued, bindStatement, checkRepetition } from './binding/bind.ts';
import { childrenOf, stringOf, wordOf } from './binding/boundValues.ts';
import { checkArguments, invalidValue } from './binding/checkArguments.ts';
import { wholeNumber } from './binding/valueFault.ts';
import { headText } from './heads.ts';
import { CodeLineItem, Line, PlacedCode, placeIn } from './lineItems.ts';
import { isInOne, meantLines } from './meant/meantLine.ts';
import { isOfLine } from './meant/readAlone.ts';
import type { MoneyUnit } from './money.ts';
import { moneyUnitsIn } from './moneyUnitAt.ts';
import { readUnit } from './readUnit.ts';
import { sourceOf } from './sourceWord.ts';

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
    const checking = { segment: this.#segment, unitAt: this.#unitAt, faults: this.faults };
    for (const each of bound) checkArguments(each, checking);
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
      this.faults.push(invalidValue(argument, `“${code}”不是科目编码`, `“${code}” is not a subject code`));
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

function valueText(argument: Argument | undefined): string {
  if (argument?.kind === 'quantity') return argument.digits + argument.unit;
  return stringOf(argument);
}

/** The name of a project, without its quotes too, which is an error of its own. */
function nameOf({ args, statement }: Bound): string {
  return stringOf(args['name']) || wordOf(statement.args.find(({ kind }) => kind === 'word'));
}
