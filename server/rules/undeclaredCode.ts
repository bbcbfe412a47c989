import type { Budget, CodeReference, Comparison, DeclaredSubject } from '../model/Budget.ts';
import { everything } from '../model/cells.ts';
import { agrees, type SubjectFigure } from '../model/figures.ts';
import { isZero } from '../model/money.ts';
import { onceFor } from '../text/onceFor.ts';
import { amountText } from './amountText.ts';
import type { Fix, PlacedEdit, Related } from './Rule.ts';

/** A subject that 科目 declares and nobody uses, and one that is used, not declared and comes to the same. */
interface MistakenCode {
  readonly declared: DeclaredSubject;
  readonly used: SubjectFigure;
  /** Where the other one stands. */
  readonly references: readonly CodeReference[];
}

/** The 项 that are used and not declared. */
const undeclared = onceFor(({ figures, subjectByCode }: Budget): readonly SubjectFigure[] =>
  [...figures.expenditure.root.walk()].filter(
    ({ code, nonZero }) => code.length === 7 && nonZero !== 0 && !subjectByCode.has(code),
  ),
);

/** Where the code of a declared subject without any line is typed otherwise; nothing where several may be that. */
function mistakenCode(
  { state, declared: { amount, statement }, sum }: Comparison,
  budget: Budget,
): MistakenCode | undefined {
  if (state !== 'mismatch' || !isZero(sum.value)) return undefined;
  const declared = budget.subjects.find((each) => each.total?.statement === statement);
  if (declared?.reference.code.length !== 7) return undefined;
  const [used, another] = undeclared(budget).filter((each) => agrees(amount, each.figure(everything)));
  if (!used || another) return undefined;
  const references = budget.spendings.flatMap(({ function: at }) => (at?.code === used.code ? [at] : []));
  return { declared, used, references };
}

/** Names the subject that is used instead. */
export function relatedCode(comparison: Comparison, budget: Budget): Related[] {
  const mistaken = mistakenCode(comparison, budget);
  if (!mistaken) return [];
  const { used, references } = mistaken;
  const subject = `${used.code} ${budget.nameOf(used.code)}`.trim();
  const amount = amountText(used.figure(everything).value, budget.unit);
  return references.map(({ place }) => ({
    place,
    message: {
      zh: `${subject}没有在科目中声明，正好是 ${amount}`,
      en: `${subject} is not declared among the subjects and comes to ${amount}`,
    },
  }));
}

/** Writes the declared code where the other one stands, or the other one where that is declared. */
export function fixesOfCode(comparison: Comparison, budget: Budget): Fix[] {
  const mistaken = mistakenCode(comparison, budget);
  if (!mistaken) return [];
  const { declared, used, references } = mistaken;
  const { code, name } = declared.reference;
  return [
    {
      title: { zh: `把用到的 ${used.code} 改为 ${code}`, en: `Change ${used.code}, where it is used, to ${code}` },
      edits: references.flatMap((each) => renamed(each, code, name)),
      changesFigures: true,
    },
    {
      title: {
        zh: `把科目中的 ${code} 改为 ${used.code}`,
        en: `Change ${code} among the subjects to ${used.code}`,
      },
      edits: renamed(declared.reference, used.code, references.find((each) => each.name !== undefined)?.name),
      changesFigures: true,
    },
  ];
}

/** A code, and its name with it where both are known. */
function renamed({ place, namePlace }: CodeReference, code: string, name: string | undefined): PlacedEdit[] {
  const edit = { place, newText: code };
  return namePlace && name !== undefined ? [edit, { place: namePlace, newText: `"${name}"` }] : [edit];
}
