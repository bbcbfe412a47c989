import { findSubject } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { Amount } from '../model/amount.ts';
import type { Item, Spending, UnitPart } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { agrees } from '../model/figures/figures.ts';
import { absolute, isZero, type MoneyUnit, subtract } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { totalOf } from '../model/totalOf.ts';
import { allOf } from '../text/eachOf.ts';
import { onceFor } from '../text/onceFor.ts';
import { amountText } from './amountText.ts';
import { isWhole } from './isWhole.ts';
import type { Finding, Related, Rule } from './Rule.ts';
import { type Contribution, contributionLines, contributions } from './sums/contributions.ts';

/** What an employer pays for its people has a functional subject of its own: table 6 and table 5 say the same amount. */
export const contributionMismatch: Rule = {
  id: 'contribution-mismatch',
  severity: 'warning',
  source: {
    zh: '表六与表五：养老保险、职业年金、医疗保险、住房公积金与对应功能科目的基本支出相等（F05—F08）',
    en: 'Tables 6 and 5: pension, annuity, medical insurance and housing fund equal their functional subjects (F05–F08)',
  },
  doc: `单位缴费与对应功能科目的基本支出不相等：养老保险 30108 与 2080505，职业年金 30109 与 2080506，医疗保险和公务员医疗补助 30110、30111 与 21011，住房公积金 30113 与 2210201。只比一般公共预算当年的基本支出；21011 里的医疗费、医疗费补助、其他社会保障缴费不计。缴费全部列在别的功能科目、对应科目没有数的，作为信息列出；必填的内容还不全的不比。

Contributions differ from the basic expenditure of their functional subject: 30108 and 2080505, 30109 and 2080506, 30110 with 30111 and 21011, 30113 and 2210201; of this year's general public money. Medical expenses and the like under 21011 do not count. Where all of it stands under other subjects, it is information. Nothing is said before all that is required is there.

\`\`\`budget partial
部门 "示例中心" { 代码 901; 年度 2026; 单位性质 事业; 职责 "招商引资。" }
收入 { 一般公共预算 20.60 }
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46
    <|30108|>  "机关事业单位基本养老保险缴费"  0.50  # warning[contribution-mismatch]
}
基本支出 2080505 "机关事业单位基本养老保险缴费支出" {
    30108  "机关事业单位基本养老保险缴费"  4.64
}
\`\`\`
\`\`\`message
30108 机关事业单位基本养老保险缴费 5.14万元，2080505 机关事业单位基本养老保险缴费支出的基本支出 4.64万元，相差 0.50万元
\`\`\`
\`\`\`message en
30108 机关事业单位基本养老保险缴费 5.14万元, but the basic expenditure of 2080505 机关事业单位基本养老保险缴费支出 is 4.64万元: a difference of 0.50万元
\`\`\`
\`\`\`related
8 «30108» 2080505：30108 4.64万元
\`\`\`
`,
  *check(budget) {
    if (!isWhole(budget)) return;
    const all = [...mismatchesAmong(ownLinesIn(budget.branch)), ...mismatchesInUnits(budget.units)];
    for (const mismatch of all) yield finding(mismatch, moneyUnitAt(mismatch.first.item.amountPlace, budget.fileUnit));
  },
};

/** A line of basic expenditure with the functional code that it stands under. */
interface Line {
  readonly item: Item;
  readonly code: string;
  readonly functional: string;
}

/** This year's general public money of one unit that is a contribution, or stands under the subject of one. */
const linesOf = (spending: Spending): readonly Line[] => {
  const functional = spending.function?.code ?? '';
  return contributionLines(spending)
    .filter(({ carryover, amount }) => !carryover && !isZero(amount.value))
    .map((item) => ({ item, code: item.subject?.code ?? '', functional }));
};

/** The two sides of a contribution in one unit. */
interface Sides {
  readonly paid: Amount;
  readonly published: Amount;
  /** The lines that stand on one side only, and those on both. */
  readonly odd: readonly Line[];
  readonly even: readonly Line[];
  /** Codes of lines under the functional subject that do not count. */
  readonly besides: readonly string[];
}

