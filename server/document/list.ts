import type { Cells } from '../model/figures/cells.ts';
import { isPersonnelCode } from '../model/figures/figures.ts';
import type { SubjectFigure } from '../model/figures/SubjectFigure.ts';
import { compare, isZero } from '../model/money.ts';
import type { Operand, Written } from '../model/Origin.ts';
import type { Where } from '../tables/layout.ts';
import { cellsOf } from '../tables/where.ts';
import type { Context } from './Context.ts';
import type { Run } from './Disclosure.ts';
import type { ListLayout } from './DocumentLayout.ts';
import { ofCells } from './figureOf.ts';
import { amountRun, fieldRun, shareRun } from './liveRun.ts';
import { argumentText, writtenValues } from './Statements.ts';
import { append, type Filled, filledText, fillTemplate, nothing } from './template.ts';

/** A subject of a list or chart with its figure. */
export interface SubjectEntry {
  readonly code: string;
  readonly name: string;
  readonly figure: Operand;
}

/** The 类 of expenditure that are published with an amount in some cells, in code order; functional ones, or departmental economic ones. */
export function classEntries(
  where: Where,
  { budget }: Context,
  by: 'expenditure' | 'economic' = 'expenditure',
): SubjectEntry[] {
  return entriesOf(budget.figures[by].root.children, cellsOf(where), budget.nameOf);
}

/** All of expenditure in some cells: what the 类 are shares of. */
export function wholeOf(where: Where, { budget }: Context): Operand {
  return ofCells(budget.figures.expenditure.root, cellsOf(where));
}

/** The departmental economic 款 that are not zero, the largest first. */
function economicEntries(where: Where, { budget }: Context): SubjectEntry[] {
  const { economic } = where;
  const subjects = [...budget.figures.economic.root.walk()].filter(
    ({ code }) =>
      code.length === 5 && code.startsWith('3') && (!economic || isPersonnelCode(code) === (economic === 'personnel')),
  );
  const entries = entriesOf(subjects, cellsOf(where), budget.nameOf);
  return entries.sort((a, b) => compare(b.figure.value, a.figure.value));
}

function entriesOf(subjects: readonly SubjectFigure[], cells: Cells, nameOf: (code: string) => string): SubjectEntry[] {
  return subjects
    .filter(({ nonZero }) => nonZero & cells)
    .map((subject) => ({ code: subject.code, name: nameOf(subject.code), figure: ofCells(subject, cells) }))
    .filter(({ figure }) => !isZero(figure.value));
}

/** A list in a sentence. */
export function filledList(list: ListLayout, address: string, context: Context): Filled {
  const items = itemsOf(list, address, context);
  if (items.length === 0) return list.none === undefined ? nothing : { ...filledText(list.none), state: 'zero' };
  const runs: Run[] = [];
  for (const [i, item] of items.entries()) {
    if (i > 0) append(runs, [{ text: list.separator }]);
    append(runs, item);
  }
  if (items.length > 1) append(runs, [{ text: list.end ?? '' }]);
  return { runs, state: 'given' };
}

function itemsOf({ of, item }: ListLayout, address: string, context: Context): (readonly Run[])[] {
  if (of.kind === 'names') {
    const names = context.statements.at(of.path).flatMap(writtenValues);
    return names.map((written, i) => nameItem(item, written, i + 1, address));
  }
  const entries = (of.kind === 'classes' ? classEntries : economicEntries)(of.where, context);
  const whole = wholeOf(of.where, context);
  return entries.map((entry, i) => subjectItem(item, entry, i + 1, whole, address, context));
}

function nameItem(item: string, written: Written, number: number, address: string): readonly Run[] {
  return fillTemplate(item, (slot): Filled => {
    if (slot !== 'name') return filledText(slot === 'number' ? String(number) : '');
    const run = fieldRun(argumentText(written.argument), `${address}-${number}`, written);
    return { runs: [run], state: 'given' };
  }).runs;
}

function subjectItem(
  item: string,
  { code, name, figure }: SubjectEntry,
  number: number,
  whole: Operand,
  address: string,
  { layout }: Context,
): readonly Run[] {
  const at = `${address}-${code}`;
  return fillTemplate(item, (slot): Filled => {
    if (slot === 'amount') return { runs: [amountRun(figure, at, layout.amounts.sentence)], state: 'given' };
    if (slot === 'share') return { runs: [shareRun(figure, whole, `${at}-share`)], state: 'given' };
    return filledText(slot === 'number' ? String(number) : name);
  }).runs;
}
