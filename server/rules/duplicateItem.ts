import type { DeclaredSubject, Item } from '../model/Budget.ts';
import { ofLines } from '../model/branches.ts';
import { bitOf, type Cells } from '../model/figures/cells.ts';
import { mergerOf } from '../model/figures/mergerOf.ts';
import { headText } from '../model/heads.ts';
import { add, type MoneyUnit } from '../model/money.ts';
import { classIn } from '../model/procurement.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { SharedMap } from '../text/SharedMap.ts';
import { numberInPlace, written, writtenNumber } from './amountText.ts';
import { wholeLine } from './edits/wholeLine.ts';
import { isRead } from './isRead.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { type PlacedStatement, removeRepeated } from './repeatedStatement.ts';
import { countedTwice } from './sums/countedTwice.ts';

/** The same line twice is counted twice, and so is a sum beside its lines. */
export const duplicateItem: Rule = {
  id: 'duplicate-item',
  severity: 'warning',
  fix: 'choice',
  doc: `同一段里，科目、资金来源、是否结转都相同的明细写了两次，金额会重复计算。

没有编码的“金额”（或“一般公共预算”“货物”等）正是本段有编码的各行之和时，也会重复计算。

A line of the same code, source and period as one before it in the block is counted twice, and so is a sum without a code
beside the lines that make it up.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    <|30101|>  "基本工资"  1.00  # warning[duplicate-item]
    30102  "津贴补贴"  2.08
}
\`\`\`
\`\`\`message
30101 在本段前面已有一行，资金来源、是否结转也相同
\`\`\`
\`\`\`message en
30101 stands in this block already, with the same source and period
\`\`\`
`,
  *checkPart(part, _profile, unit) {
    const { revenue, procurements } = part;
    for (const block of spendingsIn(part))
      if (!block.stretches || hasRepeatedLines(linesByKey(block))) yield* repeated(block.items, unit);
    for (const { kind, items, total } of part.spendings)
      if (kind === 'project') yield* countedTwice({ items, lacksTotal: !total }, unit);
    for (const { lines, yearEnd } of revenue) {
      yield* repeated(lines, unit);
      yield* repeated(yearEnd, unit);
      yield* countedTwice({ items: lines, lacksTotal: false }, unit);
    }
    for (const procurement of procurements) {
      const { lines } = procurement;
      yield* repeated(
        lines.filter(({ subject }) => subject),
        unit,
      );
      const classOf = (item: Item): string | undefined => classIn(procurement, item);
      yield* countedTwice({ items: lines, classOf, lacksTotal: false }, unit);
    }
  },
  *check({ subjects, subjectByCode }) {
    if (subjectByCode.size === subjects.length) return;
    for (const [subject, first] of repeatedAmong(subjects)) yield declaredTwice(subject, first);
  },
};

function* repeated(items: readonly Item[], unit: MoneyUnit): Iterable<Finding> {
  if (!hasRepeated(items)) return;
  const seen = new Map<string, Item[]>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const { source, carryover } = item;
    const key = keyOf(item);
    const before = seen.get(key);
    const first = before?.find((each) => each.source === source && each.carryover === carryover);
    if (first && (!isRead(item) || !isRead(first))) continue;
    if (first) yield finding(item, first, unit);
    else if (before) before.push(item);
    else seen.set(key, [item]);
  }
}

/** Whether a line is there twice: what is hardly ever so is found out before lines are kept for it. */
function hasRepeated(items: readonly Item[]): boolean {
  const seen = new Map<string, Cells>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const key = keyOf(item);
    const before = seen.get(key) ?? 0;
    const cell = 1 << bitOf(item);
    if ((before & cell) !== 0) return true;
    seen.set(key, before | cell);
  }
  return false;
}

/** The lines that have one key: the cells in which they stand, and whether two of them stand in the same one. */
interface SameKey {
  readonly cells: Cells;
  readonly isRepeated: boolean;
}

const kinds = new Map<Cells, readonly [SameKey, SameKey]>();

