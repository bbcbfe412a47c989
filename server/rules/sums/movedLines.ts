import type { Budget, Comparison, Item, Place, Source } from '../../model/Budget.ts';
import { currentCells, sourceCells } from '../../model/figures/cells.ts';
import { headSpan, headText } from '../../model/heads.ts';
import { compare, isZero, type Money, subtract } from '../../model/money.ts';
import { sourceWord } from '../../model/sourceWord.ts';
import { onceFor } from '../../text/onceFor.ts';
import { amountText } from '../amountText.ts';
import { spelledLike } from '../edits/spelling.ts';
import type { Fix, PlacedEdit, Related } from '../Rule.ts';
import { balanceOfKind, balancesOf } from './balances.ts';

/** A line of which the source, or that it was carried over, was left out: what does not balance without that does so with it. */
export interface MovedLine {
  readonly item: Item;
  /** Where it counts now, and where it would. */
  readonly from: Source;
  readonly to: Source | 'carryover';
}

/** Those of a budget, each the only line that explains what it does. */
export const movedLines = onceFor((budget: Budget): readonly MovedLine[] => {
  const uneven = balancesOf(budget).filter(({ isEven }) => !isEven);
  const carried = balancesOf(budget).filter(({ isEven }) => isEven);
  return [
    ...uneven.flatMap(({ source: from, received, used }): readonly MovedLine[] => {
      const excess = subtract(used.value, received.value);
      if (compare(excess, 0) <= 0) return [];
      const others = uneven.filter((each) => isSame(subtract(each.received.value, each.used.value), excess));
      const [to, another] = others;
      return to && !another ? onlyOne(linesOf(spentIn(budget, from), excess, from, to.source), budget) : [];
    }),
    ...carried.flatMap(({ source }) => notMarked(source, budget)),
  ];
});

/** The only one of some lines; of several the only one that seems to be there twice in its block without what was left out. */
function onlyOne(found: readonly MovedLine[], { spendings }: Budget): readonly MovedLine[] {
  if (found.length < 2) return found;
  if (found.length === MOST) return [];
  const repeated = found.filter(({ item }) =>
    spendings.some(({ items }) => items.includes(item) && items.some((each) => each !== item && isLike(each, item))),
  );
  return repeated.length === 1 ? repeated : [];
}

function isLike(a: Item, b: Item): boolean {
  return a.subject?.code === b.subject?.code && a.source === b.source && a.carryover === b.carryover;
}

function spentIn({ figures }: Budget, source: Source): Iterable<Item> {
  return figures.expenditure.root.items(sourceCells([source]));
}

/** The first lines of an amount that do not say their source; a word that says one was meant. */
function linesOf(items: Iterable<Item>, amount: Money, from: Source, to: MovedLine['to']): readonly MovedLine[] {
  const found: MovedLine[] = [];
  for (const item of items) {
    if (found.length === MOST) break;
    if (isSame(item.amount.value, amount) && (to === 'carryover' || !saysSource(item))) found.push({ item, from, to });
  }
  return found;
}

/** Of so many lines nobody knows which one it is. */
const MOST = 5;

/** Of a source that balances: the line that was carried over and does not say so, of expenditure or of revenue. */
function notMarked(source: Source, budget: Budget): readonly MovedLine[] {
  const { figures, revenue } = budget;
  const all = sourceCells([source]);
  const { received, used: spent } = balanceOfKind({ source, carryover: true }, budget);
  const missing = subtract(received.value, spent.value);
  const isOfRevenue = compare(missing, 0) < 0;
  if (isZero(missing) || (!isOfRevenue && !isZero(figures.yearEnd.root.figure(all).value))) return [];
  const lines = isOfRevenue
    ? revenue.flatMap((each) => each.lines.filter((line) => line.source === source && !line.carryover))
    : figures.expenditure.root.items(all & currentCells);
  return onlyOne(linesOf(lines, isOfRevenue ? subtract(0, missing) : missing, source, 'carryover'), budget);
}

function isSame(a: Money, b: Money): boolean {
  return compare(a, b) === 0;
}

function saysSource({ statement: { args } }: Item): boolean {
  return args.some(({ kind }) => kind === 'word');
}

/** The one that explains why the source does not balance. */
export function movedOf(source: Source, budget: Budget): MovedLine | undefined {
  return movedLines(budget).find(({ from, to }) => from === source || to === source);
}

/** The fix of the line by which a total of 总计 for a source holds. */
export function fixesOfMoved({ declared }: Comparison, budget: Budget): Fix[] {
  const total = budget.totals.find((each) => each.declared === declared);
  const moved = movedLines(budget).find(
    ({ from, to }) => to !== 'carryover' && (total?.key === from || total?.key === to),
  );
  if (!total || !moved) return [];
  const lack = subtract(declared.amount.value, spentOf(moved.from, budget));
  const isMet =
    total.key === moved.from
      ? isSame(lack, subtract(0, moved.item.amount.value))
      : isSame(subtract(declared.amount.value, moved.item.amount.value), spentOf(moved.to, budget));
  return isMet ? [sayIt(moved)] : [];
}

function spentOf(to: MovedLine['to'], { figures }: Budget): Money {
  return to === 'carryover' ? 0 : figures.expenditure.root.figure(sourceCells([to])).value;
}

/** Writes what was left out behind the amount. */
export function sayIt(moved: MovedLine): Fix {
  const { item } = moved;
  const { segment, start, end } = item.amountPlace;
  const word = wordOf(moved);
  const edit: PlacedEdit = { place: { segment, start: end, end }, newText: ` ${word}` };
  const number = segment.text.slice(start, end);
  const line = `${headText(item.statement)} ${number}`;
  return {
    title: { zh: `${line} 这一行写明“${word}”`, en: `Write “${word}” in the line ${line}` },
    edits: [edit],
    changesFigures: true,
  };
}

function wordOf({ item: { statement }, to }: MovedLine): string {
  return spelledLike(statement, to === 'carryover' ? { zh: '结转', en: 'carryover' } : sourceWord(to));
}

/** The line as a place to look at. */
export function relatedTo(moved: MovedLine, { unit }: Budget): Related {
  const { amountPlace: place, amount } = moved.item;
  const word = wordOf(moved);
  return {
    place,
    message: {
      zh: `这一行正是 ${amountText(amount.value, unit)}，没有写“${word}”`,
      en: `This line is ${amountText(amount.value, unit)} and does not say “${word}”`,
    },
  };
}

/** That it may be there twice, as it seems without what was left out, is not told. */
export function coveredBy({
  item: {
    statement,
    amountPlace: { segment },
  },
}: MovedLine): Place {
  return { segment, ...headSpan(statement) };
}
