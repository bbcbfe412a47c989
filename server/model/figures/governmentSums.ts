import { governmentTwin } from '../../data/catalogue.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Budget } from '../Budget.ts';
import { add, type Money } from '../money.ts';
import { everything } from './cells.ts';
import type { KnownAmount } from './knownFigures.ts';

/**
 * What texts add up as the government's economic classification does: 工资奖金津补贴, 社会保障缴费. A text says so of an
 * institution, too, though its own codes are others; so each code counts in what it is for either kind of unit.
 */
export const governmentSums = onceFor(({ figures: { economic } }: Budget): readonly KnownAmount[] => {
  const sums = new Map<string, { readonly name: string; readonly value: Money }>();
  for (const subject of economic.root.walk())
    for (const isInstitution of [false, true]) {
      const twin = subject.code.length === 5 ? governmentTwin(subject.code, isInstitution) : undefined;
      if (!twin) continue;
      const value = add(sums.get(twin.code)?.value ?? 0, subject.figure(everything).value);
      sums.set(twin.code, { name: twin.name, value });
    }
  return Array.from(sums.values(), ({ name, value }) => ({ name: { zh: name, en: name }, called: name, value }));
});
