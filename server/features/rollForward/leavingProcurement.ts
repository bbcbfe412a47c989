import type { Amount } from '../../model/amount.ts';
import type { Item, Procurement, Spending } from '../../model/Budget.ts';
import { agrees } from '../../model/figures/figures.ts';
import { compare } from '../../model/money.ts';
import { classIn, type ProcurementClass } from '../../model/procurement.ts';
import { totalOf } from '../../model/totalOf.ts';
import { leavingItems, stayingItems } from './leaving.ts';

/** The departmental economic codes, by their beginnings, that each class is bought with. */
const boughtWith: Readonly<Record<ProcurementClass, readonly string[]>> = {
  goods: ['302', '309', '310', '399'],
  works: ['30213', '30901', '30905', '30906', '30999', '31001', '31005', '31006', '31099', '399'],
  services: ['302', '309', '310', '399'],
};

/** What becomes of one block of procurement. */
export interface RolledProcurement {
  /** The lines that go with the money that goes. */
  readonly leaving: readonly Item[];
  /** Whether money goes with which one of the other lines may have been paid. */
  readonly isDoubtful: boolean;
}

/**
 * No line of procurement names its project. One goes where it is as much as a project or line of money that goes, and none
 * that stays; and where the money that stays cannot pay it.
 */
export function rolledProcurement(
  procurement: Procurement,
  spendings: readonly Spending[],
  year: number,
): RolledProcurement {
  const blocks = spendings.map((each) => ({ leaving: leavingItems(each, year), staying: stayingItems(each, year) }));
  const goes = blocks.map(({ leaving }) => leaving).filter((items) => items.length > 0);
  if (goes.length === 0) return { leaving: [], isDoubtful: false };
  const stays = blocks.map(({ staying }) => staying);
  const leaving = (Object.keys(boughtWith) as ProcurementClass[]).flatMap((kind) => {
    const lines = procurement.lines.filter((line) => classIn(procurement, line) === kind);
    const gone = amountsFor(goes, kind);
    const kept = amountsFor(stays, kind);
    const named = lines.filter(({ amount }) => gone.some(isLike(amount)) && !kept.some(isLike(amount)));
    const others = lines.filter((line) => !named.includes(line));
    return [...named, ...unpaid(others, stays.flat(), kind)];
  });
  return { leaving, isDoubtful: leaving.length < procurement.lines.length };
}

function isLike(amount: Amount): (other: Amount) => boolean {
  return (other) => agrees(other, amount);
}

/** What the money of blocks for one class is: each line, those of one block together, and all of that block. */
function amountsFor(blocks: readonly (readonly Item[])[], kind: ProcurementClass): Amount[] {
  return blocks.flatMap((items) => {
    const paying = items.filter((item) => pays(item, kind)).map(({ amount }) => amount);
    if (paying.length === 0) return [];
    return [...paying, totalOf(paying), totalOf(items.map(({ amount }) => amount))];
  });
}

/** The lines that are more than the money that stays for them: each by itself, else all of them. */
function unpaid(lines: readonly Item[], staying: readonly Item[], kind: ProcurementClass): readonly Item[] {
  const money = totalOf(staying.filter((item) => pays(item, kind)).map(({ amount }) => amount));
  const isAbove = (amount: Amount): boolean => compare(amount.value, money.value) > 0 && !agrees(amount, money);
  const rest = lines.filter(({ amount }) => !isAbove(amount));
  return isAbove(totalOf(rest.map(({ amount }) => amount))) ? lines : lines.filter((line) => !rest.includes(line));
}

/** Whether a line of money may have bought something; nobody knows of one without a code. */
function pays({ subject }: Item, kind: ProcurementClass): boolean {
  return subject === undefined || boughtWith[kind].some((code) => subject.code.startsWith(code));
}