/** How many lines are named as related places. */
const MOST_RELATED = 30;

/** A contribution whose sides differ. */
interface Mismatch {
  readonly contribution: Contribution;
  readonly sides: Sides;
  /** The line that is told. */
  readonly first: Line;
}

const none: readonly Mismatch[] = [];

/** What differs in one unit: it depends on what that spends alone. */
const mismatchesAmong = onceFor((lines: readonly Line[]): readonly Mismatch[] => {
  if (lines.length === 0) return none;
  return contributions.flatMap((contribution) => {
    const sides = sidesOf(contribution, lines);
    const [first] = sides.odd;
    return first && !agrees(sides.paid, sides.published) ? [{ contribution, sides, first }] : [];
  });
});

const ownLinesIn = listed(({ spendings, runs = spendings }) => runs.flatMap(linesOf));
const linesOfAll = allOf(linesOf);
const mismatchesInUnits = allOf(({ spendings }: UnitPart) => mismatchesAmong(linesOfAll(spendings)));

function finding({ contribution, sides, first }: Mismatch, unit: MoneyUnit): Finding {
  const { published, odd, even } = sides;
  const found = {
    place: first.item.subject?.place ?? first.item.amountPlace,
    related: () => [...odd.slice(1), ...even].slice(0, MOST_RELATED).map((line) => related(line, unit)),
  };
  return isZero(published.value)
    ? { ...found, severity: 'information', message: elsewhere(contribution, sides, unit) }
    : { ...found, message: different(contribution, sides, unit) };
}

function sidesOf({ economic, functional, besides }: Contribution, lines: readonly Line[]): Sides {
  const isPaid = ({ code }: Line): boolean => economic.includes(code);
  const isInside = (line: Line): boolean => line.functional.startsWith(functional);
  const isPublished = (line: Line): boolean => isInside(line) && !besides.includes(line.code);
  const sum = (some: readonly Line[]): Amount => totalOf(some.map(({ item }) => item.amount));
  return {
    paid: sum(lines.filter(isPaid)),
    published: sum(lines.filter(isPublished)),
    odd: lines.filter((line) => isPaid(line) !== isPublished(line)),
    even: lines.filter((line) => isPaid(line) && isPublished(line)),
    besides: besides.filter((code) => lines.some((line) => isInside(line) && line.code === code)),
  };
}

function elsewhere({ economic, functional }: Contribution, { paid }: Sides, unit: MoneyUnit): Localized {
  const [titles, spent] = [titlesOf(economic), amountText(paid.value, unit)];
  return {
    zh: `${titles.zh} ${spent}都列在别的功能科目，${titleOf(functional)}没有数`,
    en: `${titles.en} ${spent} all stand under other functional codes; ${titleOf(functional)} has none`,
  };
}

function different(
  { economic, functional }: Contribution,
  { paid, published, besides }: Sides,
  unit: MoneyUnit,
): Localized {
  const [spent, shown, difference] = [paid.value, published.value, absolute(subtract(paid.value, published.value))].map(
    (value) => amountText(value, unit),
  );
  const isAll = besides.length === 0;
  const titles = titlesOf(economic);
  return {
    zh: `${titles.zh} ${spent}，${titleOf(functional)}的基本支出${isAll ? ' ' : `（不计 ${besides.join('、')}）`}${shown}，相差 ${difference}`,
    en: `${titles.en} ${spent}, but the basic expenditure of ${titleOf(functional)}${isAll ? '' : ` (without ${besides.join(', ')})`} is ${shown}: a difference of ${difference}`,
  };
}

function titlesOf(codes: readonly string[]): Localized {
  const titles = codes.map(titleOf);
  return { zh: titles.join('、'), en: titles.join(', ') };
}

function titleOf(code: string): string {
  return `${code} ${findSubject(code)?.name ?? ''}`.trim();
}

function related({ item, code, functional }: Line, unit: MoneyUnit): Related {
  const text = `${code} ${amountText(item.amount.value, unit)}`;
  return {
    place: item.subject?.place ?? item.amountPlace,
    message: { zh: `${functional}：${text}`, en: `${functional}: ${text}` },
  };
}
