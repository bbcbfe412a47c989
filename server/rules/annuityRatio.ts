import type { Localized } from '../language/schema.ts';
import type { Amount } from '../model/amount.ts';
import type { Item } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  type Money,
  type MoneyUnit,
  moneyUnits,
  subtract,
} from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { totalOf } from '../model/totalOf.ts';
import { allOf } from '../text/eachOf.ts';
import { onceFor } from '../text/onceFor.ts';
import { amountText } from './amountText.ts';
import type { Finding, Related, Rule } from './Rule.ts';
import { contributionLines } from './sums/contributions.ts';

/** Both contributions are taken from the same wages: 8% is half of 16%. */
export const annuityRatio: Rule = {
  id: 'annuity-ratio',
  severity: 'information',
  source: {
    zh: '机关事业单位养老保险：单位缴费 16%，职业年金 8%（F10）',
    en: 'Pension insurance of public bodies: 16% for the pension, 8% for the annuity (F10)',
  },
  doc: `同一单位的基本支出里，职业年金缴费（30109）不是养老保险缴费（30108）的一半。两项分别按同一基数的 8% 和 16% 缴纳；其中一项没有列的不作判断。

In the basic expenditure of one unit the annuity contributions (30109) are not half of the pension contributions (30108): 8% and 16% of the same base. Nothing is said where one of the two is not there.

\`\`\`budget
基本支出 2080505 "机关事业单位基本养老保险缴费支出" { 30108 "机关事业单位基本养老保险缴费" 4.64 }
基本支出 2080506 "机关事业单位职业年金缴费支出" { 30109 "职业年金缴费" <|2.23|> }  # information[annuity-ratio]
\`\`\`
\`\`\`message
职业年金缴费（30109）2.23万元，不是养老保险缴费（30108）4.64万元的一半 2.32万元，少 0.09万元
\`\`\`
\`\`\`message en
Annuity contributions (30109) of 2.23万元 are not half of the pension contributions (30108) of 4.64万元, which is 2.32万元: 0.09万元 too little
\`\`\`
`,
  check: ({ branch, fileUnit }) => ratio(contributionsIn(branch), fileUnit),
  checkUnit: ({ spendings }, _profile, unit) => ratio(linesOf(spendings), unit),
};

/** What the department itself contributes, whether or not the text says who that is. */
const contributionsIn = listed(({ spendings, runs = spendings }) => runs.flatMap(contributionLines));

const linesOf = allOf(contributionLines);

function* ratio(contributed: readonly Item[], fileUnit: MoneyUnit): Iterable<Finding> {
  const { pension, annuity } = bothOf(contributed);
  const [first] = annuity.lines;
  if (!first || isZero(pension.sum.value) || isZero(annuity.sum.value)) return;
  const excess = subtract(add(annuity.sum.value, annuity.sum.value), pension.sum.value);
  if (compare(absolute(excess), Math.max(2 * annuity.sum.half + pension.sum.half, SLACK)) <= 0) return;
  const unit = moneyUnitAt(first.amountPlace, fileUnit);
  yield {
    place: first.amountPlace,
    message: ratioMessage(pension.sum.value, annuity.sum.value, excess, unit),
    related: () => [...pension.lines, ...annuity.lines.slice(1)].map((item) => related(item, unit)),
  };
}

/** Both contributions of one owner. */
const bothOf = onceFor((lines: readonly Item[]) => ({ pension: paid(lines, '30108'), annuity: paid(lines, '30109') }));

function paid(all: readonly Item[], code: string): { readonly lines: readonly Item[]; readonly sum: Amount } {
  const lines = all.filter(({ subject }) => subject?.code === code);
  return { lines, sum: totalOf(lines.map(({ amount }) => amount)) };
}

/** Contributions are rounded person by person: an annuity may be off by 0.01万元, twice it by two. */
const SLACK = (2 * moneyUnits.万元) / 100;

/** `excess` is that of twice the annuity. */
function ratioMessage(whole: Money, part: Money, excess: Money, unit: MoneyUnit): Localized {
  const [pension, annuity, half, difference] = [whole, part, divide(whole, 2), divide(absolute(excess), 2)].map(
    (value) => amountText(value, unit),
  );
  const isMore = compare(excess, 0) > 0;
  return {
    zh: `职业年金缴费（30109）${annuity}，不是养老保险缴费（30108）${pension}的一半 ${half}，${isMore ? '多' : '少'} ${difference}`,
    en: `Annuity contributions (30109) of ${annuity} are not half of the pension contributions (30108) of ${pension}, which is ${half}: ${difference} too ${isMore ? 'much' : 'little'}`,
  };
}

function related({ subject, amount, amountPlace }: Item, unit: MoneyUnit): Related {
  const text = `${subject?.code ?? ''} ${amountText(amount.value, unit)}`;
  return { place: amountPlace, message: { zh: text, en: text } };
}
