import { add, type Money } from '../../model/money.ts';
import type { SumLine } from './BudgetSum.ts';
import { yuanOf, yuanText } from './yuan.ts';

/** Adds lines up: those that differ in nothing but their amounts are one, in the order in which they first came. */
export class LineSums {
  readonly #sums = new Map<string, { readonly line: SumLine; value: Money }>();

  add(lines: Iterable<SumLine>): void {
    for (const line of lines) {
      const key = keyOf(line);
      const known = this.#sums.get(key);
      const value = yuanOf(line.amount);
      if (known) known.value = add(known.value, value);
      else this.#sums.set(key, { line, value });
    }
  }

  lines(): SumLine[] {
    return [...this.#sums.values()].map(({ line, value }) => ({ ...line, amount: yuanText(value) }));
  }
}

/** In this order of fields, wherever the line comes from. */
function keyOf(line: SumLine): string {
  const { side, part, source, carryover, functionCode, economicCode, kind, unitCode } = line;
  const { revenueCode, revenueName, projectName, projectCategory } = line;
  const subject = [functionCode, economicCode, revenueCode, revenueName, projectName, projectCategory];
  return JSON.stringify([side, part, source, carryover, kind, unitCode, ...subject]);
}
