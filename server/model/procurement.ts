import type { Budget, Item, Procurement } from './Budget.ts';
import { publishedTotal } from './figures/publishedTotal.ts';
import { type Operand, sumOfLines } from './Origin.ts';
import { totalOf } from './totalOf.ts';

export type ProcurementClass = 'goods' | 'works' | 'services';

const classOfLetter: Readonly<Record<string, ProcurementClass>> = { A: 'goods', B: 'works', C: 'services' };

/** Procurement of one class or of all, the department's own and that of its units. */
export function procurementOf({ procurements }: Pick<Budget, 'procurements'>, wanted?: ProcurementClass): Operand {
  if (wanted === undefined)
    return {
      value: totalOf(procurements.map(({ lines, total }) => publishedTotal(lines, total))).value,
      origin: () => sumOfLines(procurements.flatMap(({ lines }) => [...lines])),
    };
  const lines = procurements.flatMap((each) => linesOf(each, wanted));
  return { value: totalOf(lines.map(({ amount }) => amount)).value, origin: () => sumOfLines(lines) };
}

function linesOf(procurement: Procurement, wanted: ProcurementClass): Item[] {
  return procurement.lines.filter((line) => classIn(procurement, line) === wanted);
}

/** The class of a code; undefined where it is of none. */
export function classOfCode(code: string): ProcurementClass | undefined {
  return classOfLetter[code.charAt(0)];
}

/** Of which class a line is: by its code, else by its word. */
export function classIn({ bound }: Procurement, { subject, statement }: Item): string | undefined {
  if (subject) return classOfCode(subject.code);
  return bound.children.find((child) => child.statement === statement)?.schema.id;
}
