import type { Budget, Item, Part, RevenueBlock, Source } from '../model/Budget.ts';
import { type Branch, summary } from '../model/branches.ts';
import { bitOf, type Cells, carryoverCells, sourceCells } from '../model/figures/cells.ts';
import { agrees } from '../model/figures/figures.ts';
import { headSpan, headText } from '../model/heads.ts';
import { absolute, compare, isZero, type Money, type MoneyUnit, subtract } from '../model/money.ts';
import { sourceWord } from '../model/sourceWord.ts';
import { runsIn } from '../model/spendingsIn.ts';
import { totalOf } from '../model/totalOf.ts';
import { amountText, numberInPlace, written, writtenNumber } from './amountText.ts';
import type { Finding, Fix, Related, Rule } from './Rule.ts';
import { type Balance, balanceOfKind, balancesOf } from './sums/balances.ts';
import { blocksInOtherUnit } from './sums/blocksInOtherUnit.ts';
import { fixesOfCause } from './sums/commonCause.ts';
import { fixesOfCopies } from './sums/copies.ts';
import { coveredBy, movedOf, relatedTo, sayIt } from './sums/movedLines.ts';
import { linesInOtherUnit } from './sums/numberInOtherUnit.ts';
import { unreadFirst } from './sums/unreadAmounts.ts';
import { leftAtYearEnd } from './sums/unspentRevenue.ts';
import { statedAsRevenue } from './sums/unstatedRevenue.ts';

