import type { Budget, Comparison, Item, Spending } from '../../model/Budget.ts';
import { add, type Money, subtract } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Fix } from '../Rule.ts';
import { type PlacedStatement, removeRepeated, textOf } from '../repeatedStatement.ts';
import { type Held, isHeld, unheldIn } from './held.ts';

/** A block with its lines, or a line. */
interface Placed extends PlacedStatement {
  readonly items: readonly Item[];
  readonly isOfRevenue: boolean;
}

/** One that stands twice, so that its lines count twice. */
interface Copy extends Placed {
  readonly first: PlacedStatement;
}

/** A copy without which several would hold that do not. */
interface Cause {
  readonly copy: Copy;
  readonly explains: readonly Held['of'][];
}

/** Of more copies than these nobody looks for the one that it is. */
const MOST = 5;

/** To take out what stands twice, where a total or the balance of a source is off by just that. */
export function fixesOfCopies(of: Held['of'], budget: Budget): readonly Fix[] {
  const causes = causesIn(budget).filter(({ explains }) => explains.includes(of));
  if (causes.length > MOST) return [];
  return causes.flatMap(({ copy, explains }) => {
    const label = labelOf(copy);
    const [zh, en] =
      explains.length > 1
        ? [`，${explains.length} 处都相符`, `, so that all ${explains.length} places agree`]
        : ['', ''];
    const title = {
      zh: `删除重复的“${label}”${zh}`,
      en: `Delete the repeated “${label}”${en}`,
    };
    return removeRepeated(copy, copy.first, title).map((fix): Fix => ({ ...fix, changesFigures: true }));
  });
}

const causesIn = onceFor((budget: Budget): readonly Cause[] => {
  const copies = copiesIn(budget);
  if (copies.length === 0) return [];
  const byItem = new Map(copies.flatMap((copy) => copy.items.map((item) => [item, copy] as const)));
  const explained = new Map<Copy, Set<Held['of']>>();
  for (const { of, isOfRevenue, items, holdsWith } of unheldIn(budget))
    for (const [copy, amount] of countedIn(items(), byItem))
      if (copy.isOfRevenue === isOfRevenue && holdsWith(subtract(0, amount)))
        explained.set(copy, (explained.get(copy) ?? new Set()).add(of));
  return [...explained]
    .filter(([copy]) => !isNeeded(copy, budget))
    .map(([copy, explains]) => ({ copy, explains: [...explains] }));
});

/** How much of each copy counts in some lines. */
function countedIn(items: Iterable<Item>, byItem: ReadonlyMap<Item, Copy>): ReadonlyMap<Copy, Money> {
  const counted = new Map<Copy, Money>();
  for (const item of items) {
    const copy = byItem.get(item);
    if (copy) counted.set(copy, add(counted.get(copy) ?? 0, item.amount.value));
  }
  return counted;
}

/** Whether something outside of it holds with it alone. */
function isNeeded({ items, isOfRevenue, segment, statement }: Copy, budget: Budget): boolean {
  const changes = items.map((item) => ({ item, more: subtract(0, item.amount.value) }));
  const isWithin = ({ declared: { place } }: Comparison): boolean =>
    place.segment === segment && statement.start <= place.start && place.end <= statement.end;
  return isHeld(changes, isOfRevenue, budget, isWithin);
}

const copiesIn = onceFor((budget: Budget): readonly Copy[] => {
  const ownerOf = new Map(budget.units.flatMap((unit) => unit.spendings.map((each) => [each, unit] as const)));
  const byOwner = groupedBy(budget.spendings, (each) => ownerOf.get(each));
  const lists = [
    ...budget.spendings.map(({ items }) => ({ items, isOfRevenue: false })),
    ...budget.revenue.map(({ lines }) => ({ items: lines, isOfRevenue: true })),
  ];
  return [
    ...[...byOwner.values()].flatMap((spendings) => repeated(spendings.filter(isWhole).map(blockOf))),
    ...repeated(
      budget.revenue
        .filter(({ yearEnd }) => yearEnd.length === 0)
        .map(({ bound: { statement }, segment, lines }) => ({ statement, segment, items: lines, isOfRevenue: true })),
    ),
    ...lists.flatMap(({ items, isOfRevenue }) =>
      repeated(
        items.map((item) => {
          const { statement, amountPlace } = item;
          return { statement, segment: amountPlace.segment, items: [item], isOfRevenue };
        }),
      ),
    ),
  ];
});

/** Whether all of it stands in one text. */
function isWhole({ stretches }: Spending): boolean {
  return !stretches;
}

function blockOf({ bound: { statement }, segment, items }: Spending): Placed {
  return { statement, segment, items, isOfRevenue: false };
}

/** Of those that say the same the last, where that can be taken out: it is all the same which one goes. */
function repeated(all: readonly Placed[]): readonly Copy[] {
  // What most do not have in common is asked before their texts.
  const maybe = groupedBy(
    all.filter(({ items }) => items.length > 0),
    ({ items: [first] }) => `${first?.subject?.code} ${first?.amount.value}`,
  );
  return [...maybe.values()]
    .filter(({ length }) => length > 1)
    .flatMap((some) => [...groupedBy(some, (each) => folded(textOf(each))).values()])
    .flatMap((alike) => {
      const [first, last] = [alike[0], alike.at(-1)];
      return first && last && first !== last && removeRepeated(last, first, noTitle).length > 0
        ? [{ ...last, first }]
        : [];
    });
}

const noTitle: Fix['title'] = { zh: '', en: '' };

/** As typed, up to its block: 基本支出 2101102 "事业单位医疗". */
function labelOf({ statement: { start, end, block }, segment: { text } }: PlacedStatement): string {
  return text
    .slice(start, block?.start ?? end)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
