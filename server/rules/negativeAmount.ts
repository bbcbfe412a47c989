import { readAmount } from '../model/amount.ts';
import type { DeclaredAmount, Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { childrenOf, stringOf } from '../model/binding/boundValues.ts';
import { headText } from '../model/heads.ts';
import { isInOne, linesMeant } from '../model/meant/meantLine.ts';
import { compare, type MoneyUnit } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { runsIn } from '../model/spendingsIn.ts';
import { type Argument, isExpression } from '../syntax/tree.ts';
import { amountText } from './amountText.ts';
import type { Finding, Fix, Rule } from './Rule.ts';

/** A budget plans what comes in and goes out; what is to be taken back is no item of it. */
export const negativeAmount: Rule = {
  id: 'negative-amount',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '预算收支表各项均不为负；部分不大于整体（D08、D09、G06）',
    en: 'No row of a budget is below zero; no part exceeds the whole (D08, D09, G06)',
  },
  doc: `明细、收入、采购、资金、上年数或控制数小于零。算式里可以有减数，结果不能为负。合计、总计和科目的金额由各自的明细决定，不另报。

An item, a line of revenue or procurement, a fund, a figure of last year or a ceiling is below zero. A calculation may subtract, its result may not be negative. Totals follow from their lines, and are not reported again.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    30201  "办公费"    <|-0.80|>  # warning[negative-amount]
    30211  "差旅费"    3.00 - 0.50
    合计   17.16
}
\`\`\`
\`\`\`message
30201 办公费的金额是 -0.80万元，小于零
\`\`\`
\`\`\`message en
30201 办公费 is -0.80万元, below zero
\`\`\`
\`\`\`fixes
改为 0.80（去掉负号）
\`\`\`
\`\`\`fixes en
Change to 0.80, without the minus sign
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    30201  "办公费"    0.80  # warning[negative-amount]
    30211  "差旅费"    3.00 - 0.50
    合计   17.16
}
\`\`\`
`,
  *checkPart(part, _, unit) {
    for (const { items, funds } of runsIn(part)) {
      yield* negatives(items, part, unit);
      yield* negatives(funds, part, unit);
    }
    for (const { lines, yearEnd } of part.revenue) {
      yield* negatives(lines, part, unit);
      yield* negatives(yearEnd, part, unit);
    }
    for (const { lines } of part.procurements) yield* negatives(lines, part, unit);
    for (const { declared } of part.controls) yield* negatives([declared], part, unit);
    for (const bound of part.bound) yield* negativePrior(bound, part, unit);
  },
};

/** An amount that counts, and the statement that it stands in. */
type Counted = Pick<DeclaredAmount, 'amount' | 'argument' | 'statement'>;

function* negatives(counted: readonly Counted[], part: Part, unit: MoneyUnit): Iterable<Finding> {
  for (let i = 0; i < counted.length; i++) {
    const each = counted[i];
    if (each && compare(each.amount.value, 0) < 0 && !isMisread(each, part)) yield negative(each, part, unit);
  }
}

/** Whether the sign is a dash that stands for no amount: the next line makes a number of it. */
function isMisread({ argument }: Counted, part: Part): boolean {
  return isInOne(linesMeant(part), argument.start);
}

/** The figures of last year in a department or a unit, which no total is made of. */
function* negativePrior(owner: Bound, part: Part, ofFile: MoneyUnit): Iterable<Finding> {
  if (owner.schema.id !== 'department' && owner.schema.id !== 'unit') return;
  for (const { args, statement } of childrenOf(owner, 'prior').flatMap(({ children }) => children)) {
    const { amount: argument } = args;
    if (!argument || !isExpression(argument)) continue;
    const amount = readAmount(argument, moneyUnitAt({ segment: part.segment, start: argument.start }, ofFile));
    if (!('fault' in amount)) yield* negatives([{ amount, argument, statement }], part, ofFile);
  }
}

function negative({ amount, argument, statement }: Counted, { segment }: Part, ofFile: MoneyUnit): Finding {
  const { start, end } = argument;
  const name = statement.args.find(({ kind }) => kind === 'string');
  const label = `${headText(statement)} ${stringOf(name)}`.trim();
  const value = amountText(amount.value, moneyUnitAt({ segment, start }, ofFile));
  return {
    place: { segment, start, end },
    message: { zh: `${label}的金额是 ${value}，小于零`, en: `${label} is ${value}, below zero` },
    fixes: () => withoutSign(argument, segment),
  };
}

/** Where the sign may be a slip: before a number by itself. */
function withoutSign(expression: Argument, segment: Part['segment']): Fix[] {
  if (expression.kind !== 'negation' || expression.operand.kind !== 'quantity') return [];
  const { start, end } = expression.operand;
  const number = segment.text.slice(start, end);
  const between = segment.text.slice(expression.start, start);
  if (!/^[-－−]\s*$/.test(between)) return [];
  return [
    {
      title: { zh: `改为 ${number}（去掉负号）`, en: `Change to ${number}, without the minus sign` },
      edits: [{ place: { segment, start: expression.start, end: start }, newText: '' }],
    },
  ];
}