/** Revenue of each source, carry-over included, is spent or stays unspent: nothing appears and nothing is lost. */
export const unbalancedBudget: Rule = {
  id: 'unbalanced-budget',
  severity: 'error',
  fix: 'choice',
  source: {
    zh: '《预算法》：各部门预算收支平衡；预算收支总表收入总计等于支出总计',
    en: 'Budget Law: revenue and expenditure balance',
  },
  doc: `某一资金来源的收入（含上年结转）与支出加年终结转不相等，相差超出四舍五入的范围；或者两者相等，但收入中的上年结转与标明结转的支出对不上。没有用完的结转可以留在年终结转中。

Revenue of a source, carry-over included, differs from its expenditure and year-end carry-over beyond rounding; or what was carried over is not what is spent as carried over. What is left of it may stay in the year-end carry-over.

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
\`\`\`message en
“general” does not balance: revenue 20.00万元, expenditure 15.46万元: 4.54万元 more revenue
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
    if (!block) return;
    for (const balance of balancesOf(budget))
      if (balance.isEven) yield* carryoverMismatch(balance.source, budget);
      else yield unbalanced(balance, block, budget);
  },
};

/** What was carried over is spent as such or is left at the end of the year, and nothing else is. */
function carryoverMismatch(source: Source, budget: Budget): Finding[] {
  const { branch, figures, revenue, unit } = budget;
  const all = sourceCells([source]);
  const { received, used: spent } = balanceOfKind({ source, carryover: true }, budget);
  const mostUsed = totalOf([spent, figures.yearEnd.root.figure(all)]);
  const isShort = compare(spent.value, received.value) > 0;
  if (agrees(received, isShort ? spent : mostUsed)) return [];
  if (!isShort && compare(received.value, mostUsed.value) < 0) return [];
  const line = revenue.flatMap(({ lines }) => lines).find((item) => item.carryover && item.source === source);
  const [item] = firstIn(branch, all & carryoverCells, 1);
  const place = (line ?? item)?.amountPlace;
  if (!place) return [];
  const word = sourceWord(source);
  const amount = (value: Money): string => amountText(value, unit);
  const difference = amount(absolute(subtract(received.value, spent.value)));
  const moved = movedOf(source, budget);
  return [
    {
      place,
      ...(moved ? { covers: [coveredBy(moved)] } : {}),
      message: {
        zh: `${word.zh}上年结转对不上：收入中的上年结转 ${amount(received.value)}，标明结转的支出 ${amount(spent.value)}，${isShort ? '支出' : '收入'}多 ${difference}`,
        en: `“${word.en}” carried over does not match: ${amount(received.value)} received, ${amount(spent.value)} spent as carried over: ${difference} more ${isShort ? 'expenditure' : 'revenue'}`,
      },
      related: () => [
        ...(moved ? [relatedTo(moved, budget)] : []),
        ...firstIn(branch, all & carryoverCells, MOST_RELATED).map((each) => related(each, amount)),
      ],
      fixes: () => (moved ? [sayIt(moved)] : []),
    },
  ];
}

function unbalanced({ source, received, yearEnd, used }: Balance, block: RevenueBlock, budget: Budget): Finding {
  const { branch, figures, revenue, unit, fileUnit } = budget;
  const cells = sourceCells([source]);
  const lines = revenue.flatMap((each) => each.lines).filter((line) => line.source === source);
  const [first] = lines;
  const word = sourceWord(source);
  const amount = (value: Money): string => amountText(value, unit);
  const excess = subtract(received.value, used.value);
  const difference = amount(absolute(excess));
  const isExcess = compare(excess, 0) > 0;
  const spending = isZero(yearEnd.value)
    ? { zh: '支出', en: 'expenditure' }
    : { zh: '支出加年终结转', en: 'expenditure and year-end carry-over' };
  const moved = movedOf(source, budget);
  return {
    ...(moved ? { covers: [coveredBy(moved)] } : {}),
    place: first?.amountPlace ?? { segment: block.segment, ...headSpan(block.bound.statement) },
    message: {
      zh: `${word.zh}收支不平：收入 ${amount(received.value)}，${spending.zh} ${amount(used.value)}，${isExcess ? '收入' : '支出'}多 ${difference}`,
      en: `“${word.en}” does not balance: revenue ${amount(received.value)}, ${spending.en} ${amount(used.value)}: ${difference} more ${isExcess ? 'revenue' : 'expenditure'}`,
    },
    related: () => [
      ...unreadFirst(budget),
      ...(moved ? [relatedTo(moved, budget)] : []),
      ...firstIn(branch, cells, MOST_RELATED).map((each) => related(each, amount)),
    ],
    fixes: () => {
      // What is not read yet may be all that one side lacks.
      if (unreadFirst(budget).length > 0) return [];
      const spent = { sum: used, lines: figures.expenditure.root.items(cells) };
      const inUnit = [
        ...linesInOtherUnit(lines, received, used, fileUnit),
        ...blocksInOtherUnit(received, spent, budget),
      ];
      if (inUnit.length > 0) return inUnit;
      const copies = fixesOfCopies(source, budget);
      const ofCause = moved ? [sayIt(moved)] : copies.length > 0 ? copies : fixesOfCause(source, budget);
      // Revenue that nothing is spent of yet is not too much: what it is for has not been written, or not with its source.
      if (isZero(used.value)) return ofCause;
      // What was carried over does not become more because more is spent this year.
      const spentNow = figures.expenditure.root.figure(cells & ~carryoverCells);
      return [
        ...ofCause,
        ...(first || !isZero(yearEnd.value) ? [] : statedAsRevenue(source, block, budget)),
        ...(first?.carryover && compare(spentNow.value, 0) !== 0 ? [] : setRevenue(lines, used.value, fileUnit)),
        ...(isExcess ? leftAtYearEnd(source, block, excess, budget) : []),
      ];
    },
  };
}

/** How many lines are named as related places. */
const MOST_RELATED = 30;

/** The cells in which the lines of expenditure of a branch of parts stand, whatever their amounts. */
const cellsIn = summary(
  (part) => runsIn(part).reduce<Cells>((cells, { items }) => cells | cellsOf(items), 0),
  (all) => all().reduce((cells, each) => cells | each, 0),
);

function cellsOf(items: readonly Item[]): Cells {
  return items.reduce<Cells>((cells, item) => cells | (1 << bitOf(item)), 0);
}

/** The first lines of expenditure in some cells, in text order. Parts that have none are not looked into. */
function firstIn(branch: Branch, cells: Cells, most: number): Item[] {
  const found: Item[] = [];
  const isWanted = (item: Item): boolean => found.length < most && (cells & (1 << bitOf(item))) !== 0;
  const collect = (node: Part | Branch): void => {
    if (found.length >= most || (cellsIn(node) & cells) === 0) return;
    if ('nodes' in node) node.nodes.forEach(collect);
    else for (const { items } of runsIn(node)) for (const item of items) if (isWanted(item)) found.push(item);
  };
  collect(branch);
  return found;
}

function related(
  { subject, statement, amount: { value }, amountPlace }: Item,
  amount: (value: Money) => string,
): Related {
  const label = subject ? `${subject.code} ${subject.name ?? ''}`.trim() : headText(statement);
  return {
    place: amountPlace,
    message: { zh: `支出 ${label} ${amount(value)}`, en: `Expenditure ${label} ${amount(value)}` },
  };
}

/** Only where one line holds all revenue of the source: which of several is wrong, nobody but the user knows. */
function setRevenue(lines: readonly Item[], value: Money, fileUnit: MoneyUnit): Fix[] {
  const [line, another] = lines;
  if (!line || another) return [];
  const newText = writtenNumber(value, written(line), 'money', fileUnit);
  return [
    {
      title: { zh: `把收入改为 ${newText}`, en: `Set the revenue to ${newText}` },
      edits: [numberInPlace(line.amountPlace, newText)],
    },
  ];
}
