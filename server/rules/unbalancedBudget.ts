import type { Budget, Item, RevenueBlock, Source } from '../model/Budget.ts';
import { sources } from '../model/Budget.ts';
import { headSpan } from '../model/bind.ts';
import { sourceCells } from '../model/cells.ts';
import { compareAmounts, totalOf } from '../model/figures.ts';
import { absolute, compare, type Money, subtract } from '../model/money.ts';
import { sourceWord } from '../model/readPart.ts';
import { amountText, writtenNumber } from './amountText.ts';
import type { Finding, Fix, Related, Rule } from './Rule.ts';

/** Revenue of each source, carry-over included, is spent or stays unspent: nothing appears and nothing is lost. */
export const unbalancedBudget: Rule = {
  id: 'unbalanced-budget',
  severity: 'error',
  fix: 'choice',
  source: {
    zh: '预算法：各部门预算收支平衡；预算收支总表收入总计等于支出总计',
    en: 'Budget Law: revenue and expenditure balance',
  },
  doc: `某一资金来源的收入（含上年结转）与支出加年终结转不相等，相差超出四舍五入的范围。

Revenue of a source, carry-over included, differs from its expenditure and year-end carry-over beyond rounding.

\`\`\`budget
收入 {
    一般公共预算  <|20.00|>  # error[unbalanced-budget]
}
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
}
\`\`\`
\`\`\`message
一般公共预算收支不平：收入 20.00万元，支出 15.46万元，收入多 4.54万元
\`\`\`
\`\`\`fixed
收入 {
    一般公共预算  15.46  # error[unbalanced-budget]
}
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
}
\`\`\`
`,
  *check(budget) {
    const [block] = budget.revenue;
    if (block) for (const source of sources) yield* unbalanced(source, block, budget);
  },
};

function unbalanced(source: Source, block: RevenueBlock, { figures, revenue, spendings, unit }: Budget): Finding[] {
  const cells = sourceCells([source]);
  const received = figures.revenue.root.figure(cells);
  const used = totalOf([figures.expenditure.root.figure(cells), figures.yearEnd.root.figure(cells)]);
  if (compareAmounts(received, used) !== 'mismatch') return [];
  const lines = revenue.flatMap((each) => each.lines).filter((line) => line.source === source);
  const [first] = lines;
  const word = sourceWord(source);
  const amount = (value: Money): string => amountText(value, unit);
  const excess = subtract(received.value, used.value);
  const difference = amount(absolute(excess));
  const isExcess = compare(excess, 0) > 0;
  return [
    {
      place: first?.amountPlace ?? { segment: block.segment, ...headSpan(block.bound.statement) },
      message: {
        zh: `${word.zh}收支不平：收入 ${amount(received.value)}，支出 ${amount(used.value)}，${isExcess ? '收入' : '支出'}多 ${difference}`,
        en: `${word.en} does not balance: revenue ${amount(received.value)}, expenditure ${amount(used.value)}: ${difference} more ${isExcess ? 'revenue' : 'expenditure'}`,
      },
      related: () =>
        spendings
          .flatMap((spending) =>
            relatedItems(
              spending.items.filter((item) => item.source === source),
              amount,
            ),
          )
          .slice(0, 30),
      fixes: () => setRevenue(lines, used.value, unit),
    },
  ];
}

function relatedItems(items: readonly Item[], amount: (value: Money) => string): Related[] {
  return items.map(({ subject, amount: { value }, amountPlace }) => {
    const label = subject ? `${subject.code} ${subject.name ?? ''}`.trim() : '';
    return {
      place: amountPlace,
      message: { zh: `支出 ${label} ${amount(value)}`, en: `Expenditure ${label} ${amount(value)}` },
    };
  });
}

/** Only where one line holds all revenue of the source: which of several is wrong, nobody but the user knows. */
function setRevenue(lines: readonly Item[], value: Money, unit: Budget['unit']): Fix[] {
  const [line, another] = lines;
  if (!line || another) return [];
  const newText = writtenNumber(value, line.argument, 'money', unit);
  return [
    {
      title: { zh: `把收入改为 ${newText}`, en: `Set the revenue to ${newText}` },
      edits: [{ place: line.amountPlace, newText }],
    },
  ];
}
