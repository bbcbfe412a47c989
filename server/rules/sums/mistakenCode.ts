import type { Budget, CodeReference, Comparison, DeclaredSubject } from '../../model/Budget.ts';
import { everything } from '../../model/figures/cells.ts';
import { agrees, blockOf } from '../../model/figures/figures.ts';
import type { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import { compare, isZero, type Money, subtract } from '../../model/money.ts';
import { onceFor } from '../../text/onceFor.ts';
import { amountText } from '../amountText.ts';
import type { Fix, PlacedEdit, Related } from '../Rule.ts';

/** A subject whose lines stand under the code of another one. */
interface MistakenCode {
  /** The subject that lacks them. */
  readonly declared: DeclaredSubject;
  readonly amount: Money;
  /** The code that is written, and where. */
  readonly used: string;
  readonly references: readonly CodeReference[];
  /** The totals that miss by them: of the one subject, and of the other where that is declared too. */
  readonly misses: readonly Comparison[];
  /** Whether all of the one is nothing, and all of the other is not declared: either code may be the wrong one. */
  readonly isEither: boolean;
}

/** A 项 of which the total does not hold, and by how much its parts are less. */
interface Missed {
  readonly declared: DeclaredSubject;
  readonly comparison: Comparison;
  readonly lacks: Money;
}

const mistakenCodes = onceFor((budget: Budget): readonly MistakenCode[] => {
  const missed = missedTotals(budget);
  return missed.flatMap((each): readonly MistakenCode[] => {
    if (compare(each.lacks, 0) <= 0) return [];
    const [found, another] = [...undeclaredFor(each, budget), ...exchangedFor(each, missed, budget)];
    return found && !another ? [found] : [];
  });
});

function missedTotals({ differences, subjects }: Budget): readonly Missed[] {
  const byStatement = new Map(subjects.map((each) => [each.total?.statement, each]));
  return differences.flatMap((comparison): readonly Missed[] => {
    const { state, declared: total, sum } = comparison;
    const declared = byStatement.get(total.statement);
    if (state !== 'mismatch' || declared?.reference.code.length !== 7) return [];
    return [{ declared, comparison, lacks: subtract(total.amount.value, sum.value) }];
  });
}

/** The 项 that are used and not declared. */
const undeclared = onceFor(({ figures, subjectByCode }: Budget): readonly SubjectFigure[] =>
  [...figures.expenditure.root.walk()].filter(
    ({ code, nonZero }) => code.length === 7 && nonZero !== 0 && !subjectByCode.has(code),
  ),
);

/** Those that come to what a subject lacks. */
function undeclaredFor({ declared, comparison, lacks }: Missed, budget: Budget): MistakenCode[] {
  const { half } = comparison.declared.amount;
  return undeclared(budget)
    .map((each) => ({ code: each.code, figure: each.figure(everything) }))
    .filter(({ figure }) => agrees({ value: lacks, half }, figure))
    .map(({ code, figure: { value: amount } }) => {
      const references = budget.spendings.flatMap(({ function: at }) => (at?.code === code ? [at] : []));
      const isEither = isZero(comparison.sum.value);
      return { declared, amount, used: code, references, misses: [comparison], isEither };
    });
}

/** Those that are declared and have as much too much, in one block that comes to just that. */
function exchangedFor({ declared, comparison, lacks }: Missed, all: readonly Missed[], budget: Budget): MistakenCode[] {
  const isIt = (value: Money): boolean => compare(value, lacks) === 0;
  return all
    .filter((other) => isIt(subtract(0, other.lacks)))
    .flatMap((other) => {
      const used = other.declared.reference.code;
      const blocks = budget.spendings.filter(
        (each) => each.function?.code === used && isIt(blockOf(each).figure(everything).value),
      );
      const [only, another] = blocks.flatMap((each) => each.function ?? []);
      if (!only || another) return [];
      const misses = [comparison, other.comparison];
      return [{ declared, amount: lacks, used, references: [only], misses, isEither: false }];
    });
}

function mistakenIn(comparison: Comparison, budget: Budget): readonly MistakenCode[] {
  return mistakenCodes(budget).filter(({ misses }) => misses.includes(comparison));
}

/** Names where the other code stands. */
export function relatedCode(comparison: Comparison, budget: Budget): Related[] {
  return mistakenIn(comparison, budget).flatMap(({ used, declared, amount: value, references }) => {
    const subject = `${used} ${budget.nameOf(used)}`.trim();
    const amount = amountText(value, budget.unit);
    return references.map(({ place }) => ({
      place,
      message: {
        zh: `这里写的是 ${subject}，正好 ${amount}，像是 ${declared.reference.code} 的`,
        en: `${subject} is written here, exactly ${amount}, as if it were that of ${declared.reference.code}`,
      },
    }));
  });
}

/** Writes the declared code where the other one stands, or the other one where that is declared. */
export function fixesOfCode(comparison: Comparison, budget: Budget): Fix[] {
  return mistakenIn(comparison, budget).flatMap(({ declared, used, references, isEither }): Fix[] => {
    const { code, name } = declared.reference;
    const inUse: Fix = {
      title: { zh: `把用到的 ${used} 改为 ${code}`, en: `Change ${used}, where it is used, to ${code}` },
      edits: references.flatMap((each) => renamed(each, code, name)),
      changesFigures: true,
    };
    if (!isEither) return [inUse];
    const usedName = references.find((each) => each.name !== undefined)?.name;
    return [
      inUse,
      {
        title: { zh: `把科目中的 ${code} 改为 ${used}`, en: `Change ${code} among the subjects to ${used}` },
        edits: renamed(declared.reference, used, usedName),
        changesFigures: true,
      },
    ];
  });
}

/** A code, and its name with it where both are known. */
function renamed({ place, namePlace }: CodeReference, code: string, name: string | undefined): PlacedEdit[] {
  const edit = { place, newText: code };
  return namePlace && name !== undefined ? [edit, { place: namePlace, newText: `"${name}"` }] : [edit];
}
