import type { DeclaredSubject, Item } from '../model/Budget.ts';
import { headText } from '../model/bind.ts';
import { add, type MoneyUnit } from '../model/money.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';
import { writtenNumber } from './amountText.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { wholeLine } from './wholeLine.ts';

/** The same line twice is counted twice. */
export const duplicateItem: Rule = {
  id: 'duplicate-item',
  severity: 'warning',
  fix: 'choice',
  doc: `同一段里，科目、资金来源、是否结转都相同的明细写了两次，金额会重复计算。

The same code, source and period twice in one block is counted twice.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    <|30101|>  "基本工资"  1.00  # warning[duplicate-item]
    30102  "津贴补贴"  2.08
}
\`\`\`
\`\`\`message
30101 在本段前面已有一行，资金来源和年度也相同
\`\`\`
`,
  *checkPart(part, _profile, unit) {
    const { segment, revenue, procurements } = part;
    for (const { items } of spendingsIn(part)) yield* repeated(items, segment, unit);
    for (const { lines, yearEnd } of revenue) {
      yield* repeated(lines, segment, unit);
      yield* repeated(yearEnd, segment, unit);
    }
    for (const { lines } of procurements)
      yield* repeated(
        lines.filter(({ subject }) => subject),
        segment,
        unit,
      );
  },
  *check({ subjects }) {
    for (const [subject, first] of repeatedAmong(subjects)) yield declaredTwice(subject, first);
  },
};

function* repeated(items: readonly Item[], segment: Segment, unit: MoneyUnit): Iterable<Finding> {
  const seen = new Map<string, Item[]>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const { statement, source, carryover } = item;
    const key = item.subject?.code ?? headText(statement);
    const before = seen.get(key);
    const first = before?.find((each) => each.source === source && each.carryover === carryover);
    if (first) yield finding(statement, first.statement, segment, () => merge(first, item, segment, unit));
    else if (before) before.push(item);
    else seen.set(key, [item]);
  }
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
    message: { zh: `${code} 已经声明过`, en: `${code} is declared already` },
    related: () => [{ place: first.reference.place, message: { zh: '前面的声明', en: 'The first declaration' } }],
  };
}

function finding(statement: Statement, first: Statement, segment: Segment, fixes: () => Fix[]): Finding {
  const word = headText(statement);
  const at = ({ head, start, end }: Statement): Finding['place'] => ({
    segment,
    start: head?.start ?? start,
    end: head?.end ?? end,
  });
  return {
    place: at(statement),
    message: {
      zh: `${word} 在本段前面已有一行，资金来源和年度也相同`,
      en: `${word} stands in this block already, with the same source and period`,
    },
    related: () => [{ place: at(first), message: { zh: '前面的一行', en: 'The first line' } }],
    fixes,
  };
}

/** Adds the second amount to the first and takes the second line out; offered where that loses no comment and no working. */
function merge(first: Item, second: Item, segment: Segment, unit: MoneyUnit): Fix[] {
  const line = wholeLine(segment, second.statement);
  if (!line || first.argument.kind !== 'quantity' || second.argument.kind !== 'quantity') return [];
  const newText = writtenNumber(add(first.amount.value, second.amount.value), first.argument, 'money', unit);
  return [
    {
      title: { zh: `并入前一行，金额合为 ${newText}`, en: `Merge into the first line, making ${newText}` },
      edits: [
        { place: first.amountPlace, newText },
        { place: line, newText: '' },
      ],
    },
  ];
}
