import { findValue } from '../language/lookup.ts';
import { plainDigits } from '../model/amount.ts';
import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { childrenOf, stringOf } from '../model/binding/boundValues.ts';
import { readDate } from '../model/date.ts';
import { decimal, withSeparators } from '../model/money.ts';
import type { Written } from '../model/Origin.ts';
import type { Argument, Segment } from '../syntax/tree.ts';
import type { Path } from './DocumentLayout.ts';

/** A statement with the segment that its offsets are in. */
export interface PlacedStatement {
  readonly bound: Bound;
  readonly segment: Segment;
}

/** The statements of a budget by path, looked up once for each. */
export class Statements {
  readonly #roots: ReadonlyMap<string, readonly PlacedStatement[]>;
  readonly #found = new Map<Path, readonly PlacedStatement[]>();

  constructor(roots: ReadonlyMap<string, readonly PlacedStatement[]>) {
    this.#roots = roots;
  }

  /** All statements at a path, in text order. */
  at(path: Path): readonly PlacedStatement[] {
    let found = this.#found.get(path);
    if (!found) {
      found = this.#find(path);
      this.#found.set(path, found);
    }
    return found;
  }

  #find(path: Path): readonly PlacedStatement[] {
    const [first = '', ...rest] = path.split('/');
    const roots = this.#roots.get(first) ?? [];
    let found = rest.length > 0 ? roots : roots.filter(({ bound }) => !bound.statement.continues);
    for (const id of rest) {
      found = found.flatMap(({ bound, segment }) => childrenOf(bound, id).map((child) => ({ bound: child, segment })));
    }
    return found;
  }

  /** The same statements with some roots of their own. */
  with(roots: Iterable<readonly [string, readonly PlacedStatement[]]>): Statements {
    return new Statements(new Map([...this.#roots, ...roots]));
  }
}

/** The statements of a budget; `superior` is the department that projects are under, which in the budget of a unit is another. */
export function statementsOf({ parts, superior }: Budget): Statements {
  const roots = new Map<string, PlacedStatement[]>();
  for (const { bound: statements, segment } of parts) {
    for (const bound of statements) {
      const same = roots.get(bound.schema.id);
      if (same) same.push({ bound, segment });
      else roots.set(bound.schema.id, [{ bound, segment }]);
    }
  }
  const department = superior ? [superior] : roots.get('department');
  return new Statements(new Map([...roots, ['superior', department ?? []]]));
}

/** What the first argument of a statement says, as it is printed; dates as 2026年1月27日 or as 20260127. */
export function printedText({ bound, segment }: PlacedStatement, date: 'words' | 'digits' = 'words'): string {
  const [spec] = bound.schema.args;
  const argument = spec && bound.args[spec.name];
  if (!spec || !argument) return '';
  if (spec.type === 'date') return printedDate(segment.text.slice(argument.start, argument.end), date);
  if (spec.values && argument.kind === 'word') return findValue(spec.values, argument.text)?.word.zh ?? '';
  return spec.many ? valuesOf(bound).join('、') : argumentText(argument);
}

function printedDate(text: string, style: 'words' | 'digits'): string {
  const date = readDate(text);
  if (!date) return '';
  if (style === 'words') return `${date.year}年${date.month}月${date.day}日`;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.year}${two(date.month)}${two(date.day)}`;
}

/** A text, a word or a number with its unit. */
export function argumentText(argument: Argument | undefined): string {
  if (argument?.kind === 'quantity') return argument.digits + argument.unit;
  return argument?.kind === 'word' ? argument.text : stringOf(argument);
}

/** All values that a statement lists, or its first one. */
export function valuesOf({ repeated, args, schema }: Bound): string[] {
  const first = args[schema.args[0]?.name ?? ''];
  return (repeated.length > 0 ? repeated : [first]).map(argumentText).filter(Boolean);
}

/** Each of these values where it is written. */
export function writtenValues({ bound, segment }: PlacedStatement): Written[] {
  const first = bound.args[bound.schema.args[0]?.name ?? ''];
  return (bound.repeated.length > 0 ? bound.repeated : [first])
    .filter((argument) => argumentText(argument) !== '')
    .map((argument) => ({ bound, segment, argument }));
}

/** An argument of a statement by its name, else the first one that the schema has. */
export function writtenIn({ bound, segment }: PlacedStatement, name = bound.schema.args[0]?.name ?? ''): Written {
  return { bound, segment, argument: bound.args[name] };
}

/** The sum of the numbers that some statements write, without their units; undefined where there are none. */
export function sumOfNumbers(statements: readonly PlacedStatement[]): string | undefined {
  const numbers = statements.flatMap(({ bound: { args, schema } }) => {
    const argument = args[schema.args[0]?.name ?? ''];
    const digits = argument?.kind === 'quantity' ? plainDigits(argument.digits) : undefined;
    return digits === undefined ? [] : [decimal(digits)];
  });
  if (numbers.length === 0) return undefined;
  return withSeparators(numbers.reduce((sum, number) => sum.plus(number)).toFixed());
}
