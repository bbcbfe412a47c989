import { parseSegment } from '../../syntax/parseSegment.ts';
import type { BindFault } from '../binding/BindFault.ts';
import { type Bound, bindStatement } from '../binding/bind.ts';
import { checkArguments } from '../binding/checkArguments.ts';

/** What a text says in a block. */
interface ReadAlone {
  /** Its statements, undefined where the schema knows one not. */
  readonly bound: readonly (Bound | undefined)[];
  /** What goes when a line is written as it is meant. */
  readonly faults: readonly BindFault[];
}

/** Reads a text by itself; undefined where something in it is no statement. */
export function readAlone(text: string, block: string): ReadAlone | undefined {
  const segment = parseSegment(text);
  if (segment.faults.length > 0) return undefined;
  const found: BindFault[] = [];
  const bound = segment.statements.map((statement) => bindStatement(statement, block, undefined, found));
  for (const each of bound) if (each) checkArguments(each, { segment, unitAt: () => '万元', faults: found });
  return { bound, faults: found.filter(isOfLine) };
}

/** Whether a fault is of those that go when its line is written as it is meant. */
export function isOfLine({ kind }: BindFault): boolean {
  return ofLine.has(kind);
}

const ofLine: ReadonlySet<BindFault['kind']> = new Set([
  'no-statement',
  'invalid-value',
  'unknown-keyword',
  'misplaced-statement',
]);

/** Whether a text is one statement of a block, or several, without a fault, or a comment. */
export function areWholeStatements(written: string, block: string, hasBlock: boolean): boolean {
  const { bound = [], faults = [] } = readAlone(hasBlock ? `${written} {}` : written, block) ?? {};
  return (
    (bound.length > 0 || written.startsWith('#')) &&
    faults.length === 0 &&
    bound.every((each) => each !== undefined && isInOrder(each))
  );
}

/** Whether strings stand where the schema names them, and not behind what should follow: there they may be anything. */
export function isInOrder({ schema, args }: Bound): boolean {
  const given = schema.args.flatMap(({ name, label }) => (label ? [] : (args[name] ?? [])));
  return given.every(
    ({ kind, start }, i) =>
      (kind !== 'string' && kind !== 'text') || given.every((other, j) => i === j || other.start < start === j < i),
  );
}
