import type { Amount } from '../model/amount.ts';
import type { Budget, GrandTotal, Item } from '../model/Budget.ts';
import type { Cells } from '../model/figures/cells.ts';
import { agrees, type FigurePart, type FigureSource } from '../model/figures/figures.ts';
import { type GrandFigure, grandFigure } from '../model/figures/grandFigure.ts';
import { headText } from '../model/heads.ts';
import { asPrinted, compare, subtract } from '../model/money.ts';
import { onceFor } from '../text/onceFor.ts';
import { amountText } from './amountText.ts';
import type { Finding, Related, Rule } from './Rule.ts';

/** A ceiling set by the finance bureau is kept. */
export const controlExceeded: Rule = {
  id: 'control-exceeded',
  severity: 'error',
  source: {
    zh: '部门预算编制：“一下”控制数是上限',
    en: 'The ceilings that the finance bureau sets for the budget of a department',
  },
  doc: `公开的预算数超过“控制数”里财政下达的上限。

A figure of the budget is above its ceiling in \`control\`, as both are published.

\`\`\`budget
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46; 30217 "公务接待费" 0.80 }
控制数 { 支出 16.30; 三公经费 <|0.50|> }  # error[control-exceeded]
\`\`\`
\`\`\`message
“三公”经费 0.80万元，超过控制数 0.50万元，多 0.30万元
\`\`\`
\`\`\`message en
three public expenses: 0.80万元, above its ceiling of 0.50万元 by 0.30万元
\`\`\`
\`\`\`related
1 «0.80» 30217 公务接待费 0.80万元
\`\`\`
`,
  *check(budget) {
    for (const control of budget.controls) yield* excess(control, budget);
  },
};

function* excess({ key, declared }: GrandTotal, budget: Budget): Iterable<Finding> {
  const { unit } = budget;
  const figure = grandFigure(key, budget);
  if (!figure || !isAbove(figure.sum, declared.amount)) return;
  const difference = subtract(figure.sum.value, declared.amount.value);
  const [sum, ceiling, more] = [figure.sum.value, declared.amount.value, difference].map((value) =>
    amountText(value, unit),
  );
  yield {
    place: declared.place,
    message: {
      zh: `${figure.title.zh} ${sum}，超过控制数 ${ceiling}，多 ${more}`,
      en: `${figure.title.en}: ${sum}, above its ceiling of ${ceiling} by ${more}`,
    },
    related: () => largest(figure, budget),
  };
}

/** Beyond rounding, or as both are printed: 1.01 is above 1.00, and 118.67万元 is not above 1,186,674元. */
function isAbove(sum: Amount, ceiling: Amount): boolean {
  if (compare(sum.value, ceiling.value) <= 0) return false;
  const isPrintedAbove = compare(asPrinted(sum.value), asPrinted(ceiling.value)) > 0;
  return isPrintedAbove || !agrees(sum, ceiling);
}

/** How many of the lines are named. */
const MOST_RELATED = 5;

function largest({ parts }: GrandFigure, { unit, nameOf }: Budget): Related[] {
  return largestOf(parts().flatMap(largestIn)).map(({ subject, amount, amountPlace, statement }) => {
    const label = subject ? `${subject.code} ${nameOf(subject.code)}` : headText(statement);
    const text = `${label} ${amountText(amount.value, unit)}`;
    return { place: amountPlace, message: { zh: text, en: text } };
  });
}

const known = onceFor((_: FigureSource) => new Map<Cells, readonly Item[]>());

/** The largest lines of a part; a figure under which nothing has changed is not gone through again. */
function largestIn({ source, cells }: FigurePart): readonly Item[] {
  const items = known(source).get(cells) ?? largestOf(source.items(cells));
  known(source).set(cells, items);
  return items;
}

/** Of equal ones the first. */
function largestOf(items: Iterable<Item>): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    const isLarger = ({ amount }: Item): boolean => compare(amount.value, item.amount.value) < 0;
    const last = found.at(-1);
    if (found.length === MOST_RELATED && last && !isLarger(last)) continue;
    const at = found.findIndex(isLarger);
    found.splice(at < 0 ? found.length : at, 0, item);
    found.length = Math.min(found.length, MOST_RELATED);
  }
  return found;
}
