import type { Localized } from '../../../language/schema.ts';
import type { Amount } from '../../../model/amount.ts';
import type { Budget, DeclaredAmount } from '../../../model/Budget.ts';
import {
  currentCells,
  type DeclaredPart,
  declarableCells,
  declaredParts,
  everything,
} from '../../../model/figures/cells.ts';
import { agrees } from '../../../model/figures/figures.ts';
import { grandFigure } from '../../../model/figures/grandFigure.ts';
import { compare } from '../../../model/money.ts';
import type { SubjectCells } from '../subjectCells.ts';
import { totalDiffers } from './mergeNotes.ts';

/** A total that tables tell, and what a budget comes to. */
interface ToldTotal {
  readonly title: Localized;
  readonly declared: DeclaredAmount;
  readonly found: Amount;
}

/**
 * Totals that tables tell otherwise than what a budget comes to with their figures in it; of those that it declares itself, a
 * check says so.
 */
export function otherTotals(
  { told, subjectCells }: { readonly told: Budget; readonly subjectCells: SubjectCells },
  before: Budget,
  after: Budget,
): Localized[] {
  const all = [...grandTotals(told, before, after), ...subjectTotals(told, subjectCells, before, after)];
  return all.map(({ title, declared, found }) => totalDiffers(title, declared.amount.value, found.value, after.unit));
}

function grandTotals(told: Budget, before: Budget, after: Budget): ToldTotal[] {
  const known = new Set(before.totals.map(({ key }) => key));
  if (before.revenue.some(({ total }) => total)) known.add('revenue');
  const ofRevenue = told.revenue.flatMap(({ total }) => (total ? [{ key: 'revenue', declared: total }] : []));
  return [...told.totals, ...ofRevenue].flatMap(({ key, declared }) => {
    const figure = known.has(key) ? undefined : grandFigure(key, after);
    return figure && !agrees(declared.amount, figure.sum) ? [{ title: figure.title, declared, found: figure.sum }] : [];
  });
}

function subjectTotals(told: Budget, subjectCells: SubjectCells, before: Budget, after: Budget): ToldTotal[] {
  return told.subjects.flatMap((subject) => {
    const { code } = subject.reference;
    const { expenditure, economic } = after.figures;
    const tree = code.startsWith('2') ? expenditure : code.startsWith('3') ? economic : undefined;
    if (!tree) return [];
    const title = `${code} ${told.nameOf(code)}`.trim();
    const figure = tree.find(code);
    const cells = declarableCells[tree === economic ? 'economic' : 'functional'];
    const own = subjectCells.get(code) ?? everything;
    const isOfPart = tellsPart(after, code, subjectCells);
    const differing = declaredParts.flatMap((part): ToldTotal[] => {
      const declared = subject[part];
      const found = figure?.figure(cells[part] & own) ?? nothing;
      if (!declared || (before.subjectByCode.get(code)?.[part] && !isOfPart) || agrees(declared.amount, found))
        return [];
      // A title need not say that what was carried over is left out.
      if (isOfPart && agrees(declared.amount, figure?.figure(cells[part] & own & currentCells) ?? nothing)) return [];
      const { zh, en } = wordsOf[part];
      return [{ title: { zh: `科目 › ${title}${zh}`, en: `subjects › ${title}${en}` }, declared, found }];
    });
    // One that differs as a whole does so by its parts.
    return differing.slice(0, 1);
  });
}

/** Whether what tables tell of a subject is a part of its money in a budget. */
export function tellsPart({ figures }: Budget, code: string, subjectCells: SubjectCells): boolean {
  const own = subjectCells.get(code);
  const figure = (code.startsWith('3') ? figures.economic : figures.expenditure).find(code);
  return own !== undefined && !!figure && compare(figure.figure(everything).value, figure.figure(own).value) !== 0;
}

const wordsOf: Readonly<Record<DeclaredPart, Localized>> = {
  total: { zh: '', en: '' },
  basic: { zh: ' › 基本支出', en: ' › basic' },
  project: { zh: ' › 项目支出', en: ' › project' },
  carryover: { zh: ' › 结转', en: ' › carryover' },
};

const nothing: Amount = { value: 0, half: 0 };