/** The same object for the same cells, so that only what is another one is looked at after an edit. */
function sameKey(cells: Cells, isRepeated: boolean): SameKey {
  const known = kinds.get(cells) ?? [
    { cells, isRepeated: false },
    { cells, isRepeated: true },
  ];
  kinds.set(cells, known);
  return known[isRepeated ? 1 : 0];
}

function inOne(some: readonly SameKey[]): SameKey {
  return some.reduce((a, b) => sameKey(a.cells | b.cells, a.isRepeated || b.isRepeated || (a.cells & b.cells) !== 0));
}

/** Of a block that is cut, so that not all of its lines are looked at after an edit. */
const linesByKey = ofLines(
  (items): SharedMap<SameKey> =>
    SharedMap.of(
      Array.from(groupedBy(items, keyOf), ([key, lines]) => [
        key,
        inOne(lines.map((line) => sameKey(1 << bitOf(line), false))),
      ]),
    ),
  mergerOf<SameKey>({ together: inOne }),
);

const hasRepeatedLines = onceFor((byKey: SharedMap<SameKey>): boolean => {
  let isThere = false;
  byKey.forEach(({ isRepeated }) => {
    isThere ||= isRepeated;
  });
  return isThere;
});

/** What tells lines apart beside their source and year; those without a code are all of one kind, however it is spelled. */
function keyOf({ subject }: Item): string {
  return subject?.code ?? '';
}

/** The lines of 科目 whose code is declared before, each with the first one. */
const repeatedAmong = onceFor(
  (subjects: readonly DeclaredSubject[]): readonly (readonly [DeclaredSubject, DeclaredSubject])[] => {
    const seen = new Map<string, DeclaredSubject>();
    return subjects.flatMap((subject) => {
      const first = seen.get(subject.reference.code);
      if (!first) seen.set(subject.reference.code, subject);
      return first ? [[subject, first] as const] : [];
    });
  },
);

function declaredTwice({ reference: { code, place } }: DeclaredSubject, first: DeclaredSubject): Finding {
  return {
    place,
    message: { zh: `${code} 已经声明过`, en: `${code} is already declared` },
    related: () => [{ place: first.reference.place, message: { zh: '前面的声明', en: 'The first declaration' } }],
  };
}

function finding(item: Item, first: Item, unit: MoneyUnit): Finding {
  const word = headText(item.statement);
  const at = ({ statement: { head, start, end }, amountPlace: { segment } }: Item): Finding['place'] => ({
    segment,
    start: head?.start ?? start,
    end: head?.end ?? end,
  });
  return {
    place: at(item),
    message: {
      zh: `${word} 在本段前面已有一行，资金来源、是否结转也相同`,
      en: `${word} stands in this block already, with the same source and period`,
    },
    related: () => [{ place: at(first), message: { zh: '前面的一行', en: 'The first line' } }],
    fixes: () => [...remove(item, first), ...merge(first, item, unit)],
  };
}

/** Takes a line out that was copied, and its amount with it. */
function remove(item: Item, first: Item): Fix[] {
  const placed = ({ statement, amountPlace: { segment } }: Item): PlacedStatement => ({ statement, segment });
  const title = { zh: '删除重复的这一行', en: 'Delete this line, which is there already' };
  return removeRepeated(placed(item), placed(first), title).map((fix): Fix => ({ ...fix, changesFigures: true }));
}

/** Adds the second amount to the first and takes the second line out; offered where that loses no comment and no working. */
function merge(first: Item, second: Item, unit: MoneyUnit): Fix[] {
  const line = wholeLine(second.amountPlace.segment, second.statement);
  if (!line || first.argument.kind !== 'quantity' || second.argument.kind !== 'quantity') return [];
  const newText = writtenNumber(add(first.amount.value, second.amount.value), written(first), 'money', unit);
  return [
    {
      title: { zh: `并入前一行，金额合为 ${newText}`, en: `Merge into the first line, making ${newText}` },
      edits: [numberInPlace(first.amountPlace, newText), { place: line, newText: '' }],
    },
  ];
}
