import { counted } from '../language/locale.ts';
import type { Amount } from '../model/amount.ts';
import type { Budget, Item } from '../model/Budget.ts';
import { agrees } from '../model/figures/figures.ts';
import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  type Money,
  type MoneyUnit,
  multiply,
  subtract,
} from '../model/money.ts';
import { amountText, numberInPlace, written, writtenNumber } from './amountText.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { type Working, workingsIn } from './texts/workings.ts';

/** The wage a month that the text tells, and an amount that it does not make. */
export const calculationMismatch: Rule = {
  id: 'calculation-mismatch',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '测算依据：单价 × 月数 × 人数 = 年度金额',
    en: 'Working: price × months × people = the amount of the year',
  },
  doc: `项目的文字里写了每月的单价（“2100元/月”），人数也写明了，乘起来却不是项目的金额。只在单价、月数、人数都只有一种说法，金额只有一行并且相差不到一半时才报告；文字里提到保险、补贴等其他开支的不报告。

The texts of a project give a price a month and a number of people, but their product is not the amount. Reported only
where price, months and people are each given in one way, the amount is one line and less than half off, and the texts
speak of no other expenses.

\`\`\`budget partial
项目 "临时聘用人员工资" {
    金额      <|25,800元|>  # warning[calculation-mismatch]
    概况      "增加一名临时聘用人员。"
    保障措施  "按照临时聘用人员工资标准2100元/月增加预算。"
}
项目 "公益性岗位" {
    金额      27,300元
    概况      "聘用一名公益性岗位人员，工资2100元/月，发放13个月。"
}
\`\`\`
\`\`\`message
文字里的 2,100元/月 × 12月 × 1人 是 25,200元，金额写的是 25,800元，多 600元
\`\`\`
\`\`\`message en
2,100元 a month × 12 months × 1 person in the text make 25,200元, but the amount is 25,800元: 600元 too much
\`\`\`
\`\`\`related
4 «2100元/月» 每月 2,100元
\`\`\`
\`\`\`fixes
把 25,800元 改为 25,200元；表一至表五随之变化
\`\`\`
\`\`\`fixes en
Change 25,800元 to 25,200元; changes 表一–表五
\`\`\`
\`\`\`fixed
项目 "临时聘用人员工资" {
    金额      25,200元  # warning[calculation-mismatch]
    概况      "增加一名临时聘用人员。"
    保障措施  "按照临时聘用人员工资标准2100元/月增加预算。"
}
项目 "公益性岗位" {
    金额      27,300元
    概况      "聘用一名公益性岗位人员，工资2100元/月，发放13个月。"
}
\`\`\`
`,
  *check(budget) {
    for (const working of workingsIn(budget.branch)) {
      const isWhole = working.startsIn.every((year) => year < (budget.year ?? 0));
      if (isWhole && isOff(working)) yield finding(working, budget);
    }
  },
};

/** Whether the text of a project says how a line of it came about, and that makes what the line says. */
export function isWorkedOut(item: Item, { branch }: Budget): boolean {
  return workingsIn(branch).some(
    (working) => working.item === item && agrees(item.amount, exactly(productOf(working))),
  );
}

function exactly(value: Money): Amount {
  return { value, half: 0 };
}

/** What the working makes. */
function productOf({ price, months, people }: Working): Money {
  return multiply(price, months * people);
}

/** Whether the amount is another one than the working makes, and not one for other months or people either. */
function isOff(working: Working): boolean {
  const { price, item } = working;
  const { value, half } = item.amount;
  const product = productOf(working);
  const difference = absolute(subtract(value, product));
  const isMeant = compare(add(difference, difference), product) <= 0;
  const times = Math.round(Number(divide(value, decimal(String(price)))));
  return isMeant && compare(absolute(subtract(value, multiply(price, times))), half) > 0;
}

function finding(working: Working, { fileUnit }: Budget): Finding {
  const { price, months, people, item, pricePlace } = working;
  const product = productOf(working);
  const excess = subtract(item.amount.value, product);
  const [each, made, stated, off] = [price, product, item.amount.value, absolute(excess)].map((value) =>
    amountText(value, '元'),
  );
  const isMore = compare(excess, 0) > 0;
  return {
    place: item.amountPlace,
    message: {
      zh: `文字里的 ${each}/月 × ${months}月 × ${people}人 是 ${made}，金额写的是 ${stated}，${isMore ? '多' : '少'} ${off}`,
      en: `${each} a month × ${counted(months, 'month')} × ${people === 1 ? '1 person' : `${people} people`} in the text make ${made}, but the amount is ${stated}: ${off} too ${isMore ? 'much' : 'little'}`,
    },
    related: () => [{ place: pricePlace, message: { zh: `每月 ${each}`, en: `${each} a month` } }],
    fixes: () => [setAmount(item, product, fileUnit)],
  };
}

function setAmount(item: Item, product: Money, fileUnit: MoneyUnit): Fix {
  const { amountPlace: place } = item;
  const before = place.segment.text.slice(place.start, place.end);
  const newText = writtenNumber(product, written(item), 'money', fileUnit);
  return {
    title: { zh: `把 ${before} 改为 ${newText}`, en: `Change ${before} to ${newText}` },
    edits: [numberInPlace(place, newText)],
    changesFigures: true,
  };
}
