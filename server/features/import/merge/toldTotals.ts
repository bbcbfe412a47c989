import type { Localized } from '../../../language/schema.ts';
import type { Amount } from '../../../model/amount.ts';
import type { Budget, DeclaredAmount, DeclaredSubject } from '../../../model/Budget.ts';
import { type Cells, carryoverCells, everything, partCells } from '../../../model/cells.ts';
import { grandFigure } from '../../../model/grandFigure.ts';
import { totalDiffers } from './mergeNotes.ts';
import { isSameSum } from './planLines.ts';

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
export function otherTotals(told: Budget, before: Budget, after: Budget): Localized[] {
  const all = [...grandTotals(told, before, after), ...subjectTotals(told, before, after)];
  return all.map(({ title, declared, found }) => totalDiffers(title, declared.amount.value, found.value, after.unit));
}

function grandTotals(told: Budget, before: Budget, after: Budget): ToldTotal[] {
  const known = new Set(before.totals.map(({ key }) => key));
  if (before.revenue.some(({ total }) => total)) known.add('revenue');
  const ofRevenue = told.revenue.flatMap(({ total }) => (total ? [{ key: 'revenue', declared: total }] : []));
  return [...told.totals, ...ofRevenue].flatMap(({ key, declared }) => {
    const figure = known.has(key) ? undefined : grandFigure(key, after);
    return figure && !isSameSum(declared.amount, figure.sum)
      ? [{ title: figure.title, declared, found: figure.sum }]
      : [];
  });
}

function subjectTotals(told: Budget, before: Budget, after: Budget): ToldTotal[] {
  return told.subjects.flatMap((subject) => {
    const { code } = subject.reference;
    const { expenditure, economic } = after.figures;
    const tree = code.startsWith('2') ? expenditure : code.startsWith('3') ? economic : undefined;
    if (!tree) return [];
    const title = `${code} ${told.nameOf(code)}`.trim();
    const figure = tree.find(code);
    const differing = partsOf(subject).flatMap(({ name, words, cells }): ToldTotal[] => {
      const declared = subject[name];
      const found = figure?.figure(cells) ?? nothing;
      if (!declared || before.subjectByCode.get(code)?.[name] || isSameSum(declared.amount, found)) return [];
      return [{ title: { zh: `科目 › ${title}${words.zh}`, en: `subjects › ${title}${words.en}` }, declared, found }];
    });
    // One that differs as a whole does so by its parts.
    return differing.slice(0, 1);
  });
}

interface SubjectPart {
  readonly name: 'total' | 'basic' | 'project' | 'carryover';
  readonly words: Localized;
  readonly cells: Cells;
}

/** What 科目 declares of a subject, the whole first; of an economic code this is basic expenditure. */
function partsOf({ reference: { code } }: DeclaredSubject): readonly SubjectPart[] {
  return [
    { name: 'total', words: { zh: '', en: '' }, cells: code.startsWith('3') ? partCells.basic : everything },
    { name: 'basic', words: { zh: ' › 基本支出', en: ' › basic' }, cells: partCells.basic },
    { name: 'project', words: { zh: ' › 项目支出', en: ' › project' }, cells: partCells.project },
    { name: 'carryover', words: { zh: ' › 结转', en: ' › carryover' }, cells: carryoverCells },
  ];
}

const nothing: Amount = { value: 0, half: 0 };
